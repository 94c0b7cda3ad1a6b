from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.curation.validate import Problem, Report, validate
from onrecord.model.ids import statement_id
from onrecord.pipeline.writing import build
from onrecord.rdf.quads import Node, is_literal, literal, make_quad
from onrecord.rdf.terms import node, span_node, term
from onrecord.store import OxigraphStore, Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records

Damage = Callable[[OxigraphStore, "Records"], str]


@pytest.fixture
def store(tmp_path: Path, run: Run, records: Records) -> OxigraphStore:
    store = open_store(tmp_path / "s", "write")
    store.use_vocabulary()
    build(records.all(), store, run)
    return store


def remove(store: OxigraphStore, subject: Node, name: str) -> None:
    for quad in list(store.graph.match(subject, term(name), None)):
        store.graph.swap([quad], [])


def replace_literal(store: OxigraphStore, subject: Node, name: str, value: str) -> None:
    for quad in list(store.graph.match(subject, term(name), None)):
        assert is_literal(quad.object)
        store.graph.swap([quad], [])
        other = literal(value, datatype=quad.object.datatype)
        store.graph.load([make_quad(quad.subject, quad.predicate, other, quad.graph_name)])


def no_speaker(store: OxigraphStore, records: Records) -> str:
    subject = node(statement_id(records.report.document.key, records.report.statements[0]))
    remove(store, subject, "rec:speaker")
    return "at least one speaker"


def other_words(store: OxigraphStore, records: Records) -> str:
    replace_literal(store, span_node(records.report.document.key, (0, 8)), "nif:anchorOf", "Mira Tol")
    return "not those of the text"


def end_outside(store: OxigraphStore, records: Records) -> str:
    replace_literal(store, span_node(records.report.document.key, (0, 8)), "nif:endIndex", "99999")
    return "A span ends within its text."


def other_text(store: OxigraphStore, records: Records) -> str:
    (store.path / "texts" / f"{records.report.document.key}.txt").write_text("Something else.")
    return "is not what was stored"


def no_text(store: OxigraphStore, records: Records) -> str:
    (store.path / "texts" / f"{records.report.document.key}.txt").unlink()
    return "cannot be read"


def no_canonical(store: OxigraphStore, records: Records) -> str:
    remove(store, node(f"reference/{records.report.document.key}/0-8"), "rec:canonical")
    return "linked to exactly one thing"


def item_without_number(store: OxigraphStore, _: Records) -> str:
    remove(store, node("item/ga/74/999/a"), "rec:number")
    return "has a number and a session"


def test_a_built_store_conforms(store: OxigraphStore) -> None:
    report = validate(store)
    assert str(report) == "3 documents, no problems"
    assert report.conforms


@pytest.mark.parametrize(
    "damage",
    [no_speaker, other_words, end_outside, other_text, no_text, no_canonical, item_without_number],
    ids=lambda damage: damage.__name__,
)
def test_damage_is_found_and_named(damage: Damage, store: OxigraphStore, records: Records) -> None:
    expected = damage(store, records)
    report = validate(store)
    assert not report.conforms
    found = [problem for problem in report.problems if expected in problem.message]
    assert found
    assert f"document/{records.report.document.key}" in {problem.document for problem in found}


def test_a_report_is_a_line_for_each_problem_and_a_count() -> None:
    problems = (Problem("document/a", "statement/a/1", "No words."), Problem("document/b", "text/b", "Gone."))
    assert str(Report(1, problems)).splitlines() == [
        "document/a: statement/a/1: No words.",
        "document/b: text/b: Gone.",
        "1 document, 2 problems",
    ]
