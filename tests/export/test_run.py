"""Exports of two invented documents: a news report that quotes at length, and a letter with a symbol."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import networkx as nx
import pytest
import rdflib

from onrecord.errors import OnRecordError
from onrecord.export import FORMATS, export_graph, format_named, format_of_path
from onrecord.export.quotes import QuotesKept
from onrecord.export.rows import read_rows
from onrecord.model.ids import BASE
from onrecord.query.quotable import LONGEST
from onrecord.rdf.files import parse_rdf
from onrecord.rdf.formats import RDF_FORMATS
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import (
    DEFAULT_GRAPH,
    Quad,
    Quads,
    QuadTriple,
    Solutions,
    is_node,
    literal,
    make_quad,
    named_node,
)
from onrecord.resources import queries_folder
from onrecord.store.backend.oxigraph import OxigraphQuads

DATA = Path(__file__).with_name("data.trig")
REC_WORDS = named_node(REC + "words")
ANCHOR = named_node(PREFIXES["nif"] + "anchorOf")
NEWS, LETTER = "statement/2f5c153f21f8e99c/170-174_70-488", "statement/4ef78d4c54126662/9-16_17-437"

RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
WITH_GRAPHS = ("trig", "nquads", "jsonld")


def quads_of_data() -> list[Quad]:
    return list(parse_rdf(DATA.read_bytes(), "trig"))


@pytest.fixture(scope="module")
def store() -> Quads:
    graph = OxigraphQuads()
    graph.load(quads_of_data())
    return graph


def exported(graph: Quads, format: str, quotes: QuotesKept = "full", *, collapse: bool = False) -> bytes:
    out = io.BytesIO()
    export_graph(graph, out, format, quotes=quotes, collapse=collapse)
    return out.getvalue()


def read_back(data: bytes, format: str) -> set[Quad] | set[QuadTriple]:
    quads = set(parse_rdf(data, format))
    return quads if format in WITH_GRAPHS else {quad.triple for quad in quads}


def read_by_rdflib(data: bytes, format: str) -> set[Quad] | set[QuadTriple]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[format])
    quads = {
        make_quad(_term(s), _term(p), _term(o), DEFAULT_GRAPH if g is None else _term(g))
        for s, p, o, g in dataset.quads()
    }
    return quads if format in WITH_GRAPHS else {quad.triple for quad in quads}


def _term(node: object) -> Any:
    if isinstance(node, rdflib.Literal):
        if node.language:
            return literal(str(node), language=node.language)
        datatype = named_node(str(node.datatype)) if node.datatype else None
        return literal(str(node), datatype=datatype)
    return named_node(str(node))


def expected(graph: Quads, format: str) -> set[Quad] | set[QuadTriple]:
    quads = set(graph)
    return quads if format in WITH_GRAPHS else {quad.triple for quad in quads}


def test_the_data_keep_each_triple_in_one_graph(store: Quads) -> None:
    assert len({quad.triple for quad in store}) == len(store) > 350


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("format", RDF_FORMATS)
@pytest.mark.parametrize("reader", [read_back, read_by_rdflib], ids=["pyoxigraph", "rdflib"])
def test_what_is_read_back_is_what_was_stored(store: Quads, format: str, reader: object) -> None:
    found = (read_back if reader is read_back else read_by_rdflib)(exported(store, format), format)
    wanted = expected(store, format)
    assert found - wanted == set()
    assert wanted - found == set()


def test_no_format_is_lost() -> None:
    assert len(FORMATS) >= 9
    assert len(RDF_FORMATS) == 6


@pytest.mark.parametrize("format", FORMATS)
def test_no_order_of_insertion_changes_a_byte(format: str) -> None:
    quads = quads_of_data()
    results = set()
    for seed in range(4):
        random.Random(seed).shuffle(quads)
        graph = OxigraphQuads()
        for quad in quads:
            graph.load([quad])
        results.add(exported(graph, format, "short"))
    assert len(results) == 1


def test_no_hash_seed_changes_a_byte() -> None:
    script = (
        "import io, sys, hashlib; from onrecord.export import FORMATS, export_graph\n"
        "from onrecord.rdf.files import parse_rdf; from onrecord.store.backend.oxigraph import OxigraphQuads\n"
        "g = OxigraphQuads.of(parse_rdf(open(sys.argv[1], 'rb').read(), 'trig'))\n"
        "for f in FORMATS:\n"
        "    out = io.BytesIO(); export_graph(g, out, f)\n"
        "    print(f, hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    results = [
        subprocess.run(
            [sys.executable, "-c", script, str(DATA)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert len(set(results)) == 1
    assert results[0].count("\n") == len(FORMATS)


def words_of(graph: Quads, statement: str, quotes: QuotesKept) -> list[str]:
    quads = parse_rdf(exported(graph, "nquads", quotes), "nquads")
    subject = named_node(BASE + statement)
    return [q.object.value for q in quads if q.subject == subject and q.predicate == REC_WORDS]


def test_short_quotes_cut_news_and_keep_united_nations_documents(store: Quads) -> None:
    (full,), (cut,) = words_of(store, NEWS, "full"), words_of(store, NEWS, "short")
    assert len(full) > LONGEST >= len(cut)
    assert cut.endswith("…")
    assert full.startswith(cut[:-1])
    assert words_of(store, LETTER, "short") == words_of(store, LETTER, "full")


def test_short_quotes_cut_the_spans_too(store: Quads) -> None:
    quads = list(parse_rdf(exported(store, "nquads", "short"), "nquads"))
    news = [q.object.value for q in quads if q.predicate == ANCHOR and "2f5c153f21f8e99c" in q.subject.value]
    letter = [q.object.value for q in quads if q.predicate == ANCHOR and "4ef78d4c54126662" in q.subject.value]
    assert len(quads) == len(store)
    assert max(map(len, news)) <= LONGEST < max(map(len, letter))


def test_a_document_of_unknown_licence_is_cut_and_one_with_a_licence_is_not() -> None:
    quads = [q for q in quads_of_data() if q.predicate != named_node(REC + "symbol")]
    unknown = OxigraphQuads()
    unknown.load(quads)
    assert words_of(unknown, LETTER, "short")[0].endswith("…")
    licence = named_node("https://creativecommons.org/publicdomain/zero/1.0/")
    graph, document = named_node(BASE + "graph/4ef78d4c54126662"), named_node(BASE + "document/un/A/74/999")
    unknown.load([make_quad(document, named_node(PREFIXES["dcterms"] + "license"), licence, graph)])
    assert words_of(unknown, LETTER, "short") == words_of(unknown, LETTER, "full")


@pytest.mark.parametrize("format", FORMATS)
def test_no_quotes_leave_no_words(store: Quads, format: str) -> None:
    data = exported(store, format, "none").decode(errors="replace")
    assert "clause 1 of the pact" not in data
    assert "talks would resume" not in data


@pytest.mark.parametrize("format", ["graphml", "gexf", "csv"])
def test_short_quotes_hold_in_networks_and_tables(store: Quads, format: str) -> None:
    assert exported(store, format, "full").decode().count("clause 8 of the pact") == 2
    assert exported(store, format, "short").decode().count("clause 8 of the pact") == 1


def test_an_unknown_choice_of_quotes_is_refused(store: Quads) -> None:
    with pytest.raises(OnRecordError, match="none, short, full"):
        exported(store, "csv", cast("QuotesKept", "most"))


def test_jsonld_brings_our_context_and_its_short_keys(store: Quads) -> None:
    document = json.loads(exported(store, "jsonld"))
    assert document["@context"]["speaker"] == {"@id": "rec:speaker", "@type": "@id"}
    graphs = {graph["id"]: graph["@graph"] for graph in document["@graph"]}
    assert len(graphs) == 6
    said = next(node for node in graphs["graph/2f5c153f21f8e99c"] if node["id"] == NEWS)
    assert said["type"] == "Statement"
    assert said["speaker"] == "reference/2f5c153f21f8e99c/0-8"
    assert said["act"] == "acts:say"
    known = set(document["@context"])
    keys = {key for nodes in graphs.values() for node in nodes for key in node}
    assert keys <= known


def test_jsonld_gives_in_full_what_a_key_has_no_type_for() -> None:
    xsd, skos = PREFIXES["xsd"], PREFIXES["skos"]
    subject = named_node("https://example.org/a")
    graph = OxigraphQuads()
    for predicate, value in (
        (PREFIXES["dcterms"] + "issued", literal("2020", datatype=named_node(xsd + "gYear"))),
        (PREFIXES["dcterms"] + "issued", literal("in spring")),
        (PREFIXES["dcterms"] + "issued", literal("2020-04-14", datatype=named_node(xsd + "date"))),
        (REC + "length", literal("007", datatype=named_node(xsd + "integer"))),
        (REC + "speaker", literal("nobody")),
        (skos + "prefLabel", named_node(BASE + "state/az")),
        (skos + "prefLabel", named_node(BASE + "a:b/c")),
        (skos + "prefLabel", named_node(BASE)),
        (skos + "prefLabel", literal('quoted "é\u2028\U0001f30d\\', language="en")),
        ("https://example.org/own", literal("1.5", datatype=named_node(xsd + "decimal"))),
        (PREFIXES["rdf"] + "type", named_node("https://example.org/Class")),
    ):
        graph.load([make_quad(subject, named_node(predicate), value, DEFAULT_GRAPH)])
    assert read_back(exported(graph, "jsonld"), "jsonld") == set(graph)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_an_empty_store_gives_a_readable_file_in_every_format() -> None:
    for format in RDF_FORMATS:
        assert read_back(exported(OxigraphQuads(), format), format) == set()
        assert read_by_rdflib(exported(OxigraphQuads(), format), format) == set()
    assert exported(OxigraphQuads(), "csv").count(b"\n") == 1
    assert len(nx.read_graphml(io.BytesIO(exported(OxigraphQuads(), "graphml")))) == 0


def test_control_characters_never_reach_xml() -> None:
    graph = OxigraphQuads()
    graph.load(quads_of_data())
    name, links = named_node(BASE + "person/mira-tal"), named_node(BASE + "graph/actors")
    label = named_node(PREFIXES["skos"] + "prefLabel")
    for quad in list(graph.match(name, label, None)):
        graph.swap([quad], [])
    graph.load([make_quad(name, label, literal("Mira\x0b <Tal> \x00\ufffe"), links)])
    for format in ("rdfxml", "graphml", "gexf"):
        text = exported(graph, format).decode()
        assert "Mira\ufffd &lt;Tal&gt; \ufffd\ufffd" in text
    assert len(read_back(exported(graph, "rdfxml"), "rdfxml")) == len(graph)
    assert len(nx.read_gexf(io.BytesIO(exported(graph, "gexf")))) > 3


def test_collapsed_actors_stand_in_the_place_of_references(store: Quads) -> None:
    quads = read_back(exported(store, "nquads", collapse=True), "nquads")
    nodes = {term.value for q in quads for term in (q.subject, q.object) if is_node(term)}
    references = {node for node in nodes if "/id/reference/" in node}
    assert references == {  # a subject nobody was matched with, and the letter
        BASE + "reference/2f5c153f21f8e99c/49-57",
        BASE + "reference/2f5c153f21f8e99c/632-642",
    }
    tal = named_node(BASE + "person/mira-tal")
    assert len([q for q in quads if q.subject == tal and q.predicate == named_node(REC + "mention")]) == 4
    labels = [str(q.object) for q in quads if q.subject == tal and q.predicate.value.endswith("#prefLabel")]
    assert labels == ['"Mira Tal"']


WHO = """
PREFIX rec: <https://w3id.org/onrecord/ns#>
SELECT ?actor ?words WHERE { ?s a rec:Statement ; rec:speaker/rec:canonical ?actor ; rec:words ?words }
"""


@pytest.mark.parametrize("collapse", [False, True], ids=["as found", "collapsed"])
@pytest.mark.parametrize("format", ["turtle", "trig"])
def test_a_query_has_the_same_answer_on_the_export(store: Quads, format: str, collapse: bool) -> None:
    again = OxigraphQuads()
    again.load(parse_rdf(exported(store, format, collapse=collapse), format))

    def rows(graph: Quads) -> list[tuple[str, str]]:
        found = cast("Solutions", graph.query(WHO, use_default_graph_as_union=True))
        return sorted((str(row["actor"]), str(row["words"])) for row in found)

    assert len(rows(store)) == 7
    assert rows(again) == rows(store)


def table(graph: Quads) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(exported(graph, "csv").decode("utf-8"), newline=""))
    return {row["id"]: row for row in rows}


def test_the_table_has_a_row_for_every_statement(store: Quads) -> None:
    rows = table(store)
    assert len(rows) == 8
    row = rows["statement/2f5c153f21f8e99c/549-553_562-585"]
    wanted = {
        "document": "document/2f5c153f21f8e99c",
        "publisher": "The Gazette",
        "published": "2020-04-14",
        "status": "asserted",
        "speakers": "Oren Vask",
        "speaker_ids": "person/oren-vask",
        "addressees": "Suvania",
        "relayed_by": "Mira Tal",
        "within": "statement/2f5c153f21f8e99c/528-533_534-585",
        "words": "talks would resume",
        "cue": "549-553",
        "content": "562-585",
    }
    assert {name: row[name] for name in wanted} == wanted
    dated = rows["statement/2f5c153f21f8e99c/40-48_49-57"]
    assert [dated[name] for name in ("stated_from", "stated_until", "precision", "mode", "act")] == [
        "2020-04-14",
        "2020-04-14",
        "day",
        "actOnly",
        "reject",
    ]


def test_the_speaker_of_an_unasserted_statement_is_no_speaker(store: Quads) -> None:
    row = table(store)["statement/2f5c153f21f8e99c/600-603_604-630"]
    assert (row["status"], row["speakers"], row["speaker_ids"]) == ("negated", "", "")
    assert row["putative_speakers"] == "Oren Vask"


def test_no_cell_of_the_table_begins_like_a_formula(store: Quads) -> None:
    rows = table(store)
    assert rows["statement/2f5c153f21f8e99c/274-278_714-740"]["words"] == "'=SUM(1) is no way to count"
    assert not [cell for row in rows.values() for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t")]


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_the_network_joins_speakers_to_what_they_speak_of(store: Quads, format: str) -> None:
    data = io.BytesIO(exported(store, format))
    network = nx.read_graphml(data, force_multigraph=True) if format == "graphml" else nx.read_gexf(data)
    edges = {(source, target, attributes["relation"]) for source, target, attributes in network.edges(data=True)}
    document, news, item = "document/un/A/74/999", "document/2f5c153f21f8e99c", "item/ga/74/32"
    assert edges == {
        ("person/mira-tal", "reference/2f5c153f21f8e99c/49-57", "statement"),
        ("person/mira-tal", news, "statement"),
        ("person/mira-tal", "person/oren-vask", "statement"),
        ("person/mira-tal", "state/suvania", "statement"),
        ("person/mira-tal", document, "statement"),
        ("person/mira-tal", item, "statement"),
        ("person/oren-vask", news, "statement"),
        ("state/norvania", document, "statement"),
        (document, item, "circulation"),
    }
    kinds = {node: attributes["kind"] for node, attributes in network.nodes(data=True)}
    assert (kinds["person/mira-tal"], kinds[item], kinds[document], kinds["state/suvania"]) == (
        "person",
        "item",
        "document",
        "state",
    )
    assert network.nodes["person/mira-tal"]["label"] == "Mira Tal"


def test_a_relayed_edge_tells_through_whom(store: Quads) -> None:
    network = nx.read_gexf(io.BytesIO(exported(store, "gexf")))
    told = [a for _, _, a in network.edges(data=True) if a.get("words") == "talks would resume"]
    assert [each["relayed_by"] for each in told] == ["Mira Tal"]
    assert b"lastmodifieddate" not in exported(store, "gexf")


NAMES = [
    ("ttl", "turtle"),
    ("NT", "ntriples"),
    ("nq", "nquads"),
    ("json-ld", "jsonld"),
    ("xml", "rdfxml"),
    ("csv", "csv"),
]


@pytest.mark.parametrize(("name", "format"), NAMES)
def test_formats_have_their_usual_aliases(name: str, format: str) -> None:
    assert format_named(name) == format
    assert format_of_path(f"folder/graph.{name}") == format


def test_an_unknown_format_is_refused_with_the_names_of_the_known() -> None:
    with pytest.raises(OnRecordError, match="turtle, trig"):
        format_named("docx")
    for path in ("graph.docx", "graph"):
        with pytest.raises(OnRecordError, match="--format"):
            format_of_path(path)


@pytest.mark.parametrize("name", [file.stem for file in sorted((queries_folder() / "export").glob("*.rq"))])
def test_rows_are_in_the_order_of_their_query(store: Quads, name: str) -> None:
    graph = OxigraphQuads()
    graph.load(store)
    document = next(store.match(None, named_node(PREFIXES["rdf"] + "type"), named_node(REC + "Document")))
    titles = [literal(title) for title in ("9", "10", "1st report", "2020", "Ärger", "ab")]
    label = named_node(PREFIXES["skos"] + "prefLabel")
    graph.load(make_quad(document.subject, label, title, document.graph_name) for title in titles)
    text = (queries_folder() / "export" / f"{name}.rq").read_text(encoding="utf-8")
    by = [column.removeprefix("?") for column in text.rpartition("ORDER BY ")[2].split()]
    answer = cast("Solutions", graph.query(text, use_default_graph_as_union=True))
    there = [[term.value if (term := row[column]) else None for column in by] for row in answer]
    assert [[row.get(column) for column in by] for row in read_rows(graph, name)] == there
    assert by


@pytest.mark.parametrize("end", ["", "ORDER BY DESC(?s)\n", "ORDER BY ?s\nLIMIT 1\n"])
def test_a_query_without_a_plain_order_is_refused(
    store: Quads, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "made.rq").write_text("SELECT ?s\nWHERE { ?s ?p ?o }\n" + end)
    monkeypatch.setattr("onrecord.resources.queries_folder", lambda: tmp_path)
    with pytest.raises(ValueError, match=r"made.rq: end it with ORDER BY"):
        read_rows(store, "made")
