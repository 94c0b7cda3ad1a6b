"""Whose "my Government", "her country" and "our delegation" are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.model.document import Document, Section

if TYPE_CHECKING:
    from onrecord.model.record import Record

EXAMPLES = Path(__file__).parents[3] / "examples"


def record_of(text: str, kind: str, publisher: str | None) -> Record:
    from onrecord.annotate import annotate
    from onrecord.settings import DEFAULT_MODEL

    sections = (Section("body", 0, len(text)),)
    document = Document(text=text, doc_id="a", kind=kind, sections=sections, publisher=publisher)  # type: ignore[arg-type]
    (record,) = annotate([document], DEFAULT_MODEL)
    return record


def meant(record: Record, words: str) -> set[str | None]:
    """What the references mentioned in these words are."""
    text = record.document.text
    return {each.canonical for each in record.references if any(text[a:b] == words for a, b in each.mentions)}


CASES = [
    pytest.param(
        "Edda Morvask, the Foreign Minister of Norway, told reporters that her country did not deny the vote.",
        "her country", {"state/no"}, "news", None, id="her country, by an office after the name",
    ),
    pytest.param(
        "Edda Morvask, Estonia's Permanent Representative to the United Nations, said that her country was ready.",
        "her country", {"state/ee"}, "news", None, id="not the body she is sent to",
    ),
    pytest.param(
        "Mira Tal (Norway) said that her delegation rejected the vote.",
        "her delegation", {"org/delegation-no"}, "news", None, id="her delegation, by the brackets",
    ),
    pytest.param(
        "Mira Tal met reporters. She said that her country was ready.",
        "her country", set(), "news", None, id="nobody tells which",
    ),
    pytest.param(
        "Mira Tal spoke to the press. The Foreign Ministry rejected the vote.",
        "Foreign Ministry", {"org/foreign-ministry-no"}, "release", "Ministry of Foreign Affairs of Norway",
        id="the ministry on its own site",
    ),
    pytest.param(
        "Mira Tal spoke to the press. The Foreign Ministry rejected the vote.",
        "Foreign Ministry", {None}, "news", "The Norway Herald", id="a ministry in a newspaper stays local",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected", "kind", "publisher"), CASES)
def test_what_belongs_to_a_speaker(
    text: str, words: str, expected: set[str | None], kind: str, publisher: str | None
) -> None:
    record = record_of(text, kind, publisher)
    whole = {text[a:b] for each in record.references for a, b in each.mentions if text[a:b].endswith(words)}
    assert {found for name in whole for found in meant(record, name)} == expected


def test_my_government_in_letters_and_records_is_the_sender_s() -> None:
    from onrecord.errors import UnreadableDocument
    from onrecord.pipeline.build import extract_sources
    from onrecord.settings import Settings

    files = [EXAMPLES / name for name in ("keldmark-letter.txt", "norvania-letter.txt", "council-record.txt")]
    found = list(extract_sources(files, Settings(actors=EXAMPLES / "actors.ttl")))
    records = {r.document.doc_id: r for r in found if not isinstance(r, UnreadableDocument)}
    assert meant(records["keldmark-letter"], "my Government") == {"org/x-keldmark-government"}
    assert meant(records["keldmark-letter"], "My Government") == {"org/x-keldmark-government"}
    assert meant(records["norvania-letter"], "my Government") == {"org/x-norvania-government"}
    assert meant(records["council-record"], "his Government") == {"org/x-keldmark-government"}
