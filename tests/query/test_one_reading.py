"""Whatever a query hides, the engine is handed a text that it can only read as we do."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.query import Rows, catalogue, run_query
from onrecord.query.one_reading import one_reading
from onrecord.query.refusal import KEYWORDS, refuse
from onrecord.query.tokens import tokens
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Literal, Node, Quads, Solutions, literal, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

E = "PREFIX ex: <http://e/> "


@pytest.fixture(scope="module")
def graph() -> Quads:
    one = OxigraphQuads()
    one.load([make_quad(named_node("http://e/s"), named_node("http://e/p"), literal("o"))])
    return one


SAME = {
    "escapes in an IRI": (r"SELECT (<http://e/\u0061\U00000062#x> AS ?x) {}", "http://e/ab#x"),
    "an IRI with the keywords": (
        "SELECT (<http://e/service?from=LOAD#from> AS ?x) {}",
        "http://e/service?from=LOAD#from",
    ),
    "an IRI with '": ("SELECT (<http://e/O'Brien> AS ?x) {}", "http://e/O'Brien"),
    "a name": (E + "SELECT (ex:service-from AS ?x) {}", "http://e/service-from"),
    "quotation marks": ("""SELECT ('''a"b'c''d''' AS ?x) {}""", "a\"b'c''d"),
    "escaped quotation marks": (r"""SELECT ('\'\"\\' AS ?x) {}""", "'\"\\"),
    "code points": (r"SELECT ('\u0027\u0022\u005C\u005Cn\u000A\u0023\U0001F600' AS ?x) {}", "'\"\\\\n\n#😀"),
    "no code point": (r"SELECT ('\\u0041 \\\u0041' AS ?x) {}", r"\u0041 \A"),
    "the keywords": ("SELECT ('SERVICE <x> FROM \u017fervice load' AS ?x) {}", "SERVICE <x> FROM \u017fervice load"),
    "line ends": ('SELECT ("""a\n#b\r\nc""" AS ?x) {}', "a\n#b\r\nc"),
    "an empty string": ("SELECT ('' AS ?x) {}", ""),
    "a comment": ("SELECT # ?y '\n ('a' AS ?x) # } SERVICE\r {}", "a"),
    "a language": ("SELECT (LANG('#'@en-GB) AS ?x) {}", "en-gb"),
    "comparisons": ("SELECT (IF(1<2&&2>1&&1<=1, 'y', 'n') AS ?x) {}", "y"),
    "strings side by side": ("SELECT (CONCAT(?a, ?b) AS ?x) { VALUES (?a ?b) { (''''''\"b\") } }", "b"),
    "two short strings": ("SELECT (GROUP_CONCAT(?a) AS ?x) { VALUES ?a { '''a' } }", " a"),
}


@pytest.mark.parametrize(("query", "expected"), SAME.values(), ids=SAME)
def test_a_query_written_anew_means_what_it_meant(query: str, expected: str) -> None:
    for asked in (query, one_reading(query).text):
        answer = OxigraphQuads().query(asked)
        assert isinstance(answer, Solutions)
        [row] = answer
        found = row["x"]
        assert isinstance(found, Node | Literal)
        assert found.value == expected


HIDDEN = {
    "an escape in an IRI, and a number sign": r"{ ?s ?p <http://e/\u0061#> SERVICE <AT> {?a ?b ?c} " + "#\n }",
    "an escaped end of an IRI": r"{ ?s ?p <http://e/\u003e> SERVICE <AT> {?a ?b ?c} }",
    "a comment in a comparison, and a long string": "{ FILTER(1<2)#>'''\n SERVICE <AT> {?a ?b ?c} #'''\n }",
    "a string in a comparison": "{ FILTER(1<'x'&&2>1) SERVICE <AT> {?a ?b ?c} }",
    "a dot after a prefix": "{ ?s ?p ex:.SERVICE <AT> {?a ?b ?c} }",
    "a name that is no IRI": "{ ?s ?p port:SERVICE <AT> {?a ?b ?c} }",
    "a name that ends in no character": "{ ?s ?p ex:SERVICE\ufffd:a {?a ?b ?c} }",
    "a long s": "{ ?s ?p ?o \u017fERVICE <AT> {?a ?b ?c} }",
    "escaped letters of the keyword": r"{ \u0053ERVICE <AT> {?a ?b ?c} }",
    "a line end that is escaped": r"{ # \u000A SERVICE <AT> {?a ?b ?c}" + "\n\\u007D }",
    "white space that is none": "{ ?s ?p ?o\u00a0SERVICE <AT> {?a ?b ?c} }",
    "a long prefix": "{ ?s ?p true" + "a.b" * 200 + "service:a {?a ?b ?c} }",
    "a string that goes on": "{ ?s ?p 'a\n SERVICE <AT> {?a ?b ?c} }",
    "an escape that is none": r"{ ?s ?p 'a\z' SERVICE <AT> {?a ?b ?c} # '" + "\n}",
    "a quotation mark in a name": r"{ ?s ?p ex:a\' . SERVICE <AT> {?a ?b ?c} # '" + "\n}",
    "half a character": "{ ?s ?p '\ud800' . SERVICE <AT> {?a ?b ?c} }",
}


@pytest.mark.parametrize("query", HIDDEN.values(), ids=HIDDEN)
def test_what_hides_a_service_is_refused_in_one_line(
    graph: Quads, loopback: tuple[str, list[object]], query: str
) -> None:
    address, came = loopback
    prologue = f"{E}PREFIX port: <http://e:8> PREFIX \ufffd: <{address}> SELECT * "
    before = len(came)
    with pytest.raises(QueryError, match=r"is refused \(line \d+, column \d+\)|does not parse: line \d+") as error:
        run_query(graph, prologue + query.replace("AT", address))
    assert "\n" not in str(error.value)
    assert len(came) == before


PIECES = (
    "SERVICE", "service", "SILENT", "true", "2", "<", ">", "<2", "1<2", "<<", "<=", "FILTER(", "(", ")", "{", "}",
    "[", "]", " ", "\n", "\r", "\t", "#", "#>", "'", '"', "'''", '"""', "\\", ".", ";", ",", "?s", "?o", "ex:a",
    "ex:", ":a", ":", "port:", "port:SERVICE", "ex:.", "_:b", "_:service", "@en", "a", "-", "*", "/", "|", "&&",
    "BIND(", "AS", "OPTIONAL", "GRAPH", "{?a ?b ?c}", "FILTER(true)", "FILTER(1<2)", "?s ?p ?o", "<AT>",
    "SERVICE<AT>{?a ?b ?c}", "\\u003e", "\\u0023", "\\u0022", "\\u0027", "\\u005C", "\\u000A", "\\U00000053",
    "\\uD800", "\\u", "\\'", "<http://e/", "<http://e/\\u0061#>", "%41", "\u00e9", "\u00d7", "\u00a0", "\u2028",
    "\ufffd", "\x00", "VALUES ?s {", "UNION",
)  # fmt: skip


@settings(max_examples=3000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.sampled_from(PIECES), max_size=5))
def test_nothing_ever_arrives_whatever_stands_around_a_service(
    graph: Quads, loopback: tuple[str, list[object]], before: list[str], after: list[str]
) -> None:
    address, came = loopback
    prologue = "".join(f"PREFIX {name}: <{address}> " for name in ("", "ex"))
    body = f"{''.join(before)}SERVICE<AT>{{?a ?b ?c}}{''.join(after)}"
    query = f"{prologue}PREFIX port: <http://e:8> SELECT * {{ ?s ?p ?o {body} }}".replace("AT", address)
    arrived = len(came)
    with suppress(QueryError):
        run_query(graph, query)
    assert len(came) == arrived


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_between_tokens_no_keyword_no_comment_and_no_other_quotation_mark_is_left(pieces: list[str]) -> None:
    try:
        text = one_reading("".join(pieces)).text
    except QueryError:
        return
    assert "#" not in text
    assert "'" not in text
    outside = re.sub(r'"(?:[^"\\\n\r]|\\.)*"', "", text)
    assert '"' not in outside
    for held in KEYWORDS.finditer(text):
        [token] = [token for token in tokens(text) if token.start <= held.start() < token.end]
        assert token.kind in {"variable", "blank", "name"}
    refuse(text)


@pytest.mark.parametrize("query", catalogue().values(), ids=catalogue())
def test_a_question_of_the_catalogue_is_refused_nowhere(query: object) -> None:
    assert hasattr(query, "text")
    assert one_reading(query.text).text


def test_our_own_prefixes_leave_no_name_that_is_no_iri() -> None:
    assert all(namespace.endswith(("/", "#")) for namespace in PREFIXES.values())


def test_an_error_has_its_place_in_the_query_as_it_was_written(graph: Quads) -> None:
    query = "# what?\nSELECT ?s { # '''\n ?s ?p '''it's\nhere''' . <http://e/a#b> }"
    with pytest.raises(QueryError, match=r"line 4, column 26, at '}'"):
        run_query(graph, query)


def test_a_parameter_is_checked_as_it_is_bound(graph: Quads) -> None:
    query = "SELECT ?a { VALUES ?a { UNDEF } }"
    for value in ("} SERVICE <http://127.0.0.1:9/> { # '", "\\u0022 SERVICE '''", 'from\n"#'):
        answer = run_query(graph, query, {"a": value})
        assert isinstance(answer, Rows)
        assert answer.texts() == [(value,)]
