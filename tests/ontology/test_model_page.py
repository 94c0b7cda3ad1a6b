"""The example of ``docs/model.md`` is what the page says it is: it loads, it is valid, and its spans slice back."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import Dataset, Graph, Literal, URIRef

from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.resources import ontology_folder

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def triples() -> Graph:
    dataset, graph = Dataset().parse(data=block("trig"), format="trig"), Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def test_both_parsers_read_the_example_and_no_triple_is_in_two_graphs() -> None:
    quads = list(ox.parse(block("trig").encode(), ox.RdfFormat.TRIG))
    assert len(quads) == len(set(quads)) == len(triples()) > 100


def test_the_example_satisfies_the_shapes_with_the_vocabulary() -> None:
    graph = triples()
    for name in ("acts", "kinds", "organs", "agenda/ga-74", "agenda/topics"):
        graph.parse(ontology_folder() / "vocabulary" / f"{name}.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(ontology_folder() / "shapes.ttl"), inplace=True)
    assert conforms, text


def test_the_spans_of_the_example_slice_back_to_the_text() -> None:
    graph, text = triples(), block("text")
    assert set(graph.objects(None, URIRef(REC + "length"))) == {Literal(len(text))}
    spans = list(graph.subject_objects(URIRef(PREFIXES["nif"] + "anchorOf")))
    assert len(spans) == 13
    for span, words in spans:
        begin, end = str(span).removeprefix(BASE).rpartition("=")[2].split(",")
        assert text[int(begin) : int(end)] == str(words)
