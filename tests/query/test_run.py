"""Queries run over all documents as one graph, in this process or in one that can be ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import QueryError, StoreError
from onrecord.query import Graph, Rows, run_query
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Quads, literal, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

CASE = Path(__file__).parent.parent / "queries" / "who-said-what" / "data.trig"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.fixture(scope="module")
def graph() -> Quads:
    loaded = OxigraphQuads()
    loaded.load(parse_rdf(CASE, "trig"))
    return loaded


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "graph"
    kept = OxigraphQuads.in_folder(path, "write")
    kept.load(parse_rdf(CASE, "trig"))
    kept.flush()
    del kept
    return path


def test_the_documents_are_asked_together_and_by_their_graphs(graph: Quads) -> None:
    together = run_query(graph, "SELECT ?s { ?s a rec:Document } ORDER BY ?s")
    apart = run_query(graph, "SELECT ?s ?g { GRAPH ?g { ?s a rec:Document } } ORDER BY ?s")
    assert isinstance(together, Rows)
    assert isinstance(apart, Rows)
    assert len(together.texts()) == len(apart.texts()) == 3


def test_rows_can_be_read_twice_and_keep_types_and_gaps(graph: Quads) -> None:
    answer = run_query(graph, "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (1 UNDEF 'x'@en) (rec:Text '' 2.5) } }")
    assert isinstance(answer, Rows)
    integer = named_node("http://www.w3.org/2001/XMLSchema#integer")
    assert answer.columns == ("a", "b", "c")
    assert next(iter(answer)) == (literal("1", datatype=integer), None, literal("x", language="en"))
    assert list(answer) == list(answer)
    assert answer.texts()[1] == ("https://w3id.org/onrecord/ns#Text", "", "2.5")


def test_ask_construct_and_describe_give_what_they_should(graph: Quads) -> None:
    assert run_query(graph, "ASK { <person/mira-tal> a foaf:Person }") is True
    assert run_query(graph, "ASK { <person/mira-tal> a rec:State }") is False
    built = run_query(graph, "CONSTRUCT { ?d a rec:Text } { ?s rec:reportedIn ?d }")
    assert isinstance(built, Graph)
    assert len(built) == 3
    assert list(built) == sorted(built, key=str)
    described = run_query(graph, "DESCRIBE <person/mira-tal>")
    assert isinstance(described, Graph)
    assert {triple.subject for triple in described} == {named_node("https://w3id.org/onrecord/id/person/mira-tal")}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?s { ?s ?p ", r"the query does not parse: line 1, column 19, at its end; expected"),
        (
            "SELECT ?s\nWHERE { ?s ?p ?o )",
            r"line 2, column 19, at its end; what stands there, or just before, does not fit",
        ),
        ("SELEKT * {}", r"line 1, column 10, at '{}'; expected CONSTRUCT"),
        ("SELECT * { ?s nope:x ?o }", r"does not parse"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?s ?p ?o }", r"does not parse"),
        ("", r"does not parse"),
        ("who-is-who", r"no query is called 'who-is-who'; did you mean"),
        ("SELECT * { ?s ?p ?o FILTER(<http://e/f>(?s)) }", r"could not be answered"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_query_that_cannot_be_run_gives_one_line_with_the_place(graph: Quads, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        run_query(graph, query)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def test_a_folder_is_opened_for_reading(folder: Path) -> None:
    assert run_query(folder, "ASK { <person/mira-tal> a foaf:Person }") is True


@pytest.mark.parametrize("timeout", [None, 60.0], ids=["here", "apart"])
def test_a_folder_that_holds_no_graph_is_named(tmp_path: Path, timeout: float | None) -> None:
    with pytest.raises((StoreError, QueryError), match="not the folder of a graph"):
        run_query(tmp_path / "nothing", "ASK {}", timeout=timeout)


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("who-said-what", {"actor": "Mira Tal"}),
        ("SELECT ?a { VALUES ?a { 'é\"' 1 } }", {}),
        ("ASK { ?s ?p ?o }", {}),
        ("ASK { ?s a rec:Nothing }", {}),
        ("DESCRIBE <person/mira-tal>", {}),
        ("CONSTRUCT { _:b rec:words ?w } { ?s rec:words ?w } LIMIT 1", {}),
    ],
    ids=["catalogue", "rows", "yes", "no", "describe", "construct"],
)
def test_a_process_apart_gives_the_same_answer(folder: Path, query: str, params: dict[str, str]) -> None:
    here, apart = run_query(folder, query, params), run_query(folder, query, params, timeout=60)
    if isinstance(here, Graph) and isinstance(apart, Graph):
        assert len(here) == len(apart)
    else:
        assert here == apart


def test_an_error_apart_is_the_error_here(folder: Path) -> None:
    for query in ("SELECT ?s { ?s ?p ", "SELECT * FROM <file:///x> {}", "nothing-so-called"):
        with pytest.raises(QueryError) as here:
            run_query(folder, query)
        with pytest.raises(QueryError) as apart:
            run_query(folder, query, timeout=60)
        assert str(here.value) == str(apart.value)


def test_a_query_that_runs_too_long_is_ended_and_says_so(folder: Path) -> None:
    with pytest.raises(QueryError, match=r"ended after 2 seconds; narrow it"):
        run_query(folder, SLOW, timeout=2)


def test_a_timeout_needs_the_folder(graph: Quads) -> None:
    with pytest.raises(ValueError, match="needs the folder"):
        run_query(graph, "ASK {}", timeout=1)


def test_a_triple_that_stands_in_two_graphs_is_described_once() -> None:
    twice = OxigraphQuads()
    for name in ("a", "b"):
        graph = named_node(f"http://e/{name}")
        twice.load([make_quad(named_node("http://e/s"), named_node("http://e/p"), literal("o"), graph)])
    described = run_query(twice, "DESCRIBE <http://e/s>")
    assert isinstance(described, Graph)
    assert len(described) == 1


def test_asking_loads_no_language_model_and_no_drawing() -> None:
    program = (
        "import sys; from onrecord.store.backend.oxigraph import OxigraphQuads;"
        "from onrecord.query import run_query, to_text;"
        "to_text(run_query(OxigraphQuads(), 'who-said-what'));"
        "print(*({'spacy', 'trafilatura', 'sklearn', 'pyvis', 'rdflib', 'networkx', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
