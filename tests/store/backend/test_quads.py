"""What every implementation of ``Quads`` does, each as the registry opens it, in a folder where it has one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from onrecord.rdf.files import parse_rdf, solutions_bytes
from onrecord.rdf.quads import DEFAULT_GRAPH, Quad, Quads, Solutions, Triples, literal, make_quad, named_node
from onrecord.store.backend import BACKENDS, open_quads

A, B, C = (named_node(f"urn:{name}") for name in "abc")
SAYS, KNOWS = named_node("urn:says"), named_node("urn:knows")
ONE, OTHER = named_node("urn:graph/one"), named_node("urn:graph/other")
WORDS = literal('the talks "failed"\n}', language="en")
QUADS = (
    make_quad(A, SAYS, WORDS, ONE),
    make_quad(A, KNOWS, B, ONE),
    make_quad(B, KNOWS, C, OTHER),
    make_quad(C, KNOWS, A),
)


@pytest.fixture(params=BACKENDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Quads:
    return open_quads(request.param, tmp_path / "graph", "write")


@pytest.fixture
def held(empty: Quads) -> Quads:
    assert empty.load(iter(QUADS)) == len(QUADS)
    return empty


def test_nothing_is_in_what_is_new(empty: Quads) -> None:
    assert (len(empty), list(empty), list(empty.graphs())) == (0, [], [])
    assert QUADS[0] not in empty


def test_what_was_put_in_is_there_once(held: Quads) -> None:
    held.load(QUADS)
    assert sorted(held, key=str) == sorted(QUADS, key=str)
    assert len(held) == len(QUADS)
    assert all(quad in held for quad in QUADS)
    assert set(held.graphs()) == {ONE, OTHER}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ((None, None, None), QUADS),
        ((A, None, None), QUADS[:2]),
        ((None, KNOWS, None), QUADS[1:]),
        ((None, None, WORDS), QUADS[:1]),
        ((None, None, None, ONE), QUADS[:2]),
        ((None, None, None, DEFAULT_GRAPH), QUADS[3:]),
        ((B, SAYS, None), ()),
    ],
    ids=["all", "subject", "predicate", "object", "graph", "default graph", "none"],
)
def test_a_pattern_is_matched_by_the_quads_with_its_terms(
    held: Quads, pattern: tuple[None, None, None], found: tuple[Quad, ...]
) -> None:
    assert sorted(held.match(*pattern), key=str) == sorted(found, key=str)


def test_a_swap_takes_out_the_old_and_puts_in_the_new(held: Quads) -> None:
    new = make_quad(B, SAYS, WORDS, OTHER)
    assert held.swap(QUADS[1:3], [QUADS[2], new])
    assert set(held) == {QUADS[0], QUADS[2], QUADS[3], new}


def test_a_swap_for_the_same_tells_that_nothing_changed(held: Quads) -> None:
    assert not held.swap(QUADS, reversed(QUADS))
    assert set(held) == set(QUADS)


def test_a_graph_goes_with_its_name(held: Quads) -> None:
    held.remove_graph(ONE)
    assert set(held) == set(QUADS[2:])
    assert list(held.graphs()) == [OTHER]


def test_a_select_gives_rows_by_name_and_number(held: Quads) -> None:
    found = held.query("SELECT ?who ?what { GRAPH ?g { ?who <urn:says> ?what } OPTIONAL { ?who <urn:no> ?gap } }")
    assert isinstance(found, Solutions)
    assert [variable.value for variable in found.variables] == ["who", "what"]
    (row,) = found
    assert (row["who"], row[1], len(row), list(row)) == (A, WORDS, 2, [A, WORDS])


def test_all_graphs_are_asked_as_one_if_wanted(held: Quads) -> None:
    asked = "SELECT ?who { ?who <urn:knows> ?other } ORDER BY ?who"
    alone, together = (held.query(asked, use_default_graph_as_union=union) for union in (False, True))
    assert isinstance(alone, Solutions)
    assert isinstance(together, Solutions)
    assert [row["who"] for row in alone] == [C]
    assert [row["who"] for row in together] == [A, B, C]


def test_a_term_may_be_given_for_a_variable_and_prefixes_for_a_query(held: Quads) -> None:
    asked = "SELECT ?who ?other { ?who u:knows ?other }"
    found = held.query(asked, prefixes={"u": "urn:"}, use_default_graph_as_union=True, given={"who": B})
    assert isinstance(found, Solutions)
    assert [row["other"] for row in found] == [C]


def test_an_ask_is_answered_with_yes_or_no_and_a_construct_with_triples(held: Quads) -> None:
    assert held.query("ASK { GRAPH ?g { ?s <urn:says> ?o } }") is True
    assert held.query("ASK { ?s <urn:says> ?o }") is False
    made = held.query("CONSTRUCT { ?o <urn:known> ?s } WHERE { ?s <urn:knows> ?o }")
    assert isinstance(made, Triples)
    assert [(triple.subject, triple.object) for triple in made] == [(A, C)]


def test_a_query_that_does_not_parse_is_a_syntax_error(held: Quads) -> None:
    with pytest.raises(SyntaxError):
        held.query("SELECT ?who {")


def test_rows_are_written_and_read_as_sparql_has_it(held: Quads) -> None:
    found = held.query("SELECT ?who { ?who <urn:knows> ?other }")
    assert isinstance(found, Solutions)
    assert solutions_bytes(found, "csv") == b"who\r\nurn:c\r\n"


def test_what_is_dumped_can_be_loaded(held: Quads, empty: Quads) -> None:
    held.dump(written := BytesIO())
    held.swap(list(held), [])
    assert len(held) == 0
    empty.load(parse_rdf(written.getvalue(), "nquads"))
    assert set(empty) == set(QUADS)


def test_what_is_flushed_and_put_together_is_as_it_was(held: Quads) -> None:
    held.flush()
    held.optimize()
    assert set(held) == set(QUADS)


def test_what_is_in_a_folder_is_there_for_who_opens_it_next(tmp_path: Path) -> None:
    first = open_quads("oxigraph", tmp_path / "graph", "write")
    first.load(QUADS)
    first.flush()
    del first
    assert set(open_quads("oxigraph", tmp_path / "graph", "read")) == set(QUADS)
