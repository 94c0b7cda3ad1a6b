"""SPARQL 1.1 protocol: the cases of the W3C's test suite for queries, content negotiation, caches and errors."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import GET, JSON, POST, TURTLE, XML, SPARQLWrapper
from tests.programs import is_there
from tests.serve.conftest import Server

from onrecord.model.ids import BASE
from onrecord.rdf.files import parse_rdf

SELECT, ASK, DESCRIBE = "SELECT ?s { ?s a rec:Statement }", "ASK { ?s ?p ?o }", "DESCRIBE ?s { ?s a rec:Document }"
CONSTRUCT = "CONSTRUCT { ?s a rec:Statement } WHERE { ?s a rec:Statement }"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
VOCABULARY, ACTORS = f"{BASE}graph/vocabulary", f"{BASE}graph/actors"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


def form(**fields: str) -> str:
    return urlencode(fields)


TAKEN = {
    "query_get": ("GET", f"?{form(query=ASK)}", "", ""),
    "query_post_form": ("POST", "", FORM, form(query=ASK)),
    "query_post_direct": ("POST", "", QUERY, ASK),
    "query_dataset_default_graph_get": ("GET", f"?{form(query=ASK)}&default-graph-uri={quote(VOCABULARY)}", "", ""),
    "query_dataset_default_graphs_get": (
        "GET",
        f"?{form(query=ASK)}&default-graph-uri={quote(VOCABULARY)}&default-graph-uri={quote(ACTORS)}",
        "",
        "",
    ),
    "query_dataset_default_graphs_post": ("POST", f"?default-graph-uri={quote(VOCABULARY)}", QUERY, ASK),
    "query_dataset_named_graphs_get": (
        "GET",
        f"?{form(query='ASK { GRAPH ?g { ?s ?p ?o } }')}&named-graph-uri={quote(VOCABULARY)}",
        "",
        "",
    ),
    "query_dataset_full": (
        "POST",
        "",
        FORM,
        form(query="ASK { ?s ?p ?o GRAPH ?g { ?a ?b ?c } }")
        + f"&default-graph-uri={quote(VOCABULARY)}&named-graph-uri={quote(VOCABULARY)}",
    ),
    "with a charset": ("POST", "", f"{QUERY}; charset=UTF-8", ASK),
    "parameters of others": ("GET", f"?{form(query=ASK, format='json', output='json')}", "", ""),
}
REFUSED = {
    "bad_query_method": (405, "DELETE", f"?{form(query=ASK)}", "", "", "does not take DELETE; it takes GET"),
    "bad_multiple_queries": (400, "GET", f"?{form(query=ASK)}&{form(query=ASK)}", "", "", "there are 2 queries"),
    "bad_query_wrong_media_type": (415, "POST", "", "text/plain", ASK, "'text/plain' is not read"),
    "bad_query_missing_form_type": (415, "POST", "", "", form(query=ASK), "is not read; send"),
    "bad_query_missing_direct_type": (415, "POST", "", "", ASK, "is not read; send"),
    "bad_query_non_utf8": (415, "POST", "", f"{QUERY}; charset=UTF-16", ASK, "'utf-16' is not read; send UTF-8"),
    "bad_query_syntax": (400, "GET", f"?{form(query='ASK {')}", "", "", "line 1, column 6"),
    "no query": (400, "POST", "", FORM, "a=b", "there are 0 queries"),
    "an empty one": (400, "GET", "?query=", "", "", "the query is empty"),
    "in address and body": (400, "POST", f"?{form(query=ASK)}", QUERY, ASK, "there is a query in the address and one"),
    "an update, as a form": (403, "POST", "", FORM, form(update="CLEAR ALL"), "this server only reads"),
    "an update, as the body": (403, "POST", "", "application/sparql-update", "CLEAR ALL", "this server only reads"),
    "an update, as a query": (400, "GET", f"?{form(query='CLEAR ALL')}", "", "", "CLEAR is refused (line 1, column 1)"),
    "another service": (400, "POST", "", QUERY, "SELECT * { SERVICE <http://a/> {} }", "SERVICE is refused"),
    "FROM": (400, "POST", "", QUERY, "SELECT * FROM <http://a/> {}", "FROM is refused"),
    "bytes that are no UTF-8": (400, "GET", "?query=ASK%FF", "", "", "not UTF-8"),
    "a graph that is no IRI": (400, "GET", f"?{form(query=ASK)}&default-graph-uri=a", "", "", "'a' is no IRI"),
    "a name of the catalogue": (400, "GET", "?query=positions", "", "", "does not parse"),
    "a format there is none of": (406, "GET", f"?{form(query=ASK)}", "accept", "image/png", "none of the formats"),
}  # fmt: skip


def rows(graph: rdflib.Graph, pattern: str) -> list[dict[str, object]]:
    found = graph.query(f"SELECT * {{ {pattern} }}")
    return [dict(row.asdict()) for row in found if isinstance(row, ResultRow)]


@pytest.mark.parametrize(("method", "target", "kind", "body"), TAKEN.values(), ids=TAKEN)
def test_each_form_of_the_protocol_is_taken(server: Server, method: str, target: str, kind: str, body: str) -> None:
    reply = server.ask(f"/sparql{target}", method, body or None, {"Content-Type": kind} if kind else {})
    assert (reply.status, json.loads(reply.body)["boolean"]) == (200, True)


@pytest.mark.parametrize(("status", "method", "target", "kind", "body", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_query_is_refused_with_a_reason(
    server: Server, status: int, method: str, target: str, kind: str, body: str, told: str
) -> None:
    headers = {"Accept": body} if kind == "accept" else {"Content-Type": kind} if kind else {}
    reply = server.ask(f"/sparql{target}", method, None if kind == "accept" else body or None, headers)
    assert (reply.status, reply.headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert told in reply.text
    assert reply.text.count("\n") == 1


def test_graphs_that_are_named_are_all_that_is_asked(server: Server) -> None:
    def number(*fields: tuple[str, str]) -> int:
        body = urlencode([("query", COUNT), *fields])
        return int(
            json.loads(server.ask(method="POST", body=body, headers={"Content-Type": FORM}).body)["results"][
                "bindings"
            ][0]["n"]["value"]
        )

    everything, vocabulary = number(), number(("default-graph-uri", VOCABULARY))
    assert 0 < vocabulary < everything
    assert number(("named-graph-uri", VOCABULARY)) == 0
    assert number(("default-graph-uri", "http://example.org/none")) == 0
    named = server.ask(f"/sparql?{form(query=NAMED)}&named-graph-uri={quote(VOCABULARY)}")
    assert [row["g"]["value"] for row in json.loads(named.body)["results"]["bindings"]] == [VOCABULARY]


NEGOTIATED = {
    "rows, whatever": (SELECT, "*/*", "application/sparql-results+json"),
    "rows, a browser": (SELECT, "text/html,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
    "rows as XML": (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
    "rows as CSV": (SELECT, "text/csv, application/json;q=0.5", "text/csv; charset=utf-8"),
    "rows as TSV": (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    "truth as XML": (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
    "a graph, whatever": (CONSTRUCT, "", "text/turtle; charset=utf-8"),
    "a graph as N-Triples": (CONSTRUCT, "application/n-triples", "application/n-triples"),
    "a graph as RDF/XML": (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    "a graph as JSON-LD": (CONSTRUCT, "application/ld+json", "application/ld+json"),
    "a description as TriG": (DESCRIBE, "application/trig", "application/trig"),
    "a description as N-Quads": (DESCRIBE, "application/n-quads;q=0.9, text/html", "application/n-quads"),
    "not what is refused": (CONSTRUCT, "text/turtle;q=0, */*;q=0.1", "application/n-triples"),
}
_READ = {"text/turtle; charset=utf-8": "turtle", "application/n-triples": "ntriples", "application/rdf+xml": "rdfxml"}
_READ |= {"application/ld+json": "jsonld", "application/trig": "trig", "application/n-quads": "nquads"}


@pytest.mark.parametrize(("query", "accept", "media"), NEGOTIATED.values(), ids=NEGOTIATED)
def test_the_format_is_what_the_request_takes_best(server: Server, query: str, accept: str, media: str) -> None:
    reply = server.ask(query=query, headers={"Accept": accept} if accept else {})
    assert (reply.status, reply.headers["Content-Type"]) == (200, media)
    assert "Accept" in reply.headers["Vary"]
    if media in _READ:
        assert list(parse_rdf(reply.body, _READ[media]))
    elif media.endswith("xml"):
        assert ElementTree.fromstring(reply.body).tag.endswith("sparql")
    elif media.startswith("text/csv"):
        assert next(csv.reader(reply.text.splitlines())) == ["s"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ('SELECT ("a\\u0001b" AS ?x) {}', "application/sparql-results+xml"),
        ('CONSTRUCT { rec:a rec:b "a\\u0001b" } {}', "application/rdf+xml"),
    ],
    ids=["rows", "graph"],
)
def test_xml_is_well_formed_whatever_the_data_hold(server: Server, query: str, accept: str) -> None:
    found = ElementTree.fromstring(server.ask(query=query, headers={"Accept": accept}).body)
    assert "a\ufffdb" in "".join(found.itertext())


def test_a_property_that_no_xml_can_name_is_refused_in_rdf_xml(server: Server) -> None:
    query = "CONSTRUCT { rec:a <http://example.org/1> rec:b } {}"
    refused = server.ask(query=query, headers={"Accept": "application/rdf+xml"})
    assert (refused.status, "take text/turtle" in refused.text) == (406, True)
    assert server.ask(query=query, headers={"Accept": "text/turtle"}).status == 200


def test_an_answer_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    tag = server.ask(query=SELECT).headers["ETag"]
    again = server.ask(query=SELECT, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
    assert server.ask(query=SELECT, headers={"If-None-Match": tag, "Accept": "text/csv"}).status == 200


def test_a_long_answer_is_compressed_where_that_is_taken(server: Server) -> None:
    plain = server.ask(query=COUNT.replace("(COUNT(*) AS ?n)", "*"))
    packed = server.ask(query=COUNT.replace("(COUNT(*) AS ?n)", "*"), headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert sorted(gzip.decompress(packed.body)) == sorted(plain.body)
    assert plain.headers["Content-Encoding"] is None


def test_head_tells_what_get_would_without_the_answer(server: Server) -> None:
    got, head = server.ask(query=SELECT), server.ask(query=SELECT, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"]


def test_options_tell_what_may_be_done(server: Server) -> None:
    reply = server.ask(method="OPTIONS")
    assert (reply.status, reply.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_without_a_query_the_service_describes_itself_and_its_caps(server: Server) -> None:
    found = rdflib.Graph().parse(data=server.ask(headers={"Accept": "text/turtle"}).text)
    (service,) = rows(found, "?s a sd:Service ; sd:supportedLanguage sd:SPARQL11Query ; dcterms:description ?told")
    assert "30 seconds and 500 MB" in str(service["told"])
    assert "cut to 300 characters" in str(service["told"])


def test_the_data_set_is_described_with_its_counts_and_the_catalogue_as_examples(server: Server) -> None:
    reply = server.ask("/.well-known/void", headers={"Accept": "text/turtle"})
    found = rdflib.Graph().parse(data=reply.text)
    (data,) = rows(found, "?d a void:Dataset ; void:sparqlEndpoint ?e ; void:triples ?n")
    assert str(data["e"]) == f"{server.address}/sparql"
    assert int(str(data["n"])) == int(server.rows(COUNT)[0]["n"])
    example = "?s a sh:SPARQLExecutable ; rdfs:comment ?told ; sh:select ?q ; sh:prefixes/sh:declare/sh:prefix 'rec'"
    examples = rows(found, example)
    assert len(examples) == len(json.loads(server.ask("/questions").body))
    assert server.ask(method="POST", body=str(examples[0]["q"]), headers={"Content-Type": QUERY}).status == 200


def test_sparqlwrapper_reads_rows_graphs_and_truth(server: Server) -> None:
    client = SPARQLWrapper(f"{server.address}/sparql")

    def told(query: str, format_: str, method: str = GET) -> Any:
        client.setMethod(method)
        client.setQuery(query)
        client.setReturnFormat(format_)
        return client.queryAndConvert()

    for method in (GET, POST):
        assert told(SELECT, JSON, method)["results"]["bindings"]
        assert told(SELECT, XML, method).getElementsByTagName("result")
    assert len(rdflib.Graph().parse(data=told(CONSTRUCT, TURTLE)))
    assert told(ASK, JSON)["boolean"] is True


def test_rdflib_reads_through_its_own_client(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server.address}/sparql"))
    statement = rdflib.URIRef("https://w3id.org/onrecord/ns#Statement")
    found = set(graph.subjects(rdflib.RDF.type, statement))
    assert found
    assert {row[0] for row in graph.query(SELECT)} == found  # type: ignore[index]


@pytest.mark.skipif(not is_there(shutil.which("curl")), reason="needs curl")
def test_curl_reads_as_its_manual_has_it(server: Server) -> None:
    command = ["curl", "-sS", "--compressed", "--fail", "-H", "Accept: text/csv", f"{server.address}/sparql"]
    told = subprocess.run([*command, "--data-urlencode", f"query={SELECT}"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("s\nhttps://w3id.org/onrecord/id/statement/")


GUARDED = {
    "a page that had its own name lead here": (421, {"Host": "evil.example"}),
    "no host at all": (421, {"Host": ""}),
    "a host that is none": (421, {"Host": "localhost:80@evil.example"}),
    "a site that is none": (403, {"Origin": "http://["}),
    "a script of a site that was not named": (403, {"Origin": "https://other.example"}),
    "a page from the disk": (403, {"Origin": "null"}),
}


@pytest.mark.parametrize(("status", "headers"), GUARDED.values(), ids=GUARDED)
def test_who_may_not_ask_is_told_so(server: Server, status: int, headers: dict[str, str]) -> None:
    reply = server.ask(query=ASK, headers=headers)
    assert reply.status == status
    assert reply.headers["Access-Control-Allow-Origin"] is None


def test_a_site_that_was_named_may_read_and_others_may_not(built: Path, serving: Callable[..., Server]) -> None:
    server = serving(built, "--origin", "https://desk.example")
    asked = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    before = server.ask(method="OPTIONS", headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert before.headers["Access-Control-Allow-Origin"] == "https://desk.example"
    assert before.headers["Access-Control-Allow-Headers"] == "content-type"
    reply = server.ask(query=ASK, headers={"Origin": "https://desk.example"})
    assert (reply.status, reply.headers["Access-Control-Allow-Origin"]) == (200, "https://desk.example")
    assert server.ask(query=ASK, headers={"Origin": "https://desk.example.org"}).status == 403
