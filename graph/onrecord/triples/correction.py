"""Statements as people corrected them: what a document's graph then lacks, and what stands in its place.

The triples that a decision overrules leave the graph of the document, so that no query that asks who said
something can return them; the graph of decisions holds the new ones, and the old ones as what was found.
``uncorrected`` is the way back. All functions here are pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.decision import CORRECTIONS, Decision
from onrecord.model.ids import key_of, relative
from onrecord.rdf.namespaces import GRAPH_DECISIONS, GRAPH_LINKS
from onrecord.rdf.quads import Literal, Node, Quad, is_node, literal, make_quad, named_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, act_node, day, graph_node, kind_node, node, term

_DECISIONS = named_node(GRAPH_DECISIONS)
_FOUND = {
    "rec:act": "rec:foundAct",
    "rec:statedFrom": "rec:foundFrom",
    "rec:statedUntil": "rec:foundUntil",
    "rec:precision": "rec:foundPrecision",
    "rec:dateSpan": "rec:foundDateSpan",
    "rec:relayedBy": "rec:foundRelay",
}
"""Where the value that a document's record gave is kept, for properties that are only replaced."""

_DATED = ("rec:statedFrom", "rec:statedUntil", "rec:precision", "rec:dateSpan")
Values = dict[str, set[Node | Literal]]


@dataclass(frozen=True, slots=True)
class DecidedSpeaker:
    """An actor whom a person named as a speaker: label, kind of reference, and for whom it speaks whatever the day."""

    id: str
    label: str
    kind: str
    speaks_for: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    """What counts of one statement: its status (``asserted`` or why not), its speakers, and other values."""

    status: str
    speakers: set[Node | Literal]
    values: Values

    def copy(self) -> _State:
        return _State(self.status, set(self.speakers), {name: set(found) for name, found in self.values.items()})

    def triples(self) -> set[tuple[Node, Node | Literal]]:
        asserted = self.status == "asserted"
        found: set[tuple[Node, Node | Literal]] = {
            (RDF_TYPE, term("rec:Statement" if asserted else "rec:UnassertedStatement"))
        }
        if not asserted:
            found.add((term("rec:status"), term(f"rec:{self.status}")))
        found |= {(term("rec:speaker" if asserted else "rec:putativeSpeaker"), who) for who in self.speakers}
        found |= {(term(name), value) for name, values in self.values.items() for value in values}
        return found


def corrected(
    key: str, quads: Sequence[Quad], decisions: Iterable[Decision], speakers: Mapping[str, DecidedSpeaker]
) -> tuple[list[Quad], list[Quad]]:
    """The quads that stay in a document's graph, and what the graph of decisions says of its statements.

    ``quads`` are the document's own, uncorrected. Of the decisions those on its statements count;
    ``speakers`` has what a decided speaker's id leads to after matching.
    """
    before = _states(quads)
    after = {subject: state.copy() for subject, state in before.items()}
    decided: list[Quad] = []
    mentions = _mentions(quads)
    for decision in decisions:
        subject = node(decision.subject)
        if subject not in after or key_of(decision.subject) != key:
            continue
        mark = "rec:corrected" if decision.judgement in CORRECTIONS else "rec:checked"
        decided.append(make_quad(subject, term("rec:review"), term(mark), _DECISIONS))
        references = _apply(decision, after[subject], speakers)
        decided += _reference_quads(references, mentions[subject])
    for subject, relays in _relay_changes(quads, before, after).items():
        after[subject].values["rec:relayedBy"] = relays
    gone: set[tuple[Node, Node, Node | Literal]] = set()
    for subject, state in after.items():
        old, new = before[subject].triples(), state.triples()
        gone |= {(subject, *pair) for pair in old - new}
        decided += [make_quad(subject, *pair, _DECISIONS) for pair in new - old]
        decided += _as_found(subject, before[subject], old - new)
    kept = [quad for quad in quads if (quad.subject, quad.predicate, quad.object) not in gone]
    return kept, list(dict.fromkeys(decided))


def uncorrected(key: str, quads: Iterable[Quad], decided: Iterable[Quad]) -> list[Quad]:
    """The quads of a document's graph as they were before any decision: what was found is put back."""
    graph = graph_node(key)
    back = {term(found): term(name) for name, found in _FOUND.items()}
    restored = list(quads)
    ours = [quad for quad in decided if is_node(quad.subject)]
    ours = [quad for quad in ours if relative(str(quad.subject)[1:-1]).startswith(f"statement/{key}/")]
    statuses = {quad.subject: quad.object for quad in ours if quad.predicate == term("rec:foundStatus")}
    unasserted = {quad.subject for quad in restored if quad.object == term("rec:UnassertedStatement")}
    for quad in ours:
        status = statuses.get(quad.subject)
        if quad.predicate in back:
            restored.append(make_quad(quad.subject, back[quad.predicate], quad.object, graph))
        elif quad.predicate == term("rec:foundSpeaker"):
            asserted = status == term("rec:asserted") or (status is None and quad.subject not in unasserted)
            restored.append(
                make_quad(quad.subject, term("rec:speaker" if asserted else "rec:putativeSpeaker"), quad.object, graph)
            )
        elif quad.predicate == term("rec:foundStatus") and quad.object == term("rec:asserted"):
            restored.append(make_quad(quad.subject, RDF_TYPE, term("rec:Statement"), graph))
        elif quad.predicate == term("rec:foundStatus"):
            restored.append(make_quad(quad.subject, term("rec:status"), quad.object, graph))
    return list(dict.fromkeys(restored))


def decision_quads(decisions: Iterable[Decision]) -> Iterator[Quad]:
    """The decisions themselves, as they stand in ``decisions.csv``: what, by whom, when and why."""
    for decision in decisions:
        subject = node(decision.id)
        yield make_quad(subject, RDF_TYPE, term("rec:Decision"), _DECISIONS)
        yield make_quad(subject, PREF_LABEL, literal(label_of(decision)), _DECISIONS)
        yield make_quad(subject, term("rec:judgement"), literal(decision.judgement), _DECISIONS)
        for concerned in decision.concerns:
            yield make_quad(subject, term("rec:concerns"), node(concerned), _DECISIONS)
        if decision.object:
            yield make_quad(subject, term("rec:given"), literal(decision.object), _DECISIONS)
        if decision.by:
            yield make_quad(subject, term("rec:decidedBy"), literal(decision.by), _DECISIONS)
        if decision.when:
            when = literal(decision.when, datatype=term("xsd:date"))
            yield make_quad(subject, term("rec:decidedOn"), when, _DECISIONS)
        if decision.why:
            yield make_quad(subject, term("rec:reason"), literal(decision.why), _DECISIONS)


def label_of(decision: Decision) -> str:
    """The decision in one line.

    >>> label_of(Decision("act", "statement/00ff/-_3-9", "reject"))
    'statement/00ff/-_3-9: act is reject'
    """
    told = {
        "same": f"same as {decision.object}",
        "different": f"different from {decision.object}",
        "wrong": "wrong",
        "checked": "checked",
    }
    return f"{decision.subject}: {told.get(decision.judgement, f'{decision.judgement} is {decision.object}')}"


def decided_reference(key: str, statement: str, actor: str) -> str:
    """The relative id of the reference that a person's word makes of a statement's source."""
    return f"reference/{key}/{statement.rpartition('/')[2]}={actor.replace('/', ':')}"


def _apply(decision: Decision, state: _State, speakers: Mapping[str, DecidedSpeaker]) -> dict[str, DecidedSpeaker]:
    """The references that must be made for a decision, after it has changed the state of its statement."""
    made: dict[str, DecidedSpeaker] = {}
    if decision.judgement == "wrong":
        state.status = "wrong"
    elif decision.judgement == "act":
        state.values["rec:act"] = {act_node(decision.object)}
    elif decision.judgement == "date":
        first, last, precision = decision.days
        state.values.update({name: set() for name in _DATED})
        state.values["rec:statedFrom"].update([day(first)] if first else [])
        state.values["rec:statedUntil"].update([day(last)] if last else [])
        state.values["rec:precision"].update([term(f"rec:{precision}")] if precision else [])
    elif decision.judgement == "speaker":
        state.speakers = set()
        for actor in decision.object.split():
            if actor.startswith("reference/"):
                state.speakers.add(node(actor))
            else:
                place = decided_reference(key_of(decision.subject), decision.subject, actor)
                made[place] = speakers.get(actor) or DecidedSpeaker(actor, actor.rpartition("/")[2], "unnamed")
                state.speakers.add(node(place))
    return made


def _reference_quads(made: Mapping[str, DecidedSpeaker], spans: Sequence[Node]) -> Iterator[Quad]:
    for place, speaker in made.items():
        subject = node(place)
        yield make_quad(subject, RDF_TYPE, term("rec:Reference"), _DECISIONS)
        yield make_quad(subject, term("rec:kind"), kind_node(speaker.kind), _DECISIONS)
        yield make_quad(subject, PREF_LABEL, literal(speaker.label), _DECISIONS)
        stands_for = node(speaker.id) if speaker.kind != "unnamed" else subject
        yield make_quad(subject, CANONICAL, stands_for, named_node(GRAPH_LINKS))
        for party in speaker.speaks_for:
            yield make_quad(subject, term("rec:speaksFor"), node(party), named_node(GRAPH_LINKS))
        for span in spans:
            yield make_quad(subject, term("rec:mention"), span, _DECISIONS)


def _mentions(quads: Iterable[Quad]) -> dict[Node, list[Node]]:
    """For each statement the spans that stand for who speaks: its source, else its cue, else its content."""
    found: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    parts = tuple(term(name) for name in ("rec:source", "rec:cue", "rec:content"))
    for quad in quads:
        if quad.predicate in parts and is_node(quad.subject) and is_node(quad.object):
            found[quad.subject][quad.predicate].append(quad.object)
    chosen = {subject: next(by[part] for part in parts if by[part]) for subject, by in found.items()}
    return defaultdict(list, chosen)


def _states(quads: Iterable[Quad]) -> dict[Node, _State]:
    classes = {term("rec:Statement"), term("rec:UnassertedStatement")}
    quads = list(quads)
    found: dict[Node, _State] = {}
    for quad in quads:
        if quad.predicate == RDF_TYPE and quad.object in classes and is_node(quad.subject):
            found[quad.subject] = _State("asserted", set(), {})
    names = {term(name): name for name in _FOUND}
    for quad in quads:
        state = found.get(quad.subject) if is_node(quad.subject) else None
        if state is None or not isinstance(quad.object, Node | Literal):
            continue
        if quad.predicate in {term("rec:speaker"), term("rec:putativeSpeaker")}:
            state.speakers.add(quad.object)
        elif quad.predicate == term("rec:status") and is_node(quad.object):
            state.status = quad.object.value.rpartition("#")[2]
        elif quad.predicate in names:
            state.values.setdefault(names[quad.predicate], set()).add(quad.object)
    return found


def _relay_changes(
    quads: Iterable[Quad], before: Mapping[Node, _State], after: Mapping[Node, _State]
) -> dict[Node, set[Node | Literal]]:
    """Through whom words came where that changes: who speaks around a statement relays it, if it is asserted."""
    within = {quad.subject: quad.object for quad in quads if quad.predicate == term("rec:within")}
    via: dict[object, set[Node | Literal]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == term("rec:via") and is_node(quad.object):
            via[quad.subject].add(quad.object)

    def relays(subject: Node, states: Mapping[Node, _State]) -> set[Node | Literal]:
        found, outer, seen = set(via[subject]), within.get(subject), set[object]()
        while is_node(outer) and outer not in seen and outer in states:
            seen.add(outer)
            if states[outer].status == "asserted":
                found |= states[outer].speakers | via[outer]
            outer = within.get(outer)
        return found - states[subject].speakers

    changed: dict[Node, set[Node | Literal]] = {}
    for subject in after:
        old, new = relays(subject, before), relays(subject, after)
        if old != new:
            kept = after[subject].values.get("rec:relayedBy", set())
            changed[subject] = (kept - (old - new)) | (new - old)
    return changed


def _as_found(subject: Node, before: _State, gone: set[tuple[Node, Node | Literal]]) -> Iterator[Quad]:
    found = {term(name): term(kept) for name, kept in _FOUND.items()}
    for predicate, value in gone:
        if predicate in found:
            yield make_quad(subject, found[predicate], value, _DECISIONS)
        elif predicate in {term("rec:speaker"), term("rec:putativeSpeaker")}:
            yield make_quad(subject, term("rec:foundSpeaker"), value, _DECISIONS)
        elif predicate == term("rec:status") or value == term("rec:Statement"):
            yield make_quad(subject, term("rec:foundStatus"), term(f"rec:{before.status}"), _DECISIONS)
