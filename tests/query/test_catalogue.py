"""Every question of the catalogue has a header, and an answer on data of its own that we know."""

import csv
import json
import re
from pathlib import Path

import pytest

from onrecord.errors import QueryError
from onrecord.query import CatalogueQuery, Rows, catalogue, named_query, run_query
from onrecord.query.catalogue import read_query
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Quads, make_quad
from onrecord.store.backend.oxigraph import OxigraphQuads

REPOSITORY = Path(__file__).parent.parent.parent
CASES = REPOSITORY / "tests" / "queries"
QUERIES = catalogue(REPOSITORY / "queries")


def load(case: Path) -> Quads:
    graph = OxigraphQuads()
    graph.load(parse_rdf(case / "data.trig", "trig"))
    return graph


def asked(case: Path) -> list[tuple[str, dict[str, str], list[list[str]]]]:
    """Each question of a case: its title, its parameters and the rows expected, the header first.

    ``params.json`` maps the name of a CSV file to parameters; without it there is ``expected.csv`` and none.
    """
    listed = case / "params.json"
    questions = json.loads(listed.read_text()) if listed.exists() else {"expected": {}}
    return [
        (title, params, list(csv.reader((case / f"{title}.csv").read_text(encoding="utf-8").splitlines())))
        for title, params in questions.items()
    ]


def test_every_question_of_the_catalogue_has_a_case() -> None:
    assert len(QUERIES) >= 24
    assert {case.name for case in CASES.iterdir()} == set(QUERIES)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_header_tells_question_parameters_columns_and_an_example_that_names_the_query(query: CatalogueQuery) -> None:
    assert query.summary.endswith("?")
    assert query.example.startswith(f"onrecord query {query.name}")
    assert all(parameter.description for parameter in query.parameters)
    assert all(description for _, description in query.columns)
    declared = {parameter.name for parameter in query.parameters}
    assert set(re.findall(r"--param (\w+)=", query.example)) <= declared
    assert declared == set(re.findall(r"VALUES \?(\w+) \{ (?:UNDEF|rec:speech|\"[a-z]+\"|\d+) \}", query.text))


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_is_ordered_and_avoids_what_is_slow_in_oxigraph(query: CatalogueQuery) -> None:
    assert re.search(r"\nORDER BY [^{}]+\n\Z", query.text)
    for body in re.findall(r"(?:NOT )?EXISTS \{([^{}]*)\}", query.text):
        assert body.count("?") <= 2, f"a joined pattern inside EXISTS: {body}"
        assert ";" not in body
        assert "/" not in body
    for optional in re.findall(r"OPTIONAL \{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", query.text):
        assert "BIND(" not in optional, f"oxigraph evaluates it over everything: {optional}"


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_rows_expected_in_their_order(name: str) -> None:
    case = CASES / name
    graph = load(case)
    questions = asked(case)
    assert len({path.stem for path in case.glob("*.csv")}) == len(questions)
    for title, params, (header, *rows) in questions:
        answer = run_query(graph, name, params)
        assert isinstance(answer, Rows)
        assert list(answer.columns) == header == [column for column, _ in QUERIES[name].columns]
        assert [list(row) for row in answer.texts()] == rows, title
        assert rows, f"{name}/{title}.csv expects nothing"


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_gives_the_same_rows_whatever_the_order_of_the_data(name: str) -> None:
    case = CASES / name
    graph = load(case)
    for title, params, (_, *rows) in asked(case):
        for reverse in (False, True):
            again = OxigraphQuads()
            for quad in sorted(graph, key=str, reverse=reverse):
                again.load([quad])
            answer = run_query(again, name, params)
            assert isinstance(answer, Rows)
            assert [list(row) for row in answer.texts()] == rows, title


@pytest.mark.parametrize("name", QUERIES)
def test_the_order_of_the_rows_is_total(name: str) -> None:
    case = CASES / name
    for title, _, (_, *rows) in asked(case):
        assert len(set(map(tuple, rows))) == len(rows), title


@pytest.mark.parametrize("name", QUERIES)
def test_no_meaning_is_only_in_the_name_of_a_graph(name: str) -> None:
    """MODEL, section 5: the same rows from the graph without its graphs' names."""
    case = CASES / name
    plain = OxigraphQuads()
    for quad in load(case):
        plain.load([make_quad(quad.subject, quad.predicate, quad.object)])
    for title, params, (_, *rows) in asked(case):
        answer = run_query(plain, name, params)
        assert isinstance(answer, Rows)
        assert [list(row) for row in answer.texts()] == rows, title


def test_each_triple_of_a_case_is_in_one_graph() -> None:
    for name in QUERIES:
        triples = [quad.triple for quad in load(CASES / name)]
        assert len(set(triples)) == len(triples), name


def test_every_query_is_in_the_documentation_with_its_example() -> None:
    page = (REPOSITORY / "docs" / "queries.md").read_text(encoding="utf-8")
    for query in QUERIES.values():
        assert f"### {query.name}\n" in page
        assert query.example in page
        assert query.summary in page
        for parameter in query.parameters:
            section = page.split(f"### {query.name}\n")[1].split("\n### ")[0]
            assert f"`{parameter.name}`" in section, f"{query.name}: {parameter.name}"


def test_an_unknown_name_lists_close_names() -> None:
    with pytest.raises(QueryError, match=r"'who-sad-what'; did you mean who-said-what") as error:
        named_query("who-sad-what")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("number, optional; what", "no type"), ("iri optional; what", "no comma"), ("iri", "no description")],
    ids=lambda value: str(value),
)
def test_a_header_that_cannot_be_read_is_refused_by_name(line: str, wrong: str) -> None:
    with pytest.raises(QueryError, match="parameter 'actor'"):
        read_query("mine", f"#+ parameters:\n#+   actor: {line}\nASK {{}}")
    assert wrong


def test_the_queries_that_the_documentation_writes_out_run() -> None:
    page = (REPOSITORY / "docs" / "queries.md").read_text(encoding="utf-8")
    first, second = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    graph = load(CASES / "who-said-what")
    own = run_query(graph, first)
    assert isinstance(own, Rows)
    assert [row[:2] for row in own.texts()] == [
        ("Mira Tal", "We reject it"),
        ("Mira Tal", "the vote was void"),
        ("Norvania", "The item"),
        ("Norvania", "the plan"),
    ]
    with_parameters = run_query(graph, second, {"actor": "Mira Tal", "since": "2020-04-26"})
    assert isinstance(with_parameters, Rows)
    assert len(with_parameters.texts()) == 3
