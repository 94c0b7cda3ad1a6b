"""Decisions follow their document into its newer versions where the words agree; else they wait, and it is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.curation.test_decide import ACTORS, FIRST, SECOND, canonical, done, run, statement_saying, statements

from onrecord.model.decision import Decision
from onrecord.model.decision_file import read_decisions
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.pipeline.writing import build as build_records
from onrecord.query.standing import decision_state, standings_of
from onrecord.rdf.namespaces import GRAPH_DECISIONS
from onrecord.rdf.terms import graph_node, node, term
from onrecord.store import Run, Store, open_store

if TYPE_CHECKING:
    from tests.conftest import Records

EDITED = FIRST.replace("By Ana Vel", "By Ana Vel and Bo Linn").replace("on Friday", "on Friday evening")
CHANGED = FIRST.replace("the talks had failed", "the talks had stalled").replace("Osric Ferr", "Odo Marn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, and a store of them with three decisions about the first: on statements and a reference."""
    (tmp_path / "texts").mkdir()
    write(tmp_path, FIRST)
    (tmp_path / "texts" / "second.txt").write_text(SECOND, encoding="utf-8")
    built(tmp_path, "--actors", str(ACTORS))
    store = ["--store", str(tmp_path / "record"), "--by", "T. Reader", "--on", "2020-05-01"]
    done("correct", statement_saying(tmp_path, "talks"), "--act", "reject", *store)
    done("correct", statement_saying(tmp_path, "had denied"), "--speaker", "Norvania", *store)
    reference = run("actors", "split", "person/osric-ferr", *store).stderr.split("set apart: ")[1].split(" ")[0]
    done("actors", "split", reference, *store)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "texts" / "first.txt").write_text(text, encoding="utf-8")


def built(folder: Path, *options: str, store: str = "record") -> str:
    result = run("build", str(folder / "texts"), "--store", str(folder / store), *options)
    assert result.exit_code == 0, result.output
    return result.stderr


def listed(folder: Path, store: str = "record") -> str:
    return done("decisions", "--store", str(folder / store))


def rows(folder: Path, store: str = "record") -> list[Decision]:
    return read_decisions((folder / store / "decisions.csv").read_text(encoding="utf-8")).decisions


def said(folder: Path) -> set[tuple[str, str, str]]:
    """Speaker, act and words of what the newest version of the first document says."""
    return {(row[0], row[1], row[2]) for row in statements(folder) if "talks" in row[2] or "denied" in row[2]}


def newest(folder: Path, store: str = "record") -> tuple[set[str], set[str]]:
    """All that the graph of the newest version holds, and what other graphs say of it but which it replaced."""
    with open_store(folder / store) as opened:
        (key,) = {each.key for each in opened.documents() if each.label == "first"} - {
            each.older for each in opened.status().revisions
        }
        own = set(map(str, opened.graph.match(None, None, None, graph_node(key))))
        told = (quad for quad in opened.graph if quad.predicate != term("prov:wasRevisionOf"))
        said = {str(quad) for quad in told if key in str(quad.subject)} - own
        return own, {each for each in said if "/id/subject/" not in each}  # whose id a version before may give


def test_decisions_follow_a_document_into_its_new_version(folder: Path) -> None:
    before = [(each.judgement, each.subject, each.object) for each in rows(folder)]
    write(folder, EDITED)
    told = built(folder)
    assert "1 document added (1 a newer version)" in told
    assert "decisions: 3 in force, 3 of them carried over to newer versions" in told
    assert ("Mira Talov", "reject", "the talks had failed") in said(folder)
    assert ("Norvania", "say", "Minister Osric Ferr had denied the report") in said(folder)
    assert listed(folder).count("in force") == 3
    assert listed(folder).count("carried over to statement/") == 2
    assert "3 of them carried over" in done("status", "--store", str(folder / "record"))
    assert [(each.judgement, each.subject, each.object) for each in rows(folder)] == before
    assert done("validate", "--store", str(folder / "record")).endswith("no problems\n")
    shown = done("show", statement_saying(folder, "talks"), "--store", str(folder / "record"))
    assert "act reject, by T. Reader" in shown


def test_an_actor_set_apart_stays_the_same_actor_in_a_new_version(folder: Path) -> None:
    reference = rows(folder)[2].subject
    before = canonical(folder, reference)
    write(folder, EDITED)
    built(folder)
    followed = listed(folder).split("carried over to reference/")[1].split("\n")[0]
    assert canonical(folder, f"reference/{followed}") == canonical(folder, reference) == before


def test_what_was_carried_over_is_undone_with_its_decision(folder: Path) -> None:
    shutil.copytree(folder / "record", folder / "other")
    for number in ("1", "2", "3"):
        done("decisions", "undo", number, "--store", str(folder / "other"))
    write(folder, EDITED)
    built(folder)
    built(folder, store="other")
    assert newest(folder) != newest(folder, "other")
    for number in ("1", "2", "3"):
        done("decisions", "undo", number, "--store", str(folder / "record"))
    assert newest(folder) == newest(folder, "other")
    assert listed(folder).count("undone") == 3


def test_a_decision_whose_words_are_gone_waits_with_both_texts(folder: Path) -> None:
    write(folder, CHANGED)
    told = built(folder)
    assert "decisions: 0 in force, 3 waiting ('onrecord decisions' tells why)" in told
    told = listed(folder)
    assert told.count("waiting") == 3
    assert "waits: its newer version, first (document/" in told
    assert "was about: Mira Talov, President of Norvania | said | that the talks had failed" in told
    assert "there now: Mira Talov, President of Norvania | said | that the talks had stalled" in told
    assert "was about: Osric Ferr" in told
    assert "3 waiting" in done("status", "--store", str(folder / "record"))
    status = json.loads(done("status", "--json", "--store", str(folder / "record")))
    assert status["decisions"] == {"holding": 0, "carried": 0, "waiting": 3, "unread": []}
    assert ("Mira Talov", "say", "the talks had stalled") in said(folder)


def test_a_decision_that_waited_holds_again_when_the_words_come_back(folder: Path) -> None:
    write(folder, CHANGED)
    built(folder)
    write(folder, FIRST)
    assert "waiting" not in built(folder)
    assert listed(folder).count("in force") == 3
    assert ("Mira Talov", "reject", "the talks had failed") in said(folder)


def test_a_document_with_nothing_like_it_says_so(folder: Path) -> None:
    write(folder, "HERALD, 25 April 2020\n\nThe page was taken down.\n")
    built(folder)
    assert listed(folder).count("there now: nothing like it") == 3


def dated(folder: Path, text: str = FIRST) -> None:
    """A text with another day, as metadata beside it or a newer reading of the masthead give it."""
    write(folder, text)
    (folder / "texts" / "first.meta.json").write_text('{"published": "2020-04-25"}', encoding="utf-8")


def test_decisions_follow_a_document_whose_day_changes(folder: Path) -> None:
    dated(folder)
    told = built(folder, "--prune")
    assert "decisions: 3 in force, 3 of them carried over to newer versions" in told
    assert ("Mira Talov", "reject", "the talks had failed") in said(folder)
    assert ("Norvania", "say", "Minister Osric Ferr had denied the report") in said(folder)
    key = rows(folder)[0].subject.split("/")[1]
    with open_store(folder / "record") as store:
        assert key not in {each.key for each in store.documents()}


CHANGES: dict[str, Callable[[Path], None]] = {
    "edited": lambda folder: write(folder, EDITED),
    "words gone": lambda folder: write(folder, CHANGED),
    "another day": dated,
    "edited, another day": lambda folder: dated(folder, EDITED),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_new_store_of_the_sources_and_the_file_alone_holds_the_same(change: str, folder: Path) -> None:
    CHANGES[change](folder)
    built(folder)
    (folder / "new").mkdir()
    shutil.copy(folder / "record" / "decisions.csv", folder / "new")
    built(folder, "--actors", str(ACTORS), store="new")
    assert newest(folder, "new") == newest(folder)
    states = [
        [line[6:15] for line in listed(folder, store).splitlines() if line[:4].strip()] for store in ("record", "new")
    ]
    assert states[0] == states[1]


@pytest.mark.parametrize("options", [["--refresh"], ["--prune"], ["--refresh", "--prune"]], ids=" ".join)
def test_what_was_carried_over_survives_later_builds(options: list[str], folder: Path) -> None:
    write(folder, EDITED)
    built(folder)
    before, table = newest(folder), (folder / "record" / "decisions.csv").read_bytes()
    built(folder, *options)
    assert newest(folder) == before
    assert (folder / "record" / "decisions.csv").read_bytes() == table


def test_the_order_of_builds_and_decisions_does_not_matter(folder: Path) -> None:
    write(folder, EDITED)
    built(folder)
    (folder / "later").mkdir()
    write(folder, FIRST)
    built(folder, "--actors", str(ACTORS), store="later")
    write(folder, EDITED)
    built(folder, store="later")
    shutil.copy(folder / "record" / "decisions.csv", folder / "later")
    built(folder, store="later")
    exports = [done("export", "-f", "nquads", "--store", str(folder / store)) for store in ("record", "later")]
    assert exports[0] == exports[1]


def test_a_file_without_the_words_gets_them_before_its_document_changes(folder: Path) -> None:
    file = folder / "record" / "decisions.csv"
    lines = [",".join(line.split(",")[:3]) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join([*lines, "wrong,statement/00ff/1-2_3-4"]) + "\n", encoding="utf-8")
    dated(folder)
    built(folder)
    assert [bool(each.words) for each in rows(folder)] == [True, True, True, False]
    assert listed(folder).count("in force") == 3
    assert "its document is not in the store, and what it said was not noted" in listed(folder)


def test_a_decision_on_the_newer_version_itself_counts_before_one_that_was_carried_over(folder: Path) -> None:
    write(folder, EDITED)
    built(folder)
    store = ["--store", str(folder / "record")]
    done("correct", statement_saying(folder, "talks"), "--act", "welcome", *store)
    assert ("Mira Talov", "welcome", "the talks had failed") in said(folder)
    done("decisions", "undo", "4", *store)
    assert ("Mira Talov", "reject", "the talks had failed") in said(folder)


def test_a_document_that_is_removed_leaves_its_decisions_waiting_and_none_in_force(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    done("actors", "merge", "person/mira-talov", "person/mirra-talov", *store)
    done("actors", "name", "person/mirra-talov", "Mirra Talova", *store)
    done("actors", "kind", "person/mirra-talov", "organization", *store)
    assert listed(folder).count("in force") == 6
    done("remove", str(folder / "texts" / "second.txt"), *store)
    assert [line[6:15].strip() for line in listed(folder).splitlines() if line[:4].strip()][3] == "waiting"
    assert "waits: person/mirra-talov is not in the store" in listed(folder)
    done("remove", str(folder / "texts" / "first.txt"), *store)
    assert "in force" not in listed(folder)
    assert listed(folder).count("waits: its document is not in the store") == 3


def test_a_broken_row_is_told_and_kept_and_the_others_stay_in_force(folder: Path) -> None:
    file = folder / "record" / "decisions.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    broken = 'act,statement/00ff/1-2_3-4,reject,"T. Reader'
    file.write_text("\n".join([*lines[:2], broken, *lines[2:]]) + "\n", encoding="utf-8")
    result = run("build", str(folder / "texts"), "--store", str(folder / "record"))
    told = f"{file}, line 3: a quotation mark is opened and never closed; mend the line, or empty it"
    assert result.exit_code == 1
    assert f"onrecord: {told}" in result.stderr
    assert "decisions: 3 in force, 1 unread" in result.stderr
    assert told in done("status", "--store", str(folder / "record"))
    assert f"   -  unread     {told}" in listed(folder)
    assert listed(folder).count("in force") == 3
    done("decisions", "undo", "1", "--store", str(folder / "record"))
    done("actors", "merge", "person/mira-talov", "person/mirra-talov", "--store", str(folder / "record"))
    assert broken in file.read_text(encoding="utf-8").splitlines()
    assert listed(folder).count("in force") == 3


# On records made by hand: what newer rules read, and words that stand several times.


def decided(store: Store, *given: Decision) -> None:
    store.use_vocabulary()
    store.decide([*store.decisions(), *given])


def about(records: Records, index: int) -> str:
    return f"statement/{records.article.document.key}/{records.article.statements[index].place}"


def reviewed(store: Store) -> set[str]:
    marks = store.graph.match(None, term("rec:review"), None, node(GRAPH_DECISIONS.rpartition("/id/")[2]))
    return {str(quad.subject).rpartition("/id/")[2].rstrip(">") for quad in marks}


def states(store: Store) -> list[tuple[str, list[str]]]:
    return list(standings_of(store, store.decisions()).values())


def test_a_statement_that_newer_rules_do_not_find_leaves_its_decision_waiting(
    tmp_path: Path, run: Run, records: Records
) -> None:
    fewer = replace(records.article, statements=records.article.statements[:2])
    with open_store(tmp_path / "store", "write") as store:
        build_records([records.article], store, run)
        decided(store, Decision("act", about(records, 2), "reject"), Decision("checked", about(records, 0)))
        assert decision_state(store).waiting == 0
        build_records([fewer], store, replace(run, version="0.0.2"))
        (first, lines), (second, _) = states(store)
        assert (first, second) == ("waiting", "in force")
        assert lines[0].startswith("waits: newer rules find other words in A vote, twice told (document/")
        assert lines[1] == "was about: she | added | “We waited,” ... “and nobody came.”"
        build_records([records.article], store, replace(run, version="0.0.3"))
        assert decision_state(store).waiting == 0


def test_of_equal_words_each_keeps_its_place_and_a_number_that_differs_waits(tmp_path: Path, run: Run) -> None:
    def record(text: str, **changes: str) -> Record:
        starts = [place for place in range(len(text)) if text.startswith("No.", place)]
        found = tuple(Statement(cue=(), content=((start, start + 3),), mode="direct") for start in starts)
        return Record(Document(text, "answers", "folder/answers.txt", **changes), found)  # type: ignore[arg-type]

    first, second, third = record("No. And then: No."), record("At first: No. And then: No."), record("So, No. No. No.")
    second_no = f"statement/{first.document.key}/{first.statements[1].place}"
    with open_store(tmp_path / "store", "write") as store:
        build_records([first], store, run)
        decided(store, Decision("checked", second_no))
        store.remove(first.document.key)
        build_records([second], store, run)
        assert reviewed(store) == {f"statement/{second.document.key}/{second.statements[1].place}"}
        store.remove(second.document.key)
        build_records([third], store, run)
        assert reviewed(store) == set()
        ((state, lines),) = states(store)
        assert state == "waiting"
        assert "these words stand 3 times, and which is meant cannot be told" in lines[0]


def test_an_act_that_the_vocabulary_does_not_have_waits(tmp_path: Path, run: Run, records: Records) -> None:
    with open_store(tmp_path / "store", "write") as store:
        build_records([records.article], store, run)
        decided(store, Decision("act", about(records, 0), "blurt"))
        assert states(store) == [("waiting", ["waits: blurt is no act of the vocabulary"])]
        assert reviewed(store) == set()
