"""What every store does. A store is looked at as it stands, and again after it was closed and opened."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UnknownNode, UnreadableDocument
from onrecord.model.actor_kinds import TYPE_OF
from onrecord.model.description import Description
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.writing import build
from onrecord.rdf.namespaces import GRAPH_ACTORS, GRAPH_LINKS, GRAPH_PROVENANCE, GRAPH_VOCABULARY
from onrecord.rdf.quads import Blank, DefaultGraph, Quad
from onrecord.rdf.terms import graph_node, node, term
from onrecord.resources import queries_folder
from onrecord.store import Run, Store, open_store

if TYPE_CHECKING:
    from tests.conftest import Records

Opened = Callable[[], AbstractContextManager[Store]]


@pytest.fixture(params=["as it stands", "opened again"])
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """A way to the one store of a test: the same object each time, or a new one on the same folder."""
    if request.param == "opened again":
        yield lambda: open_store(tmp_path / "store", "write")
        return
    with open_store(tmp_path / "store", "write") as store:

        @contextmanager
        def same() -> Iterator[Store]:
            yield store

        yield same


def everything(store: Store) -> list[str]:
    return sorted(map(str, store.graph))


def test_the_text_comes_back_code_point_for_code_point(opened: Opened, run: Run) -> None:
    text = "\ufeffA “line”\r\nand\u2028another\rwith \U0001f54a and \x00.\n"
    record = Record(document=Document(text=text, doc_id="odd"))
    with opened() as store:
        assert store.add(record, run) == "added"
    with opened() as store:
        assert store.text(record.document.key) == text


def test_a_document_is_added_once(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        assert not store.has(records.article.document.key, run.id)
        assert store.add(records.article, run) == "added"
        before = everything(store)
    with opened() as store:
        assert store.has(records.article.document.key, run.id)
        assert store.add(records.article, run) == "unchanged"
        assert store.note(records.article.document) == "unchanged"
        assert everything(store) == before
        assert len(list(store.documents())) == 1


def test_a_date_that_the_text_gave_is_kept_when_the_document_comes_again_without(
    opened: Opened, run: Run, records: Records
) -> None:
    as_read = replace(records.letter.document, published=None, published_basis=None)
    assert as_read.key == records.letter.document.key
    with opened() as store:
        store.add(records.letter, run)
        before = everything(store)
    with opened() as store:
        assert store.note(as_read) == "unchanged"
        assert store.note(replace(as_read, doc_id="z", source="copy")) == "merged"
        store.remove("copy")
        issued = [quad.object for quad in store.graph.match(None, term("dcterms:issued"), None)]
        assert len(issued) == 1
        assert set(before) <= set(everything(store))


def test_another_run_reads_a_document_again(opened: Opened, run: Run, records: Records) -> None:
    newer = replace(run, version="0.0.2")
    with opened() as store:
        store.add(records.article, run)
    with opened() as store:
        assert not store.has(records.article.document.key, newer.id)
        assert store.add(replace(records.article, statements=(), findings=()), newer) == "redone"
        store.relink()
    with opened() as store:
        assert store.status().runs == {newer.id: 1}
        assert not list(store.graph.match(None, None, term("rec:Statement")))
        assert list(store.graph.match(node(run.id), None, None)) == []
        assert list(store.graph.match(node("software/onrecord-0.0.2"), None, None)) != []


def test_each_triple_is_in_exactly_one_graph(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        store.use_vocabulary()
        build(records.all(), store, run)
    with opened() as store:
        graphs = Counter(quad.triple for quad in store.graph)
        assert len(graphs) > 10_000
        assert [triple for triple, count in graphs.items() if count > 1] == []


def test_no_quad_has_a_blank_node_or_no_graph(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        store.use_vocabulary()
        build(records.all(), store, run)
        parts = (part for quad in store.graph for part in (*quad.triple, quad.graph_name))
        assert not any(isinstance(part, Blank | DefaultGraph) for part in parts)


def test_no_meaning_is_only_in_a_graphs_name(opened: Opened, run: Run, records: Records) -> None:
    """Which graph a quad is in follows from the triples alone."""
    with opened() as store:
        build(records.all(), store, run)
        owners = {
            str(quad.subject): str(quad.object) for quad in store.graph.match(None, term("prov:wasDerivedFrom"), None)
        }
        named = {str(graph) for graph in store.graph.graphs()}
        shared = {f"<{graph}>" for graph in (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS, GRAPH_PROVENANCE)}
        assert named - shared == owners.keys()
        for graph, text in owners.items():
            texts = {str(quad.subject) for quad in store.graph if str(quad.graph_name) == graph}
            assert text in texts


def test_references_have_a_canonical_once_the_store_is_linked(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        build(records.all(), store, run)
        references = {quad.subject for quad in store.graph.match(None, None, term("rec:Reference"))}
        linked = Counter(quad.subject for quad in store.graph.match(None, term("rec:canonical"), None))
        assert len(references) == 13
        assert {reference: linked[reference] for reference in references} == dict.fromkeys(references, 1)
        assert store.status().linked


def test_adding_and_removing_leaves_what_was_there(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        store.use_vocabulary()
        build([records.article], store, run)
        before = everything(store)
    with opened() as store:
        build([records.report, records.letter], store, replace(run, version="0.0.2"))
        assert everything(store) != before
    with opened() as store:
        store.remove("report-7")
        store.remove("A/74/901")
    with opened() as store:
        assert everything(store) == before
        assert [document.key for document in store.documents()] == [records.article.document.key]


def test_removing_everything_leaves_the_vocabulary(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        store.use_vocabulary()
        store.relink()
        before = everything(store)
        build(records.all(), store, run)
        assert len(store.remove("folder")) == 3
    with opened() as store:
        assert everything(store) == before
        assert store.stats().documents == store.stats().statements == 0


def test_a_removed_text_is_gone(opened: Opened, run: Run, records: Records) -> None:
    from onrecord.errors import StoreError

    with opened() as store:
        store.add(records.article, run)
        store.remove(records.article.document.key)
        with pytest.raises(StoreError, match="missing"):
            store.text(records.article.document.key)


@pytest.mark.parametrize(
    "name", ["gazette-1", "folder/gazette-1.txt", "./folder/gazette-1.txt", "KEY", "document/KEY", "text/KEY", "IRI"]
)
def test_a_document_is_removed_by(name: str, opened: Opened, run: Run, records: Records) -> None:
    key = records.article.document.key
    with opened() as store:
        build(records.all(), store, run)
        called = node(f"document/{key}").value if name == "IRI" else name.replace("KEY", key)
        assert [document.key for document in store.remove(called)] == [key]
        assert len(list(store.documents())) == 2


def test_removing_what_is_not_there_names_what_is_near(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        build(records.all(), store, run)
        with pytest.raises(UnknownNode, match="did you mean gazette-1"):
            store.remove("gazete-1")


def test_one_text_from_two_sources_is_one_document_in_either_order(tmp_path: Path, run: Run, records: Records) -> None:
    copy = records.copy_of_article(doc_id="a-copy", source="other/place", url="https://copy.example/", title=None)
    found: list[list[str]] = []
    for order in ([records.article, copy], [copy, records.article]):
        with open_store(tmp_path / str(len(found)), "write") as store:
            build(order, store, run)
            (document,) = store.documents()
            assert [description.doc_id for description in document.descriptions] == ["a-copy", "gazette-1"]
            found.append(everything(store))
    assert found[0] == found[1]


def test_taking_a_source_away_leaves_the_document_as_the_other_tells_it(
    opened: Opened, run: Run, records: Records
) -> None:
    copy = records.copy_of_article(doc_id="a-copy", source="other/place", url="https://copy.example/", title="Copied")
    with opened() as store:
        build([records.article], store, run)
        before = everything(store)
        assert store.note(copy.document) == "merged"
        store.relink()
        assert everything(store) != before
    with opened() as store:
        assert store.remove("other/place") == []
        assert everything(store) == before
        assert len(store.remove("gazette-1")) == 1


def test_symbols_that_a_second_source_gives_move_the_document_with_all_that_names_it(
    opened: Opened, run: Run, records: Records
) -> None:
    copy = records.copy_of_article(doc_id="zz", source="zz", symbols=("A/74/5",))
    with opened() as store:
        build([records.article], store, run)
        build([copy.document], store, run)
        reported = {quad.object for quad in store.graph.match(None, term("rec:reportedIn"), None)}
        assert reported == {node("document/un/A/74/5")}
        assert not list(store.graph.match(node(f"document/{copy.document.key}"), None, None))


def test_the_same_place_with_the_same_text_and_a_new_date_is_one_document(
    opened: Opened, run: Run, records: Records
) -> None:
    from datetime import date

    dated = records.copy_of_article(published=date(2020, 4, 27))
    with opened() as store:
        build([records.article], store, run)
        build([dated], store, run)
        assert [document.key for document in store.documents()] == [dated.document.key]


def test_a_source_that_failed_is_remembered_until_it_is_read(opened: Opened, run: Run, records: Records) -> None:
    failure = UnreadableDocument("folder/gazette-1.txt", "is empty", "remove it")
    with opened() as store:
        store.fail(failure)
    with opened() as store:
        assert [str(found) for found in store.status().failures] == [str(failure)]
        store.add(records.article, run)
    with opened() as store:
        assert store.status().failures == []


def test_actors_are_counted_by_all_of_their_classes() -> None:
    text = (queries_folder() / "stats" / "actors.rq").read_text(encoding="utf-8")
    (classes,) = re.findall(r"VALUES \?class \{([^}]+)\}", text)
    assert sorted(classes.split()) == sorted(TYPE_OF.values())


def test_status_and_stats_count(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        store.use_vocabulary()
        build(records.all(), store, run)
    with opened() as store:
        status, stats = store.status(), store.stats()
        assert (status.documents, status.sources, status.runs, status.linked) == (3, 3, {run.id: 3}, True)
        assert (stats.documents, stats.statements, stats.unasserted, stats.references) == (3, 5, 1, 13)
        assert (stats.spans, stats.agenda_items) == (38, 2)
        assert {kind: count for kind, count in stats.findings.items() if count} == {"tenures": 1, "circulations": 1}
        assert stats.actors == 5
        assert stats.quads == len(store.graph)
        assert stats.characters == sum(len(record.document.text) for record in records.all())


def test_a_document_tells_its_id_and_its_label(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        build(records.all(), store, run)
        found = {document.id: document.label for document in store.documents()}
    assert found == {
        f"document/{records.article.document.key}": "A vote, twice told",
        f"document/{records.report.document.key}": "report-7",
        "document/un/A/74/901": "A/74/901",
    }


def test_provenance_names_run_and_text_of_each_graph(opened: Opened, run: Run, records: Records) -> None:
    with opened() as store:
        build(records.all(), store, run)
        graph = graph_node(records.article.document.key)
        said: set[Quad] = set(store.graph.match(graph, None, None))
        assert {quad.object for quad in said} == {node(f"text/{records.article.document.key}"), node(run.id)}
        assert list(store.graph.match(node(run.id), term("prov:wasAssociatedWith"), None))


def test_a_text_that_is_no_unicode_is_refused_and_named(opened: Opened, run: Run) -> None:
    record = Record(document=Document(text="half \ud800", doc_id="x", source="half.txt"))
    with opened() as store:
        with pytest.raises(UnreadableDocument, match=r"half\.txt.*surrogate"):
            store.add(record, run)
        assert list(store.documents()) == []
        assert len(store.graph) == 0


def test_descriptions_survive_the_manifest() -> None:
    description = Description("a", "b", "news", "T", ("A B",), "P", "2020-01-01", "stated", "u", "en", ("A/1",))
    assert Description.from_json(json.loads(json.dumps(description._asdict()))) == description
