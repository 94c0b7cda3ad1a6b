"""Each pattern of a sentence's end finds what it is named for, and no end behind a title."""

from __future__ import annotations

import re

import pytest

from onrecord.names import sentence

TEXT = (
    "Mr. Tal of St. Orla wrote to H.E. Ms. Morvask; she agreed.\n“Yes.” The letter (no. 4) came… then J. Harut read it."
    "\n\nEnd"
)

ENDS = {
    "in prose": (sentence.IN_PROSE, ["agreed.\n", "Yes.” ", "J. ", "it.\n\n"]),
    "in lists": (sentence.IN_LISTS, ["Mr. ", "St. ", "H.E. ", "Ms. ", "agreed.\n", "J. ", "it.\n\n"]),
    "of a passage": (sentence.OF_PASSAGE, ["Mr. ", "St. ", "H.E. ", "Ms. ", "Morvask; ", "J. ", "it.\n\n"]),
    "of a clause": (sentence.OF_CLAUSE, ["Morvask; ", "agreed.\n", "no. ", "J. ", "it.\n", "\n"]),
    "a full stop": (sentence.FULL_STOP, ["St. ", "agreed.\n", "no. ", "it.\n"]),
}


@pytest.mark.parametrize(("pattern", "found"), ENDS.values(), ids=ENDS)
def test_sentences_end_where_the_pattern_is_named_for(pattern: re.Pattern[str], found: list[str]) -> None:
    ends = [match.end() for match in pattern.finditer(TEXT)]
    assert [
        (re.findall(r"\S+\s*$", TEXT[:end])[0])[-len(word) :] for end, word in zip(ends, found, strict=True)
    ] == found


@pytest.mark.parametrize(("line", "ends"), [("It was “so.”", True), ("It was so:", False), ("Wait …", True)])
def test_a_line_ends_a_sentence_with_a_mark_and_what_it_closes(line: str, ends: bool) -> None:
    assert bool(sentence.OF_LINE.search(line)) is ends
