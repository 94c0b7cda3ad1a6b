"""What the two seed documents hold: the table of the issue that the project began with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.export.record_json import to_json
from onrecord.model.document import slices
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.letter import Letter
from onrecord.model.finding.tenure import Tenure
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.pipeline.build import build, extract_sources
from onrecord.query import Rows, run_query
from onrecord.settings import Settings
from onrecord.store import open_store

Shared = Callable[[str], Path]


@pytest.fixture(scope="module")
def seeds(request: pytest.FixtureRequest) -> dict[str, Record]:
    shared: Shared = request.getfixturevalue("shared")
    found = list(extract_sources([shared("seeds")], Settings()))
    assert not [thing for thing in found if isinstance(thing, UnreadableDocument)]
    return {thing.document.doc_id[:3]: thing for thing in found if isinstance(thing, Record)}


@pytest.fixture(scope="module")
def report(seeds: dict[str, Record]) -> Record:
    return seeds["000"]


@pytest.fixture(scope="module")
def letter(seeds: dict[str, Record]) -> Record:
    return seeds["004"]


def by(record: Record, name: str) -> list[Statement]:
    return [s for s in record.statements if name in {speaker.name for speaker in s.speakers}]


def words(record: Record, statement: Statement) -> str:
    return " ".join(slices(record.document.text, statement.content))


def test_there_are_two(seeds: dict[str, Record]) -> None:
    assert sorted(seeds) == ["000", "004"]


def test_the_second_says_when_it_was_published_and_by_whom(letter: Record) -> None:
    assert letter.document.published == date(2020, 4, 26)
    assert letter.document.published_basis == "stated"
    assert letter.document.authors == ("Akbar Mammadov",)


def test_the_spokeswoman_speaks_on_24_april(letter: Record) -> None:
    (said,) = by(letter, "Leyla Abdullayeva")
    assert said.stated_on is not None
    assert said.stated_on.start == date(2020, 4, 24)
    offices = {tenure.office.name for tenure in letter.of(Tenure) if tenure.holder.name == "Leyla Abdullayeva"}
    assert offices == {"Foreign Ministry Spokeswoman"}


def test_the_letter_or_document_speaks_seven_times_four_of_them_directly(letter: Record) -> None:
    spoken = [
        s for s in letter.statements
        if s.within is None and {speaker.kind for speaker in s.speakers} == {"document"}
    ]  # fmt: skip
    assert sorted(s.mode for s in spoken) == ["direct"] * 4 + ["indirect"] * 3
    it_said = [s for s in spoken if slices(letter.document.text, s.source) == ["it"]]
    assert len(it_said) == 1


def test_its_dates(letter: Record) -> None:
    days = {(found.on.start, found.on.end) for found in letter.of(DateMention)}
    for day in (date(2020, 4, 24), date(2020, 4, 15), date(2020, 3, 31)):
        assert (day, day) in days
    assert (date(1918, 1, 1), date(1918, 12, 31)) in days
    assert all(start is not None and start.year in {1918, 2020} for start, _ in days)


def test_the_letter_has_its_sender_its_addressee_and_its_date(letter: Record) -> None:
    (told,) = letter.of(Letter)
    assert told.sender is not None
    assert "Permanent Representative" in told.sender.name
    assert "Azerbaijan" in told.sender.name
    assert told.addressee is not None
    assert "Secretary-General" in told.addressee.name
    assert told.dated == date(2020, 4, 15)
    assert told.embodied_by is not None


ITEMS = {
    "32": "Protracted conflicts in the GUAM area and their implications for international peace, security and",
    "37": "The situation in the occupied territories of Azerbaijan",
    "68": "Elimination of racism, racial discrimination, xenophobia and related intolerance",
    "70": "Promotion and protection of human rights",
    "75": "Responsibility of States for internationally wrongful acts",
    "83": "The rule of law at the national and international levels",
}


def test_it_was_circulated_under_six_items_each_with_its_own_title(letter: Record) -> None:
    titles = {item.number: item.title or "" for item in letter.of(AgendaItem)}
    assert sorted(titles) == sorted(ITEMS)
    for number, title in ITEMS.items():
        assert titles[number].lower().startswith(title.lower()[:50])
    assert {item.id for item in letter.of(AgendaItem)} == {f"item/ga/74/{number}" for number in ITEMS}
    circulated = {circulation.organ: circulation for circulation in letter.of(Circulation)}
    assert set(circulated) == {"General Assembly", "Security Council"}
    assert [item.number for item in circulated["General Assembly"].items] == list(ITEMS)


def test_the_first_takes_its_date_from_its_own_days_never_from_the_caption(report: Record) -> None:
    assert report.document.published == date(2020, 4, 14)
    assert report.document.published_basis == "inferred"


def test_its_caption_is_no_sentence(report: Record) -> None:
    caption = next(report.document.sections_of("caption"))
    assert report.document.text[caption.start : caption.end].endswith("/ Youtube")
    assert all(span[0] >= caption.end for s in report.statements for span in (*s.source, *s.cue, *s.content))


def test_the_spokesperson_is_quoted_twice_once_through_the_ministrys_website(report: Record) -> None:
    own = [s for s in by(report, "Leyla Abdullayeva") if s.within is None]
    quotations = [s for s in own if s.mode == "direct"]
    assert len(quotations) == 2
    assert [s.via.name for s in quotations if s.via] == ["the ministry's website"]
    assert any(s.mode == "indirect" and "commented on the matter" in words(report, s) for s in own)


def test_the_foreign_ministry_speaks_on_31_march(report: Record) -> None:
    (described,) = by(report, "Azerbaijan's Foreign Ministry")
    assert described.stated_on is not None
    assert described.stated_on.start == date(2020, 3, 31)


def test_the_president_is_quoted_through_president_az(report: Record) -> None:
    own = by(report, "Ilham Aliyev")
    relayed = [s for s in own if s.via and s.via.name == "President.az"]
    assert sum(len(s.content) for s in relayed) == 2
    assert all(s.mode == "direct" for s in relayed)
    inside = [s for s in own if s.within is not None and "Leyla Abdullayeva" in _outer(report, s)]
    assert len(inside) == 2
    assert any(s.within is None and s.via is None and "illegitimate" in words(report, s) for s in own)


def _outer(record: Record, statement: Statement) -> set[str]:
    assert statement.within is not None
    return {speaker.name for speaker in record.statements[statement.within].speakers}


def test_reports_are_an_unnamed_source(report: Record) -> None:
    (reported,) = by(report, "reports")
    assert [speaker.kind for speaker in reported.speakers] == ["unnamed"]


def test_many_have_rejected_the_vote_in_one_statement(report: Record) -> None:
    many = max(report.statements, key=lambda s: len(s.speakers))
    assert (many.act, many.mode) == ("reject", "act")
    ids = {speaker.canonical for speaker in many.speakers}
    assert len(many.speakers) == 12
    assert {"org/government-az", "org/government-gb", "org/nato", "org/eu", "org/osce-minsk-group"} <= ids


@pytest.mark.parametrize("seed", ["000", "004"])
def test_scare_quotes_are_nobodys_words(seed: str, seeds: dict[str, Record]) -> None:
    record = seeds[seed]
    for statement in record.statements:
        if statement.mode == "direct":
            assert len(words(record, statement).split()) > 3, words(record, statement)


@pytest.mark.parametrize("seed", ["000", "004"])
def test_every_span_of_the_record_is_in_its_text(seed: str, seeds: dict[str, Record]) -> None:
    record = to_json(seeds[seed])
    text = record["text"]
    assert isinstance(text, str)
    spans = list(_spans(record))
    assert len(spans) > 50
    assert all(0 <= start < end <= len(text) for start, end in spans)


def _spans(value: object) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        return [span for item in value.values() for span in _spans(item)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(item, int) for item in value):
            return [(value[0], value[1])]
        return [span for item in value for span in _spans(item)]
    return []


@pytest.fixture(scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    shared: Shared = request.getfixturevalue("shared")
    folder = tmp_path_factory.mktemp("seeds") / "record"
    build([shared("seeds")], Settings(store=folder))
    return folder


def asked(store: Path, query: str, **params: str) -> list[dict[str, str]]:
    with open_store(store) as opened:
        answer = run_query(opened.graph, query, params)
        assert isinstance(answer, Rows)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.texts()]


def test_those_that_have_all_rejected_the_vote_oppose_one_subject(store: Path) -> None:
    against = [row for row in asked(store, "stances") if row["opposes"] != "0"]
    subjects = Counter(row["subject_id"] for row in against)
    [(most, actors), *_] = subjects.most_common()
    assert actors >= 12
    label = next(row["subject"] for row in against if row["subject_id"] == most)
    assert label.startswith("vote in ")
    assert "April 2020" in label
    assert len(asked(store, "subject-names", subject=most)) > 5
    camps = asked(store, "positions", subject=most)
    assert {row["stance"] for row in camps} == {"opposes", "neither"}
    assert all(row["evidence"] for row in camps)


def test_nobody_opposes_or_rejects_a_state(store: Path) -> None:
    for state in ("state/az", "state/am"):
        assert not [row for row in asked(store, "positions", subject=state) if row["stance"] == "opposes"]
        rejecting = asked(store, "positions", about=state, act="reject")
        assert [row["as_object"] for row in rejecting] == ["0"] * len(rejecting)
