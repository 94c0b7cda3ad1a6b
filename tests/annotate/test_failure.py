"""An annotator that fails costs its own findings: each in turn fails on examples, having done its work before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from onrecord.annotate import annotate, failure
from onrecord.annotate.assembly import text
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.failure import Guard
from onrecord.annotate.parse import model as parse
from onrecord.annotate.registry import ANNOTATORS, annotators
from onrecord.errors import OnRecordError, UnreadableDocument
from onrecord.export.record_json import to_json
from onrecord.model.document import Document, Section
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.gathered import references_of
from onrecord.model.ids import reference_id
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure
from onrecord.pipeline.build import extract
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL, Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [
    *("council-record.txt", "courier-vote.txt", "draft-resolution.txt", "keldmark-letter.txt", "resolution.txt"),
    *("norvania-letter.txt", "summary-record.txt", "norvania-ministry.html"),
]
KEEPING = [f"{each.name} (record)" for each in annotators() if each.kept is not None]
NAMES_IN_FAILURES = [*ANNOTATORS, *KEEPING, "record"]
"""The last is of what makes a record of the findings: without it there is none."""

STATED = {"attribution", "operative", "statements", "summary", "record"}
"""Those without which a document may have no statements."""

IN_TEXT = {"symbols", "agenda", "titles", "dates", "published", "record", *KEEPING}
"""Those without which a document may have other dates, agenda items or symbols."""

Annotate = Callable[..., Record]


@cache
def documents() -> tuple[Document, ...]:
    read = read_documents([EXAMPLES / name for name in NAMES])
    found = [thing for thing in read if isinstance(thing, Document)]
    undated = [replace(doc, published=None, published_basis=None) for doc in found if doc.kind == "news"]
    return (*found, *undated)


@cache
def whole() -> tuple[Record, ...]:
    return tuple(annotate(documents(), DEFAULT_MODEL))


def failing(monkeypatch: pytest.MonkeyPatch, chosen: str, error: BaseException) -> None:
    """Make the annotator of that name fail, after all it does is done."""
    call_guarded = Guard.__call__

    def called(self: Guard, name: str, call: Callable[[], object]) -> object:
        def half_done() -> object:
            call()
            raise error

        return call_guarded(self, name, half_done if name == chosen else call)

    monkeypatch.setattr(failure.Guard, "__call__", called)


def test_these_are_all_annotators(monkeypatch: pytest.MonkeyPatch) -> None:
    called: set[str] = set()
    call_guarded = Guard.__call__

    def noting(self: Guard, name: str, call: Callable[[], object]) -> object:
        called.add(name)
        return call_guarded(self, name, call)

    monkeypatch.setattr(failure.Guard, "__call__", noting)
    assert list(annotate(documents(), DEFAULT_MODEL)) == list(whole())
    assert called == set(NAMES_IN_FAILURES)


@pytest.mark.parametrize("name", NAMES_IN_FAILURES)
def test_one_that_fails_costs_its_own_findings_and_leaves_the_rest_whole(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, name, ValueError(f"{EXAMPLES} and words of the text"))
    found = list(annotate(documents(), DEFAULT_MODEL))
    assert len(found) == len(NAMES) + 1
    for doc, record, complete in zip(documents(), found, whole(), strict=True):
        assert_consistent(record)
        if name != "published" or not doc.published:
            assert [(each.annotator, each.error) for each in record.failures] == [(name, "ValueError")]
        if name not in IN_TEXT:
            assert (record.of(DateMention), record.of(AgendaItem), record.of(SymbolMention)) == (
                complete.of(DateMention),
                complete.of(AgendaItem),
                complete.of(SymbolMention),
            )
        if name not in STATED and complete.statements:
            assert record.statements


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), OnRecordError("settings")], ids=repr)
@pytest.mark.parametrize("name", ["dates", "completion", "record"])
def test_what_is_no_failure_of_an_annotator_ends_the_run(
    name: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, name, error)
    with pytest.raises(type(error)):
        list(annotate(documents()[:1], DEFAULT_MODEL))


def test_several_that_fail_are_all_told(monkeypatch: pytest.MonkeyPatch, record_of: Annotate) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(text, "find_dates", fail)
    failing(monkeypatch, "adoptions", RuntimeError("no"))
    record = record_of("Mira Tal said on 4 May 2031 that the vote was void.")
    assert [(each.annotator, each.error) for each in record.failures] == [
        ("dates", "RuntimeError"),
        ("adoptions", "RuntimeError"),
    ]
    assert record.statements
    assert not record.of(DateMention)


def test_a_failure_tells_the_place_without_a_path_or_words_of_the_text() -> None:
    with pytest.raises(failure.AnnotationFailed) as told:
        Guard()("dates", lambda: find_dates(7, None))  # type: ignore[arg-type]
    words = r'the annotator "dates" failed \(TypeError in onrecord\.annotate\.date[\w.]*, line \d+\)'
    assert re.fullmatch(words, str(told.value))


def test_a_parse_that_fails_costs_one_document_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_batch = parse._parsed_batch

    def fail(nlp: object, classes: object, batch: list[tuple[Document, object]]) -> object:
        if any("Norvania" in doc.text for doc, _ in batch):
            raise IndexError("no")
        return parse_batch(nlp, classes, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "_parsed_batch", fail)
    texts = ["Mira Tal said that all was well.", "Mira Tal of Norvania spoke.", "Ana Vel denied that it was."]
    found = [record for record in extract(map(document, texts), Settings()) if isinstance(record, Record)]
    assert [bool(record.statements) for record in found] == [True, False, True]
    assert [[(each.annotator, each.error) for each in record.failures] for record in found] == [
        [],
        [("parse", "IndexError")],
        [],
    ]
    assert found[1].failures[0].place.startswith("onrecord.annotate.parse.model, line ")


def test_a_document_that_memory_does_not_suffice_for_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "mentions", MemoryError())
    (found,) = extract([document("Mira Tal spoke.")], Settings())
    assert isinstance(found, UnreadableDocument)
    assert "more memory" in str(found)


def test_a_model_that_is_not_installed_ends_the_run_in_one_line() -> None:
    with pytest.raises(OnRecordError) as told:
        list(extract([document("Mira Tal spoke.")], Settings(model="no_such_model")))
    assert str(told.value).startswith("no_such_model: the language model cannot be loaded (")
    assert "\n" not in str(told.value)


def test_the_extraction_record_has_failures_only_where_there_are_some(record_of: Annotate) -> None:
    record = record_of("Mira Tal said that all was well.")
    assert "failures" not in to_json(record)
    failed = Record(record.document, failures=(AnnotatorFailure("dates", "ValueError", "a.date, line 7"),))
    assert to_json(failed)["failures"] == [{"annotator": "dates", "error": "ValueError", "place": "a.date, line 7"}]


def document(text: str) -> Document:
    return Document(text, "made", "made.txt", sections=(Section("body", 0, len(text)),))


def assert_consistent(record: Record) -> None:
    """Spans lie in the text, and whatever is referred to is there."""
    found = to_json(record)
    text = record.document.text
    assert all(0 <= start < end <= len(text) for start, end in spans(found))
    known = {reference_id(record.document.key, reference) for reference in references_of(record)}
    assert set(ids_in(found, "reference/")) == known
    within = {statement.within for statement in record.statements} - {None}
    assert within <= set(range(len(record.statements)))


def spans(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(each) is int for each in value):
            yield (value[0], value[1])
        for item in value:
            yield from spans(item)


def ids_in(value: object, opening: str) -> Iterator[str]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from ids_in(item, opening)
    elif isinstance(value, str) and value.startswith(opening):
        yield value
