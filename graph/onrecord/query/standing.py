"""How people's decisions stand: which hold, which were carried over to newer versions, which wait, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.decision import PAIRED, Decision, in_force
from onrecord.query.lookup import canonical
from onrecord.rdf.namespaces import GRAPH_DECISIONS
from onrecord.rdf.quads import Literal, Node, Quads, literal, named_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, kind_node, node, term
from onrecord.store.base import Store as RecordStore
from onrecord.triples.carrying import Standing, nearest, standings

_NOT_YET = "the graph is not as it says yet; onrecord build brings it up to date"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class DecisionState:
    """How the decisions of a store stand: how many hold, how many of these newer versions too, how many wait.

    ``unread`` has a line for each row of ``decisions.csv`` that cannot be read.
    """

    holding: int = 0
    carried: int = 0
    waiting: int = 0
    unread: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line for people, empty if nothing was carried over, waits or cannot be read.

        >>> print(DecisionState(3, 1, 2))
        decisions: 3 in force, 1 of them carried over to newer versions, 2 waiting ('onrecord decisions' tells why)
        """
        parts = [f"{self.holding} in force"]
        parts += [f"{self.carried} of them carried over to newer versions"] if self.carried else []
        parts += [f"{self.waiting} waiting ('onrecord decisions' tells why)"] if self.waiting else []
        parts += [f"{len(self.unread)} unread"] if self.unread else []
        return "decisions: " + ", ".join(parts) if len(parts) > 1 else ""


def decision_state(store: RecordStore) -> DecisionState:
    """How the decisions of a store stand. Raises ``DecisionError`` if their file as a whole cannot be read."""
    found = standings(in_force(store.decisions()), store.findings())
    waiting = [each for each in found if why_it_waits(store.graph, each)]
    holding = [each for each in found if each not in waiting]
    carried = sum(1 for each in holding if each.carried)
    return DecisionState(len(holding), carried, len(waiting), tuple(store.unread_decisions()))


def standings_of(store: RecordStore, decisions: Sequence[Decision]) -> dict[int, tuple[str, list[str]]]:
    """For each of the decisions that count, by Python's id: how it stands, and lines that tell more of it."""
    findings = store.findings()
    found: dict[int, tuple[str, list[str]]] = {}
    for standing in standings(in_force(decisions), findings):
        why = why_it_waits(store.graph, standing)
        lines = [f"carried over to {name}" for name in _carried_to(standing) if why != _NOT_YET]
        if why:
            lines.append(f"waits: {why}")
        if why and standing.said:
            lines.append(f"was about: {_shortened(standing.said)}")
            if standing.instead:
                lines.append(f"there now: {_shortened(nearest(standing, findings)) or 'nothing like it'}")
        found[id(standing.decision)] = ("waiting" if why else "in force", lines)
    return found


def _carried_to(standing: Standing) -> list[str]:
    names = {name for each in standing.carried for name in each.concerns} - set(standing.decision.concerns)
    return sorted(names)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."


def why_it_waits(graph: Quads, standing: Standing) -> str:
    """Why a decision has no effect, or not where it should; empty if it has."""
    if standing.waits:
        return standing.waits
    missing = [name for name in _needed(standing.decision) if not is_there(graph, node(name))]
    if missing and not standing.carried:
        return f"{missing[0]} is not in the store"
    return "" if all(_is_in_the_graph(graph, each) for each in standing.applied) else _NOT_YET


def _is_in_the_graph(graph: Quads, decision: Decision) -> bool:
    subject = node(decision.subject)
    found = canonical(graph, subject)
    if decision.judgement in PAIRED:
        return has_effect(graph, decision)
    if decision.judgement == "name":
        return _says(graph, found, PREF_LABEL, literal(decision.object))
    if decision.judgement == "kind":
        return _says(graph, found, RDF_TYPE, term(TYPE_OF[SPACE_OF[decision.object]]))
    if decision.judgement == "type":
        return _says(graph, found, term("rec:kind"), kind_node(decision.object))
    marks = graph.match(subject, term("rec:review"), None, named_node(GRAPH_DECISIONS))
    return any(True for _ in marks)


def _says(graph: Quads, subject: Node, predicate: Node, value: Node | Literal) -> bool:
    return any(True for _ in graph.match(subject, predicate, value))


def has_effect(graph: Quads, decision: Decision) -> bool:
    """Whether the graph holds what a decision is about, and two actors are as it says."""
    if not all(is_there(graph, node(name)) for name in _needed(decision)):
        return False
    if decision.judgement in PAIRED:
        one, other = (canonical(graph, node(name)) for name in decision.concerns)
        return (one == other) == (decision.judgement == "same")
    return True


def _needed(decision: Decision) -> list[str]:
    """What must be in the store; an actor from which its only reference is set apart is gone."""
    references = [name for name in decision.concerns if name.startswith("reference/")]
    return references if decision.judgement == "different" and references else list(decision.concerns)


def is_there(graph: Quads, found: Node) -> bool:
    """Whether the store tells anything of an actor, a reference, a statement or a position."""
    about = (CANONICAL, PREF_LABEL, term("rec:reportedIn"), term("rec:positionOf"))
    return any(True for predicate in about for _ in graph.match(found, predicate, None))
