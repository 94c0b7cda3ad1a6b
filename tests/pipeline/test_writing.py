from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.writing import Built, build
from onrecord.store import Run, open_store

if TYPE_CHECKING:
    from tests.conftest import Records


def test_a_second_build_adds_nothing_and_says_so(tmp_path: Path, run: Run, records: Records) -> None:
    with open_store(tmp_path / "s", "write") as store:
        assert str(build(records.all(), store, run)) == "3 documents added"
        before = sorted(map(str, store.graph))
        again: list[Built] = [
            record.document if store.has(record.document.key, run.id) else record for record in records.all()
        ]
        assert all(isinstance(thing, Document) for thing in again)
        report = build(again, store, run)
        assert str(report) == "nothing added: 3 documents unchanged"
        assert not report.changed
        assert sorted(map(str, store.graph)) == before


def test_a_broken_source_does_not_stop_the_others(tmp_path: Path, run: Run, records: Records) -> None:
    half = Record(document=Document(text="\udfff", doc_id="half", source="half.txt"))
    things: list[Built] = [
        UnreadableDocument("gone.txt", "is missing", "check it"),
        records.article,
        half,
        records.report,
    ]
    with open_store(tmp_path / "s", "write") as store:
        report = build(things, store, run)
        assert str(report) == "2 documents added, 2 failed"
        assert [failure.source for failure in report.failed] == ["gone.txt", "half.txt"]
        assert [failure.source for failure in store.status().failures] == ["gone.txt", "half.txt"]
        assert len(list(store.documents())) == 2


def test_a_stream_that_breaks_off_leaves_whole_linked_documents(tmp_path: Path, run: Run, records: Records) -> None:
    def stream() -> Iterator[Built]:
        yield records.article
        raise KeyboardInterrupt

    with open_store(tmp_path / "s", "write") as store:
        with pytest.raises(KeyboardInterrupt):
            build(stream(), store, run)
        assert store.status().linked
        assert store.stats().documents == 1


def test_the_order_of_documents_does_not_change_the_graph(tmp_path: Path, run: Run, records: Records) -> None:
    copy = records.copy_of_article(doc_id="a-copy", source="elsewhere", symbols=("A/74/7",))
    found = set()
    for number, order in enumerate(permutations([*records.all(), copy])):
        with open_store(tmp_path / str(number), "write") as store:
            build(order, store, run)
            found.add("\n".join(sorted(map(str, store.graph))))
    assert number == 23
    assert len(found) == 1


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import conftest
from onrecord.pipeline.writing import build
from onrecord.store import Run, open_store
with open_store(Path(sys.argv[2]), "write") as store:
    run = Run("1", store.use_vocabulary())
    build([conftest._article(), conftest._report(), conftest._letter()], store, run)
    print("\\n".join(sorted(map(str, store.graph))))
"""


def test_two_processes_with_different_hash_seeds_give_the_same_quads(tmp_path: Path) -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parents[1]), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0].count(b"\n") > 10_000
    assert outputs[0] == outputs[1]


def test_a_run_is_known_by_settings_version_and_vocabulary() -> None:
    runs = [
        Run("1"),
        Run("2"),
        Run("1", vocabulary="v"),
        Run("1", settings={"model": "m"}),
        Run("1", settings={"model": "n", "workers": "1"}),
    ]
    assert len({run.id for run in runs}) == len(runs)
    assert Run("1", settings={"a": "1", "b": "2"}).id == Run("1", settings={"b": "2", "a": "1"}).id


def test_opening_a_store_loads_neither_rdflib_nor_spacy() -> None:
    slow = "{'rdflib', 'spacy', 'pyshacl'}"
    script = f"import sys, onrecord.pipeline.writing, onrecord.store; print({slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == "set()\n"
