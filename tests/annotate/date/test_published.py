"""The publication date told from a report that states none; the reports are of our own making."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate.date.published import infer_published
from onrecord.model.document import Section

Shared = Callable[[str], Path]

# 14 April 2020 is a Tuesday
CASES = [
    (
        "the day and month of the commonest weekday, its year named beside it",
        "Norvania voted on Tuesday. Polls closed on Tuesday night.\n"
        "Mira Tal reviewed the first quarter of 2020 on April 14, and left.",
        date(2020, 4, 14),
    ),
    (
        "a full date whose weekday the report uses bare",
        "Norvania voted on Tuesday. The decree was signed on 14 April 2020.",
        date(2020, 4, 14),
    ),
    ("a full date with its weekday beside it", "Norvania voted on Tuesday, April 14, 2020.", date(2020, 4, 14)),
    ("a full date with another weekday", "Norvania voted on Friday. The decree dates from 14 April 2020.", None),
    ("a history with no weekday", "Norvania was founded on 14 April 1920 and fell in 1991.", None),
    ("a weekday with no date", "Norvania voted on Tuesday.", None),
    ("a date without a year", "Norvania voted on Tuesday, and on 14 April.", None),
    (
        "an old date with the right weekday in a report of later years",
        "Norvania voted on Tuesday. It was founded on 14 April 1992.\nThe war of 2016 is over.",
        None,
    ),
    (
        "a day to come is not the publication",
        "Norvania voted on Tuesday. The decree was signed on 14 April 2020. Parliament will meet on 28 April 2020.",
        date(2020, 4, 14),
    ),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_publication_is_inferred_from_evidence_only(text: str, expected: date | None) -> None:
    assert infer_published(text, ()) == expected


def test_a_caption_is_no_evidence() -> None:
    caption = "The port of Vell, taken on Tuesday, April 14, 2020 / Youtube"
    text = f"{caption}\nNorvania voted on Tuesday."
    sections = (Section("caption", 0, len(caption)), Section("body", len(caption) + 1, len(text)))
    assert infer_published(text, sections) is None
    assert infer_published(text, ()) == date(2020, 4, 14)


def test_the_first_seed_was_published_on_the_tuesday_it_tells_of(shared: Shared) -> None:
    text = shared("seeds/000_455c540cefd251c0.txt").read_text(encoding="utf-8")
    first = text.index("\n")
    sections = (Section("caption", 0, first), Section("body", first + 1, len(text)))
    assert infer_published(text, sections) == date(2020, 4, 14)
    assert infer_published(text, ()) == date(2020, 4, 14)
