"""Offsets in UTF-16 units and in code points, of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dna.units import Units

TEXTS = st.text("aé\u0301…\uffff\U00010000😀", max_size=40)


@given(TEXTS, st.data())
def test_a_span_slices_the_same_words_in_both(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    units = Units(text)
    start, stop = units.of(begin), units.of(end)
    assert text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") == text[begin:end]
    assert units.span(start, stop) == ((begin, end) if begin < end else None)


@given(TEXTS, st.integers(-3, 100))
def test_only_units_at_which_a_code_point_begins_have_one(text: str, unit: int) -> None:
    units = Units(text)
    begins = {units.of(point): point for point in range(len(text) + 1)}
    assert units.points_of(unit) == begins.get(unit)


@pytest.mark.parametrize(("start", "stop"), [(1, 1), (2, 1), (-1, 2), (0, 9), (0, 2)])
def test_what_is_no_span_of_the_text_is_none(start: int, stop: int) -> None:
    assert Units("a😀b").span(start, stop) is None
