"""The digests that views read: the same whether kept, made when read, or of a graph without a store."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import onrecord.store.opening
from onrecord.digest.of_graph import GraphDigests
from onrecord.digest.pack import digest_of
from onrecord.digest.shape import Digests
from onrecord.digest.unpack import unpack_heads
from onrecord.rdf.terms import graph_node
from onrecord.store import OxigraphStore, Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records


def told(digests: Digests) -> dict[str, Any]:
    """All of it, in an order of its own."""
    heads = list(digests.heads())
    keys = [each.key for each in heads]
    assert keys == sorted(keys)
    return {
        "aliases": dict(digests.aliases()),
        "sources": sorted(map(repr, digests.sources())),
        "heads": heads,
        "details": dict(digests.details()),
        "some details": dict(digests.details(keys[1:])),
        "names": dict(digests.names(keys)),
    }


@pytest.fixture
def store(tmp_path: Path, run: Run, records: Records) -> OxigraphStore:
    """A store of three documents, linked."""
    store = open_store(tmp_path / "store", "write")
    store.add_all(records.all(), run)
    store.relink()
    return store


def kept(store: OxigraphStore) -> int:
    """How many digests are kept."""
    with sqlite3.connect(store.path / "manifest.sqlite") as database:
        return int(database.execute("SELECT COUNT(*) FROM digest").fetchone()[0])


def test_what_is_kept_is_what_the_graph_tells(store: OxigraphStore) -> None:
    found = told(store.digests())
    assert kept(store) == 3
    assert found == told(GraphDigests(store.graph))
    assert sum(len(unpack_heads(each.heads).heads) for each in found["heads"]) > 2
    assert any(each.nodes for each in found["heads"])
    assert all(found["names"].values())


def test_the_order_of_quads_does_not_matter(store: OxigraphStore, records: Records) -> None:
    key = records.letter.document.key
    quads = list(store.graph.match(None, None, None, graph_node(key)))
    first = digest_of(key, (quad.triple for quad in quads))
    for seed in range(5):
        random.Random(seed).shuffle(quads)
        assert digest_of(key, (quad.triple for quad in quads)) == first


def test_before_documents_are_linked_their_references_are_themselves(
    tmp_path: Path, run: Run, records: Records
) -> None:
    with open_store(tmp_path / "store", "write") as store:
        store.add_all(records.all(), run)
        assert told(store.digests()) == told(GraphDigests(store.graph))
        assert not any(each.nodes for each in store.digests().heads())


def test_another_source_of_a_document_is_told(store: OxigraphStore, records: Records) -> None:
    copy = records.copy_of_article(source="elsewhere.txt", title="The Talks Have Failed").document
    assert store.note(copy) == "merged"
    assert kept(store) == 2
    assert told(store.digests()) == told(GraphDigests(store.graph))
    store.relink()
    assert kept(store) == 3
    assert told(store.digests()) == told(GraphDigests(store.graph))


def test_a_document_that_is_read_again_or_removed_is_told_as_it_is(
    store: OxigraphStore, run: Run, records: Records
) -> None:
    store.add(replace(records.article, statements=records.article.statements[:1]), replace(run, version="0.0.2"))
    store.relink()
    assert told(store.digests()) == told(GraphDigests(store.graph))
    store.remove(records.report.document.key)
    assert kept(store) == 2
    assert told(store.digests()) == told(GraphDigests(store.graph))


def test_a_store_that_an_older_version_made_is_read_and_mended(store: OxigraphStore, records: Records) -> None:
    path, expected = store.path, told(store.digests())
    store.close()
    (path / "seal.json").unlink()
    with sqlite3.connect(path / "manifest.sqlite") as database:
        database.executescript("DROP TABLE digest; DROP TABLE resolved")
    with open_store(path) as reading:
        assert told(reading.digests())["heads"] == expected["heads"]
    with open_store(path, "write") as writing:
        writing.remove(records.report.document.key)
        assert kept(writing) == 2
        assert told(writing.digests()) == told(GraphDigests(writing.graph))


def test_a_graph_that_was_opened_again_while_linking_is_as_it_would_be(
    store: OxigraphStore, tmp_path: Path, run: Run, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onrecord.store.opening, "MANY", 0)
    with open_store(tmp_path / "other", "write") as other:
        for record in records.all():
            other.add(record, run)
            other.relink()
        assert sorted(map(str, other.graph)) == sorted(map(str, store.graph))
