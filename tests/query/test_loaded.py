"""Each query gives the same rows however its data were loaded, and as it stands in its file what the command gives.

Asked of the graph of the examples and of each case in ``tests/queries``.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export.rows import read_rows
from onrecord.query import CatalogueQuery, Rows, catalogue, run_query
from onrecord.query.catalogue import read_query
from onrecord.query.parameters import ANY, to_term
from onrecord.query.results import text_of
from onrecord.query.show import show
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Quad, Quads, Solutions, is_node, named_node
from onrecord.resources import queries_folder, query_text
from onrecord.store.backend.oxigraph import OxigraphQuads

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "queries"
EXAMPLES = ROOT / "examples"
QUERIES = catalogue()
OWN = sorted(
    file.relative_to(queries_folder()).with_suffix("").as_posix()
    for folder in ("view", "stats")
    for file in (queries_folder() / folder).glob("*.rq")
)
NODES = (
    "document/un/A/74/1412", "item/ga/74/31", "Secretary-General of the United Nations", "Norvania", "Edda Morvask",
)  # fmt: skip
"""What is shown: a letter, an item, whom letters are addressed to, a state, and a person with an office."""


def shuffled(quads: list[Quad], seed: int) -> Quads:
    """A store in memory, whose unordered answers come as the quads were loaded."""
    mixed = list(quads)
    random.Random(seed).shuffle(mixed)
    graph = OxigraphQuads()
    graph.load(mixed)
    return graph


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    store = tmp_path_factory.mktemp("loaded") / "record"
    command = ["build", str(EXAMPLES), "--actors", str(EXAMPLES / "actors.ttl"), "--store", str(store)]
    subprocess.run([sys.executable, "-m", "onrecord.cli", *command], check=True, capture_output=True)
    return sorted(OxigraphQuads.in_folder(store / "graph", "read"), key=str)


@pytest.fixture(scope="module")
def graphs(quads: list[Quad]) -> list[Quads]:
    return [shuffled(quads, seed) for seed in range(3)]


def of_class(graph: Quads, name: str) -> list[str]:
    kind = named_node(PREFIXES["rdf"] + "type")
    found = (quad.subject for quad in graph.match(None, kind, named_node(REC + name)))
    return sorted(node.value for node in found if is_node(node))


def needed(query: CatalogueQuery) -> list[str]:
    return [each.name for each in query.parameters if each.default is None and not each.optional]


def questions(graph: Quads, query: CatalogueQuery) -> Iterator[dict[str, str]]:
    """What a query is asked with: nothing, or some things that there are where one is needed."""
    if needed(query) == ["statement"]:
        yield from ({"statement": name} for name in of_class(graph, "Statement")[:30])
    elif needed(query) == ["actor"]:
        speakers = {quad.object for quad in graph.match(None, named_node(REC + "speaker"), None)}
        actors = {
            quad.object.value
            for speaker in speakers
            if is_node(speaker)
            for quad in graph.match(speaker, named_node(REC + "canonical"), None)
            if is_node(quad.object)
        }
        yield from ({"actor": name} for name in sorted(actors)[:30])
    elif needed(query) == ["text"]:
        relating = [REC + "later", REC + "earlier", PREFIXES["undo"] + "hasProponent", PREFIXES["undo"] + "hasReceiver"]
        related = {quad.object for name in relating for quad in graph.match(None, named_node(name), None)}
        yield from ({"text": name} for name in sorted(text.value for text in related if is_node(text))[:30])
    else:
        assert needed(query) == [], f"{query.name}: tell here with what it is asked"
        yield {}


def answer(graph: Quads, name: str, params: dict[str, str]) -> list[tuple[str, ...]]:
    found = run_query(graph, name, params)
    assert isinstance(found, Rows)
    return found.texts()


def plainly(graph: Quads, text: str) -> list[tuple[str, ...]]:
    """The rows that pyoxigraph itself gives for a query, all graphs as one."""
    solutions = graph.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, Solutions)
    return [tuple(text_of(term) for term in row) for row in solutions]


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_has_the_same_rows_however_the_examples_were_loaded(name: str, graphs: list[Quads]) -> None:
    asked = list(questions(graphs[0], QUERIES[name]))
    assert asked
    for params in asked:
        first, *others = (answer(graph, name, params) for graph in graphs)
        assert all(rows == first for rows in others), params
        assert len(set(first)) == len(first), params


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_has_the_same_rows_however_its_case_was_loaded(name: str) -> None:
    case = OxigraphQuads()
    case.load(parse_rdf(CASES / name / "data.trig", "trig"))
    quads = sorted(case, key=str)
    for params in questions(case, QUERIES[name]):
        first, *others = (answer(shuffled(quads, seed), name, params) for seed in range(6))
        assert all(rows == first for rows in others), params


@pytest.mark.parametrize("name", NODES)
def test_what_is_shown_is_the_same_however_the_examples_were_loaded(name: str, graphs: list[Quads]) -> None:
    first, *others = (show(graph, name) for graph in graphs)
    assert others == [first, first]


@pytest.mark.parametrize("name", OWN)
def test_the_program_s_own_queries_give_the_same_however_the_examples_were_loaded(
    name: str, graphs: list[Quads]
) -> None:
    text = query_text(name)
    answers = [plainly(graph, text) for graph in graphs]
    if read_query(name, text).note.startswith("In no order."):
        answers = [sorted(rows) for rows in answers]
    assert answers[1:] == [answers[0], answers[0]]


@pytest.mark.parametrize("name", sorted(file.stem for file in (queries_folder() / "export").glob("*.rq")))
def test_an_export_s_rows_are_the_same_however_the_examples_were_loaded(name: str, graphs: list[Quads]) -> None:
    first, *others = (read_rows(graph, name) for graph in graphs)
    assert others == [first, first]


def data_of(name: str, quads: list[Quad]) -> Iterator[Quads]:
    yield shuffled(quads, 0)
    case = OxigraphQuads()
    case.load(parse_rdf(CASES / name / "data.trig", "trig"))
    yield case


@pytest.mark.parametrize("name", QUERIES)
def test_a_question_as_it_stands_in_its_file_has_the_rows_of_the_command(name: str, quads: list[Quad]) -> None:
    """Where something has to be given, with that in the place of UNDEF and all else as it stands."""
    query = QUERIES[name]
    seen = 0
    for graph in data_of(name, quads):
        for params in questions(graph, query):
            text = query.text
            for parameter, value in params.items():
                text = text.replace(f"VALUES ?{parameter} {{ UNDEF }}", f"VALUES ?{parameter} {{ <{value}> }}")
            rows = plainly(graph, text)
            assert rows == answer(graph, name, params)
            seen += len(rows)
    assert seen


@pytest.mark.parametrize("name", QUERIES)
def test_the_blocks_of_a_parameter_hold_its_default_and_the_header_tells_what_has_to_be_given(name: str) -> None:
    query = QUERIES[name]
    prefixes = "\n".join(re.findall(r"^PREFIX .*$", query.text, re.MULTILINE))
    for parameter in query.parameters:
        blocks = set(re.findall(rf"VALUES \?{parameter.name} \{{ (.+?) \}}", query.text))
        default = (
            None if parameter.default in (None, ANY) else to_term(OxigraphQuads(), parameter, str(parameter.default))
        )
        assert len(blocks) == 1, parameter.name
        held = OxigraphQuads().query(f"{prefixes} SELECT ?held {{ VALUES ?held {{ {blocks.pop()} }} }}")
        assert isinstance(held, Solutions)
        assert [row["held"] for row in held] == [default], parameter.name
    assert ("has to be given" in query.note) == bool(needed(query))
