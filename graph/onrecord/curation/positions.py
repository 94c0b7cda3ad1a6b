"""Decisions of people on positions: their stance, their target, or that something is none."""

from __future__ import annotations

from onrecord.curation.decide import Who, actor_id, decide
from onrecord.curation.subjects import reference_of
from onrecord.errors import DecisionError
from onrecord.model.decision import NO_TARGET, Decision
from onrecord.model.ids import relative, space_of
from onrecord.query.lookup import find_node
from onrecord.rdf.quads import Quads, is_literal, is_node
from onrecord.rdf.terms import node, term
from onrecord.store.base import Store


def correct_position(store: Store, name: str, stance: str | None, target: str | None, who: Who) -> list[Decision]:
    """Decides the stance of a position, its target, or both, and returns the decisions.

    ``name`` is its id, or that of a statement with one alone. ``target`` is a subject, an actor or a document's
    reference, by id or label, or ``none`` where there is no position.
    """
    position = position_of(store.graph, name)
    given = [Decision("stance", position, stance.strip().lower(), who.by, who.when, who.why)] if stance else []
    if target:
        given.append(Decision("target", position, target_of(store.graph, target), who.by, who.when, who.why))
    return [decide(store, each) for each in given]


def position_of(graph: Quads, name: str) -> str:
    """The relative id of the position that an id means: its own, or that of a statement which has no other."""
    found = relative(name.strip())
    if space_of(found) == "position" and _said(graph, found, "rec:positionOf"):
        return found
    if space_of(found) != "statement":
        raise DecisionError(f"{name!r} is no position; onrecord query who-said-what has statements, give one of these")
    quads = graph.match(None, term("rec:positionOf"), node(found))
    positions = sorted(relative(quad.subject.value) for quad in quads if is_node(quad.subject))
    if len(positions) == 1:
        return positions[0]
    if not positions:
        raise DecisionError(f"{found} has no position; onrecord show STATEMENT tells what it has")
    told = "; ".join(f"{each} ({_told(graph, each)})" for each in positions)
    raise DecisionError(f"{found} has {len(positions)} positions; give the id of one: {told}")


def target_of(graph: Quads, name: str) -> str:
    """The relative id that a decision has for a target: of a subject its first reference, whose id stays."""
    if name.strip().lower() == NO_TARGET:
        return NO_TARGET
    found = relative(find_node(graph, name).value)
    return reference_of(graph, name) if space_of(found) == "subject" else actor_id(graph, name)


def _told(graph: Quads, position: str) -> str:
    words = ["".join(_said(graph, each, "nif:anchorOf")) for each in _said(graph, position, "rec:targetSpan")]
    stance = [each.rpartition("#")[2] for each in _said(graph, position, "rec:stance")]
    return ", ".join(["“" + " ".join("".join(words).split()) + "”", *stance])


def _said(graph: Quads, subject: str, predicate: str) -> list[str]:
    quads = graph.match(node(subject), term(predicate), None)
    return [q.object.value if is_literal(q.object) else relative(str(q.object)[1:-1]) for q in quads]
