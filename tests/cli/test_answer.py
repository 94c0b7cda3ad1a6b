"""``onrecord query``: where the query may come from, what limits hold, and one line for all that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.query.apart import MEMORY, TIMEOUT
from onrecord.rdf.quads import literal, make_quad, named_node
from onrecord.store import open_store
from onrecord.store.backend.oxigraph import OxigraphQuads

MULTIPLIED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
LONG = "a" * 300


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking") / "record"
    with open_store(folder, "write"):
        pass
    (folder / "seal.json").unlink()
    graph = OxigraphQuads.in_folder(folder / "graph", "write")
    graph.load(
        make_quad(named_node(f"http://e/{n}"), named_node("http://e/p"), literal(f"text {n}")) for n in range(1000)
    )
    graph.flush()
    return folder


def ask(store: Path, *arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["query", "--store", str(store), *arguments], input=stdin)


def one_line(result: Result) -> str:
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    [line] = result.stderr.splitlines()
    assert result.stdout == ""
    return line


@pytest.mark.parametrize("name", [LONG, "", ".", "..", "../queries/positions", "a/b", "a\0b", "é", "-x.rq.bak", "*"])
def test_a_name_that_is_none_of_a_question_is_told_in_one_line(store: Path, name: str) -> None:
    line = one_line(ask(store, "--", name))
    assert "no query is called" in line
    assert "did you mean" in line


@pytest.mark.parametrize(
    ("made", "name", "reason"),
    [
        (None, "none.rq", "No such file"),
        (None, f"{LONG}.rq", "File name too long"),
        (None, "a\0b.sparql", "null"),
        ("folder", "folder.rq", "directory"),
        (b"ASK { ?s ?p '\xff' }", "bytes.rq", "utf-8"),
    ],
    ids=["missing", "too long", "NUL", "a folder", "no UTF-8"],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    store: Path, tmp_path: Path, made: bytes | str | None, name: str, reason: str
) -> None:
    if made == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(made, bytes):
        (tmp_path / name).write_bytes(made)
    line = one_line(ask(store, str(tmp_path / name)))
    assert "cannot be read" in line
    assert reason in line
    assert "name a file that holds one SPARQL query" in line
    assert len(line) < 300


def test_standard_input_that_is_no_utf_8_is_told_in_one_line(store: Path) -> None:
    assert "standard input: cannot be read" in one_line(ask(store, "-", stdin=b"ASK { '\xff' }"))


def test_a_file_may_begin_with_a_byte_order_mark(store: Path) -> None:
    assert ask(store, "-", stdin=b"\xef\xbb\xbfASK {}").stdout == "yes\n"


@pytest.mark.parametrize("query", ["SELECT * {}", "SELECT * { FILTER(false) }"], ids=["a row", "no row"])
@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "xml"])
def test_an_answer_without_variables_has_every_format(store: Path, query: str, format_: str) -> None:
    result = ask(store, "-e", query, "-f", format_)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.skipif("sys.platform != 'linux'")
def test_the_limit_that_ended_a_query_is_told_with_how_to_raise_it(store: Path) -> None:
    assert one_line(ask(store, "-e", MULTIPLIED, "--memory", "30")).endswith("allow it more: --memory 120")


@pytest.mark.parametrize(("option", "limit"), [("timeout", TIMEOUT), ("memory", MEMORY)])
def test_a_query_has_limits_though_none_are_given(option: str, limit: float) -> None:
    [found] = [each for each in main.commands["query"].params if each.name == option]
    assert found.default == limit


@pytest.mark.parametrize("option", ["--timeout", "--memory"])
@pytest.mark.parametrize("value", ["0", "-3", "nan", "inf"])
def test_a_limit_that_is_none_is_told_in_one_line(store: Path, option: str, value: str) -> None:
    assert f"{option} {value}: give a number above 0" in one_line(ask(store, "-e", "ASK {}", f"{option}={value}"))


def test_a_query_that_would_leave_the_store_is_told_in_one_line(store: Path) -> None:
    line = one_line(ask(store, "-e", r"SELECT * { ?s ?p <http://e/\u0061#> SERVICE <http://127.0.0.1:9/> {} #" + "\n}"))
    assert line == "onrecord: SERVICE is refused (line 1, column 37): a query stays in the store; take the clause out"
