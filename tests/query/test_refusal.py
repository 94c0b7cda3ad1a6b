"""A query stays in the store and only reads it, however it is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.query.refusal import refuse
from onrecord.query.tokens import tokens
from onrecord.rdf.quads import Solutions
from onrecord.store.backend.oxigraph import OxigraphQuads

CLOSED = "http://127.0.0.1:9/"
"""oxigraph refuses this port before it connects, so that a call shows without a network."""

HARMLESS = {
    "a variable": "SELECT ?from ?service $load WHERE { ?from ?service $load }",
    "a prefixed name": "PREFIX ex: <http://e/> SELECT * { ?s ex:service ex:load ; ex:from ?o }",
    "an IRI": "SELECT * { ?s <http://e/service/from#LOAD> <urn:service> }",
    "a string": 'SELECT * { ?s ?p \'FROM <file:///x>\', "SERVICE", \'\'\'LOAD \'\'\', """it\'s "FROM" here""" }',
    "an escaped quote": r'SELECT * { ?s ?p "a \" SERVICE <x> \\" }',
    "a comment": "# FROM <file:///x> SERVICE\nSELECT * { ?s ?p ?o } # LOAD",
    "a blank node": "SELECT * { _:service ?p _:from }",
    "a comparison": "SELECT * { ?s ?p ?o FILTER(?o<3 && ?o>1) ?s ?q ?r }",
}
REFUSED = {
    "FROM": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <http://e/> { GRAPH ?g { ?s ?p ?o } }",
    "small letters": "select * from<http://e/>{ ?s ?p ?o }",
    "SERVICE": f"SELECT * {{ SERVICE <{CLOSED}> {{ ?s ?p ?o }} }}",
    "SERVICE SILENT": f"SELECT * {{ SERVICE SILENT <{CLOSED}> {{ ?s ?p ?o }} }}",
    "glued to SILENT": f"SELECT * {{ SERVICESILENT<{CLOSED}>{{ ?s ?p ?o }} }}",
    "glued to a number": f"SELECT * {{ ?s ?p 2SERVICE <{CLOSED}> {{ ?a ?b ?c }} }}",
    "glued to true": f"PREFIX ex: <{CLOSED}> SELECT * {{ ?s ?p trueSERVICEex:a{{ ?a ?b ?c }} }}",
    "glued to a name": f"PREFIX ex: <{CLOSED}> SELECT * {{ FILTER(true)SERVICEex:a{{ ?a ?b ?c }} }}",
    "glued to a declared name": "PREFIX SERVICEex: <http://e/> "
    f"PREFIX ex: <{CLOSED}> SELECT * {{ FILTER(true)SERVICEex:a{{ ?a ?b ?c }} }}",
    "as a prefix": "PREFIX service: <http://e/> "
    f"PREFIX : <{CLOSED}> SELECT * {{ FILTER(true)service:a{{ ?a ?b ?c }} }}",
    "behind a comparison": f"PREFIX ex: <{CLOSED}> SELECT * {{ FILTER(1<2)SERVICE#>\n ex:a{{ ?a ?b ?c }} }}",
    "after a comment that ends": f"SELECT * {{ # x\r SERVICE <{CLOSED}> {{ ?a ?b ?c }} }}",
    "after a string": f"SELECT * {{ ?s ?p ''SERVICE <{CLOSED}> {{ ?a ?b ?c }} }}",
    "after a dot": f"SELECT * {{ ?s ?p ?o.SERVICE <{CLOSED}> {{ ?a ?b ?c }} }}",
    "ASK FROM": "PREFIX ex: <http://e/> ASKFROM<http://e/>{ ?s ?p ?o }",
    "LOAD": "LOAD <file:///etc/passwd>",
    "LOAD SILENT": "PREFIX ex: <http://e/> LOAD SILENT ex:a",
    "INSERT": "INSERT DATA { <http://e/a> <http://e/b> 1 }",
    "DELETE": "BASE <http://e/> PREFIX ex: <http://e/> DELETE WHERE { ?s ?p ?o }",
    "CLEAR": "CLEAR ALL",
    "WITH": "WITH <http://e/> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
}


def calls_a_service(query: str) -> bool:
    try:
        answer = OxigraphQuads().query(query)
        if isinstance(answer, Solutions):
            list(answer)
    except OSError:
        return True
    except (SyntaxError, RuntimeError, TypeError, ValueError):
        return False
    return False


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS)
def test_words_that_are_no_keywords_pass_and_the_query_parses(query: str) -> None:
    refuse(query)
    OxigraphQuads().query(query)


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_a_query_that_would_leave_or_change_the_store_is_refused_in_one_line(query: str) -> None:
    with pytest.raises(QueryError, match=r"is refused \(line \d+, column \d+\)") as error:
        refuse(query)
    assert "\n" not in str(error.value)


def test_the_position_is_that_of_the_keyword() -> None:
    with pytest.raises(QueryError, match=r"SERVICE is refused \(line 3, column 4\)"):
        refuse("SELECT *\n{ # SERVICE\n   SERVICE <http://e/> {} }")


PIECES = (
    "SERVICE", "service", "SILENT", "FROM", "true", "false", "2", "<", ">", "<2", "1<2", "FILTER(", "(", ")", "{", "}",
    " ", "\n", "\r", "\t", "#", "#>", "'", '"', "'''", '"""', "\\", ".", ";", ",", "?s", "?o", "ex:a", "ex:", ":a", ":",
    "service:a", "exservice:a", f"<{CLOSED}>", "_:b", "@en", "a", "-", "+", "*", "/", "|", "&&", "BIND(", "AS",
    "OPTIONAL", "GRAPH", "{?a ?b ?c}", "FILTER(true)", "FILTER(1<2)", "?s ?p ?o",
)  # fmt: skip


@settings(max_examples=3000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.lists(st.sampled_from(PIECES), max_size=4))
def test_what_passes_calls_no_service_however_tokens_are_glued(before: list[str], after: list[str]) -> None:
    prologue = "".join(f"PREFIX {name}: <{CLOSED}> " for name in ("", "ex", "service", "exservice", "SERVICEex"))
    for keyword in ("SERVICE", "SERVICEex:a", "service:a"):
        query = f"{prologue}SELECT * {{ {''.join(before)}{keyword}{''.join(after)}{{?x ?y ?z}} }}"
        try:
            refuse(query)
        except QueryError:
            continue
        assert not calls_a_service(query)


@settings(deadline=None)
@given(st.text())
def test_tokens_lie_in_order_and_slice_back(query: str) -> None:
    end = 0
    for token in tokens(query):
        assert token.start >= end
        assert query[token.start : token.end] == token.text
        end = token.end


@pytest.mark.parametrize("piece", ["a.", "a-", "a:.", '"', "'''a'", "<", "_:a.", "\\"])
def test_a_long_query_has_the_tokens_of_a_short_one(piece: str) -> None:
    short, long = tokens(piece * 100), tokens(piece * 20_000)
    assert [token.kind for token in long[: len(short) - 1]] == [token.kind for token in short[:-1]]
