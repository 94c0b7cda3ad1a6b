"""On which side of the publication a day lies, and whether it is the statement's own: sentences of our own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3] / "scripts"))

from date_scores import TABLES, DateCase, case_of, place_of
from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, slices
from onrecord.model.finding.date import DateMention
from onrecord.model.record import Record
from onrecord.model.statement import DateRange
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).resolve().parents[3] / "examples" / "actors.ttl"
NOT_REACHED = {
    "warned of an attack [on Monday]": "a weekday behind a past verb that may be its own is taken for it",
}


def read(name: str) -> list[tuple[DateCase, dict[str, str]]]:
    rows = [line.split("\t") for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [
        (case_of(day, places, text), dict(each.split("=") for each in own.split("|") if each))
        for day, places, own, text in rows
    ]


CASES = [*read("stated_cases.tsv"), *read("stated_cases_fresh.tsv"), *read("stated_cases_third.tsv")]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    docs = [
        Document(
            case.text,
            f"{place}",
            kind="news",
            published=case.published,
            published_basis="stated",
            sections=(Section("body", 0, len(case.text)),),
        )
        for place, (case, _) in enumerate(CASES)
    ]
    return {record.document.text: record for record in annotate(docs, DEFAULT_MODEL, ACTORS)}


def day_of(found: DateRange | None) -> str:
    if found is None:
        return "-"
    return found.start.isoformat() if found.start and found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize(("case", "own"), CASES, ids=[case.text[:60] for case, _ in CASES])
def test_a_day_lies_on_its_side_and_only_its_own_is_the_statements(
    case: DateCase, own: dict[str, str], records: dict[str, Record], request: pytest.FixtureRequest
) -> None:
    plain = {known.replace("[", "").replace("]", ""): why for known, why in NOT_REACHED.items()}
    why = next((why for known, why in plain.items() if known in case.text), None)
    if why:
        request.applymarker(pytest.mark.xfail(reason=why, strict=True))
    record = records[case.text]
    dates = [each.on for each in record.of(DateMention)]
    assert [(one.span, place_of(one).split()[0]) for one in dates] == [
        (span, place.split()[0]) for span, place in zip(case.spans, case.places, strict=True)
    ]
    for statement in record.statements:
        cue = " ".join(slices(case.text, statement.cue))
        for word, day in own.items():
            assert word not in cue or day_of(statement.stated_on) == day


def test_most_statements_of_the_table_are_found(records: dict[str, Record]) -> None:
    found = [
        word
        for case, own in CASES
        for word in own
        if any(word in " ".join(slices(case.text, each.cue)) for each in records[case.text].statements)
    ]
    assert len(CASES) == 119
    assert len(found) >= 98
