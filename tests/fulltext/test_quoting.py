"""Words that were found are cut at so many characters, with what was found among them, wherever spaces are."""

from __future__ import annotations

import pytest

from onrecord.fulltext.quoting import cut

TEXTS = {
    "words": "peace and war " * 100,
    "no spaces": "x" * 1400,
    "a space at the begin": "x " + "y" * 1398,
    "a long word behind a short one": "a b " * 50 + "z" * 1200,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("at", [0, 6, 140, 151, 295, 310, 700, 1390])
def test_what_was_found_is_shown_within_the_limit(text: str, at: int) -> None:
    words, marks = cut(text, [(at, at + 5)], most=300)
    assert len(words) <= 300
    assert [words[start:stop] for start, stop in marks] == [text[at : at + 5]]
    assert len(cut(text, [(at, at + 5)], around=False, most=300)[0]) >= 150
