"""Parameters become typed terms in the query's data blocks; what a user types never becomes SPARQL."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.model.ids import BASE
from onrecord.query import Rows, catalogue, named_query, run_query
from onrecord.query.catalogue import CatalogueQuery, Parameter, read_query
from onrecord.query.parameters import bind_parameters, looked_up, to_term
from onrecord.query.run import evaluate
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.namespaces import REC
from onrecord.rdf.quads import Quads, literal, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

CASES = Path(__file__).parent.parent / "queries"
EMPTY = OxigraphQuads()
CANONICAL = named_node(REC + "canonical")
NARROWED = {name: query for name, query in catalogue().items() if query.narrowed_by}


@pytest.fixture(scope="module")
def graph() -> Quads:
    loaded = OxigraphQuads()
    loaded.load(parse_rdf(CASES / "who-said-what" / "data.trig", "trig"))
    return loaded


def rows(graph: Quads, query: str, params: Mapping[str, str]) -> list[tuple[str, ...]]:
    answer = run_query(graph, query, params)
    assert isinstance(answer, Rows)
    return answer.texts()


@pytest.mark.parametrize(
    "value",
    [
        "person/mira-tal",
        f"{BASE}person/mira-tal",
        f"<{BASE}person/mira-tal>",
        "Mira Tal",
        "mira tal",
        " Mira Tal ",
        "reference/00000000000000a1/0-8",
    ],
    ids=["relative id", "IRI", "IRI in brackets", "name", "name in small letters", "name with spaces", "reference"],
)
def test_an_actor_is_found_by_id_iri_and_name_alike(graph: Quads, value: str) -> None:
    assert len(rows(graph, "who-said-what", {"actor": value})) == 3


@pytest.mark.parametrize("value", ["reject", "act:reject", "https://w3id.org/onrecord/vocabulary/act/reject"])
def test_an_act_is_found_by_its_short_name_prefixed_name_and_iri(graph: Quads, value: str) -> None:
    assert {row[2] for row in rows(graph, "who-said-what", {"act": value})} == {"reject", "deny"}


def test_a_default_holds_where_nothing_is_given_and_any_leaves_it_open(graph: Quads) -> None:
    spoken = rows(graph, "who-said-what", {})
    assert spoken == rows(graph, "who-said-what", {"attribution": "speech"})
    assert len(rows(graph, "who-said-what", {"attribution": "any"})) == len(spoken) + 2


@pytest.mark.parametrize(
    ("query", "params", "message"),
    [
        ("who-said-what", {"actr": "x"}, r"--param actr: the query has no such parameter; it has actor"),
        ("without-evidence", {"actor": "x"}, r"--param actor: .*it has none, leave it out"),
        ("timeline", {}, r"timeline needs a value for actor: .*add --param actor=\.\.\."),
        ("who-said-what", {"from": "April"}, r"--param from='April' is no date; write it as YYYY-MM-DD"),
        ("who-said-what", {"from": "2020-02-30"}, r"--param from='2020-02-30' is no date"),
        ("who-said-what", {"from": '2020-04-01"^^<x>'}, r"is no date"),
        ("same-words", {"longer_than": "many"}, r"--param longer_than='many' is no whole number"),
        ("same-words", {"longer_than": "9" * 40}, r"is no whole number"),
        ("who-said-what", {"actor": "Mira Tel"}, r"nothing in the store is called 'Mira Tel'; did you mean 'Mira Tal'"),
        ("who-said-what", {"actor": "person/nobody"}, r"nothing in the store is called 'person/nobody'"),
        ("who-said-what", {"actor": "http://e/> } SERVICE <http://e/"}, r"cannot be an IRI, an id or a name"),
        ("who-said-what", {"actor": 'x" } #'}, r"cannot be an IRI, an id or a name"),
        ("who-said-what", {"actor": ""}, r"cannot be an IRI, an id or a name"),
        ("who-said-what", {"actor": "a\nb"}, r"cannot be an IRI, an id or a name"),
        (
            "who-said-what",
            {"mode": "loud"},
            r"is none of the choices; give one of direct, indirect, mixed, actOnly, any",
        ),
        ("who-said-what", {"text": "\ud800"}, r"is no text in Unicode"),
    ],
    ids=lambda value: str(value)[:40].encode("ascii", "replace").decode(),
)
def test_a_value_that_does_not_fit_is_refused_in_one_line(
    graph: Quads, query: str, params: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message) as error:
        run_query(graph, query, params)
    assert "\n" not in str(error.value)


def test_a_name_of_several_actors_asks_for_one_of_their_ids() -> None:
    namesakes = OxigraphQuads()
    namesakes.load(
        parse_rdf(
            b"""@base <https://w3id.org/onrecord/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <person/a> skos:prefLabel "Mira Tal" . <person/b> skos:altLabel "Mira Tal" .""",
            "turtle",
        )
    )
    with pytest.raises(QueryError, match=r"'Mira Tal' names 2 nodes; give one of their ids: person/a, person/b"):
        run_query(namesakes, "timeline", {"actor": "Mira Tal"})


def test_a_name_goes_to_the_actor_before_the_references_that_stand_for_themselves() -> None:
    both = OxigraphQuads()
    both.load(
        parse_rdf(
            b"""@base <https://w3id.org/onrecord/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rec: <https://w3id.org/onrecord/ns#> .
        <reference/1/0-2> skos:prefLabel "the Union" ; rec:canonical <reference/1/0-2> .
        <reference/2/0-2> skos:prefLabel "the Union" ; rec:canonical <org/union> .""",
            "turtle",
        )
    )
    query = CatalogueQuery("q", "ASK { VALUES ?who { UNDEF } }", parameters=(Parameter("who", "iri", ""),))
    assert f"<{BASE}org/union>" in bind_parameters(both, query, {"who": "the Union"})


ECHO = CatalogueQuery(
    "echo", "SELECT ?text { VALUES ?text { UNDEF } }", parameters=(Parameter("text", "string", "anything"),)
)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was_given(value: str) -> None:
    answer = run_query(EMPTY, bind_parameters(EMPTY, ECHO, {"text": value}))
    assert isinstance(answer, Rows)
    assert answer.texts() == [(value,)]


@pytest.mark.parametrize(
    "value",
    ['" } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #', "\\u0022 } #", "'''", '"""', "\\", "\n}", "UNDEF", "?text"],
)
def test_text_that_would_inject_sparql_is_text(value: str) -> None:
    answer = run_query(EMPTY, bind_parameters(EMPTY, ECHO, {"text": value}))
    assert isinstance(answer, Rows)
    assert answer.texts() == [(value,)]


def test_values_are_typed() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    day = to_term(EMPTY, Parameter("p", "date", ""), " 2020-04-24 ")
    number = to_term(EMPTY, Parameter("p", "integer", ""), "007")
    assert day == literal("2020-04-24", datatype=named_node(xsd + "date"))
    assert number == literal("7", datatype=named_node(xsd + "integer"))
    score = to_term(EMPTY, Parameter("p", "decimal", ""), " 0.75 ")
    assert score == literal("0.75", datatype=named_node(xsd + "decimal"))


@pytest.mark.parametrize("value", ["", "1e3", "NaN", "0,75", ".5", "1.2.3"])
def test_what_is_no_decimal_number_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match="is no decimal number; write digits"):
        to_term(EMPTY, Parameter("p", "decimal", ""), value)


def test_only_the_blocks_of_a_parameter_are_filled_wherever_they_stand() -> None:
    text = (
        "SELECT * { VALUES ?text { UNDEF } # VALUES ?text { UNDEF }\n"
        "VALUES ?other { UNDEF } values $text{undef} VALUES (?text) { (UNDEF) } BIND('VALUES ?text { UNDEF }' AS ?s) }"
    )
    query = CatalogueQuery(
        "q", text, parameters=(Parameter("text", "string", ""), Parameter("other", "string", "", None, (), None, True))
    )
    assert bind_parameters(EMPTY, query, {"text": "hi"}) == (
        'SELECT * { VALUES ?text { "hi" } # VALUES ?text { UNDEF }\n'
        "VALUES ?other { UNDEF } values $text{\"hi\"} VALUES (?text) { (UNDEF) } BIND('VALUES ?text { UNDEF }' AS ?s) }"
    )


def test_a_query_of_ones_own_takes_text_for_the_blocks_it_has() -> None:
    answer = run_query(EMPTY, "SELECT (CONCAT(?a, '!') AS ?b) { VALUES ?a { UNDEF } }", {"a": "Hear"})
    assert isinstance(answer, Rows)
    assert answer.texts() == [("Hear!",)]


def test_a_parameter_without_a_block_is_no_silent_loss() -> None:
    query = CatalogueQuery("q", "ASK { ?s ?p ?text }", parameters=(Parameter("text", "string", ""),))
    with pytest.raises(QueryError, match=r"declares text but has no VALUES \?name \{ UNDEF \}"):
        bind_parameters(EMPTY, query, {"text": "hi"})


def test_each_parameter_of_each_query_changes_nothing_in_the_text_but_its_blocks() -> None:
    query = named_query("who-said-what")
    assert bind_parameters(EMPTY, query, {"attribution": "any", "versions": "any"}) == query.text.replace(
        "VALUES ?attribution { rec:speech }", "VALUES ?attribution { UNDEF }"
    ).replace('VALUES ?versions { "newest" }', "VALUES ?versions { UNDEF }")


@pytest.mark.parametrize(
    ("block", "bound"),
    [
        pytest.param("VALUES ?a { UNDEF }", "VALUES ?a { <urn:a> }", id="left open"),
        pytest.param("VALUES ?a { rec:b }", "VALUES ?a { <urn:a> }", id="a name"),
        pytest.param("values $a{<urn:b>}", "values $a{<urn:a>}", id="an IRI"),
        pytest.param("VALUES ?a { 31 }", "VALUES ?a { <urn:a> }", id="a number"),
        pytest.param("VALUES ?a { 'b }' }", "VALUES ?a { <urn:a> }", id="a string"),
        pytest.param("VALUES ?a { 'b'@en }", "VALUES ?a { <urn:a> }", id="a string in a language"),
        pytest.param("VALUES ?a { '2020-04-24'^^xsd:date }", "VALUES ?a { <urn:a> }", id="a day"),
        pytest.param("VALUES ?a { rec:b rec:c }", None, id="several values are data of the query"),
        pytest.param("VALUES (?a) { (rec:b) }", None, id="several variables too"),
        pytest.param("VALUES ?b { rec:b }", None, id="another variable"),
        pytest.param("VALUES ?a { }", None, id="no value"),
    ],
)
def test_the_value_of_a_parameter_with_a_default_stands_in_its_block(block: str, bound: str | None) -> None:
    text = f"SELECT ?a {{ {block} }}"
    query = CatalogueQuery("q", text, parameters=(Parameter("a", "iri", "", None, (), "urn:a"),))
    graph = OxigraphQuads()
    graph.load([make_quad(named_node("urn:a"), named_node("urn:p"), named_node("urn:b"))])
    if bound is None:
        with pytest.raises(QueryError, match="declares a but has no VALUES"):
            bind_parameters(graph, query, {})
    else:
        assert bind_parameters(graph, query, {}) == f"SELECT ?a {{ {bound} }}"


def test_a_block_that_holds_a_value_of_a_parameter_without_a_default_is_the_query_s_own() -> None:
    query = CatalogueQuery(
        "q", "SELECT ?a { VALUES ?a { 1 } }", parameters=(Parameter("a", "integer", "", optional=True),)
    )
    assert bind_parameters(EMPTY, query, {}) == query.text


WRAPPED = """#+ narrowed_by: actor
#+ parameters:
#+   actor: iri, optional; who spoke
#+   text: string, optional; a part of the words
SELECT ?words
WHERE {
  VALUES ?actor { UNDEF }
  VALUES ?text { UNDEF }
  { SELECT * WHERE { ?statement rec:speaker/rec:canonical ?actor } }
  OPTIONAL { SELECT * WHERE { ?statement rec:words ?words . OPTIONAL { ?statement rec:cue ?cue } } }
  FILTER(!BOUND(?text) || CONTAINS(?words, ?text))
}
ORDER BY ?words
"""


def test_what_belongs_to_few_rows_is_looked_up_where_a_parameter_narrows_the_answer() -> None:
    graph = OxigraphQuads()
    graph.load(parse_rdf(CASES / "who-said-what" / "data.trig", "trig"))
    query = read_query("mine", WRAPPED)
    assert "SELECT *" in bind_parameters(graph, query, {"text": "vote"})
    narrowed = bind_parameters(graph, query, {"actor": "Mira Tal"})
    assert "{ { ?statement rec:speaker/rec:canonical ?actor } }" in narrowed
    assert "SELECT *" not in narrowed


@pytest.mark.parametrize(
    "group",
    [
        "{ SELECT * WHERE { ?a ?b ?c } LIMIT 1 }",
        "{ SELECT * WHERE { ?a ?b ?c } ORDER BY ?a }",
        "{ SELECT DISTINCT * WHERE { ?a ?b ?c } }",
        "{ SELECT ?a WHERE { ?a ?b ?c } }",
        '{ ?a ?b "{ SELECT * WHERE { ?a ?b ?c } }" }',
    ],
)
def test_only_a_selection_of_everything_without_any_modifier_is_taken_away(group: str) -> None:
    assert looked_up(f"SELECT ?a WHERE {group}") == f"SELECT ?a WHERE {group}"


@pytest.mark.parametrize("name", NARROWED)
def test_an_answer_is_the_same_whether_rows_are_looked_up_or_read_in_passes(name: str) -> None:
    case = CASES / name
    graph = OxigraphQuads()
    graph.load(parse_rdf(case / "data.trig", "trig"))
    query = NARROWED[name]
    assert set(query.narrowed_by) <= {parameter.name for parameter in query.parameters}
    actors = sorted({str(quad.object)[1:-1] for quad in graph.match(None, CANONICAL, None)})
    assert actors
    for parameter in query.narrowed_by:
        for actor in actors:
            in_passes = evaluate(graph, replace(query, narrowed_by=()), {parameter: actor})
            looked = evaluate(graph, query, {parameter: actor})
            assert isinstance(in_passes, Rows)
            assert isinstance(looked, Rows)
            assert looked.texts() == in_passes.texts(), actor


@pytest.fixture(scope="module")
def positions() -> Quads:
    made = OxigraphQuads()
    made.load(parse_rdf(Path(__file__).parents[1] / "queries" / "positions" / "data.trig", "trig"))
    return made


@pytest.mark.parametrize("subject", ["election in Ostrel", "Election in ostrel", "the ballot", "the poll"])
def test_a_subject_is_found_by_its_label_and_by_each_wording(positions: Quads, subject: str) -> None:
    assert len(rows(positions, "positions", {"subject": subject})) == 3


def test_where_no_subject_is_called_so_those_with_words_in_common_are_told(positions: Quads) -> None:
    with pytest.raises(QueryError, match=r"did you mean 'election in Ostrel' or 'the election'\?$"):
        rows(positions, "positions", {"subject": "elections or the election of Ostrel"})
