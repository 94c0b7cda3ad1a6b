"""Decisions of people on subjects: made of references, whose ids stay when documents are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.curation.decide import Who, decide
from onrecord.curation.pairs import Pair, waiting_pairs
from onrecord.curation.worth import by_worth
from onrecord.errors import DecisionError
from onrecord.model.actor_kinds import SUBJECT_MATCH
from onrecord.model.decision import Decision
from onrecord.model.ids import is_reference, key_of, relative, space_of
from onrecord.query.lookup import find_node
from onrecord.rdf.quads import Quads, is_node
from onrecord.rdf.terms import CANONICAL, kind_node, node, term
from onrecord.store.base import Store


def merge_subjects(store: Store, one: str, other: str, who: Who) -> Decision:
    """Decides that two subjects, by id, label or one document's reference, are one."""
    first, second = subject_of(store.graph, one), subject_of(store.graph, other)
    if first == second:
        raise DecisionError(f"{first} is one subject already; onrecord subjects list has the ids of others")
    pair = (reference_of(store.graph, one), reference_of(store.graph, other))
    return decide(store, Decision("same", *pair, who.by, who.when, who.why))


def split_subject(store: Store, reference: str, who: Who) -> Decision:
    """Decides that what one document means by a reference is not the subject that it is part of."""
    given = relative(reference.strip())
    subject = subject_of(store.graph, given)
    others = [each for each in _references(store.graph, subject) if each != given]
    if not is_reference(given) or not others:
        named = " ".join(_references(store.graph, subject)[:5])
        raise DecisionError(f"{given} cannot be set apart; give one of the references of {subject}: {named}")
    return decide(store, Decision("different", given, others[0], who.by, who.when, who.why))


def rename_subject(store: Store, subject: str, name: str, who: Who) -> Decision:
    """Decides what a subject is called."""
    return decide(store, Decision("name", reference_of(store.graph, subject), name, who.by, who.when, who.why))


def type_subject(store: Store, subject: str, kind: str, who: Who) -> Decision:
    """Decides of what type a subject is: an event, an agreement, a measure."""
    found = reference_of(store.graph, subject)
    return decide(store, Decision("type", found, kind.strip().lower(), who.by, who.when, who.why))


def waiting_subjects(store: Store, subjects: Sequence[str] = (), above: float = 0) -> list[Pair]:
    """The pairs of subjects that may be one, those first whose decision is worth most; with all of some subjects."""
    wanted = [subject_of(store.graph, name) for name in subjects]
    pairs = by_worth(store.graph, waiting_pairs(store, SUBJECT_MATCH, wanted, above))
    graph = store.graph
    return [replace(each, decided=(reference_of(graph, each.one), reference_of(graph, each.other))) for each in pairs]


def subject_of(graph: Quads, name: str) -> str:
    """The relative id of the subject that an id, a label or a reference means; a reference that no other joined is one.

    Raises ``UnknownNode`` and, for what is no subject, ``DecisionError``.
    """
    found = relative(find_node(graph, name).value)
    alone = is_reference(found) and any(True for _ in graph.match(node(found), term("rec:kind"), kind_node("subject")))
    if space_of(found) != "subject" and not alone:
        raise DecisionError(f"{found} is no subject; onrecord subjects list has their ids")
    return found


def reference_of(graph: Quads, name: str) -> str:
    """The first of the references to a subject: what a decision is about, as its id stays."""
    subject = subject_of(graph, name)
    return next(iter(_references(graph, subject)), subject)


def _references(graph: Quads, subject: str) -> list[str]:
    """The references that lead to a subject, sorted."""
    quads = graph.match(None, CANONICAL, node(subject))
    return sorted(relative(quad.subject.value) for quad in quads if is_node(quad.subject))


def declared_told(store: Store) -> list[str]:
    """A line for each subject of the codebook in use: what it is called, and in how many documents that is."""
    told = []
    for one in store.codebook().subjects:
        documents = {key_of(each) for each in _references(store.graph, one.id)}
        told.append(f"{one.id}: {one.thing}, in {len(documents)} document{'' if len(documents) == 1 else 's'}")
    return told
