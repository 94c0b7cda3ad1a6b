"""Decisions of people: made, undone and made again, over rebuilds, by hand in the file, and down a pipe."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.digest.of_graph import GraphDigests
from onrecord.model.decision import JUDGEMENTS, Decision, in_force, parse_days
from onrecord.store import open_store

ACTORS = Path(__file__).parents[2] / "examples" / "actors.ttl"
FIRST = (
    "HERALD, 24 April 2020\nBy Ana Vel\n\n"
    "Mira Talov, President of Norvania, said on Friday that the talks had failed. "
    "President Mira Talov said that Minister Osric Ferr had denied the report. Norvania rejected the vote.\n"
)
SECOND = (
    "MONITOR, 26 April 2020\nBy Bo Linn\n\n"
    "President Mira Talow rejected the vote. Minister Mirra Talov said that the border was open.\n"
)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def done(*arguments: str, stdin: str | None = None) -> str:
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents and a store of them."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "texts" / "second.txt").write_text(SECOND, encoding="utf-8")
    build(tmp_path, "record")
    return tmp_path


def build(folder: Path, store: str) -> None:
    done("build", str(folder / "texts"), "--actors", str(ACTORS), "--store", str(folder / store))


def exported(folder: Path, store: str = "record") -> str:
    return done("export", "--format", "nquads", "--store", str(folder / store))


def statements(folder: Path, *params: str) -> list[list[str]]:
    told = done("query", "who-said-what", *params, "-f", "tsv", "-c", "speaker,act,words,statement", "--store",
                str(folder / "record"))  # fmt: skip
    return [[cell.strip('"') for cell in line.split("\t")] for line in told.splitlines()[1:]]


def statement_saying(folder: Path, words: str) -> str:
    """The id of the one statement whose words are, else hold, the given ones."""
    rows = statements(folder)
    found = [row[3] for row in rows if row[2] == words] or [row[3] for row in rows if words in row[2]]
    assert len(found) == 1
    return found[0].strip("<>").removeprefix("https://w3id.org/onrecord/id/")


def first_of(folder: Path, space: str) -> str:
    """The first id in a namespace, such as that of a rejection of the vote."""
    return str(min(re.findall(rf"/id/({space}/[^>]+)>", exported(folder))))


def canonical(folder: Path, name: str) -> str:
    first = done("show", name, "--store", str(folder / "record")).splitlines()[1]
    return first.removeprefix("  id: ")


def assert_digests_are_of_the_graph(folder: Path) -> None:
    """What views read is what stands in the graph, as decided."""
    with open_store(folder / "record") as store:
        kept, made = store.digests(), GraphDigests(store.graph)
        assert dict(kept.aliases()) == dict(made.aliases())
        assert list(kept.heads()) == list(made.heads())
        assert dict(kept.details()) == dict(made.details())


WAYS: dict[str, Callable[[Path], list[str]]] = {
    "same": lambda _: ["actors", "merge", "person/mira-talov", "person/mirra-talov"],
    "different": lambda _: ["actors", "split", "person/mira-talow"],
    "name": lambda _: ["actors", "name", "person/mira-talov", "Mira P. Talov"],
    "kind": lambda _: ["actors", "kind", "person/osric-ferr", "organization"],
    "wrong": lambda folder: ["correct", statement_saying(folder, "had denied"), "--wrong"],
    "speaker": lambda folder: ["correct", statement_saying(folder, "had denied"), "--speaker", "Norvania"],
    "act": lambda folder: ["correct", statement_saying(folder, "talks"), "--act", "reject"],
    "date": lambda folder: ["correct", statement_saying(folder, "talks"), "--date", "2020-04-20/2020-04-22"],
    "checked": lambda folder: ["correct", statement_saying(folder, "talks"), "--checked"],
    "type": lambda folder: ["subjects", "type", first_of(folder, "subject"), "conduct"],
    "stance": lambda folder: ["correct", first_of(folder, "position"), "--stance", "favours"],
    "target": lambda folder: ["correct", first_of(folder, "position"), "--target", "Mira Talov"],
}


def test_there_is_a_way_to_make_every_judgement() -> None:
    assert set(WAYS) == set(JUDGEMENTS)
    assert len(WAYS) == 12


@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_a_decision_made_undone_and_made_again_leaves_the_graph_as_it_should_be(judgement: str, folder: Path) -> None:
    store = ["--store", str(folder / "record"), "--by", "T. Reader", "--on", "2020-05-01"]
    way = WAYS[judgement](folder)
    before = exported(folder)
    assert_digests_are_of_the_graph(folder)
    done(*way, *store)
    after = exported(folder)
    assert after != before
    assert_digests_are_of_the_graph(folder)
    assert done("validate", "--store", str(folder / "record")).strip() == "2 documents, no problems"
    done("decisions", "undo", "1", *store)
    assert exported(folder) == before
    assert_digests_are_of_the_graph(folder)
    done(*way, *store)
    assert exported(folder) == after


def test_all_decisions_together_survive_a_rebuild_into_a_new_folder(folder: Path) -> None:
    store = ["--store", str(folder / "record"), "--on", "2020-05-01"]
    for way in [make(folder) for make in WAYS.values()]:
        done(*way, *store)
    after = exported(folder)
    (folder / "new").mkdir()
    (folder / "new" / "decisions.csv").write_bytes((folder / "record" / "decisions.csv").read_bytes())
    build(folder, "new")
    assert exported(folder, "new") == after
    for number in range(1, len(WAYS) + 1):
        done("decisions", "undo", str(number), "--store", str(folder / "new"))
    (folder / "plain").mkdir()
    build(folder, "plain")
    assert exported(folder, "new") == exported(folder, "plain")


def test_decisions_hold_when_a_document_is_found_again_elsewhere_and_when_it_goes(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    done(*WAYS["speaker"](folder), *store)
    done("correct", statement_saying(folder, "talks"), "--wrong", *store)
    (folder / "texts" / "copy.txt").write_text(FIRST, encoding="utf-8")
    build(folder, "record")
    assert [row[0] for row in statements(folder) if "had denied" in row[2]] == ["Norvania"]
    assert not [row for row in statements(folder) if "talks" in row[2]]
    for number in ("1", "2"):
        done("decisions", "undo", number, *store)
    build(folder, "plain")
    assert exported(folder) == exported(folder, "plain")
    done(*WAYS["wrong"](folder), *store)
    done("remove", str(folder / "texts" / "first.txt"), str(folder / "texts" / "copy.txt"), *store)
    told = done("decisions", *store)
    assert "waiting    statement/" in told
    assert "waits: its document is not in the store" in told
    assert "was about: " in told
    assert "had denied the report" in told


def test_merged_actors_are_one_under_every_name_and_both_ids_stay(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    assert canonical(folder, "Mirra Talov") == "person/mirra-talov"
    done("actors", "merge", "Mira Talov", "Mirra Talov", "--why", "a slip of the pen", *store)
    assert canonical(folder, "Mirra Talov") == canonical(folder, "person/mirra-talov") == "person/mira-talov"
    assert "<https://w3id.org/onrecord/id/person/mirra-talov>" in exported(folder)
    assert {row[0] for row in statements(folder, "-p", "actor=Mirra Talov")} == {"Mira Talov"}


def test_a_reference_of_one_document_is_set_apart_as_an_actor_of_its_own(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    result = run("actors", "split", "person/osric-ferr", *store)
    assert result.exit_code == 1
    reference = result.stderr.split("set apart: ")[1].split(" ")[0]
    done("actors", "split", reference, *store)
    key = reference.split("/")[1]
    assert canonical(folder, reference) == f"person/osric-ferr-{key[:8]}"


def test_a_wrong_statement_is_said_by_nobody_and_can_still_be_inspected(folder: Path) -> None:
    statement = statement_saying(folder, "had denied")
    done("correct", statement, "--wrong", "--store", str(folder / "record"))
    assert not [row for row in statements(folder) if "had denied" in row[2]]
    told = done("show", statement, "--store", str(folder / "record"))
    assert "NOT ASSERTED (wrong)" in told
    assert "corrected" in told
    nested = done("show", statement_saying(folder, "the report"), "--store", str(folder / "record"))
    assert "quoted by" not in nested


def test_a_corrected_speaker_relays_what_is_inside_the_statement(folder: Path) -> None:
    done(*WAYS["speaker"](folder), "--store", str(folder / "record"))
    nested = done("show", statement_saying(folder, "the report"), "--store", str(folder / "record"))
    assert "quoted by Norvania" in nested


def test_what_is_decided_shows_in_answers_and_exports(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    statement = statement_saying(folder, "had denied")
    done("correct", statement, "--speaker", "Norvania", "--checked", *store)
    told = done("query", "who-said-what", "-f", "csv", "-c", "words,review", *store)
    assert "checked, corrected" in told
    table = done("export", "-f", "csv", *store)
    assert "checked, corrected" in table
    done("view", "-o", str(folder / "view.html"), *store)
    assert "corrected" in (folder / "view.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "expected", "made"),
    [
        pytest.param("s\n", "person/mira-talov", 1, id="same"),
        pytest.param("same\n", "person/mira-talov", 1, id="in full"),
        pytest.param("d\n", "person/mirra-talov", 1, id="different"),
        pytest.param("skip\n", "person/mirra-talov", 0, id="skip"),
        pytest.param("perhaps\ns\n", "person/mira-talov", 1, id="no answer is asked again"),
        pytest.param("q\n", "person/mirra-talov", 0, id="quit"),
        pytest.param("", "person/mirra-talov", 0, id="an empty pipe"),
    ],
)
def test_review_takes_answers_from_a_pipe(answers: str, expected: str, made: int, folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    assert "Mirra Talov" in done("actors", "uncertain", *store)
    told = done("actors", "review", "--by", "T. Reader", *store, stdin=answers)
    assert "1/1  score" in told
    assert f"{made} decision" in told
    assert canonical(folder, "Mirra Talov") == expected
    assert ("Mirra Talov" in done("actors", "uncertain", *store)) == (made == 0)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        pytest.param(["actors", "merge", "Mira Talov", "Nobody"], "nothing in the store is called", id="unknown actor"),
        pytest.param(["actors", "merge", "Mira Talov", "Mira Talov"], "same as itself", id="the same twice"),
        pytest.param(["actors", "kind", "Norvania", "planet"], "is no kind of actor", id="kind"),
        pytest.param(["actors", "merge", "Norvania", "act:say"], "is no actor", id="an act"),
        pytest.param(["correct", "Norvania", "--wrong"], "no statement", id="no statement"),
        pytest.param(["correct", "statement/00", "--wrong"], "statement/00", id="unknown statement"),
        pytest.param(["decisions", "undo", "7"], "decision 7 is not there", id="unknown decision"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_with_the_remedy(command: list[str], told: str, folder: Path) -> None:
    result = run(*command, "--store", str(folder / "record"))
    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert done("decisions", "--store", str(folder / "record")) == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--act", "blurt"], "is no act of the vocabulary", id="act"),
        pytest.param(["--date", "someday"], "is no date", id="date"),
        pytest.param(["--speaker", "Nobody"], "nothing in the store is called", id="speaker"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(options: list[str], told: str, folder: Path) -> None:
    result = run("correct", statement_saying(folder, "talks"), *options, "--store", str(folder / "record"))
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_decision_against_others_is_refused(folder: Path) -> None:
    store = ["--store", str(folder / "record")]
    done("actors", "merge", "person/mira-talov", "person/mirra-talov", *store)
    done("actors", "merge", "person/mira-talov", "person/osric-ferr", *store)
    result = run("actors", "split", "person/mirra-talov", "person/osric-ferr", *store)
    assert (result.exit_code, "another decision stands against it" in result.stderr) == (1, True)
    assert canonical(folder, "person/osric-ferr") == canonical(folder, "person/mirra-talov")


def test_the_file_may_be_written_by_hand_and_counts_from_the_next_build(folder: Path) -> None:
    file = folder / "record" / "decisions.csv"
    file.write_text("judgement,subject,object\nsame,person/mira-talov,person/mirra-talov\n", encoding="utf-8")
    build(folder, "record")
    assert canonical(folder, "Mirra Talov") == "person/mira-talov"
    file.write_text("judgement,subject,object\nalike,person/mira-talov,person/mirra-talov\n", encoding="utf-8")
    result = run("build", str(folder / "texts"), "--store", str(folder / "record"))
    assert (result.exit_code, "decisions.csv, line 2: 'alike' is no judgement" in result.stderr) == (1, True)


def test_of_decisions_on_one_matter_the_last_counts() -> None:
    first = Decision("same", "person/a", "person/b")
    rows = [first, Decision("different", "person/b", "person/a"), Decision("act", "statement/0/1", "say")]
    assert in_force(rows) == rows[1:]
    assert in_force([first, Decision("different", "person/b", "person/a", undone_by="T")]) == [first]


@pytest.mark.parametrize("text", ["", "2020-13", "2020-04-31", "2021/2020", "../..", "soon"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_days(text)
