"""Documents that an annotator failed over: stored, counted, told, and read again by ``--refresh``."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.annotate.failure import Guard
from onrecord.annotate.registry import ANNOTATORS
from onrecord.cli import main
from onrecord.curation.validate import validate
from onrecord.model.description import Described, Description
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure
from onrecord.pipeline.build import BuildOptions, build
from onrecord.pipeline.worker import Annotated
from onrecord.pipeline.workers import WorkerPool
from onrecord.pipeline.writing import BuildReport
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.store.ledger.entry import Entry

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ["courier-vote", "draft-resolution", "keldmark-letter", "summary-record"]
FAILING = [*(name for name in ANNOTATORS if name != "published"), "record"]
"""All but the one that does nothing where a document states its day."""

STORE = Path("store")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return copied(tmp_path / "docs")


def copied(folder: Path) -> Path:
    folder.mkdir()
    for name in NAMES:
        for path in EXAMPLES.glob(f"{name}.*"):
            shutil.copy(path, folder)
    return folder


def failing(monkeypatch: pytest.MonkeyPatch, chosen: str, word: str = "") -> None:
    """Make the annotator of that name fail, after all it does is done; only where what was found by then has a word."""
    call_guarded = Guard.__call__

    def called(self: Guard, name: str, call: Callable[[], object]) -> object:
        def half_done() -> object:
            found = call()
            if not word or (isinstance(call, partial) and word in repr(call.args)):
                raise ValueError("no")
            return found

        return call_guarded(self, name, half_done if name == chosen else call)

    monkeypatch.setattr(Guard, "__call__", called)


def built(*, refresh: bool = False) -> BuildReport:
    return build(["docs"], Settings(STORE), options=BuildOptions(refresh=refresh))


def quads() -> set[str]:
    with open_store(STORE) as opened:
        return set(map(str, opened.graph))


def run(*arguments: str, exit_code: int = 0) -> Result:
    found = CliRunner().invoke(main, list(arguments))
    assert found.exit_code == exit_code, found.output
    return found


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The quads of a store that nothing failed for."""
    made = tmp_path_factory.mktemp("complete")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        copied(made / "docs")
        built()
        return quads()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", FAILING)
def test_each_annotator_that_fails_leaves_valid_documents_that_refresh_completes(name: str, complete: set[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, name)
        report = built()
    assert (report.added, report.failed) == (4, [])
    assert {each.failure.annotator for each in report.incomplete} == {name}
    with open_store(STORE) as store:
        assert len(store.status().incomplete) == len(report.incomplete) > 0
        assert validate(store).conforms
    again = built(refresh=True)
    assert again.redone == len({each.key for each in report.incomplete})
    assert again.incomplete == []
    assert quads() == complete


@pytest.mark.usefixtures("folder")
def test_build_status_and_refresh_tell_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        failing(patch, "adoptions", "AdoptionMention")
        told = run("build", "docs", "--store", "store", "--workers", "1", exit_code=1).stderr
        line = 'docs/draft-resolution.txt: the annotator "adoptions" failed (ValueError'
        assert [each for each in told.splitlines() if each.startswith(f"onrecord: {line}")]
        assert "--refresh tries again; report it" in told
        assert told.endswith("4 documents added, 1 without some findings, as an annotator failed\n")
        status = run("status", "--store", "store").stdout
        assert "1 of the documents without some findings, as an annotator failed\n" in status
        assert f"incomplete: {line}" in status
        (lacking,) = json.loads(run("status", "--store", "store", "--json").stdout)["incomplete"]
        assert list(lacking) == ["key", "source", "annotator", "error", "place"]
        assert (lacking["source"], lacking["annotator"]) == ("docs/draft-resolution.txt", "adoptions")
        told = run("build", "docs", "--store", "store").stderr
        assert told == "nothing added: 4 documents unchanged (1 without some findings: --refresh tries again)\n"
        told = run("build", "docs", "--store", "store", "--refresh", exit_code=1).stderr
        assert told.endswith("0 documents added, 4 unchanged, 1 without some findings, as an annotator failed\n")
    assert run("build", "docs", "--store", "store", "--refresh").stderr == (
        "0 documents added, 1 read again, 3 unchanged\n"
    )
    assert "findings" not in run("status", "--store", "store").stdout
    assert json.loads(run("status", "--store", "store", "--json").stdout)["incomplete"] == []


@pytest.mark.usefixtures("folder")
def test_extract_prints_what_is_found_and_tells_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "dates")
    told = run("extract", "docs/courier-vote.txt", exit_code=1)
    assert [each["annotator"] for each in json.loads(told.stdout)["failures"]] == ["dates"]
    assert told.stderr.startswith('onrecord: docs/courier-vote.txt: the annotator "dates" failed (ValueError')
    assert "report it" in told.stderr


def test_what_is_removed_or_superseded_is_not_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        failing(patch, "dates")
        built()
        run("remove", "docs/courier-vote.txt", "--store", "store")
    path = folder / "keldmark-letter.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nNothing more.\n", encoding="utf-8")
    assert built().added == 2
    with open_store(STORE) as store:
        assert len(store.status().incomplete) == 3  # the older letter is one of them, and is kept as it is
    assert built(refresh=True).redone == 2


def test_a_store_of_before_opens_and_takes_failures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    (STORE / "seal.json").unlink()
    with sqlite3.connect(STORE / "manifest.sqlite") as database:
        database.execute("DROP TABLE failure")
    with open_store(STORE) as store:
        assert store.status().incomplete == []
    shutil.copy(folder / "courier-vote.txt", folder / "another.txt")
    failing(monkeypatch, "dates")
    assert len(built().incomplete) == 1
    with open_store(STORE) as store:
        assert [each.source for each in store.status().incomplete] == ["docs/another.txt"]


def test_an_intention_keeps_failures_and_one_of_an_older_version_has_none() -> None:
    described = Described.by("k", [Description("a", title="Talks", authors=("Mira Tal",))])
    entry = Entry("k", "run/1", "0", 1, 0, described, (), (), (AnnotatorFailure("dates", "ValueError", "a, line 1"),))
    assert Entry.from_json(entry.to_json()) == entry
    older = {name: value for name, value in json.loads(entry.to_json()).items() if name != "failures"}
    assert Entry.from_json(json.dumps(older)).failures == ()


def lacking(batch: Sequence[Document], _: Settings) -> list[Annotated]:
    return [Record(document, failures=(AnnotatorFailure("dates", "ValueError"),)) for document in batch]


def test_failures_come_back_from_a_worker() -> None:
    documents = [Document("Mira Tal spoke.", "d", "d.txt")]
    with WorkerPool(Settings(workers=1), lacking) as pool:
        ((found, _),) = pool.each([(documents, None)])
    assert found == lacking(documents, Settings())
