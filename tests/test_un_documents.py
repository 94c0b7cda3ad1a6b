"""The United Nations' documents of the example corpus, read as a whole: letters, drafts, resolutions, records."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model.document import slices
from onrecord.model.finding.adoption import Adoption
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.letter import Letter
from onrecord.model.finding.part import Part
from onrecord.model.finding.tenure import Tenure
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.pipeline.build import extract_sources
from onrecord.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NAMES = (
    "keldmark-letter", "norvania-note-verbale", "keldmark-identical-letters", "draft-resolution", "council-resolution",
    "presidential-statement", "summary-record", "council-record",
)  # fmt: skip


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    settings = Settings(actors=EXAMPLES / "actors.ttl")
    found = list(extract_sources([EXAMPLES / f"{name}.txt" for name in NAMES], settings))
    return {each.document.doc_id: each for each in found if isinstance(each, Record)}


def said(record: Record, speaker: str) -> list[str]:
    return [" ".join(slices(record.document.text, s.content)) for s in record.statements if _by(s, speaker)]


def _by(statement: Statement, speaker: str) -> bool:
    return speaker in {each.name for each in statement.speakers}


def test_all_were_read(records: dict[str, Record]) -> None:
    assert set(records) == set(NAMES)


def test_the_letter_of_a_state_named_again_is_the_letter_named_before(records: dict[str, Record]) -> None:
    own, other = records["keldmark-letter"].of(Letter)
    assert own.document.canonical == "document/un/A/74/1435"
    assert other.document.canonical == "document/un/A/74/1412"
    assert other.states == ("state/x-norvania",)
    claimed = [s for s in records["keldmark-letter"].statements if other.document in s.speakers]
    assert len(claimed) == 2


def test_an_annex_is_spoken_by_its_author_not_by_who_forwards_it(records: dict[str, Record]) -> None:
    record = records["keldmark-identical-letters"]
    kinds = [(part.kind, part.author.name if part.author else None) for part in record.of(Part)]
    assert kinds == [
        ("cover", "the Chargé d’affaires a.i. of the Permanent Mission of Keldmark to the United Nations"),
        ("annex", "Ragna Tolmevik"), ("enclosure", "author of the enclosure"),
    ]  # fmt: skip
    annex = record.of(Part)[1]
    first_person = {"reject", "propose", "ask"}
    inside = [s for s in record.statements if annex.span[0] <= s.content[0][0] < annex.span[1]]
    found = [s for s in inside if s.act in first_person and s.within is None]
    assert len(found) == 3
    assert {speaker.name for s in found for speaker in s.speakers} == {"Ragna Tolmevik"}


def test_the_ministry_speaks_in_the_annex_of_a_note_verbale(records: dict[str, Record]) -> None:
    record = records["norvania-note-verbale"]
    assert [circulation.organ for circulation in record.of(Circulation)] == ["General Assembly"]
    assert [item.id for item in record.of(Circulation)[0].items] == ["item/ga/74/31", "item/ga/74/83"]
    assert any("described as an election" in words for words in said(record, "Ministry of Foreign Affairs of Norvania"))
    assert {letter.document.canonical for letter in record.of(Letter)} == {
        "document/un/A/74/1468",
        "document/un/A/74/1435",
    }


def test_the_organ_has_said_nothing_of_a_draft(records: dict[str, Record]) -> None:
    record = records["draft-resolution"]
    assert {statement.status for statement in record.statements} == {"possible"}
    assert len(record.statements) == 7
    (proposal,) = record.of(Adoption)
    assert proposal.status == "possible"
    assert [sponsor.name for sponsor in proposal.sponsors] == ["Aldermoor", "Eskarand", "Tarsovia"]
    assert [item.id for item in proposal.items] == ["item/ga/74/31/b"]


def test_a_resolution_of_the_council_says_when_and_how_it_was_adopted(records: dict[str, Record]) -> None:
    record = records["council-resolution"]
    (adoption,) = record.of(Adoption)
    assert (str(adoption.adopted_on), adoption.meeting, adoption.votes) == ("2020-05-29", "19755", (13, 0, 2))
    assert {statement.status for statement in record.statements} == {"asserted"}
    assert [letter.document.canonical for letter in record.of(Letter)] == [
        "document/un/A/74/1412", "document/un/S/2020/1882",
    ]  # fmt: skip


def test_the_council_speaks_in_the_statement_of_its_president(records: dict[str, Record]) -> None:
    record = records["presidential-statement"]
    assert [s.act for s in record.statements if _by(s, "Security Council")] == [
        "recall", "express-concern", "call-for", "welcome",
    ]  # fmt: skip


def test_a_turn_of_a_summary_record_is_the_speakers_to_its_end(records: dict[str, Record]) -> None:
    record = records["summary-record"]
    assert said(record, "Mr. Teshirin (Eskarand)") == [
        "that a ceasefire was a legal instrument like any other",
        "Its paragraphs could not be read one without the other",
        "The guarantor States had never agreed to a vote on one side of the line, and they regretted that two had been"
        " held within six weeks",
    ]
    assert len(said(record, "Ms. Aldane (Norvania)")) == 3
    assert said(record, "delegation of Keldmark") == ["the statement of Norvania"]


def test_speakers_of_a_record_represent_their_states(records: dict[str, Record]) -> None:
    for name in ("summary-record", "council-record"):
        offices = {tenure.office.name for tenure in records[name].of(Tenure)}
        assert offices == {f"representative of {state}" for state in ("Eskarand", "Keldmark", "Norvania")}


def test_the_item_under_discussion_goes_with_a_statement_of_a_record(records: dict[str, Record]) -> None:
    turns = [s for s in records["summary-record"].statements if s.rule == "summary-turn"]
    assert len(turns) == 5
    assert {s.items for s in turns} == {("item/ga/74/83",)}


def test_no_two_things_of_different_names_have_one_id(records: dict[str, Record]) -> None:
    for record in records.values():
        names: dict[str, set[str]] = {}
        for reference in record.references:
            names.setdefault(reference.place, set()).add(reference.name)
        assert [called for called in names.values() if len(called) > 1] == [], record.document.doc_id
