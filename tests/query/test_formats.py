"""Answers in the formats that others read."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest

from onrecord.errors import QueryError
from onrecord.query import FORMATS, run_query, to_text
from onrecord.rdf.files import parse_rdf
from onrecord.store.backend.oxigraph import OxigraphQuads

SELECT = "SELECT ?a ?b { VALUES (?a ?b) { ('x, \"y\"' 1) (UNDEF <person/mira-tal>) } }"
CONSTRUCT = "CONSTRUCT { <person/mira-tal> skos:prefLabel 'Mira Tal' } {}"


def answered(query: str, format_: str) -> str:
    return to_text(run_query(OxigraphQuads(), query), format_)


def test_there_are_nine_formats() -> None:
    assert len(FORMATS) == 9


def test_rows_as_csv_hold_the_same_values() -> None:
    read = list(csv.reader(io.StringIO(answered(SELECT, "csv"))))
    assert read == [["a", "b"], ['x, "y"', "1"], ["", "https://w3id.org/onrecord/id/person/mira-tal"]]


def test_rows_as_tsv_keep_the_types() -> None:
    assert answered(SELECT, "tsv").splitlines()[1:] == [
        '"x, \\"y\\""\t1',
        "\t<https://w3id.org/onrecord/id/person/mira-tal>",
    ]


GUARDED = {
    "a formula": ("'=1+1'", "'=1+1"),
    "a sign": ("'+x'@en", "'+x"),
    "an address": ("'@Tal'", "'@Tal"),
    "a tab": (r"'\t=1'", "'\t=1"),
    "a carriage return": (r"'\r=1'", "'\r=1"),
    "a number that is text": ("'-5'", "'-5"),
    "a day of long ago": ("'-0044-03-15'^^xsd:date", "'-0044-03-15"),
    "a formula said to be a number": ("'-1+cmd'^^xsd:integer", "'-1+cmd"),
    "a formula within": ("'1=1'", "1=1"),
    "an integer": ("-5", "-5"),
    "a decimal": ("-5.25", "-5.25"),
    "a double": ("-1.5e0", "-1.5"),
    "a short": ("'-7'^^xsd:short", "-7"),
}


@pytest.mark.parametrize("case", GUARDED)
def test_a_cell_that_begins_like_a_formula_is_guarded_and_a_number_stays_one(case: str) -> None:
    term, cell = GUARDED[case]
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ ({term} 1) }} }}"
    assert list(csv.reader(io.StringIO(answered(query, "csv"), newline="")))[1] == [cell, "1"]
    tabbed = answered(query, "tsv").split("\n")[1].split("\t")[0]
    assert tabbed.startswith("\"'") == cell.startswith("'")
    assert json.loads(answered(query, "json"))["results"]["bindings"][0]["a"]["value"] == cell.removeprefix("'")


@pytest.mark.parametrize("name", ["json", "SRJ", "sparql-json"])
def test_rows_as_sparql_json(name: str) -> None:
    read = json.loads(answered(SELECT, name))
    assert read["head"]["vars"] == ["a", "b"]
    assert len(read["results"]["bindings"]) == 2


@pytest.mark.parametrize("name", ["xml", ".srx"])
def test_rows_as_sparql_xml(name: str) -> None:
    results = ElementTree.fromstring(answered(SELECT, name))
    assert len(results.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 2


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("table", "turtle"),
        ("ttl", "turtle"),
        ("nt", "ntriples"),
        ("json-ld", "jsonld"),
        ("json", "jsonld"),
        ("xml", "rdfxml"),
    ],
)
def test_a_graph_is_read_back_from_each_format(name: str, format_: str) -> None:
    triples = list(parse_rdf(answered(CONSTRUCT, name).encode(), format_))
    assert [triple.object.value for triple in triples if hasattr(triple.object, "value")] == ["Mira Tal"]


@pytest.mark.parametrize("name", ["table", "csv", "json", "xml"])
def test_yes_and_no_have_formats_too(name: str) -> None:
    assert answered("ASK {}", name) != answered("ASK { ?s ?p ?o }", name)


@pytest.mark.parametrize(
    ("query", "name", "message"),
    [
        (SELECT, "turtle", "rows are no graph; use CONSTRUCT, or one of table, csv, tsv, json, xml"),
        (CONSTRUCT, "csv", "a graph is no row; give one of turtle"),
        ("ASK {}", "turtle", "the answer is yes or no"),
        (SELECT, "docx", "'docx' is not known; give one of table"),
    ],
)
def test_a_format_the_answer_does_not_have_is_refused(query: str, name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        answered(query, name)
