"""Makes and undoes decisions on a store: looks names up, and refuses a decision without effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from onrecord.errors import DecisionError, UnknownNode
from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.decision import PAIRED, Decision, Judgement, in_force, problem_of
from onrecord.model.ids import is_reference, local, relative, space_of
from onrecord.query.lookup import canonical, find_node
from onrecord.query.show import find_shown
from onrecord.query.standing import has_effect, is_there, standings_of
from onrecord.rdf.quads import Quads, is_literal, is_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, RDF_TYPE, act_node, node, term
from onrecord.store.base import Store as RecordStore
from onrecord.triples.correction import label_of

_SPACES = frozenset({*SPACE_OF.values(), "reference"})


@dataclass(frozen=True, slots=True)
class Who:
    """By whom a decision is made, on which ISO day, and why."""

    by: str
    when: str
    why: str = ""


def decide(store: RecordStore, decision: Decision) -> Decision:
    """Makes a decision, applies it to the graph and returns it with ids in place of names.

    Raises ``UnknownNode`` for what nothing in the store answers to, and ``DecisionError`` for a decision that is
    not well formed or that another one keeps from having an effect.
    """
    graph = store.graph
    made = _resolved(graph, decision)
    wrong = problem_of(made)
    if wrong:
        raise DecisionError(f"{label_of(made)}: {wrong}")
    before = store.decisions()
    standing = [each for each in in_force(before) if _is_rival(made, each) and has_effect(store.graph, each)]
    store.decide([*before, made])
    rivals = [each for each in standing if not has_effect(store.graph, each)]
    if rivals or (made.judgement in PAIRED and not has_effect(store.graph, made)):
        store.decide(before)
        told = label_of(rivals[0]) if rivals else "see onrecord decisions"
        raise DecisionError(f"{label_of(made)}: another decision stands against it ({told}); undo that one first")
    return made


def written_down(store: RecordStore, made: Sequence[Decision]) -> tuple[range, list[Decision]]:
    """Makes many decisions on pairs as one change; returns the numbers of their rows, and those that are left out.

    Those are left out that have no effect, as others stand against them. Raises ``DecisionError`` if one in force
    would lose its effect; then the store stays as it was.
    """
    before = store.decisions()
    standing = [each for each in in_force(before) if each.judgement in PAIRED and has_effect(store.graph, each)]
    left: list[Decision] = []
    store.decide([*before, *made])
    left = [each for each in made if problem_of(each) or not has_effect(store.graph, each)]
    if left:
        store.decide([*before, *(each for each in made if each not in left)])
    matters = {each.matter for each in made}
    lost = [each for each in standing if each.matter not in matters and not has_effect(store.graph, each)]
    if lost:
        store.decide(before)
        raise DecisionError(f"a decision would no longer hold ({label_of(lost[0])}); undo that one first")
    return range(len(before) + 1, len(before) + 1 + len(made) - len(left)), left


def _is_rival(made: Decision, other: Decision) -> bool:
    """Whether a decision could rob another of its effect: both are on pairs, and not on the same one."""
    return made.judgement in PAIRED and other.judgement in PAIRED and made.matter != other.matter


def correct(store: RecordStore, statement: str, given: Sequence[tuple[Judgement, str]], who: Who) -> list[Decision]:
    """Corrects one statement by pairs of a judgement and a value, and returns the decisions made."""
    found = find_shown(store.graph, statement)
    subject = relative(found.value)
    if space_of(subject) != "statement":
        raise DecisionError(f"{statement!r} is {subject}, no statement; onrecord show {statement} lists its statements")
    return [decide(store, Decision(judgement, subject, value, who.by, who.when, who.why)) for judgement, value in given]


def split(store: RecordStore, one: str, other: str | None, who: Who) -> Decision:
    """Sets an id as found, or a document's reference, apart from the actor it is part of, and returns that decision."""
    first = actor_id(store.graph, one)
    if other is None:
        other = relative(canonical(store.graph, node(first)).value)
        if other == first:
            raise DecisionError(f"{first} is one actor: {_parts(store.graph, first)}")
    return decide(store, Decision("different", first, other, who.by, who.when, who.why))


def undo(store: RecordStore, numbers: Sequence[int], who: Who) -> list[Decision]:
    """Undoes the decisions with these numbers (the first row is 1), as one change, and returns them.

    Raises ``DecisionError`` if one is not there or undone already; then none is undone.
    """
    rows = store.decisions()
    for number in numbers:
        if not 1 <= number <= len(rows) or rows[number - 1].undone_by:
            state = "is undone already" if 1 <= number <= len(rows) else "is not there"
            raise DecisionError(f"decision {number} {state}; onrecord decisions lists them")
        rows[number - 1] = replace(rows[number - 1], undone_by=who.by, undone_when=who.when)
    store.decide(rows)
    return [rows[number - 1] for number in numbers]


def numbers_of(given: str) -> range:
    """The numbers that "7" or "5-17" means; raises ``DecisionError``.

    >>> list(numbers_of("5-7"))
    [5, 6, 7]
    """
    first, dash, last = given.replace("–", "-").partition("-")
    if not (first.isdecimal() and (last.isdecimal() or not dash)) or int(last or first) < int(first):
        raise DecisionError(f"{given!r} is no number of a decision; write one, or the first and the last: 5-17")
    return range(int(first), int(last or first) + 1)


def listed(store: RecordStore) -> list[str]:
    """The decisions for people: number, how it stands, what, by whom, when and why; beneath, what more there is.

    Rows that cannot be read come last. Raises ``DecisionError``.
    """
    rows = store.decisions()
    standing = standings_of(store, rows)
    lines: list[str] = []
    for number, each in enumerate(rows, start=1):
        stands, more = standing.get(id(each), ("undone" if each.undone_by else "replaced", []))
        who = ", ".join(part for part in (each.by, each.when) if part)
        why = f": {' '.join(each.why.split())}" if each.why else ""
        lines.append(f"{number:>4}  {stands:9}  {label_of(each)}  ({who}){why}")
        lines += [f"{'':17}{line}" for line in more]
    return [*lines, *(f"{'-':>4}  {'unread':9}  {line}" for line in store.unread_decisions())]


def _resolved(graph: Quads, decision: Decision) -> Decision:
    """The decision with ids for the names of actors, and acts and kinds that the vocabulary has."""
    judgement, value = decision.judgement, decision.object
    if judgement in {"same", "different", "name", "kind"}:
        decision = replace(decision, subject=actor_id(graph, decision.subject))
    if judgement in PAIRED:
        decision = replace(decision, object=actor_id(graph, value))
        if judgement == "same":
            _refuse_person_and_state(graph, decision)
        return decision
    if judgement == "speaker":
        ids = [actor_id(graph, name.strip()) for name in value.split(";") if name.strip()]
        return replace(decision, object=" ".join(ids))
    if judgement == "act" and not any(True for _ in graph.match(act_node(value), PREF_LABEL, None)):
        raise DecisionError(f"{value!r} is no act of the vocabulary{_near(value, _acts(graph))}")
    if judgement == "kind" and value not in SPACE_OF:
        raise DecisionError(f"{value!r} is no kind of actor; use one of {', '.join(sorted(SPACE_OF))}")
    return decision


def _refuse_person_and_state(graph: Quads, decision: Decision) -> None:
    """Raises ``DecisionError`` where a person would be one with a state or a territory."""
    kinds = {name: _kind_of(graph, name) for name in decision.concerns}
    person = next((name for name, kind in kinds.items() if kind == "person"), None)
    place = next((name for name, kind in kinds.items() if kind in {"state", "territory"}), None)
    if person and place:
        raise DecisionError(
            f"{person} is a person and {place} a {kinds[place]}, never one; whom somebody speaks for documents tell, "
            f"and a wrong kind is corrected first, such as: onrecord actors kind {person} organization"
        )


def _kind_of(graph: Quads, name: str) -> str:
    """The kind of an actor as its class or, for a mention, its document has it; empty if nothing tells."""
    kinds = {term(TYPE_OF[space]): kind for kind, space in SPACE_OF.items() if space in TYPE_OF}
    found = {kinds[quad.object] for quad in graph.match(node(name), RDF_TYPE, None) if quad.object in kinds}
    said = next((q.object for q in graph.match(node(name), term("rec:kind"), None)), None)
    return min(found, default=local(said.value) if is_node(said) else "")


def actor_id(graph: Quads, name: str) -> str:
    """The relative id of the actor or reference a name means; an id as found stays what it is.

    Raises ``UnknownNode`` and, for what is no actor, ``DecisionError``.
    """
    written = relative(name.strip())
    if "/" in written and " " not in written and is_there(graph, node(written)):
        found = written
    else:
        found = relative(find_node(graph, name).value)
    if space_of(found) not in _SPACES:
        raise DecisionError(f"{found} is no actor; give the id or name of one (onrecord actors list)")
    return found


def _acts(graph: Quads) -> list[str]:
    concepts = graph.match(None, PREF_LABEL, None)
    start = act_node("").value
    return sorted(
        quad.subject.value.removeprefix(start)
        for quad in concepts
        if is_node(quad.subject) and quad.subject.value.startswith(start)
    )


def _near(name: str, names: Sequence[str]) -> str:
    close = get_close_matches(name, names, n=3)
    return f"; did you mean {' or '.join(close)}?" if close else f"; use one of {', '.join(names)}"


def _parts(graph: Quads, actor: str) -> str:
    """What an actor is made of, as advice on what to set apart."""
    members = [
        relative(quad.subject.value)
        for quad in graph.match(None, CANONICAL, node(actor))
        if is_node(quad.subject) and quad.subject != node(actor)
    ]
    if not members:
        raise UnknownNode(f"{actor}: no document names it; there is nothing to set apart")
    aliases = sorted(name for name in members if not is_reference(name))
    references = sorted(name for name in members if is_reference(name))
    shown = [*aliases, *(f"{name} ({_label(graph, name)})" for name in references)][:8]
    more = f" and {len(members) - len(shown)} more" if len(members) > len(shown) else ""
    return f"name the part to set apart: {', '.join(shown)}{more}"


def _label(graph: Quads, name: str) -> str:
    labels = graph.match(node(name), PREF_LABEL, None)
    return next((quad.object.value for quad in labels if is_literal(quad.object)), "")
