"""The line that opens a resolution, with a comma, without one, or with a slip for it."""

from __future__ import annotations

import pytest

from onrecord.un.organ_line import find_organ_line


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("The Security Council,", "Security Council"),
        ("The General Assembly", "General Assembly"),
        ("The Security Council.", "Security Council"),
        ("The Securitv Council,", "Security Council"),
        ("Tbe 5ecurity C0uncil,", "Security Council"),
        ("\u201cThe Security Council,", "Security Council"),
        ("Therefore the Security Council,", "Security Council"),
        ("The Commission on Fisheries,", "Commission on Fisheries"),
        ("The Economic and Social Council, recalling its decision", "Economic and Social Council"),
    ],
    ids=[
        "comma",
        "none",
        "full stop",
        "a slip",
        "three slips",
        "quotation mark",
        "therefore",
        "another body",
        "goes on",
    ],
)
def test_an_organs_line_is_found(line: str, organ: str) -> None:
    text = f"Resolution 9518 (1982)\n\n{line}\n\nRecalling its resolutions"
    found = find_organ_line(text)
    assert found is not None
    assert found.organ == organ
    assert text[slice(*found.span)] in line


@pytest.mark.parametrize(
    "line",
    ["The Security Council met on Monday.", "The town council", "The Annual General Meeting", "Security Council"],
    ids=["a sentence", "another council", "a title without a comma", "a line of a masthead"],
)
def test_other_lines_open_nothing(line: str) -> None:
    assert find_organ_line(f"A story\n\n{line}\n\nRecalling") is None
