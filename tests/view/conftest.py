"""A small record of an invented dispute, written as quads after the model, for the tests of the view."""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser import browser as browser

from onrecord.model.ids import document_id, iri, relative
from onrecord.rdf.namespaces import (
    ACT,
    GRAPH_ACTORS,
    GRAPH_LINKS,
    GRAPH_SUBJECTS,
    GRAPH_VOCABULARY,
    KIND,
    PREFIXES,
    REC,
    RULE,
)
from onrecord.rdf.quads import Literal, Node, Quad, Quads, is_node, literal, make_quad, named_node
from onrecord.store.backend.oxigraph import OxigraphQuads

if TYPE_CHECKING:
    pass

HERE = Path(__file__).parent
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SIDES = {
    "favours": {"welcome", "praise", "recognize", "support"},
    "opposes": {"reject", "deny", "condemn", "accuse", "criticize", "threaten", "regret", "express-concern"},
}
"""The side that a statement of the dispute takes on what it is about, by its act."""


def term(name: str) -> Node:
    prefix, _, local = name.partition(":")
    return named_node(PREFIXES[prefix] + local)


def day(value: str) -> Literal:
    return literal(value, datatype=term("xsd:date"))


@dataclass
class Recorder:
    """Writes documents, actors and statements into a store; each document's text grows as it is told."""

    quads: list[Quad] = field(default_factory=list)
    documents: dict[str, Row] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    statements: list[str] = field(default_factory=list)

    def key(self, document: str) -> str:
        return hashlib.sha256(document.encode()).hexdigest()[:16]

    def node(self, document: str) -> str:
        symbol = self.documents[document].get("symbol")
        return document_id(self.key(document), (symbol,) if symbol else ())

    def add(self, graph: str, subject: str, predicate: str, value: Node | Literal) -> None:
        self.quads.append(make_quad(named_node(iri(subject)), term(predicate), value, named_node(graph)))

    def document(self, row: Row) -> None:
        self.documents[row["id"]] = row
        self.texts[row["id"]] = f"{row['title']}\n"
        key, node = self.key(row["id"]), self.node(row["id"])
        graph = iri(f"graph/{key}")
        self.add(graph, node, "rdf:type", term("rec:Document"))
        self.add(graph, node, "rec:kind", named_node(KIND + row["kind"]))
        self.add(graph, node, "dcterms:title", literal(row["title"]))
        self.add(graph, f"text/{key}", "rec:textOf", named_node(iri(node)))
        if row["issued"]:
            self.add(graph, node, "dcterms:issued", day(row["issued"]))
        if row["publisher"]:
            self.add(graph, node, "dcterms:publisher", literal(row["publisher"]))
        if row["symbol"]:
            self.add(graph, node, "rec:symbol", literal(row["symbol"]))
        if row["url"]:
            self.add(graph, node, "schema:url", literal(row["url"], datatype=term("xsd:anyURI")))

    def actor(self, row: Row) -> None:
        graph = GRAPH_VOCABULARY if row["class"] == "rec:AgendaItem" else GRAPH_ACTORS
        self.add(graph, row["id"], "rdf:type", term(row["class"]))
        self.add(graph, row["id"], "skos:prefLabel", literal(row["label"]))

    def span(self, document: str, words: str) -> Node:
        begin = len(self.texts[document])
        self.texts[document] += f"{words} "
        key, end = self.key(document), begin + len(words)
        graph, name = iri(f"graph/{key}"), f"text/{key}#char={begin},{end}"
        integer = term("xsd:integer")
        self.add(graph, name, "rdf:type", term("nif:String"))
        self.add(graph, name, "nif:referenceContext", named_node(iri(f"text/{key}")))
        self.add(graph, name, "nif:beginIndex", literal(str(begin), datatype=integer))
        self.add(graph, name, "nif:endIndex", literal(str(end), datatype=integer))
        self.add(graph, name, "nif:anchorOf", literal(words))
        return named_node(iri(name))

    def reference(self, document: str, name: str) -> Node:
        """A reference to a node by its id, or to nothing known: ``~KIND:words``."""
        kind, label, known = "person", name.rpartition("/")[2], name
        if name.startswith("~"):
            kind, _, label = name[1:].partition(":")
            known = ""
        mention = self.span(document, label)
        place = mention.value.rpartition("=")[2].replace(",", "-")
        relative = f"reference/{self.key(document)}/{place}"
        graph = iri(f"graph/{self.key(document)}")
        self.add(graph, relative, "rdf:type", term("rec:Reference"))
        self.add(graph, relative, "rec:kind", named_node(KIND + kind))
        self.add(graph, relative, "skos:prefLabel", literal(label))
        self.add(graph, relative, "rec:mention", mention)
        self.add(GRAPH_LINKS, relative, "rec:canonical", named_node(iri(known or relative)))
        return named_node(iri(relative))

    def statement(self, row: Row) -> str:
        document = row["document"]
        key, graph = self.key(document), iri(f"graph/{self.key(document)}")
        asserted = row["status"] == "asserted"
        speaker_property = "rec:speaker" if asserted else "rec:putativeSpeaker"
        speakers = [self.reference(document, name) for name in row["speakers"].split(";") if name]
        cue = self.span(document, row["act"])
        content = self.span(document, row["words"])
        about = [self.reference(document, name) for name in row["about"].split(";") if name]
        place = "_".join(span.value.rpartition("=")[2].replace(",", "-") for span in (cue, content))
        name = f"statement/{key}/{place}"
        self.statements.append(name)
        self.add(graph, name, "rdf:type", term("rec:Statement" if asserted else "rec:UnassertedStatement"))
        if not asserted:
            self.add(graph, name, "rec:status", named_node(REC + row["status"]))
        self.add(graph, name, "rec:reportedIn", named_node(iri(self.node(document))))
        self.add(graph, name, "rec:act", named_node(ACT + row["act"]))
        self.add(graph, name, "rec:mode", named_node(REC + row["mode"]))
        attribution = "thought" if row["act"] == "think" else "speech"
        self.add(graph, name, "rec:attribution", named_node(REC + attribution))
        self.add(graph, name, "rec:words", literal(row["words"]))
        self.add(graph, name, "rec:rule", named_node(f"{RULE}verb-that"))
        self.add(graph, name, "rec:cue", cue)
        self.add(graph, name, "rec:content", content)
        for speaker in speakers:
            self.add(graph, name, speaker_property, speaker)
        for thing in about:
            self.add(graph, name, "rec:about", thing)
        if row["via"]:
            relay = self.reference(document, row["via"])
            self.add(graph, name, "rec:via", relay)
            self.add(graph, name, "rec:relayedBy", relay)
        if row["within"]:
            outer = self.statements[int(row["within"].removeprefix("@")) - 1]
            self.add(graph, name, "rec:within", named_node(iri(outer)))
            subject = named_node(iri(outer))
            for quad in [q for q in self.quads if q.subject == subject and q.predicate == term("rec:speaker")]:
                assert is_node(quad.object)
                self.add(graph, name, "rec:relayedBy", quad.object)
        if row["said"]:
            self.add(graph, name, "rec:statedFrom", day(row["said"]))
            self.add(graph, name, "rec:statedUntil", day(row["said"]))
            self.add(graph, name, "rec:precision", named_node(f"{REC}day"))
        return name

    def tell(self, **fields: str) -> str:
        """A direct, asserted statement of which only these fields are told."""
        names = ("document", "act", "speakers", "about", "via", "within", "said", "words")
        return self.statement(
            {**dict.fromkeys(names, ""), "status": "asserted", "mode": "direct", "act": "say", **fields}
        )

    def position(self, statement: str, stance: str, status: str = "asserted") -> None:
        """What a statement is about is its target, on this side."""
        key, name = statement.split("/")[1:3]
        graph, subject = iri(f"graph/{key}"), named_node(iri(statement))
        targets = [q.object for q in self.quads if q.subject == subject and q.predicate == term("rec:about")]
        for target in targets:
            assert is_node(target)
            [span] = [q.object for q in self.quads if q.subject == target and q.predicate == term("rec:mention")]
            position = f"position/{key}/{name}/{target.value.rpartition('/')[2]}"
            asserted = status == "asserted"
            self.add(graph, position, "rdf:type", term("rec:Position" if asserted else "rec:UnassertedPosition"))
            self.add(graph, position, "rec:positionOf", subject)
            self.add(graph, position, "rec:target", target)
            assert is_node(span)
            self.add(graph, position, "rec:targetSpan", span)
            self.add(graph, position, "rec:stance", named_node(REC + stance))
            if not asserted:
                self.add(graph, position, "rec:status", named_node(REC + status))

    def take_sides(self) -> None:
        """Give each statement so far a position on what it is about, by its act; to withhold assent is to oppose."""
        for statement, row in zip(self.statements, rows("statements"), strict=True):
            stance = next((name for name, acts in SIDES.items() if row["act"] in acts), "neither")
            withheld = row["status"] == "negated" and stance == "favours"
            self.position(statement, "opposes" if withheld else stance, "asserted" if withheld else row["status"])

    def voice(self, speaker: str, *parties: str, document: str = "") -> None:
        """The actor speaks for these wherever it is named so far, or in one document."""
        canonical = named_node(iri(speaker))
        own = iri(f"reference/{self.key(document)}/") if document else ""
        references = [q.subject for q in self.quads if q.predicate == term("rec:canonical") and q.object == canonical]
        for reference in references:
            assert is_node(reference)
            if reference.value.startswith(own):
                for party in parties:
                    self.add(GRAPH_LINKS, relative(reference.value), "rec:speaksFor", named_node(iri(party)))

    def subject(self, name: str, label: str, kind: str = "event") -> str:
        """A subject of positions with a label that is ours, none where nothing neutral can be said."""
        self.add(GRAPH_SUBJECTS, name, "rdf:type", term("rec:Subject"))
        self.add(GRAPH_SUBJECTS, name, "rec:kind", named_node(KIND + kind))
        if label:
            self.add(GRAPH_SUBJECTS, name, "skos:prefLabel", literal(label))
        return name

    def stand(self, statement: str, subject: str, stance: str, *, taken: bool = True) -> None:
        """The statement, by its id, tells a position on something."""
        _, key, place = statement.split("/")
        [document] = [one for one in self.documents if self.key(one) == key]
        target = self.reference(document, subject)
        graph, span = iri(f"graph/{key}"), self.span(document, "the matter")
        name = f"position/{key}/{place}/{span.value.rpartition('=')[2].replace(',', '-')}"
        self.add(graph, name, "rdf:type", term("rec:Position" if taken else "rec:UnassertedPosition"))
        self.add(graph, name, "rec:positionOf", named_node(iri(statement)))
        self.add(graph, name, "rec:target", target)
        self.add(graph, name, "rec:targetSpan", span)
        self.add(graph, name, "rec:stance", named_node(REC + stance))
        self.add(graph, name, "rec:rule", named_node(f"{RULE}object"))

    def vote(self, document: str, text: str, **voters: str) -> None:
        """A document tells how some voted on a text: voters, by ids that blanks part, by property."""
        key = self.key(document)
        graph, span = iri(f"graph/{key}"), self.span(document, "the vote was as follows")
        name = f"vote/{key}/{span.value.rpartition('=')[2].replace(',', '-')}"
        self.add(graph, name, "rdf:type", term("rec:Vote"))
        self.add(graph, name, "rec:votedOn", named_node(iri(text)))
        self.add(graph, name, "rec:evidence", span)
        for choice, names in voters.items():
            for voter in names.split():
                self.add(graph, name, f"rec:{choice}", self.reference(document, voter))

    def relation(self, row: Row) -> None:
        key = self.key(row["document"])
        graph = iri(f"graph/{key}")
        span = self.span(row["document"], row["item"])
        if row["kind"] == "mention":
            self.add(graph, row["item"], "rec:mention", span)
            return
        name = f"circulation/{key}/{span.value.rpartition('=')[2].replace(',', '-')}/ga"
        self.add(graph, name, "rdf:type", term("rec:Circulation"))
        self.add(graph, name, "rec:circulated", named_node(iri(row["circulated"])))
        self.add(graph, name, "rec:underItem", named_node(iri(row["item"])))
        self.add(graph, name, "rec:evidence", span)

    def act(self, name: str, label: str, broader: str) -> None:
        subject = named_node(ACT + name)
        graph = named_node(GRAPH_VOCABULARY)
        self.quads.append(make_quad(subject, term("rdf:type"), term("skos:Concept"), graph))
        self.quads.append(make_quad(subject, term("skos:prefLabel"), literal(label), graph))
        if broader:
            self.quads.append(make_quad(subject, term("skos:broader"), named_node(ACT + broader), graph))

    def store(self) -> Quads:
        store = OxigraphQuads()
        store.load(dict.fromkeys(self.quads))
        return store


def recorded(extra: Iterable[Row] = ()) -> Recorder:
    recorder = Recorder()
    acts = HERE.parent.parent / "ontology" / "sources" / "acts.csv"
    with acts.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            recorder.act(row["id"], row["label"], row["broader"])
    for row in rows("documents"):
        recorder.document(row)
    for row in rows("actors"):
        recorder.actor(row)
    for row in [*rows("statements"), *extra]:
        recorder.statement(row)
    for row in rows("relations"):
        recorder.relation(row)
    return recorder


Until = Callable[[Any, str], None]


@pytest.fixture(scope="session")
def until() -> Until:
    """Waits until an expression is true in a page.

    Playwright's own ``wait_for_function`` evaluates its text inside the page from the second look on, which the
    page's Content-Security-Policy forbids.
    """

    def wait(page: Any, expression: str) -> None:
        end = time.monotonic() + 60
        while not page.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < end, f"never true: {expression}"
            page.wait_for_timeout(20)

    return wait


@pytest.fixture
def recorder() -> Recorder:
    """The invented dispute, open for more to be written."""
    return recorded()


@pytest.fixture(scope="session")
def store() -> Quads:
    """The invented dispute: 22 actors, subjects and items, 11 documents, 45 statements."""
    return recorded().store()


@pytest.fixture(scope="session")
def voiced_store() -> Quads:
    """The same with those who speak for states: a spokeswoman, two ministries, an envoy of a state named by nobody.

    Oren Vask speaks for Estmark in the Herald alone: what the Gazette reports of him is his own.
    """
    recorder = recorded()
    recorder.actor({"id": "state/ta", "class": "rec:State", "label": "Tarsovia"})
    recorder.voice("person/mira-tal", "org/mfa-nv", "state/nv")
    recorder.voice("org/mfa-nv", "state/nv")
    recorder.voice("org/mfa-em", "state/em")
    recorder.voice("person/oren-vask", "state/em", document="herald-1")
    recorder.voice("person/lena-dorr", "state/ta")
    return recorder.store()


@pytest.fixture(scope="session")
def disputed_store() -> Quads:
    """The same with a dispute over a vote and a road, told by many and of many, and a vote of the Security Council."""
    recorder = recorded()
    vote = recorder.subject("subject/00/1-2", "vote in Halden, 31 March 2020")
    road = recorder.subject("subject/00/3-4", "road through the valley", "measure")
    passing = recorder.subject("subject/00/5-6", "bridge", "measure")
    wordless = recorder.subject("subject/00/7-8", "")
    told = recorder.tell
    for place, state in enumerate(("state/nv", "state/su", "state/bl")):
        document = ("release-1", "gazette-1", "wire-1")[place]
        recorder.stand(told(document=document, act="reject", speakers=state, words="the vote"), vote, "opposes")
    hailed = told(document="herald-1", act="praise", speakers="state/em", words="the vote", via="outlet/herald")
    recorder.stand(hailed, vote, "favours")
    recorder.stand(told(document="herald-2", speakers="person/oren-vask", words="of the road"), road, "favours")
    recorder.stand(told(document="gazette-3", speakers="person/mira-tal", words="of the road"), road, "neither")
    recorder.stand(told(document="gazette-2", speakers="person/lena-dorr", words="of a bridge"), passing, "neither")
    recorder.stand(told(document="gazette-2", speakers="person/lena-dorr", words="of it"), wordless, "favours")
    recorder.stand(told(document="gazette-2", speakers="person/lena-dorr", words="of states"), "state/nv", "opposes")
    line = told(document="wire-1", speakers="person/tomas-ibek", words="the line")
    recorder.stand(line, "subject/ceasefire", "favours")  # declared, not found
    maybe = told(document="gazette-1", speakers="org/contact-group", words="the vote")
    recorder.stand(maybe, vote, "opposes", taken=False)
    phrase = told(document="gazette-1", speakers="~unnamed:an official", words="The road is safe")
    recorder.stand(phrase, road, "favours")
    aide = told(document="herald-1", speakers="~unnamed:an aide of the minister", words="The vote was fair")
    recorder.stand(aide, vote, "favours")
    speaker = next(q for q in recorder.quads if q.subject.value == iri(aide) and q.predicate == term("rec:speaker"))
    assert is_node(speaker.object)
    recorder.add(GRAPH_LINKS, relative(speaker.object.value), "rec:speaksFor", named_node(iri("org/mfa-em")))
    recorder.vote("record-1", "document/un/S/RES/9001(2020)", votedFor="state/nv state/bl", vetoed="state/su")
    return recorder.store()


@pytest.fixture(scope="session")
def larger_store() -> Quads:
    """The same with 90 more speakers of each other, a few of them of many: what a folder of documents gives."""
    recorder = recorded()
    for place in range(90):
        recorder.actor({"id": f"person/p{place}", "class": "foaf:Person", "label": f"Speaker {place}"})
    for place in range(90):
        for other in sorted({place // 2, place // 9, place * 7 % 30} - {place}):
            document = f"gazette-{1 + place % 2}"
            recorder.tell(document=document, speakers=f"person/p{place}", about=f"person/p{other}", words=f"{place}")
        if place % 10 == 0:
            recorder.tell(document="gazette-1", act="reject", speakers=f"person/p{place}", about="subject/halden-vote")
    return recorder.store()


@pytest.fixture(scope="session")
def camps_store() -> Quads:
    """The same with six camps of ninety speakers, each talking of three of their own, and leaders of each other."""
    recorder = recorded()
    for camp in range(6):
        for place in range(90):
            label = f"Speaker {place} of camp {camp}"
            recorder.actor({"id": f"person/c{camp}-{place}", "class": "foaf:Person", "label": label})
        for place in range(90):
            for other in sorted({0, place // 3, (place + 1) % 90} - {place}):
                about = f"person/c{camp}-{other}"
                recorder.tell(document="gazette-1", speakers=f"person/c{camp}-{place}", about=about, words=f"{place}")
        about = f"person/c{(camp + 1) % 6}-0"
        recorder.tell(document="gazette-2", act="reject", speakers=f"person/c{camp}-0", about=about, words="no")
    return recorder.store()
