"""Excerpts of records without a masthead, known by how turns begin; and texts typed with a blank line between lines."""

from __future__ import annotations

import pytest

from onrecord.reading.layout.lines import split_lines
from onrecord.reading.layout.record_body import reads_as_record

VERBATIM = (
    "The President: I give the floor to Norvania.\n\nMr. Tal (Norvania) (spoke in French): We thank you.\n\n"
    "The President: I thank the representative.\n"
)
SUMMARY = "3. Mr. Tal (Norvania) said that it rained.\n\n4. It would rain for long.\n\n5. Ms. Osk (Keldmark) agreed.\n"
UNNUMBERED = (
    "The Chair invited comments.\n\nMr. Tal (Norvania) said that it rained.\n\nMs. Osk (Keldmark) agreed.\n\n"
    "It was so agreed.\n"
)
NEWS = "Mr. Tal (Norvania) said that it rained.\n\nMs. Osk (Keldmark) agreed.\n\nMr. Quell said nothing.\n"
BRIEFING = "THE PRESIDENT: Thank you.\n\nQ Will it rain?\n\nTHE PRESIDENT: It will.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(VERBATIM, True), (SUMMARY, True), (UNNUMBERED, True), (NEWS, False), (BRIEFING, False)],
    ids=["verbatim", "summary", "unnumbered", "news", "briefing"],
)
def test_a_record_is_known_by_its_turns(text: str, expected: bool) -> None:
    assert reads_as_record(text, split_lines(text)) is expected


def test_a_blank_line_between_any_two_lines_parts_nothing() -> None:
    words = ["The delegation of Norvania thanks", "the Assembly for its work and", "hopes that it goes on."] * 10
    assert {line.block for line in split_lines("\n\n".join(words))} == {0}
    assert {line.block for line in split_lines("\n\n".join(words[:6]))} == set(range(6))
