"""Words as people read them: outer marks go only where one pair of them holds all."""

from __future__ import annotations

import pytest

from onrecord.model.statement import Statement
from onrecord.model.wording import words_of

PIECES = {
    "one pair": ("“We met.”", "We met."),
    "one pair, straight": ('"We met,"', "We met"),
    "two pairs side by side": ("“close to done.” “One page is left.”", "“close to done.” “One page is left.”"),
    "two straight pairs": ('"void", and "late"', '"void", and "late"'),
    "a pair at the beginning only": ("“void” and too late", "“void” and too late"),
    "a pair at the end only": ("that it was “void”", "it was “void”"),
    "a pair in a pair": ("“The so-called “vote” is void.”", "The so-called “vote” is void."),
    "an apostrophe is no mark": ("‘It’s void’", "It’s void"),
    "an opening mark alone": ("“We met in Port Elsa", "We met in Port Elsa"),
}


@pytest.mark.parametrize("case", PIECES)
def test_marks_are_left_off_where_one_pair_holds_all(case: str) -> None:
    text, words = PIECES[case]
    assert words_of(text, Statement(cue=(), content=((0, len(text)),))) == words
