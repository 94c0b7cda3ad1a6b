"""The example corpus holds what its README promises, and its vocabulary is written as a user's would be."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from onrecord.model.document import Document
from onrecord.model.ids import BASE
from onrecord.rdf.namespaces import REC, SUBJECT
from onrecord.reading import read_documents

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
ACTORS = EXAMPLES / "actors.ttl"
AGENDA = ROOT / "ontology" / "sources" / "agenda_74.csv"

ORG = "http://www.w3.org/ns/org#"
CLASSES = {
    REC + "State": 5,
    REC + "Territory": 1,
    ORG + "Organization": 12,
    ORG + "Post": 9,
    "http://xmlns.com/foaf/0.1/Person": 13,
    REC + "Outlet": 9,
    REC + "Collective": 1,
    str(SKOS.Concept): 3,
}
PROPERTIES = {str(RDF.type), str(SKOS.prefLabel), str(SKOS.altLabel)} | {
    REC + name for name in ("demonym", "metonym", "actsFor")
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    read = list(read_documents(EXAMPLES))
    assert [one for one in read if not isinstance(one, Document)] == []
    return {doc.doc_id: doc for doc in read if isinstance(doc, Document)}


@pytest.fixture(scope="module")
def actors() -> Graph:
    return Graph().parse(ACTORS)


def rows_of_readme() -> list[list[str]]:
    lines = (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def test_the_corpus_holds_twenty_three_documents_of_eight_kinds(documents: dict[str, Document]) -> None:
    assert Counter(doc.kind for doc in documents.values()) == {
        "news": 9, "release": 3, "letter": 4, "record": 2, "resolution": 2,
        "draft": 1, "statement": 1, "report": 1,
    }  # fmt: skip


def test_the_readme_has_a_true_row_for_each_document(documents: dict[str, Document]) -> None:
    told = sorted((row[1], row[2], row[3]) for row in rows_of_readme())
    read = sorted((doc.kind, doc.publisher, str(doc.published or "none stated")) for doc in documents.values())
    assert len(told) == 23
    assert told == read
    assert all((EXAMPLES / row[0].split("`")[1]).is_file() for row in rows_of_readme())


def test_one_document_alone_states_no_date(documents: dict[str, Document]) -> None:
    undated = [name for name, doc in documents.items() if doc.published_basis != "stated"]
    assert undated == ["weekly-bridge"]


def test_both_sides_and_a_third_country_have_their_press(documents: dict[str, Document]) -> None:
    news = Counter(doc.publisher for doc in documents.values() if doc.kind == "news")
    assert news == {
        "The Port Elsa Courier": 2, "Norvanian Press Agency": 1, "Keldish Telegraph Agency": 2,
        "Halvora Evening Post": 1, "The Quenra Standard": 1, "Veldine Monitor": 1, "Veldine Weekly": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "No ballot organized behind a line of separation can change the status of Ostrel",
        "One cannot count the people on one side of a fence and call it the voice of a region",
        "This was a consultation about schools, water and roads, and people answered the question they were asked",
        "Electing a Regional Assembly is the management of local affairs",
        "It was Norvania that refused to open the crossings",
    ],
)
def test_the_same_words_stand_in_two_documents_of_different_publishers(
    documents: dict[str, Document], words: str
) -> None:
    assert len({doc.publisher for doc in documents.values() if words in doc.text}) >= 2


def test_both_letters_are_circulated_under_the_same_real_items(documents: dict[str, Document]) -> None:
    with AGENDA.open(encoding="utf-8", newline="") as file:
        titles = {row["item"]: row["title"] for row in csv.DictReader(file) if not row["sub_item"]}
    for name in ("norvania-letter", "keldmark-letter"):
        text = documents[name].text
        assert "Agenda items 31, 70, 75 and 83\n" in text
        assert [titles[number] in text for number in ("31", "70", "75", "83")] == [True] * 4


def test_each_side_has_scare_quotes_about_the_other(documents: dict[str, Document]) -> None:
    so_called = re.compile(r"so-called [“\"](\w[\w ]*)[”\"]")
    told = [(doc.publisher or "", set(so_called.findall(doc.text))) for doc in documents.values()]
    norvanian = set().union(*(words for name, words in told if name.startswith(("The Port Elsa", "Norvan"))))
    keldish = set().union(*(words for name, words in told if name.startswith(("Keldish", "Halvora"))))
    assert norvanian == {"elections", "liaison office"}
    assert keldish == {"security zone", "consultation"}


def test_the_vocabulary_parses_alike_in_rdflib_and_pyoxigraph(actors: Graph) -> None:
    triples = list(pyoxigraph.parse(path=str(ACTORS)))
    assert len(triples) == len(set(map(str, triples))) == len(actors) > 150


def test_the_vocabulary_uses_the_declared_classes_and_no_others(actors: Graph) -> None:
    assert Counter(str(kind) for kind in actors.objects(None, RDF.type)) == CLASSES
    assert {str(predicate) for predicate in actors.predicates()} == PROPERTIES


def test_every_name_in_the_vocabulary_is_a_plain_literal_and_every_actor_has_one_label(actors: Graph) -> None:
    literals = [value for value in actors.objects() if not isinstance(value, URIRef)]
    assert {getattr(value, "language", "none") for value in literals} == {None}
    for actor in set(actors.subjects()):
        assert str(actor).startswith((BASE, SUBJECT))
        labels = list(actors.objects(actor, SKOS.prefLabel))
        assert len(labels) == 1
        assert labels[0] not in set(actors.objects(actor, SKOS.altLabel))


def test_whoever_acts_for_another_acts_for_one_that_is_declared(actors: Graph) -> None:
    pairs = list(actors.subject_objects(URIRef(REC + "actsFor")))
    assert len(pairs) == 19
    assert {target for _, target in pairs} <= set(actors.subjects(RDF.type))


def test_the_contested_territory_bears_both_names_and_a_label_in_alphabetical_order(actors: Graph) -> None:
    (territory,) = actors.subjects(RDF.type, URIRef(REC + "Territory"))
    names = sorted(str(name) for name in actors.objects(territory, SKOS.altLabel))
    assert names == ["Ostrel", "Tesmara"]
    assert str(actors.value(territory, SKOS.prefLabel)) == " / ".join(names)


def test_every_declared_person_and_state_is_named_in_a_document(actors: Graph, documents: dict[str, Document]) -> None:
    everything = "\n".join(doc.text for doc in documents.values())
    kinds = ("http://xmlns.com/foaf/0.1/Person", REC + "State")
    named = [
        str(actors.value(one, SKOS.prefLabel)) for kind in kinds for one in actors.subjects(RDF.type, URIRef(kind))
    ]
    assert len(named) == 18
    assert [name for name in named if name not in everything] == []


def test_every_sidecar_stands_beside_a_document() -> None:
    sidecars = sorted(EXAMPLES.glob("*.meta.json"))
    assert len(sidecars) == 15
    for sidecar in sidecars:
        assert json.loads(sidecar.read_text(encoding="utf-8"))["publisher"]
        stem = sidecar.name.removesuffix(".meta.json")
        assert [one for one in EXAMPLES.glob(f"{stem}.*") if one != sidecar]
