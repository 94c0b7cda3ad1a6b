"""Builds over files as they change: what is read, what is left, what supersedes what, and what is dropped."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.errors import StoreError
from onrecord.model.document import Document
from onrecord.pipeline import build as pipeline
from onrecord.pipeline.build import BuildOptions, build
from onrecord.pipeline.changes import Changes
from onrecord.pipeline.writing import BuildReport
from onrecord.rdf.terms import term
from onrecord.reading import Hints
from onrecord.settings import Settings
from onrecord.store import open_store

SAID = "HERALD, 24 April 2020\n\nMira Tal said on Friday that the talks had {}.\n"
LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "news"
    made.mkdir()
    for name in ("failed", "begun", "ended"):
        write(made / f"{name}.txt", SAID.format(name))
    lines = [{"doc_id": f"l{number}", "text": f"Ana Vel said that {number} people had come."} for number in range(3)]
    write(made / "many.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    return made


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)


def built(*sources: str, prune: bool = False, refresh: bool = False, hints: Hints = Hints()) -> BuildReport:  # noqa: B008
    options = BuildOptions(prune=prune, refresh=refresh)
    return build(sources or ("news",), Settings(Path("store")), options=options, hints=hints)


def keys() -> set[str]:
    with open_store(Path("store")) as store:
        return {document.key for document in store.documents()}


def quads() -> set[str]:
    with open_store(Path("store")) as store:
        return set(map(str, store.graph))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that builds open, in order."""
    found: list[str] = []
    whole = Changes.wanted

    def noting(self: Changes, file: object) -> bool:
        wanted = whole(self, file)  # type: ignore[arg-type]
        if wanted:
            found.append(file.source)  # type: ignore[attr-defined]
        return wanted

    monkeypatch.setattr(Changes, "wanted", noting)
    return found


@pytest.mark.usefixtures("folder")
def test_a_second_build_opens_no_file(opened: list[str]) -> None:
    assert str(built()) == "6 documents added"
    assert len(opened) == 4
    opened.clear()
    assert str(built()) == "nothing added: 6 documents unchanged"
    assert opened == []


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("touched", []),
        ("same size", ["news/failed.txt"]),
        ("longer", ["news/failed.txt"]),
        ("metadata beside", ["news/failed.txt"]),
    ],
)
def test_only_what_changed_is_read(change: str, read: list[str], folder: Path, opened: list[str]) -> None:
    built()
    opened.clear()
    path = folder / "failed.txt"
    if change == "touched":
        os.utime(path, (1_100_000_000, 1_100_000_000))
    elif change == "same size":
        path.write_text(SAID.format("lasted"), encoding="utf-8")
    elif change == "longer":
        path.write_text(SAID.format("failed again"), encoding="utf-8")
    else:
        (folder / "failed.meta.json").write_text('{"title": "Talks"}', encoding="utf-8")
    built()
    assert opened == read
    opened.clear()
    built()
    assert opened == []


def test_a_file_changed_within_the_tick_of_the_clock_is_read_again(folder: Path, opened: list[str]) -> None:
    path = folder / "failed.txt"
    path.write_text(SAID.format("failed"), encoding="utf-8")
    built()
    time = path.stat().st_mtime_ns
    path.write_text(SAID.format("lasted"), encoding="utf-8")
    os.utime(path, ns=(time, time))
    opened.clear()
    built()
    assert opened == ["news/failed.txt"]


@pytest.mark.usefixtures("folder")
def test_other_hints_read_the_files_again(opened: list[str]) -> None:
    built()
    opened.clear()
    built(hints=Hints(publisher="The Herald"))
    assert len(opened) == 4


def test_a_newer_version_supersedes_the_older_and_both_stay(folder: Path) -> None:
    built()
    old = keys()
    (folder / "failed.txt").write_text(SAID.format("not failed"), encoding="utf-8")
    report = built()
    assert str(report) == "1 document added (1 a newer version), 5 unchanged"
    assert len(keys()) == 7
    (newer,) = keys() - old
    with open_store(Path("store")) as store:
        (quad,) = store.graph.match(None, term("prov:wasRevisionOf"), None)
        assert str(quad.subject).endswith(f"document/{newer}>")
        (revision,) = store.revisions()
        assert revision.newer == newer
        assert revision.older in old
        assert revision.at


def test_a_text_that_comes_back_is_the_newest_again(folder: Path) -> None:
    built()
    path = folder / "failed.txt"
    for word in ("held", "paused", "failed"):
        path.write_text(SAID.format(word), encoding="utf-8")
        built()
    assert len(keys()) == 8
    with open_store(Path("store")) as store:
        pairs = {found.newer: found.older for found in store.revisions()}
        first = next(d.key for d in store.documents() if store.text(d.key) == SAID.format("failed"))
        assert len(pairs) == 2
        assert pairs[pairs[first]] not in pairs


def test_lines_that_move_in_a_file_of_many_supersede_nothing(folder: Path) -> None:
    built()
    path = folder / "many.jsonl"
    path.write_text(json.dumps({"text": "Oro Ban said that it rained."}) + "\n" + path.read_text(), encoding="utf-8")
    report = built()
    assert (report.added, report.superseded) == (1, 0)


def test_a_line_that_changed_supersedes_the_document_of_that_id(folder: Path) -> None:
    built()
    path = folder / "many.jsonl"
    path.write_text(path.read_text().replace("2 people", "9 people"), encoding="utf-8")
    report = built()
    assert (report.added, report.superseded) == (1, 1)


def test_what_is_gone_stays_unless_pruned(folder: Path) -> None:
    built()
    (folder / "failed.txt").unlink()
    (folder / "many.jsonl").write_text('{"doc_id": "l1", "text": "Ana Vel said that 1 people had come."}\n')
    report = built()
    assert (report.added, report.superseded, len(keys())) == (0, 0, 6)
    report = built(prune=True)
    assert (report.dropped, len(keys())) == (3, 3)


def test_pruning_leaves_the_store_as_if_the_files_had_never_been(folder: Path) -> None:
    gone = (folder / "failed.txt").read_text()
    (folder / "failed.txt").unlink()
    built()
    before = quads()
    write(folder / "failed.txt", gone)
    built()
    (folder / "failed.txt").write_text(gone.replace("failed", "begun anew"), encoding="utf-8")
    built()
    assert len(keys()) == 7
    (folder / "failed.txt").unlink()
    assert built(prune=True).dropped == 2
    assert quads() == before


@pytest.mark.parametrize("sources", [("other",), ("gone",), ("news/begun.txt",)], ids=["other", "missing", "one file"])
def test_pruning_touches_nothing_outside_the_sources_given(sources: tuple[str, ...], folder: Path) -> None:
    write(folder.parent / "other.txt", SAID.format("moved"))
    (folder.parent / "other").mkdir()
    write(folder.parent / "other" / "x.txt", SAID.format("turned"))
    built("news", "other")
    (folder / "failed.txt").unlink()
    assert built(*sources, prune=True).dropped == 0
    assert len(keys()) == 7


def test_a_folder_that_is_suddenly_empty_is_not_pruned(folder: Path) -> None:
    built()
    for path in folder.iterdir():
        path.unlink()
    report = built(prune=True)
    assert (report.dropped, len(report.failed), len(keys())) == (0, 1, 6)


@pytest.mark.usefixtures("folder")
def test_what_was_removed_is_added_by_the_next_build() -> None:
    built()
    with open_store(Path("store"), "write") as store:
        assert len(store.remove("news/failed.txt")) == 1
    assert built().added == 1


def test_a_failure_is_told_again_without_reading_until_the_file_is_mended(folder: Path, opened: list[str]) -> None:
    write(folder / "broken.jsonl", "{no\n")
    assert len(built().failed) == 1
    opened.clear()
    assert [failure.source for failure in built().failed] == ["news/broken.jsonl#1"]
    assert opened == []
    assert len(built(refresh=True).failed) == 1
    assert opened == ["news/broken.jsonl"]
    write(folder / "broken.jsonl", '{"text": "Ana Vel said that all was well."}\n')
    assert built().failed == []
    with open_store(Path("store")) as store:
        assert store.status().failures == []


@pytest.mark.usefixtures("folder")
def test_newer_rules_read_nothing_again_until_asked_to(monkeypatch: pytest.MonkeyPatch, opened: list[str]) -> None:
    built()
    opened.clear()
    monkeypatch.setattr(pipeline, "rules_version", lambda *_: "newer")
    report = built()
    assert str(report).startswith("nothing added: 6 documents unchanged (6 read by older rules")
    assert opened == []
    assert built(refresh=True).redone == 6
    assert built(refresh=True).unchanged == 6
    with open_store(Path("store")) as store:
        assert [found.documents for found in store.status().rules] == [6]


def test_a_file_that_changes_while_it_is_read_is_an_error_and_read_by_the_next_build(folder: Path) -> None:
    path = folder / "failed.txt"

    def changing(thing: object) -> None:
        if isinstance(thing, Document) and thing.source == "news/failed.txt":
            path.write_text(SAID.format("been changed"), encoding="utf-8")

    report = build(["news"], Settings(Path("store")), progress=changing)
    assert [(failure.source, failure.reason) for failure in report.failed] == [
        ("news/failed.txt", "changed while it was read")
    ]
    assert len(keys()) == 5
    assert built().added == 1
    assert len(keys()) == 6


def test_a_pipe_is_read_each_time(folder: Path) -> None:
    pipe = folder.parent / "pipe.txt"
    os.mkfifo(pipe)
    for outcome in ("1 document added", "nothing added: 1 document unchanged"):
        writer = subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({SAID.format('ended')!r})"])
        assert str(built("pipe.txt")) == outcome
        writer.wait()


def cli(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_status_tells_all_as_json(folder: Path) -> None:
    built()
    (folder / "failed.txt").write_text(SAID.format("changed"), encoding="utf-8")
    write(folder / "broken.jsonl", "{no\n")
    built()
    told = json.loads(cli("status", "--json", "--store", "store").stdout)
    files = {file["source"]: file for file in told["files"]}
    assert len(files) == 5
    assert files["news/begun.txt"]["outcome"] == "read"
    assert files["news/broken.jsonl"]["outcome"] == "failed"
    assert files["news/begun.txt"]["size"] == len(SAID.format("begun"))
    assert len(files["news/begun.txt"]["sha256"]) == 64
    assert files["news/begun.txt"]["modified"].startswith("2001-09-09")
    assert {file["rules"] for file in files.values()} == {rules["id"] for rules in told["rules"]}
    assert len(told["revisions"]) == 1
    assert sum(document["superseded_by"] is not None for document in told["documents"]) == 1
    assert [failure["source"] for failure in told["failures"]] == ["news/broken.jsonl#1"]
    text = cli("status", "--store", "store").stdout
    assert "5 files read" in text
    assert "1 of the documents superseded" in text


@pytest.mark.usefixtures("folder")
def test_a_build_lists_each_document_once_it_is_stored() -> None:
    lines = [line.split("\t") for line in cli("build", "news", "--store", "store", "--list").stdout.splitlines()]
    assert [outcome for outcome, _, _ in lines] == ["added"] * 6
    assert {name.partition("/")[2] for _, name, _ in lines} == keys()


@pytest.mark.usefixtures("folder")
def test_a_second_build_at_the_same_time_is_refused_with_the_number_of_the_first() -> None:
    with open_store(Path("store"), "write"):
        with pytest.raises(StoreError, match="in use by this program, which has it open for writing"):
            open_store(Path("store"), "write")
        command = [sys.executable, "-m", "onrecord.cli", "build", "news", "--store", "store"]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    assert re.search(f"process {os.getpid()}.*wait", told)
