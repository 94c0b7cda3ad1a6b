"""Each property shape and constraint of ``shapes.ttl``: a valid example, and one that fails there and only there.

The valid example of all is ``valid.ttl``. A fault takes triples out of it and puts others in, and names the node
at which exactly one shape must then complain, about its own path.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Namespace, Node, URIRef

from onrecord.resources import ontology_folder

SHAPE = Namespace("https://w3id.org/onrecord/shapes#")
VALID = Path(__file__).with_name("valid.ttl").read_text("utf-8")
PREFIXES = "".join(line for line in VALID.splitlines(keepends=True) if line.startswith(("@prefix", "@base")))

ARTICLE, CITED, TEXT = "<document/00000000000000a1>", "<document/un/A/74/1>", "<text/00000000000000a1>"
DRAFT = "<document/un/A/C.3/74/L.5/Rev.1>"
SAID, NOT_ENDORSED = "s:37-41_59-99", "s:74-90_91-99"
TAL, POST, PORT_ELSA, HERALD, LETTER = "r:0-8", "r:10-35", "r:64-73", "r:101-111", "r:122-132"
TENURE, CIRCULATION = "<tenure/00000000000000a1/0-35>", "<circulation/00000000000000a1/122-217/ga>"
SUBJECT = "<subject/00000000000000a1/91-99>"
POSITION = "<position/00000000000000a1/37-41_59-99/64-73>"
NOT_TAKEN = "<position/00000000000000a1/74-90_91-99/91-99>"
SPONSORED = "<sponsorship/00000000000000a1/0-35>"
ASKED_FOR = "<circulation-request/00000000000000a1/122-217/122-132/ga>"
ACTING = "<representation/00000000000000a1/0-35>"
VOTE = "<vote/00000000000000a1/0-35>"
PART, ADOPTION = "<part/00000000000000a1/122-217>", "<adoption/00000000000000a1/122-217>"
RELATION, REQUEST = "<relation/00000000000000a1/187-193>", "<request/00000000000000a1/122-217>"
PROPOSAL = "<adoption/00000000000000a1/122-132>"
SPAN, ITEM, SUB_ITEM, SESSION, ORGAN = "c:0\\,8", "<item/ga/74/1>", "<item/ga/74/1/a>", "<session/ga/74>", "<organ/ga>"
GOVERNMENT, TERRITORY, NORVANIA = "<org/x-norvania-government>", "<territory/x-ostrel>", "<state/x-norvania>"


@dataclass(frozen=True)
class Fault:
    """What is taken out of the valid example (``less``), what is put in (``more``), and who then complains."""

    shape: str
    at: str
    less: str = ""
    more: str = ""


FAULTS = [
    Fault("Document-prefLabel", CITED, f'{CITED} skos:prefLabel "A/74/1" .'),
    Fault("Document-kind", CITED, more=f"{CITED} rec:kind kind:person ."),
    Fault("Document-symbol", CITED, more=f'{CITED} rec:symbol "agenda item 74" .'),
    Fault("Symbol-body", CITED, f'{CITED} rec:symbolBody "A" .'),
    Fault("Symbol-number", CITED, more=f'{CITED} rec:symbolNumber "2" .'),
    Fault("Symbol-session", CITED, f'{CITED} rec:symbolSession "74" .', f'{CITED} rec:symbolSession "seventy-four" .'),
    Fault("Symbol-kind", DRAFT, f'{DRAFT} rec:symbolKind "L" .', f'{DRAFT} rec:symbolKind "a draft" .'),
    Fault("Symbol-modifier", DRAFT, more=f'{DRAFT} rec:symbolModifier "second" .'),
    Fault("Symbol-organ", CITED, more=f"{CITED} rec:organ {GOVERNMENT} ."),
    Fault("Symbol-sessionOf", CITED, more=f"{CITED} rec:session {ITEM} ."),
    Fault("Document-issued", ARTICLE, more=f'{ARTICLE} dcterms:issued "2020-04-27"^^xsd:date .'),
    Fault("Document-dateBasis", ARTICLE, more=f"{ARTICLE} rec:dateBasis rec:possible ."),
    Fault("DatedDocument-dateBasis", ARTICLE, f"{ARTICLE} rec:dateBasis rec:stated ."),
    Fault("StoredDocument-type", ARTICLE, f"{ARTICLE} a rec:Document ."),
    Fault("StoredDocument-kind", ARTICLE, f"{ARTICLE} rec:kind kind:news ."),
    Fault("Text-textOf", TEXT, more=f"{TEXT} rec:textOf {CITED} ."),
    Fault("Text-sha256", TEXT, more=f'{TEXT} rec:sha256 "abc" .'),
    Fault("Text-length", TEXT, more=f"{TEXT} rec:length 7 ."),
    Fault("Statement-speaker", SAID, f"{SAID} rec:speaker {TAL} ."),
    Fault("Statement-putativeSpeaker", SAID, more=f"{SAID} rec:putativeSpeaker {TAL} ."),
    Fault("Statement-status", SAID, more=f"{SAID} rec:status rec:negated ."),
    Fault("UnassertedStatement-putativeSpeaker", NOT_ENDORSED, f"{NOT_ENDORSED} rec:putativeSpeaker {PORT_ELSA} ."),
    Fault("UnassertedStatement-status", NOT_ENDORSED, f"{NOT_ENDORSED} rec:status rec:negated ."),
    Fault("UnassertedStatement-speaker", NOT_ENDORSED, more=f"{NOT_ENDORSED} rec:speaker {PORT_ELSA} ."),
    Fault("Statement-reportedIn", SAID, f"{SAID} rec:reportedIn {ARTICLE} ."),
    Fault("Statement-act", SAID, more=f"{SAID} rec:act act:endorse ."),
    Fault("Statement-mode", SAID, more=f"{SAID} rec:mode rec:speech ."),
    Fault("Statement-attribution", SAID, f"{SAID} rec:attribution rec:speech ."),
    Fault("Statement-rule", SAID, f"{SAID} rec:rule rule:verb-that ."),
    Fault("Statement-words", SAID, more=f'{SAID} rec:words "Other words" .'),
    Fault("Statement-content", SAID, f"{SAID} rec:content c:59\\,99 ."),
    Fault("Statement-evidence", SAID, "c:37\\,41 a nif:String ."),
    Fault("Statement-named", SAID, more=f"{SAID} rec:about {NORVANIA} ."),
    Fault("Statement-via", SAID, more=f"{SAID} rec:via {POST} ."),
    Fault("Statement-within", NOT_ENDORSED, more=f"{NOT_ENDORSED} rec:within {ARTICLE} ."),
    Fault("Statement-statedFrom", SAID, f'{SAID} rec:statedFrom "2020-04-24"^^xsd:date .',
          f'{SAID} rec:statedFrom "2020-04-25"^^xsd:date .'),
    Fault("Statement-statedUntil", SAID, more=f'{SAID} rec:statedUntil "2020-04-30"^^xsd:date .'),
    Fault("Statement-precision", SAID, more=f"{SAID} rec:precision rec:stated ."),
    Fault("DatedStatement-precision", SAID, f"{SAID} rec:precision rec:day ."),
    Fault("Span-referenceContext", SPAN, f"{SPAN} nif:referenceContext {TEXT} ."),
    Fault("Span-beginIndex", SPAN, f"{SPAN} nif:beginIndex 0 ."),
    Fault("Span-endIndex", SPAN, f"{SPAN} nif:endIndex 8 .", f'{SPAN} nif:endIndex "8"^^xsd:decimal .'),
    Fault("Span-anchorOf", SPAN, f'{SPAN} nif:anchorOf "Mira Tal" .'),
    Fault("Span-nameUse", "c:64\\,73", more="c:64\\,73 rec:nameUse rec:title ."),
    Fault("Span-end", SPAN, f"{TEXT} rec:length 219 .", f"{TEXT} rec:length 7 ."),
    Fault("Span-words", SPAN, f'{SPAN} nif:anchorOf "Mira Tal" .', f'{SPAN} nif:anchorOf "Mira" .'),
    Fault("Span-place", "c:9\\,9", more=f'c:9\\,9 a nif:String ; nif:referenceContext {TEXT} ; nif:beginIndex 9 ; '
          'nif:endIndex 10 ; nif:anchorOf "x" .'),
    Fault("Reference-type", TAL, more=f"{TAL} a schema:NewsArticle ."),
    Fault("Reference-kind", TAL, more=f"{TAL} rec:kind kind:news ."),
    Fault("Reference-prefLabel", TAL, more=f'{TAL} skos:prefLabel "Tal" .'),
    Fault("Reference-mention", POST, f"{POST} rec:mention c:10\\,35 ."),
    Fault("Reference-canonical", TAL, f"{TAL} rec:canonical {TAL} ."),
    Fault("Reference-letter", LETTER, more=f"{LETTER} rec:sender {NORVANIA} ."),
    Fault("Reference-dated", LETTER, more=f'{LETTER} rec:dated "2020-04-16"^^xsd:date .'),
    Fault("Subject-kind", SUBJECT, more=f"{SUBJECT} rec:kind kind:conduct ."),
    Fault("Subject-prefLabel", SUBJECT, more=f'{SUBJECT} skos:prefLabel "ballot" .'),
    Fault("Position-positionOf", POSITION, f"{POSITION} rec:positionOf {SAID} ."),
    Fault("Position-target", POSITION, more=f"{POSITION} rec:target {TAL} ."),
    Fault("Position-targetSpan", POSITION, f"{POSITION} rec:targetSpan c:64\\,73 ."),
    Fault("Position-stance", POSITION, more=f"{POSITION} rec:stance rec:favours ."),
    Fault("Position-status", POSITION, more=f"{POSITION} rec:status rec:possible ."),
    Fault("UnassertedPosition-status", NOT_TAKEN, f"{NOT_TAKEN} rec:status rec:negated ."),
    Fault("Position-cue", POSITION, more=f"{POSITION} rec:cue {TAL} ."),
    Fault("Position-changeOf", POSITION, more=f"{POSITION} rec:changeOf {SAID} ."),
    Fault("Position-rule", POSITION, f"{POSITION} rec:rule rule:report ."),
    Fault("Tenure-holder", TENURE, f"{TENURE} rec:holder {TAL} ."),
    Fault("Tenure-office", TENURE, more=f"{TENURE} rec:office {TAL} ."),
    Fault("Tenure-attestedOn", TENURE, more=f'{TENURE} rec:attestedOn "2020-04-27"^^xsd:date .'),
    Fault("Tenure-evidence", TENURE, f"{TENURE} rec:evidence c:0\\,35 ."),
    Fault("Representation-holder", ACTING, f"{ACTING} rec:holder {TAL} ."),
    Fault("Representation-represents", ACTING, more=f"{ACTING} rec:represents {TAL} ."),
    Fault("Representation-attestedOn", ACTING, more=f'{ACTING} rec:attestedOn "2020-04-27"^^xsd:date .'),
    Fault("Representation-rule", ACTING, f"{ACTING} rec:rule rule:office ."),
    Fault("Representation-evidence", ACTING, f"{ACTING} rec:evidence c:0\\,35 ."),
    Fault("Vote-votedOn", VOTE, more=f"{VOTE} rec:votedOn {GOVERNMENT} ."),
    Fault("Vote-organ", VOTE, more=f"{VOTE} rec:organ {GOVERNMENT} ."),
    Fault("Vote-takenOn", VOTE, more=f'{VOTE} rec:takenOn "2020-04-27"^^xsd:date .'),
    Fault("Vote-meeting", VOTE, f'{VOTE} rec:meeting "54" .', f'{VOTE} rec:meeting "the last" .'),
    Fault("Vote-outcome", VOTE, more=f"{VOTE} rec:outcome rec:vote ."),
    Fault("Vote-counts", VOTE, more=f"{VOTE} rec:abstaining -1 ."),
    Fault("Vote-voters", VOTE, more=f"{VOTE} rec:votedAgainst {NORVANIA} ."),
    Fault("Vote-rule", VOTE, f"{VOTE} rec:rule rule:vote-list ."),
    Fault("Vote-underItem", VOTE, more=f"{VOTE} rec:underItem {SESSION} ."),
    Fault("Vote-evidence", VOTE, f"{VOTE} rec:evidence c:0\\,35 ."),
    Fault("Part-partOf", PART, more=f"{PART} rec:partOf {CITED} ."),
    Fault("Part-partKind", PART, f"{PART} rec:partKind rec:annex ."),
    Fault("Part-author", PART, more=f"{PART} rec:author {POST} ."),
    Fault("Part-evidence", PART, f"{PART} rec:evidence c:122\\,132 ."),
    Fault("Relation-hasSemantics", RELATION, f"{RELATION} undo:hasSemantics rec:revision ."),
    Fault("Relation-proponent", RELATION, more=f"{RELATION} undo:hasProponent {CITED} ."),
    Fault("Relation-receiver", RELATION, more=f"{RELATION} undo:hasReceiver {CITED} ."),
    Fault("Relation-doneOn", RELATION, more=f'{RELATION} rec:doneOn "2020-04-27"^^xsd:date .'),
    Fault("Relation-rule", RELATION, f"{RELATION} rec:rule rule:symbol ."),
    Fault("Relation-evidence", RELATION, f"{RELATION} rec:evidence c:187\\,193 ."),
    Fault("ReportRequest-askedIn", REQUEST, f"{REQUEST} rec:askedIn {ARTICLE} ."),
    Fault("ReportRequest-asked", REQUEST, more=f"{REQUEST} rec:asked {NORVANIA} ."),
    Fault("ReportRequest-dueOn", REQUEST, more=f'{REQUEST} rec:dueOn "2020-04-27"^^xsd:date .'),
    Fault("ReportRequest-dueRule", REQUEST, more=f"{REQUEST} rec:dueRule rule:end-of-period ."),
    Fault("ReportRequest-evidence", REQUEST, f"{REQUEST} rec:evidence c:122\\,217 ."),
    Fault("Replying-replyTo", LETTER, more=f"{LETTER} rec:replyTo {NORVANIA} ."),
    Fault("Adoption-adopts", ADOPTION, f"{ADOPTION} rec:adopts {ARTICLE} ."),
    Fault("Adoption-organ", ADOPTION, more=f"{ADOPTION} rec:organ {GOVERNMENT} ."),
    Fault("Adoption-adoptedOn", ADOPTION, more=f'{ADOPTION} rec:adoptedOn "2020-04-27"^^xsd:date .'),
    Fault("Adoption-meeting", ADOPTION, f'{ADOPTION} rec:meeting "54" .', f'{ADOPTION} rec:meeting "the last" .'),
    Fault("Adoption-manner", ADOPTION, more=f"{ADOPTION} rec:manner rec:consensus ."),
    Fault("Adoption-votes", ADOPTION, more=f"{ADOPTION} rec:against -1 ."),
    Fault("Adoption-underItem", ADOPTION, more=f"{ADOPTION} rec:underItem {SESSION} ."),
    Fault("Adoption-evidence", ADOPTION, f"{ADOPTION} rec:evidence c:122\\,217 ."),
    Fault("Proposal-adopts", PROPOSAL, f"{PROPOSAL} rec:adopts {ARTICLE} ."),
    Fault("Proposal-organ", PROPOSAL, more=f"{PROPOSAL} rec:organ {GOVERNMENT} ."),
    Fault("Proposal-sponsor", PROPOSAL, more=f"{PROPOSAL} rec:sponsor {NORVANIA} ."),
    Fault("Proposal-evidence", PROPOSAL, f"{PROPOSAL} rec:evidence c:122\\,132 ."),
    Fault("Letter-onBehalfOf", LETTER, more=f"{LETTER} rec:onBehalfOf {GOVERNMENT} ."),
    Fault("Citing-cites", TEXT, more=f'{TEXT} rec:cites "A/74/1" .'),
    Fault("Circulation-circulated", CIRCULATION, f"{CIRCULATION} rec:circulated {LETTER} ."),
    Fault("Circulation-organ", CIRCULATION, more=f"{CIRCULATION} rec:organ {GOVERNMENT} ."),
    Fault("Circulation-underItem", CIRCULATION, more=f"{CIRCULATION} rec:underItem {SESSION} ."),
    Fault("Circulation-dateBasis", CIRCULATION, more=f"{CIRCULATION} rec:dateBasis rec:inferred ."),
    Fault("Circulation-evidence", CIRCULATION, f"{CIRCULATION} rec:evidence c:122\\,217 ."),
    Fault("Sponsorship-sponsor", SPONSORED, f"{SPONSORED} rec:sponsor {TAL} ."),
    Fault("Sponsorship-sponsoredText", SPONSORED, more=f"{SPONSORED} rec:sponsoredText {DRAFT} ."),
    Fault("Sponsorship-evidence", SPONSORED, f"{SPONSORED} rec:evidence c:0\\,35 ."),
    Fault("CirculationRequest-toCirculate", ASKED_FOR, f"{ASKED_FOR} rec:toCirculate {LETTER} ."),
    Fault("CirculationRequest-circulated", ASKED_FOR, more=f"{ASKED_FOR} rec:circulated {LETTER} ."),
    Fault("CirculationRequest-requestedBy", ASKED_FOR, more=f"{ASKED_FOR} rec:requestedBy {NORVANIA} ."),
    Fault("CirculationRequest-organ", ASKED_FOR, more=f"{ASKED_FOR} rec:organ {GOVERNMENT} ."),
    Fault("CirculationRequest-underItem", ASKED_FOR, more=f"{ASKED_FOR} rec:underItem {SESSION} ."),
    Fault("CirculationRequest-dateBasis", ASKED_FOR, more=f"{ASKED_FOR} rec:dateBasis rec:inferred ."),
    Fault("CirculationRequest-evidence", ASKED_FOR, f"{ASKED_FOR} rec:evidence c:122\\,217 ."),
    Fault("AgendaItem-number", ITEM, more=f'{ITEM} rec:number "2" .'),
    Fault("AgendaItem-place", ITEM, f'{ITEM} rec:number "1" .'),
    Fault("AgendaItem-organ", ITEM, f"{ITEM} rec:organ {ORGAN} ."),
    Fault("AgendaItem-session", ITEM, more=f"{ITEM} rec:session {ORGAN} ."),
    Fault("AgendaItem-prefLabel", ITEM, f'{ITEM} skos:prefLabel "Opening" .'),
    Fault("AgendaItem-agendaStatus", ITEM, more=f"{ITEM} rec:agendaStatus rec:provisional ."),
    Fault("AgendaItem-partOfItem", SUB_ITEM, more=f"{SUB_ITEM} rec:partOfItem {SESSION} ."),
    Fault("AgendaItem-topic", ITEM, more=f"{ITEM} rec:topic act:say ."),
    Fault("AgendaItem-certainty", ITEM, more=f"{ITEM} rec:certainty rec:official ."),
    Fault("AgendaItem-attestedBy", ITEM, more=f'{ITEM} rec:attestedBy "A/74/1" .'),
    Fault("AgendaItem-otherTitle", ITEM, more=f'{ITEM} rec:otherTitle "" .'),
    Fault("Session-number", SESSION, more=f'{SESSION} rec:number "seventy-four" .'),
    Fault("Session-organ", SESSION, f"{SESSION} rec:organ {ORGAN} ."),
    Fault("Session-prefLabel", SESSION, f'{SESSION} skos:prefLabel "Seventy-fourth session" .'),
    Fault("Actor-prefLabel", NORVANIA, more=f'{NORVANIA} skos:prefLabel "Republic of Norvania" .'),
    Fault("Actor-actsFor", GOVERNMENT, more=f"{GOVERNMENT} rec:actsFor {TERRITORY} ."),
    Fault("Territory-type", TERRITORY, more=f"{TERRITORY} a rec:State ."),
    Fault("Concept-prefLabel", "act:say", 'act:say skos:prefLabel "say" .'),
    Fault("Concept-plover", "act:say", more='act:say rec:plover "TALK" .'),
]  # fmt: skip


@cache
def shapes() -> Graph:
    return Graph().parse(ontology_folder() / "shapes.ttl")


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def named_shapes() -> set[str]:
    """The local names of all property shapes and SPARQL constraints."""
    kinds = (SH.PropertyShape, SH.SPARQLConstraint)
    return {str(node).removeprefix(str(SHAPE)) for kind in kinds for node in shapes().subjects(RDF.type, kind)}


def complaints(graph: Graph, focus: Node) -> set[tuple[str, Node | None]]:
    """The shapes that complain about a node, each with the path it complains about."""
    # With the nodes it leads to: pyshacl takes a value for valid in sh:or where it may not look at that value.
    nodes = [str(focus), *(str(value) for value in graph.objects(focus) if isinstance(value, URIRef))]
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True, focus_nodes=nodes)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(SH.focusNode, focus):
        source = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        found.add((str(source).removeprefix(str(SHAPE)), report.value(result, SH.resultPath)))
    return found


def test_the_valid_example_has_no_fault() -> None:
    conforms, _, text = pyshacl.validate(turtle(VALID), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_every_property_shape_and_constraint_has_its_fault() -> None:
    assert sorted(fault.shape for fault in FAULTS) == sorted(named_shapes())
    assert len(FAULTS) == 148


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.shape)
def test_a_fault_is_found_by_its_shape_and_by_no_other(fault: Fault) -> None:
    graph, less, more = turtle(VALID), turtle(fault.less), turtle(fault.more)
    focus = next(iter(turtle(f"{fault.at} rec:about {fault.at} .")))[0]
    assert all(triple in graph for triple in less), "what is taken out is in the example"
    assert not complaints(graph, focus), "the example is valid before"
    graph -= less
    graph += more
    found = complaints(graph, focus)
    assert {shape for shape, _ in found} == {fault.shape}
    expected = shapes().value(SHAPE[fault.shape], SH.path)
    assert {type(path) for _, path in found} == {type(expected)}
    if isinstance(expected, URIRef):
        assert {path for _, path in found} == {expected}


def test_every_property_shape_looks_at_something_in_the_valid_example() -> None:
    graph, unused = turtle(VALID), []
    for shape in shapes().subjects(RDF.type, SH.PropertyShape):
        never = shapes().value(shape, SH.maxCount)
        if never is not None and str(never) == "0":
            continue
        node_shapes = list(shapes().subjects(SH.property, shape))
        seen = {path for focus in _targets(graph, node_shapes) for path in graph.predicates(focus)}
        if seen.isdisjoint(_paths(shape)):
            unused.append(str(shape))
    assert unused == []


def _paths(shape: Node) -> list[Node]:
    path = shapes().value(shape, SH.path)
    alternatives = shapes().value(path, SH.alternativePath) if path else None
    return list(shapes().collection(alternatives)) if alternatives else [path] if path else []


def _targets(graph: Graph, node_shapes: list[Node]) -> set[Node]:
    found: set[Node] = set()
    for shape in node_shapes:
        for target in shapes().objects(shape, SH.targetClass):
            found |= set(graph.subjects(RDF.type, target))
        for target in shapes().objects(shape, SH.targetSubjectsOf):
            found |= set(graph.subjects(target))
        for target in shapes().objects(shape, SH.targetObjectsOf):
            found |= set(graph.objects(None, target))
    return found


def test_every_shape_has_a_message_that_is_a_sentence() -> None:
    messages = [str(message) for message in shapes().objects(None, SH.message)]
    assert len(messages) == len(named_shapes())
    assert all(message[0].isupper() and message.endswith(".") for message in messages)
