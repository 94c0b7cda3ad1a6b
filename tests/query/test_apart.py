"""A query's process ends by its limits, with its parent and by its own clock, and says why in one line."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import QueryError, StoreError
from onrecord.held_folder import hold, let_go
from onrecord.query import Rows, run_query
from onrecord.query.apart import QueryProcess
from onrecord.query.nesting import DEPTH, PARTS
from onrecord.query.refusal import refuse
from onrecord.rdf.quads import literal, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

MULTIPLIED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONTAINS(CONCAT(?c, ?f, ?i), 'zz')) }"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts a process's memory so")
posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals, no lock")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store")
    kept = OxigraphQuads.in_folder(store / "graph", "write")
    kept.load(
        make_quad(named_node(f"http://e/{n}"), named_node(f"http://e/p{n % 7}"), literal(f"text {n}"))
        for n in range(1000)
    )
    kept.flush()
    del kept
    (store / "lock").touch()
    return store / "graph"


@linux
def test_a_query_that_needs_more_memory_is_ended_and_told_which_limit_it_was(folder: Path) -> None:
    with pytest.raises(QueryError, match=r"needed more than 50 MB of memory; .* allow it more: --memory 200$") as error:
        run_query(folder, MULTIPLIED, memory=50)
    assert "\n" not in str(error.value)


@linux
def test_memory_is_counted_beside_what_an_open_store_takes(folder: Path) -> None:
    answer = run_query(folder, "SELECT ?c { ?a ?b ?c } ORDER BY ?c", memory=10)
    assert isinstance(answer, Rows)
    assert len(answer.texts()) == 1000


def test_an_answer_larger_than_the_memory_allowed_is_not_cut_but_refused(folder: Path) -> None:
    with pytest.raises(QueryError, match=r"the answer is larger than 20 MB; .*: --memory 80$"):
        run_query(folder, "SELECT * { ?a ?b ?c . VALUES ?d { 1 2 3 4 5 6 7 8 9 } ?x ?y ?z }", memory=20, timeout=600)


def test_a_large_answer_within_its_limits_comes_whole(folder: Path) -> None:
    query = "SELECT ?c ?f { ?a ?b ?c . ?d <http://e/p0> ?f }"
    answer = run_query(folder, query, memory=200)
    assert isinstance(answer, Rows)
    assert sum(1 for _ in answer) == 1000 * 143


@pytest.mark.parametrize("limit", [0, -1, float("nan"), float("inf"), 1e9])
@pytest.mark.parametrize("name", ["timeout", "memory"])
def test_a_limit_that_is_none_is_named(folder: Path, name: str, limit: float) -> None:
    with pytest.raises(QueryError, match=rf"^--{name} .*: give a number above 0"):
        run_query(folder, "ASK {}", **{name: limit})  # type: ignore[arg-type]


NESTED = {
    "groups": "SELECT * " + "{" * 3000 + "}" * 3000,
    "brackets": "SELECT (" + "(" * 3000 + "1" + ")" * 3000 + " AS ?x) {}",
    "triples without brackets": "SELECT * { " + "<< " * 300 + "?c" + " ?a ?b >>" * 300 + " ?d ?e }",
    "functions": "SELECT (" + "STR(" * 900 + "1" + ")" * 900 + " AS ?x) {}",
    "blank nodes": "SELECT * { " + "[ ?p " * 300 + "1" + "]" * 300 + " }",
    "triples": "SELECT * { " + "<<( ?a ?b " * 300 + "?c" + ")>>" * 300 + " ?d ?e }",
    "paths": "SELECT * { ?s " + "^(" * 300 + "<http://e/p>" + ")" * 300 + " ?o }",
}
LONG = {
    "optional": "SELECT * { " + "OPTIONAL { ?a ?b ?c } " * 600 + "}",
    "union": "SELECT * { {}" + "UNION {}" * 600 + "}",
    "or": "ASK { ?a ?b ?c FILTER(" + "?a=1||" * 1000 + "?a=2) }",
    "not": "ASK { ?a ?b ?c FILTER(" + "!" * 1001 + "true) }",
    "sum": "SELECT (" + "1+" * 1001 + "1 AS ?x) {}",
    "columns": "SELECT " + "".join(f"(1 AS ?x{n})" for n in range(600)) + " {}",
    "path": "ASK { ?a " + "<http://e/p>/" * 1001 + "?b ?c }",
    "triples": "ASK { " + "?a ?b ?c . " * 1001 + "}",
    "predicates": "ASK { ?a ?b ?c " + "; ?b ?c " * 1001 + "}",
    "objects": "ASK { ?a ?b ?c " + ", ?c " * 1001 + "}",
    "described": "DESCRIBE " + "<http://e/p> " * 1001,
    "grouped": "SELECT (1 AS ?x) { ?a ?b ?c } GROUP BY " + "STR(?a) " * 600,
}


@pytest.mark.parametrize("query", NESTED.values(), ids=NESTED)
def test_a_query_that_nests_deeper_than_the_engine_can_go_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=rf"^more than {DEPTH} brackets within brackets are refused \(line 1, column"):
        refuse(query)


@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_a_query_with_more_parts_than_the_engine_can_go_down_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=rf"^more than {PARTS:,} keywords, patterns and operators are refused"):
        refuse(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?x { " + "-1 'a'^^<http://e/t> true UNDEF " * 5000 + "} }",
        "ASK { ?a ?b ?c FILTER(?a IN (" + "<http://e/s>, " * 5000 + "1)) }",
        "SELECT (CONCAT(" + "'a', " * 5000 + "'b') AS ?x) { ?a ?b [ ?c (1 2) ] }",
        "SELECT * { " + "<< ?a ?b ?c >> ?d <<( ?a ?b ?c )>> . " * 250 + "}",
    ],
    ids=["VALUES", "IN", "arguments", "triples"],
)
def test_data_do_not_count_as_parts(query: str) -> None:
    refuse(query)


def request(folder: Path, query: str, timeout: float) -> str:
    asked = {"folder": str(folder), "query": query, "params": {}, "timeout": timeout, "memory": None}
    return json.dumps(asked) + "\n"


def started(folder: Path, query: str, timeout: float) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-m", "onrecord.query"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(request(folder, query, timeout).encode())
    process.stdin.flush()
    return process


@posix
def test_the_process_holds_the_store_while_it_reads_and_not_longer(folder: Path) -> None:
    with started(folder, "SELECT * { ?a ?b ?c . ?d ?e ?f }", 600) as process:
        assert process.stdout
        assert process.stdout.readline() == b"rows\n"  # it is in the middle of its answer
        with pytest.raises(StoreError, match="in use"):
            hold(folder.parent, "write")
        process.kill()
    let_go(hold(folder.parent, "write"))


@posix
def test_a_store_that_is_written_is_not_read(folder: Path) -> None:
    held = hold(folder.parent, "write")
    try:
        with pytest.raises(QueryError, match=rf"in use by process {os.getpid()}, which writes to it"):
            run_query(folder, "ASK {}", timeout=600)
    finally:
        let_go(held)


@posix
def test_a_process_that_nobody_asks_or_waits_for_any_more_ends() -> None:
    unasked = QueryProcess()
    unasked._process.stdin.close()  # type: ignore[union-attr]
    assert unasked._process.wait(600) == 1
    unasked.end()


@posix
def test_an_orphan_ends_by_its_own_clock(folder: Path) -> None:
    with started(folder, ENDLESS, 0.1) as process:
        assert process.wait(600) == -signal.SIGALRM


PARENT = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started with it ignored
from onrecord.query.apart import QueryProcess
process = QueryProcess()
process._send(sys.argv[1].encode())
print(process._process.stdout.readline().decode(), end="", flush=True)
process._process.wait()
"""


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_the_process_ends_with_its_parent_however_that_ends(folder: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT, request(folder, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 600)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"rows\n"  # it is in the middle of its answer
        assert _is_held(folder.parent)
        parent.send_signal(how)
    while _is_held(folder.parent):  # a process that is no more holds nothing
        time.sleep(0.01)


def _is_held(store: Path) -> bool:
    try:
        let_go(hold(store, "write"))
    except StoreError:
        return True
    return False
