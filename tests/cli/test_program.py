"""The command line: what each command prints, what bad input is answered with, and how a run ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ARTICLE = (
    "HERALD, 24 April 2020\nBy Ana Vel\n\n"
    "Mira Tal said on Friday that the talks had failed. Norvania rejected the vote.\n"
)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "record"
    result = run("build", str(EXAMPLES), "--actors", str(EXAMPLES / "actors.ttl"), "--store", str(folder))
    assert result.exit_code == 0, result.stderr
    assert "23 documents added" in result.stderr
    return folder


COMMANDS = sorted(main.commands)


def test_the_commands_are_those_of_the_design() -> None:
    assert COMMANDS == [
        "actors", "agenda", "backup", "build", "check", "correct", "decisions", "export", "extract", "queries",
        "query", "reliability", "remove", "restore", "search", "show", "stats", "status", "subjects",
        "validate", "view",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_a_place_in_the_docs(command: str) -> None:
    told = run(command, "--help").output
    assert f"Example: onrecord {command}" in told
    assert f"onrecord {command}" in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_building_again_adds_nothing_and_says_so(store: Path) -> None:
    result = run("build", str(EXAMPLES), "--store", str(store))
    assert (result.exit_code, result.stderr.strip()) == (0, "nothing added: 23 documents unchanged")


def test_quiet_says_nothing(store: Path) -> None:
    result = run("build", str(EXAMPLES), "--store", str(store), "--quiet")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", "")


def test_extract_prints_one_record_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("extract", str(tmp_path / "a.txt"))
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["doc_id"] == "a"
    assert record["text"] == ARTICLE
    said, rejected = record["statements"]
    assert [speaker["name"] for speaker in said["speakers"]] == ["Mira Tal"]
    assert said["stated_on"]["start"] == "2020-04-24"
    assert rejected["act"] == "reject"


def test_extract_reads_jsonl_from_standard_input() -> None:
    lines = json.dumps({"doc_id": "one", "text": "Mira Tal said the talks had failed.", "published": "2020-04-24"})
    result = run("extract", "-", stdin=lines + "\n")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (record["doc_id"], record["published"], len(record["statements"])) == ("one", "2020-04-24", 1)


QUERIES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
UNANSWERED = {
    "contradictions", "reprints", "shifts", "statement-evidence", "votes", "voting-agreement", "without-evidence",
}  # fmt: skip
"""Questions that need an id, or that a sound store of the examples has no answer to."""

PARAMETERS = {
    "timeline": ["-p", "actor=Mirela Taldren"],
    "actor-names": ["-p", "actor=Mirela Taldren"],
    "text-chain": ["-p", "text=document/un/A/74/L.1187"],
}


def test_the_catalogue_lists_every_query() -> None:
    told = run("queries").stdout
    assert len(QUERIES) >= 24
    assert all(f"\n{name}\n" in "\n" + told for name in QUERIES)


@pytest.mark.parametrize("name", [name for name in QUERIES if name not in UNANSWERED])
def test_every_question_of_the_catalogue_has_an_answer_on_the_examples(name: str, store: Path) -> None:
    result = run("query", name, *PARAMETERS.get(name, []), "--format", "csv", "--store", str(store))
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 1


def test_columns_narrow_an_answer(store: Path) -> None:
    result = run("query", "positions", "-c", "speaker,act", "-f", "csv", "--store", str(store))
    assert result.stdout.splitlines()[0] == "speaker,act"
    wrong = run("query", "positions", "-c", "speaker,mood", "--store", str(store))
    assert (wrong.exit_code, "mood" in wrong.stderr) == (1, True)


def test_each_statement_can_be_asked_for_its_evidence(store: Path) -> None:
    rows = run(
        "query", "-e", "SELECT ?s WHERE { ?s a rec:Statement } ORDER BY ?s LIMIT 1", "-f", "csv", "--store", str(store)
    )
    statement = rows.stdout.splitlines()[1]
    result = run("query", "statement-evidence", "-p", f"statement={statement}", "-f", "csv", "--store", str(store))
    assert len(result.stdout.splitlines()) > 3


def test_no_statement_is_without_evidence(store: Path) -> None:
    result = run("query", "without-evidence", "--format", "csv", "--store", str(store))
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)


def test_a_query_comes_from_a_file_or_standard_input(store: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s a rec:Statement }"
    (tmp_path / "count.rq").write_text(text, encoding="utf-8")
    answers = {
        run("query", str(tmp_path / "count.rq"), "-f", "csv", "--store", str(store)).stdout,
        run("query", "-", "-f", "csv", "--store", str(store), stdin=text).stdout,
        run("query", "-e", text, "-f", "csv", "--store", str(store)).stdout,
    }
    assert len(answers) == 1
    assert int(answers.pop().splitlines()[1]) > 100


@pytest.mark.parametrize("format_", ["turtle", "jsonld", "rdfxml", "ntriples"])
def test_construct_and_describe_give_graphs(format_: str, store: Path) -> None:
    for query in ("CONSTRUCT WHERE { ?s a rec:Statement }", "DESCRIBE <person/x-mirela-taldren>"):
        result = run("query", "-e", query, "-f", format_, "--store", str(store))
        assert result.exit_code == 0, result.stderr
        assert "onrecord/" in result.stdout


def test_a_query_is_ended_when_its_time_is_over(store: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = run("query", "-e", endless, "--timeout", "1", "--store", str(store))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf", "csv"])
def test_every_export_format_is_written(suffix: str, store: Path, tmp_path: Path) -> None:
    out = tmp_path / f"graph.{suffix}"
    result = run("export", "-o", str(out), "--store", str(store))
    assert result.exit_code == 0, result.stderr
    assert out.stat().st_size > 1000


def test_validate_finds_nothing_wrong_in_the_examples(store: Path) -> None:
    result = run("validate", "--store", str(store))
    assert (result.exit_code, result.stdout.strip()) == (0, "23 documents, no problems")


def test_view_writes_one_page(store: Path, tmp_path: Path) -> None:
    result = run("view", "-o", str(tmp_path / "view.html"), "--store", str(store))
    assert result.exit_code == 0, result.stderr
    assert "<html" in (tmp_path / "view.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["network", "positions", "chains", "timeline", "document"])
def test_a_view_goes_to_the_store_s_folder_under_its_own_name(name: str, store: Path) -> None:
    which = ["--document", "courier-vote"] if name == "document" else ["--view", name, "--from", "2020-04-20"]
    result = run("view", *which, "--store", str(store))
    assert result.exit_code == 0, result.stderr
    written = store / f"{name}.html"
    assert result.stderr.startswith(f"{written}: ")
    assert "<html" in written.read_text(encoding="utf-8")
    written.unlink()


def test_show_cuts_the_words_of_news_and_of_what_has_no_licence(tmp_path: Path) -> None:
    said = " ".join(f"word{number}" for number in range(90))
    for name, kind in (("courier", "news"), ("ministry", "release"), ("letter", "letter")):
        masthead = (
            "United Nations  A/74/999\nGeneral Assembly  Distr.: General\n24 April 2020\n\n" if kind == "letter" else ""
        )
        text = f'{masthead}Mira Tal of the {name} said: "{said}."\n'
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        meta = {"kind": kind, "title": name, "published": "2020-04-24"}
        (tmp_path / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    folder = str(tmp_path / "record")
    assert run("build", str(tmp_path), "--store", folder).exit_code == 0
    for name, whole in (("courier", False), ("ministry", False), ("letter", True)):
        told = run("show", name, "--store", folder).stdout
        assert "word20 word21" in told, name
        assert ("word89" in told) == whole, name


def test_status_and_stats_count(store: Path) -> None:
    assert "23 documents from 23 sources" in run("status", "--store", str(store)).stdout
    counts = dict(line.rsplit(maxsplit=1) for line in run("stats", "--store", str(store)).stdout.splitlines())
    assert int(counts["documents"]) == 23
    assert int(counts["statements"].replace(",", "")) > 100


@pytest.mark.parametrize("name", ["Mirela Taldren", "courier-vote", "state/x-norvania", "item/ga/74/31"])
def test_show_tells_of_an_actor_a_document_and_an_item_with_evidence(name: str, store: Path) -> None:
    result = run("show", name, "--store", str(store))
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 3


def test_remove_takes_a_document_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    folder = str(tmp_path / "record")
    run("build", str(tmp_path / "a.txt"), "--store", folder)
    assert run("remove", "a", "--store", folder).exit_code == 0
    assert "0 documents" in run("status", "--store", folder).stdout
    again = run("remove", "a", "--store", folder)
    assert again.exit_code == 1


BAD = {
    "empty.txt": (b"", "empty.txt"),
    "binary.txt": (bytes(range(256)) * 20, "binary.txt"),
    "encoding.txt": ("Mira Tal said that it was över, ".encode("cp1252") * 3 + b"\xff\xfe\x81\x8d", "encoding.txt"),
    "line.txt": (b"Mira Tal said so. " * 300_000, "line.txt"),
    "lines.jsonl": (b'{"text": "Mira Tal said that it was over."}\nno json at all\n', "lines.jsonl"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_gets_one_line_and_the_others_are_built(name: str, tmp_path: Path) -> None:
    content, named = BAD[name]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / "good.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("build", str(tmp_path / "in"), "--store", str(tmp_path / "record"))
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if line.startswith("onrecord:")]
    assert len(told) == 1
    assert named in told[0]
    assert "; " in told[0]
    assert "1 failed" in result.stderr.splitlines()[-1]
    assert "good" in run("show", "good", "--store", str(tmp_path / "record")).stdout


WRONG = {
    "a missing path": (["build", "nowhere.txt", "--store", "{tmp}/new"], "nowhere.txt"),
    "no store": (["status", "--store", "{tmp}"], "{tmp}"),
    "a folder with other things": (["build", "{examples}/resolution.txt", "--store", "{tmp}/other"], "other"),
    "an unknown query": (["query", "who-sayd-what", "--store", "{store}"], "who-said-what"),
    "a query that does not parse": (["query", "-e", "SELECT ?x WHERE {", "--store", "{store}"], ""),
    "a parameter that is none": (["query", "who-said-what", "-p", "actr=x", "--store", "{store}"], "actr"),
    "a parameter without a value": (["query", "who-said-what", "-p", "actor", "--store", "{store}"], "actor"),
    "a value that would inject": (
        ["query", "timeline", "-p", "actor=> } INSERT DATA { <a> <b> <c> } #", "--store", "{store}"], "actor",
    ),
    "FROM": (["query", "-e", "SELECT * FROM <file:///etc/passwd> WHERE {?s ?p ?o}", "--store", "{store}"], "FROM"),
    "SERVICE": (["query", "-e", "SELECT * {SERVICE <http://x.example/> {?s ?p ?o}}", "--store", "{store}"], "SERVICE"),
    "LOAD": (["query", "-e", "LOAD <http://x.example/>", "--store", "{store}"], "LOAD"),
    "an update": (["query", "-e", "DELETE WHERE {?s ?p ?o}", "--store", "{store}"], ""),
    "a format that is none": (["export", "--format", "docx", "--store", "{store}"], "docx"),
    "nothing by that name": (["show", "Nobody At All", "--store", "{store}"], "Nobody At All"),
    "no actors' file": (["build", "{examples}", "--actors", "nowhere.ttl", "--store", "{tmp}/new"], "nowhere.ttl"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_argument_gets_one_line_that_names_it_and_the_remedy(case: str, store: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("mine", encoding="utf-8")
    arguments, named = WRONG[case]
    places = {"{tmp}": str(tmp_path), "{store}": str(store), "{examples}": str(EXAMPLES)}
    result = run(*(_placed(argument, places) for argument in arguments))
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if line.startswith("onrecord:")]
    assert len(told) == 1, result.stderr
    assert _placed(named, places) in told[0]


def _placed(text: str, places: dict[str, str]) -> str:
    for mark, place in places.items():
        text = text.replace(mark, place)
    return text


def test_wrong_usage_exits_with_2() -> None:
    assert run("build").exit_code == 2
    assert run("export", "--quotes", "some").exit_code == 2
