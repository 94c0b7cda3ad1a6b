"""Who is meant: names, offices and pronouns of one document put together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.finding.tenure import Tenure
from onrecord.model.record import Record

Annotate = Callable[..., Record]


def speakers(record: Record) -> list[list[str]]:
    return [[speaker.name for speaker in statement.speakers] for statement in record.statements]


CASES = {
    "surname": (
        "Mira Tal said that it rained. Tal said that it was cold.",
        [["Mira Tal"], ["Mira Tal"]],
    ),
    "she": (
        "Mira Tal, a spokeswoman of the ministry, said that it rained. She added that it was cold.",
        [["Mira Tal"], ["Mira Tal"]],
    ),
    "the spokeswoman": (
        "Spokeswoman Mira Tal said that it rained. The spokeswoman added that it was cold.",
        [["Mira Tal"], ["Mira Tal"]],
    ),
    "he is not she": (
        "Spokeswoman Mira Tal met Peter Orrin. He said that it rained.",
        [["Peter Orrin"]],
    ),
    "it is the letter": (
        "The letter says that it rained. It adds that it was cold.",
        [["The letter"], ["The letter"]],
    ),
    "I is who is quoted": (
        "“I deny that it rained,” Mira Tal said.",
        [["Mira Tal"], ["Mira Tal"]],
    ),
    "members of a list": (
        "Norway, Georgia and Fiji said that it rained.",
        [["Norway", "Georgia", "Fiji"]],
    ),
    "members named by including": (
        "Several states, including Norway and Fiji, have rejected the vote.",
        [["Several states", "Norway", "Fiji"]],
    ),
    "governments of several states are several": (
        "The governments of Norway and Fiji have rejected the vote.",
        [["government of Norway", "government of Fiji"]],
    ),
    "a statement's issuer": (
        "A statement issued by the Foreign Ministry of Norway said that it rained.",
        [["Foreign Ministry of Norway"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_each_statement_is_given_to_who_is_meant(text: str, expected: list[list[str]], record_of: Annotate) -> None:
    assert speakers(record_of(text)) == expected


KINDS = {
    "state": ("Norway said that it rained.", "state", "state/no"),
    "government": ("The Norwegian government said that it rained.", "organization", "org/government-no"),
    "metonym": ("Oslo said that it rained.", "organization", "org/government-no"),
    "ministry": ("Norway's Foreign Ministry said that it rained.", "organization", "org/foreign-ministry-no"),
    "organ": ("The Security Council said that it rained.", "organ", "organ/sc"),
    "organization": ("NATO said that it rained.", "organization", "org/nato"),
    "collective": ("Officials said that it rained.", "collective", None),
    "document": ("The report said that it rained.", "document", None),
    "outlet": ("The newspaper said that it rained.", "outlet", None),
}


@pytest.mark.parametrize(("text", "kind", "canonical"), KINDS.values(), ids=KINDS)
def test_speakers_have_their_kind_and_are_known(
    text: str, kind: str, canonical: str | None, record_of: Annotate
) -> None:
    ((speaker,),) = [statement.speakers for statement in record_of(text).statements]
    assert (speaker.kind, speaker.canonical) == (kind, canonical)


def test_a_metonym_is_marked_where_it_stands(record_of: Annotate) -> None:
    ((speaker,),) = [statement.speakers for statement in record_of("Oslo said that it rained.").statements]
    assert speaker.name_uses == (((0, 4), "metonym"),)


OFFICES = {
    "before the name": ("Foreign Minister Mira Tal said so.", "Foreign Minister"),
    "after the name": (
        "Mira Tal, a spokeswoman for the Foreign Ministry, said so.", "spokeswoman for the Foreign Ministry",
    ),
    "around the name": ("The spokeswoman, Mira Tal, said so.", "spokeswoman"),
    "with its state": ("Norway's President Mira Tal said so.", "Norway's President"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "office"), OFFICES.values(), ids=OFFICES)
def test_an_office_is_attested_and_not_a_property_of_the_person(text: str, office: str, record_of: Annotate) -> None:
    record = record_of(text)
    (tenure,) = record.of(Tenure)
    assert (tenure.holder.name, tenure.office.name) == ("Mira Tal", office)
    ((start, end),) = tenure.evidence
    assert "Mira Tal" in text[start:end]
    assert office.split()[0] in text[start:end]
