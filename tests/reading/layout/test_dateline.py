"""Datelines before reports that open with a mark, and with the state in brackets: invented places and agencies."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.layout.dateline import find_dateline


@pytest.mark.parametrize("opening", ["„", "‹", "‚", "*", "“", "«", "‘", "「", "_", ""])
def test_a_report_may_open_with_any_mark_behind_its_dateline(opening: str) -> None:
    text = f"PORT ELSA, 1 April 2020 (Courier) - {opening}We will not sign, the minister said."
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == "PORT ELSA, 1 April 2020 (Courier) -"
    assert (found.says.published, found.says.publisher) == (date(2020, 4, 1), "Courier")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Halvora [Keldmark] February 6 (KNA): Keldmark praised the treaty.", 36),
        ("Vell [Tarsovia], 6 Feb 2019 (TNA) -- Tarsovia praised it.", 36),
        ("Port Elsa [Norvania] (a republic) is old: it fell.", None),
        ("Port Elsa [Norvania] said so: it fell.", None),
    ],
)
def test_the_state_of_a_dateline_may_stand_in_brackets(text: str, end: int | None) -> None:
    found = find_dateline(text, 0, len(text))
    assert (found.end if found else None) == end
