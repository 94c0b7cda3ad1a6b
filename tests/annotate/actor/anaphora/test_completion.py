"""Mentions that no statement asks for: pronouns, possessives, repeated names, groups; and names a model misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.annotate.actor.acronym import abbreviates
from onrecord.model.document import Document, Section

if TYPE_CHECKING:
    from onrecord.model.record import Record


def record_of(text: str, kind: str = "news", title: str = "") -> Record:
    from onrecord.annotate import annotate
    from onrecord.settings import DEFAULT_MODEL

    sections = [Section("title", 0, len(title))] if title else []
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    sections += [
        Section("body", start + place, start + place + len(line))
        for line in text.split("\n\n")
        for place in [text.index(line)]
    ]
    document = Document(text=whole, doc_id="a", kind=kind, title=title or None, sections=tuple(sections))  # type: ignore[arg-type]
    (record,) = annotate([document], DEFAULT_MODEL)
    return record


def mentions(record: Record, name: str) -> list[str]:
    """The words of all mentions of the reference with that name, or with a mention of that form."""
    text = record.document.text
    words = [[text[start:end] for start, end in reference.mentions] for reference in record.references]
    named = [found for found, ref in zip(words, record.references, strict=True) if ref.name == name or name in found]
    return [word for found in named for word in found]


CASES = [
    pytest.param(
        "Mira Talov met reporters on Friday. She said that her government would help. Talov later praised them.",
        "Mira Talov",
        ["Mira Talov", "She", "her", "Talov"],
        id="she, her and a surname",
    ),
    pytest.param(
        "Norway rejected the report. Its delegation left the hall, and it has since closed its mission.",
        "Norway",
        ["Norway", "Its", "it", "its"],
        id="a state's its",
    ),
    pytest.param(
        "Germany said that it was clear that talks had failed.",
        "Germany",
        ["Germany"],
        id="it that stands for nothing",
    ),
    pytest.param(
        "The United Nations Protection Force (UNPROFOR) was deployed. UNPROFOR said that it had lost two men.",
        "United Nations Protection Force",
        ["United Nations Protection Force", "UNPROFOR", "UNPROFOR", "it"],
        id="an acronym in brackets",
    ),
    pytest.param(
        "A. Harutov, the minister, said that the talks had failed.",
        "A. Harutov",
        ["A. Harutov"],
        id="an initial and a surname",
    ),
    pytest.param(
        "President Hassan bin Said said that the talks had failed.",
        "Hassan bin Said",
        ["Hassan bin Said"],
        id="a particle inside a name",
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES)
def test_all_mentions_of(text: str, name: str, expected: list[str]) -> None:
    found = mentions(record_of(text), name)
    assert [word for word in found if word in expected] == expected


def test_they_are_the_two_people_of_the_sentence_before() -> None:
    record = record_of(
        "Mira Talov spoke with Osric Ferr on Friday. They discussed the border and reaffirmed their trust."
    )
    (discussed,) = [statement for statement in record.statements if statement.act != "reaffirm"][:1]
    assert sorted(speaker.name for speaker in discussed.speakers) == ["Mira Talov", "Osric Ferr"]
    assert "They" in mentions(record, "Mira Talov")
    assert "They" in mentions(record, "Osric Ferr")


@pytest.mark.parametrize(("kind", "says"), [("release", {"Mira Talov"}), ("other", set())])
def test_a_statement_in_the_first_person_is_its_authors(kind: str, says: set[str]) -> None:
    title = "Statement by President Mira Talov on the Border"
    record = record_of(
        "The border is open. We welcome the talks. I reject the report, and my office will help.", kind, title
    )
    speakers = {speaker.name for statement in record.statements for speaker in statement.speakers}
    assert speakers == says  # a document of no known kind is not taken to speak for somebody
    assert {"We", "I", "my"} <= set(mentions(record, "Mira Talov"))


def test_reporters_of_news_are_not_those_who_speak_in_it() -> None:
    record = record_of('"We welcome the talks," Mira Talov said.', "news", "Statement by President Osric Ferr")
    assert {speaker.name for statement in record.statements for speaker in statement.speakers} == {"Mira Talov"}


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("OSCE", "Organization for Security and Co-operation in Europe", True),
        ("NATO", "North Atlantic Treaty Organization", True),
        ("VCC", "Veldine Cooperation Council", True),
        ("VCC", "Veldine Monitor", False),
        ("N", "Norvania", False),
    ],
)
def test_an_acronym_takes_the_beginnings_of_words(short: str, name: str, expected: bool) -> None:
    assert abbreviates(short, name) is expected
