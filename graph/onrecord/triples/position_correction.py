"""Positions as people corrected them: another stance, another target, or no position at all.

As with statements (``correction``) what a decision overrules leaves the graph of the document, and the graph of
decisions holds what is put in its place, and what was found. All functions here are pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.decision import ABOUT_POSITIONS, NO_TARGET, Decision
from onrecord.model.ids import is_reference, key_of, relative
from onrecord.rdf.namespaces import GRAPH_DECISIONS, GRAPH_LINKS
from onrecord.rdf.quads import Literal, Node, Quad, is_node, literal, make_quad, named_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, graph_node, kind_node, node, term
from onrecord.triples.correction import DecidedSpeaker, decided_reference

_DECISIONS = named_node(GRAPH_DECISIONS)
_TOLD, _UNTOLD = term("rec:Position"), term("rec:UnassertedPosition")
_STATUS, _STANCE, _TARGET = term("rec:status"), term("rec:stance"), term("rec:target")
_WORDS, _STATEMENT, _WRONG = term("rec:targetSpan"), term("rec:positionOf"), term("rec:wrong")
_FOUND = {
    _STATUS: term("rec:foundStatus"),
    _STANCE: term("rec:foundStance"),
    _TARGET: term("rec:foundTarget"),
}
_ASSERTED = term("rec:asserted")
Object = Node | Literal


@dataclass(slots=True)
class _State:
    """What counts of one position, its status among it; the spans of its target, and its statement."""

    values: dict[Node, set[Object]] = field(default_factory=lambda: {_STATUS: set(), _STANCE: set(), _TARGET: set()})
    spans: list[Object] = field(default_factory=list)
    statement: Object | None = None

    def triples(self) -> set[tuple[Node, Object]]:
        found = {(name, value) for name, values in self.values.items() for value in values}
        return found | {(RDF_TYPE, _UNTOLD if self.values[_STATUS] else _TOLD)}


def corrected_positions(
    quads: Sequence[Quad], decisions: Iterable[Decision], targets: Mapping[str, DecidedSpeaker]
) -> tuple[list[Quad], list[Quad]]:
    """The quads that stay in a document's graph, and what the graph of decisions says of its positions.

    What a statement tells that is wrong is no position either. ``quads`` are the document's own, ``targets`` has what
    a decided target's id leads to.
    """
    given = list(decisions)
    if not any(each.judgement in ABOUT_POSITIONS or each.judgement == "wrong" for each in given):
        return list(quads), []
    before, after = _states(quads), _states(quads)
    decided: list[Quad] = []
    wrong = {node(each.subject) for each in given if each.judgement == "wrong"}
    for state in after.values():
        if state.statement in wrong:
            state.values[_STATUS] = {_WRONG}
    for decision in given:
        subject = node(decision.subject)
        if subject in after and decision.judgement in ABOUT_POSITIONS:
            decided.append(make_quad(subject, term("rec:review"), term("rec:corrected"), _DECISIONS))
            decided += _apply(decision, after[subject], targets)
    gone: set[tuple[Node, Node, Object]] = set()
    for subject, state in after.items():
        old, new = before[subject].triples(), state.triples()
        gone |= {(subject, *pair) for pair in old - new}
        decided += [make_quad(subject, *pair, _DECISIONS) for pair in sorted(new - old, key=str)]
        decided += _as_found(subject, old - new)
    return [quad for quad in quads if (quad.subject, quad.predicate, quad.object) not in gone], decided


def uncorrected_positions(key: str, quads: Iterable[Quad], decided: Iterable[Quad]) -> list[Quad]:
    """The quads of a document's graph as they were before any decision on its positions."""
    graph, back = graph_node(key), {found: name for name, found in _FOUND.items()}
    restored = list(quads)
    for quad in decided:
        if not (is_node(quad.subject) and relative(quad.subject.value).startswith(f"position/{key}/")):
            continue
        if quad.predicate == _FOUND[_STATUS] and quad.object == _ASSERTED:
            restored.append(make_quad(quad.subject, RDF_TYPE, _TOLD, graph))
        elif quad.predicate in back:
            restored.append(make_quad(quad.subject, back[quad.predicate], quad.object, graph))
    return list(dict.fromkeys(restored))


def _states(quads: Iterable[Quad]) -> dict[Node, _State]:
    quads = list(quads)
    found = {
        quad.subject: _State()
        for quad in quads
        if quad.predicate == RDF_TYPE and quad.object in {_TOLD, _UNTOLD} and is_node(quad.subject)
    }
    for quad in quads:
        state = found.get(quad.subject) if is_node(quad.subject) else None
        if state is None or not isinstance(quad.object, Node | Literal):
            continue
        if quad.predicate in state.values:
            state.values[quad.predicate].add(quad.object)
        elif quad.predicate == _WORDS:
            state.spans.append(quad.object)
        elif quad.predicate == _STATEMENT:
            state.statement = quad.object
    return found


def _apply(decision: Decision, state: _State, targets: Mapping[str, DecidedSpeaker]) -> list[Quad]:
    """Changes a position as decided; what must be said of a reference that is made for its target."""
    if decision.judgement == "stance":
        state.values[_STANCE] = {term(f"rec:{decision.object}")}
        return []
    if decision.object == NO_TARGET:
        state.values[_STATUS] = {_WRONG}
        return []
    key = key_of(decision.subject)
    if is_reference(decision.object) and key_of(decision.object) == key:
        state.values[_TARGET] = {node(decision.object)}
        return []
    place = decided_reference(key, decision.subject, decision.object)
    state.values[_TARGET] = {node(place)}
    known = targets.get(decision.object) or DecidedSpeaker(decision.object, decision.object, "subject")
    return list(_reference_quads(place, known, state.spans))


def _reference_quads(place: str, target: DecidedSpeaker, spans: Iterable[Object]) -> Iterator[Quad]:
    subject = node(place)
    yield make_quad(subject, RDF_TYPE, term("rec:Reference"), _DECISIONS)
    yield make_quad(subject, term("rec:kind"), kind_node(target.kind), _DECISIONS)
    yield make_quad(subject, PREF_LABEL, literal(target.label), _DECISIONS)
    yield make_quad(subject, CANONICAL, node(target.id), named_node(GRAPH_LINKS))
    for span in spans:
        yield make_quad(subject, term("rec:mention"), span, _DECISIONS)


def _as_found(subject: Node, gone: Iterable[tuple[Node, Object]]) -> Iterator[Quad]:
    for predicate, value in sorted(gone, key=str):
        if predicate in _FOUND:
            yield make_quad(subject, _FOUND[predicate], value, _DECISIONS)
        elif value == _TOLD:
            yield make_quad(subject, _FOUND[_STATUS], _ASSERTED, _DECISIONS)
