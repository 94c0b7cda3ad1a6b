"""Review: the words of both actors, answers in scripts, many pairs decided as one and undone as one, and bad input."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.curation.pairs import Pair
from onrecord.curation.worth import by_worth
from onrecord.rdf.namespaces import GRAPH_LINKS
from onrecord.rdf.quads import make_quad, named_node
from onrecord.rdf.terms import CANONICAL, node
from onrecord.store.backend.oxigraph import OxigraphQuads

ACTORS = Path(__file__).parents[2] / "examples" / "actors.ttl"
TEXTS = {
    "first": "HERALD, 24 April 2020\nBy Ana Vel\n\nThe Rapid Forces of the Low Valley rejected the report on Friday. "
    "Commander Hazim Darroun said that the report was false.\n",
    "second": "MONITOR, 25 April 2020\nBy Bo Linn\n\nThe LVRF denied the attack. Darroun said the border was open. "
    "General Osman Darroun rejected the vote.\n",
    "third": "COURIER, 26 April 2020\nBy Cy Marr\n\nDarroun said that the talks had failed.\n",
}


def run(folder: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--store", str(folder / "record")], input=stdin)


def done(folder: Path, *arguments: str, stdin: str | None = None) -> str:
    result = run(folder, *arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three documents; a test leaves it as it was."""
    path = tmp_path_factory.mktemp("review")
    (path / "texts").mkdir()
    for name, text in TEXTS.items():
        (path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    done(path, "build", str(path / "texts"), "--actors", str(ACTORS))
    return path


def test_the_words_of_both_and_the_class_of_the_reason_are_told(folder: Path) -> None:
    told = done(folder, "actors", "uncertain", "--class", "acronym")
    assert "acronym: an acronym and a long form, its words turned" in told
    assert "“The LVRF denied the attack.”" in told
    assert "“The Rapid Forces of the Low Valley rejected the report on Friday.”" in told
    table = done(folder, "actors", "uncertain", "--class", "acronym", "-f", "csv")
    assert "org/lvrf" in table
    assert "darroun" not in table


def test_a_score_chooses_the_same_pairs_in_the_table_and_in_the_list(folder: Path) -> None:
    scores = _scores(folder)
    assert len(set(scores)) > 1
    for above in (*scores, scores[0] + 0.001):
        kept = _scores(folder, "--above", f"{above}")
        assert kept == [score for score in scores if score >= above]
        told = done(folder, "actors", "uncertain", "--above", f"{above}").splitlines()[-1]
        assert told.startswith(f"{len(kept)} pair")


def _scores(folder: Path, *options: str) -> list[float]:
    rows = csv.DictReader(done(folder, "actors", "uncertain", "-f", "csv", *options).splitlines())
    return [float(row["score"]) for row in rows]


def test_the_list_and_the_review_end_after_as_many_as_asked_and_tell_what_is_left(folder: Path) -> None:
    every = len(_scores(folder))
    assert every > 1
    *_, last = done(folder, "actors", "uncertain", "--first", "1").splitlines()
    assert last.startswith(f"{every} pairs, {every - 1} of them not shown: --all")
    assert done(folder, "actors", "uncertain", "--first", "1").count("  A ") == 1
    assert done(folder, "actors", "uncertain", "--first", "1", "--all").count("  A ") == every
    asked = done(folder, "actors", "review", "--first", "1", stdin="skip\nskip\n")
    assert "1/1  score" in asked
    assert asked.splitlines()[-1].startswith(f"0 decisions made; {every} pairs, {every - 1} of them not shown")


def test_what_touches_more_documents_is_asked_first_and_of_as_many_what_is_likelier() -> None:
    quads = [
        make_quad(node(f"reference/{key}/0-4"), CANONICAL, node(actor), named_node(GRAPH_LINKS))
        for actor, keys in {"person/a": "abcd", "person/b": "abc", "person/c": "ab", "person/d": "a"}.items()
        for key in keys
    ]
    graph = OxigraphQuads()
    graph.load(quads)
    pairs = [
        Pair("person/a", "person/d", 0.9, "", "spelling"),
        Pair("person/a", "person/c", 0.5, "", "shorter"),
        Pair("person/a", "person/b", 0.6, "", "acronym"),
        Pair("person/b", "reference/z/0-4", 0.95, "", "side"),
        Pair("person/a", "post/p", 0.9, "", "office", ("reference/a/1-2", "reference/a/5-6", "reference/b/1-2")),
    ]
    found = by_worth(graph, pairs)
    told = [(pair.kind, pair.touched) for pair in found]
    assert told == [("office", 2), ("acronym", 3), ("shorter", 2), ("side", 1), ("spelling", 1)]
    assert by_worth(graph, reversed(pairs)) == found


def test_many_are_decided_after_a_preview_and_undone_as_one(folder: Path) -> None:
    before = done(folder, "export", "--format", "nquads")
    told = done(folder, "actors", "decide", "same", "--above", "0.6")
    assert "add --yes to make them" in told
    assert done(folder, "decisions") == ""
    made = done(folder, "actors", "decide", "same", "--above", "0.6", "--yes", "--by", "T. Reader")
    assert "undo all of them with: onrecord decisions undo 1" in made
    numbers = made.strip().rpartition(" ")[2]
    assert "org/lvrf" in done(folder, "decisions")
    done(folder, "decisions", "undo", numbers)
    assert done(folder, "export", "--format", "nquads") == before


def test_what_may_be_one_of_several_is_left_for_review(folder: Path) -> None:
    told = done(folder, "actors", "decide", "same", "--class", "shorter")
    assert "left out, as it may be one of several" in told
    assert "0 decisions: same" in told


def test_review_takes_names_and_kinds_and_answers_from_options(folder: Path) -> None:
    answers = ["name B Low Valley Force", "kind B collective", "name C Nobody", "kind B planet", "different"]
    options = [part for answer in answers for part in ("--answer", answer)]
    told = done(folder, "actors", "review", "org/lvrf", "Rapid Forces of the Low Valley", *options)
    assert "3 decisions made" in told
    assert "'name C Nobody' is no answer" in told
    assert "'planet' is no kind of actor" in told
    assert "org/lvrf" not in done(folder, "actors", "uncertain", "-f", "csv")
    rows = done(folder, "decisions").count("in force")
    last = len([line for line in done(folder, "decisions").splitlines() if line[:4].strip().isdecimal()])
    done(folder, "decisions", "undo", f"{last - rows + 1}-{last}")
    assert "org/lvrf" in done(folder, "actors", "uncertain", "-f", "csv")


def test_decisions_of_many_survive_a_build_of_the_same_documents(folder: Path) -> None:
    made = done(folder, "actors", "decide", "same", "--class", "acronym", "--yes")
    done(folder, "build", str(folder / "texts"), "--actors", str(ACTORS), "--refresh")
    assert "Rapid Forces of the Low Valley" in done(folder, "show", "LVRF")
    done(folder, "decisions", "undo", made.strip().rpartition(" ")[2])


@pytest.mark.parametrize(
    ("command", "told"),
    [
        pytest.param(
            ["query", "positions", "-p", "level=planet"], "give one of actor, state", id="a level that is none"
        ),
        pytest.param(["actors", "merge", "Hazim Darroun", "Norvania"], "is a person and state/", id="person and state"),
        pytest.param(["decisions", "undo", "9-3"], "is no number of a decision", id="numbers"),
        pytest.param(["decisions", "undo", "900-901"], "decision 900 is not there", id="none there"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(command: list[str], told: str, folder: Path) -> None:
    result = run(folder, *command)
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_actors_file_with_two_names_for_one_state_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norvania rejected the vote.\n", encoding="utf-8")
    (tmp_path / "own.csv").write_text("name,kind,id\nNorvania,state,state/x-n\nNorvonia,state,state/x-n\n", "utf-8")
    result = run(tmp_path, "build", str(tmp_path / "a.txt"), "--actors", str(tmp_path / "own.csv"))
    assert result.exit_code == 1
    assert "own.csv, line 3: 'Norvonia' has the id of line 2; put all names in one row, or give each" in result.stderr
