"""What a user types, as what is looked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.errors import SearchError
from onrecord.fulltext.expression import read_expression

WORDS = ("condemn", "condemnation", "condemned", "condemns", "policies", "policy", "vote", "voted", "voter", "void")


def forms_of(start: str) -> Sequence[str]:
    return [word for word in WORDS if word.startswith(start)]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("condemn", '((("condemn" OR "condemnation" OR "condemned" OR "condemns")))'),
        ("Policy", '((("policies" OR "policy")))'),
        ('"condemn"', '((("condemn")))'),
        ("cond*", '((("cond" *)))'),
        ("vote void", '((("vote" OR "voted")) AND (("void")))'),
        ("void OR cond*", '((("void") OR ("cond" *)))'),
        ("void -cond*", '((("void"))) NOT ("cond" *)'),
        ("void NOT cond*", '((("void"))) NOT ("cond" *)'),
        ("Nagra-Veld", '((("nagra veld")))'),
        ("A/RES/74(2020)", '((("a res 74 2020")))'),
        ("“the void” of", '((("the void")) AND (("of")))'),
        ("Łorvan", '((("lorvan")))'),
        ("NEAR(void) ^void:", '((("near void")) AND (("void")))'),
    ],
)
def test_words_are_looked_for_in_their_forms_and_the_rest_as_it_stands(typed: str, asked: str) -> None:
    assert read_expression(typed, forms_of).to_fts() == asked


@pytest.mark.parametrize("typed", ["", "  ", "-void", "NOT void", '""', "—", "* *"])
def test_nothing_to_look_for_is_told(typed: str) -> None:
    with pytest.raises(SearchError, match="no word to look for; give one at least"):
        read_expression(typed, forms_of)


def test_no_more_is_looked_for_than_can_be() -> None:
    with pytest.raises(SearchError, match="more than 32 words"):
        read_expression("void " * 33, forms_of)


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("condemn", "It Condemned, and condemns.", [(3, 12), (18, 26)]),
        ("Nagra-Veld", "of Nagra–Veld and Nagra Veld", [(3, 13), (18, 28)]),
        ("A/RES/74", "A/RES/740, A/RES/74/2, XA/RES/74", None),
        ("A/RES/74", "in A/RES/74. So", [(3, 11)]),
        ("S/2020/2", "A/74/1-S/2020/2", [(7, 15)]),
        ("Lorvan", "Ło\u00adrvan’s", [(0, 7)]),
        ("cond*", "condign", [(0, 7)]),
        ("void vote", "a void", None),
        ("void OR vote", "a void", [(2, 6)]),
        ("Москва", "в Москве и Moskva", [(11, 17)]),
    ],
)
def test_each_is_marked_where_it_stands(typed: str, text: str, marks: list[tuple[int, int]] | None) -> None:
    groups = read_expression(typed, forms_of).groups(text)
    assert (None if groups is None else [mark for group in groups for mark in group]) == marks
