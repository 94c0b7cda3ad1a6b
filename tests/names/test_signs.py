"""Texts as they are seen: signs that show nothing, or look like others, put into texts of our own."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

from onrecord.names.signs import as_seen
from samples import UNSEEN, disguised

TEXTS = [
    "PORT ELSA, 20-22 March 2020 – “We don’t accept the file,” Vice-President Zoë Álvarez said of Norvania’s offer.",
    "The Secretary-General recalled resolution A/RES/73/194, confirmed its effect and flatly refused a staff officer.",
    "Three ministers’ letters (S/2020/11) went to the judges of the court; none was answered.\n\nAll were “void”.",
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_a_disguised_text_is_seen_as_it_was(text: str, random: Random) -> None:
    assert as_seen(disguised(text, random)).text == text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.data())
def test_a_span_of_what_is_seen_is_the_same_words_in_the_text_as_it_is(
    text: str, random: Random, data: st.DataObject
) -> None:
    hidden = disguised(text, random)
    signs = as_seen(hidden)
    words = [found.span() for found in re.finditer(r"\S+", text)]
    first, last = sorted((data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))))
    start, end = signs.to_stored((first[0], last[1]))
    assert as_seen(f"{hidden[start:end]} x").text == f"{text[first[0] : last[1]]} x"
    assert hidden[start] not in UNSEEN
    assert hidden[end - 1] not in UNSEEN
    assert signs.to_seen((start, end)) == (first[0], last[1])


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet="ab‘’´`'\" \n-\u00ad\u200b\u200d\u00ac\ufb01e\u0301\u00a0\u2011\u2012ن", max_size=30))
def test_any_span_lies_in_the_text_and_the_ways_there_and_back_agree(text: str) -> None:
    signs = as_seen(text)
    for start in range(len(signs.text)):
        first, last = signs.to_stored((start, start + 1))
        assert 0 <= first < last <= len(text)
        assert signs.to_seen((first, last))[0] <= start < signs.to_seen((first, last))[1]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The Secretary\u00adGeneral spoke.", "The Secretary-General spoke."),
        ("They con\u00ad\n  demned it.", "They condemned it."),
        ("They con\u00ac\ndemned it, and con\u00acfirmed it.", "They condemned it, and confirmed it."),
        ("¬ p or q", "¬ p or q"),
        ("‘We left,’ she said. `No.´", "‘We left,’ she said. `No.´"),
        ("a wall 6′ high, 40 km²", "a wall 6′ high, 40 km²"),
        ("علی\u200cرضا met us", "علی\u200cرضا met us"),
        ("plain -- text's", "plain -- text's"),
    ],
)
def test_what_is_meant_by_a_sign_is_told_by_what_stands_beside_it(text: str, seen: str) -> None:
    assert as_seen(text).text == seen
