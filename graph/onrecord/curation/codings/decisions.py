"""Changes to a file of codings as decisions on a store: what each one means there, and what cannot be decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.curation.codings.changes import Changes, Value
from onrecord.curation.decide import Who, actor_id
from onrecord.errors import DecisionError, UnknownNode
from onrecord.model.decision import JUDGEMENTS, Decision
from onrecord.model.ids import is_declared_subject, is_reference, relative, space_of
from onrecord.query.lookup import canonical
from onrecord.rdf.quads import Node, Quads, is_literal, is_node
from onrecord.rdf.terms import CANONICAL, PREF_LABEL, node, term


@dataclass(slots=True)
class Wanted:
    """The decisions that a coder's changes come to, and a line for each change that comes to none, with the reason.

    ``held`` counts changes that the graph holds already.
    """

    decisions: list[Decision] = field(default_factory=list)
    untaken: list[str] = field(default_factory=list)
    held: int = 0


def decisions_of(graph: Quads, changes: Changes, positions: dict[str, set[str]], who: Who) -> Wanted:
    """What is to be decided; ``positions`` are those noted of each subject, by its id when the file was written."""
    deciding = _Deciding(graph, positions, who, Wanted(untaken=list(changes.untaken)))
    for position, favours in changes.sides.items():
        deciding.side(position, favours)
    for position in changes.deleted:
        deciding.delete(position)
    for id, value in changes.merged.items():
        deciding.merge(id, value)
    for id, name in changes.renamed.items():
        deciding.rename(id, name)
    deciding.move(changes)
    for statement, values in changes.spoken.items():
        deciding.speak(statement, values)
    return deciding.wanted


@dataclass(slots=True)
class _Deciding:
    """Looks up in the graph what changes are about, and puts decisions down."""

    graph: Quads
    positions: dict[str, set[str]]
    who: Who
    wanted: Wanted

    def side(self, position: str, favours: bool) -> None:
        """Another side."""
        stance = "favours" if favours else "opposes"
        if not self._is_there(position):
            return
        if self._object(position, "rec:stance") == term(f"rec:{stance}"):
            self.wanted.held += 1
        else:
            self._put("stance", position, stance, f"{position}: {stance}")

    def delete(self, position: str) -> None:
        """No position at all."""
        if not self._target(position) or self._object(position, "rec:status") == term("rec:wrong"):
            self.wanted.held += 1
        else:
            self._put("target", position, "none", f"{position} was deleted")

    def merge(self, id: str, value: Value) -> None:
        """One subject or actor with another, or by another name."""
        if not value.id:
            self.rename(id, value.name)
            return
        one, other = self._handle(id), self._handle(value.id)
        if one is None or other is None:
            return
        if is_reference(one) != is_reference(other):
            self._refuse(
                f"{id} was merged into {value.id}: one is a subject, the other none; only alike things are one"
            )
        elif canonical(self.graph, node(one)) == canonical(self.graph, node(other)):
            self.wanted.held += 1
        else:
            self._put("same", *((one, other) if is_reference(one) else (other, one)), told=f"{id} was merged")

    def rename(self, id: str, name: str) -> None:
        """Another name."""
        if is_declared_subject(id):
            self._refuse(f"{id} was renamed: it is declared; rename it in the codebook (onrecord subjects declare)")
            return
        one = self._handle(id)
        if one is None:
            return
        labels = {
            quad.object.value
            for quad in self.graph.match(canonical(self.graph, node(one)), PREF_LABEL, None)
            if is_literal(quad.object)
        }
        if name in labels:
            self.wanted.held += 1
        else:
            self._put("name", one, name, f"{id} was renamed")

    def move(self, changes: Changes) -> None:
        """Positions that were given other subjects: whole references where all their positions moved together."""
        by_target: dict[str, dict[Value, list[str]]] = defaultdict(lambda: defaultdict(list))
        for position, (_, value) in sorted(changes.moved.items()):
            if self._is_there(position):
                by_target[self._target(position)][value].append(position)
        new: dict[str, list[str]] = defaultdict(list)
        for target, values in sorted(by_target.items()):
            for value, moved in values.items():
                every = self._positions_on(target)
                if set(moved) >= every and len(values) == 1:
                    self._move_reference(target, value, new)
                else:
                    self._move_positions(moved, value)
        for name, references in sorted(new.items()):
            for other in references[1:]:
                self._put("same", references[0], other, told=f"{other} is {name}")
            self._put("name", references[0], name, f"{references[0]} is {name}")

    def speak(self, statement: str, values: tuple[Value, ...]) -> None:
        """Other speakers."""
        if not any(True for _ in self.graph.match(node(statement), term("rec:reportedIn"), None)):
            self._refuse(f"{statement}: its document was removed or changed; export again")
            return
        actors: list[str] = []
        for value in values:
            try:
                actors.append(actor_id(self.graph, value.id or value.name))
            except (UnknownNode, DecisionError) as error:
                self._refuse(f"{statement}: {error}; or declare {value.name!r} in a file of actors (--actors)")
                return
        roles = (term("rec:speaker"), term("rec:putativeSpeaker"))
        now = {canonical(self.graph, each) for role in roles for each in self._objects(statement, role)}
        if now == {canonical(self.graph, node(actor)) for actor in actors}:
            self.wanted.held += 1
        else:
            self._put("speaker", statement, " ".join(sorted(actors)), f"{statement}: other speakers")

    def _move_reference(self, target: str, value: Value, new: dict[str, list[str]]) -> None:
        other = self._handle(value.id) if value.id else None
        if value.id and other is None:
            return
        if other is not None and canonical(self.graph, node(target)) == canonical(self.graph, node(other)):
            self.wanted.held += 1
            return
        if not is_reference(target) or (other is not None and not is_reference(other)):
            self._refuse(
                f"{target} was given the concept {value.name!r}: only subjects that are no actor or document move"
            )
            return
        beside = [each for each in self._mates(target) if each != target]
        if beside:
            self._put("different", target, beside[0], told=f"{target} was given another concept")
        if other is None:
            new[value.name].append(target)
        else:
            self._put("same", other, target, told=f"{target} was given another concept")

    def _move_positions(self, moved: list[str], value: Value) -> None:
        other = self._handle(value.id) if value.id else None
        for position in moved:
            if other is None or not is_reference(other):
                self._refuse(
                    f"{position} was given the new concept {value.name!r}, other positions on the same words were not; "
                    "give it one that is there, or change all"
                )
            else:
                self._put("target", position, other, f"{position} was given another concept")

    def _handle(self, id: str) -> str | None:
        """What a decision on a subject or an actor is written down of: of subjects a reference, which stays."""
        for position in sorted(self.positions.get(id, ())):
            target = self._target(position)
            if target and is_reference(target):
                found = relative(canonical(self.graph, node(target)).value)
                return target if space_of(found) in {"subject", "reference"} else self._known(found)
        return self._known(id)

    def _known(self, id: str) -> str | None:
        if space_of(id) == "subject" or not any(True for _ in self.graph.match(node(id), None, None)):
            self._refuse(f"{id} is not in the store any more, or as no subject; export again")
            return None
        if id.startswith("http") or space_of(id) in {"document", "item"}:
            self._refuse(f"{id} is a declared subject, document or item: mend it where it is declared")
            return None
        return relative(canonical(self.graph, node(id)).value)

    def _is_there(self, position: str) -> bool:
        there = bool(self._target(position))
        if not there:
            self._refuse(f"{position}: its document was removed or changed, or it was decided upon; export again")
        return there

    def _target(self, position: str) -> str:
        found = self._object(position, "rec:target")
        return relative(found.value) if found is not None else ""

    def _positions_on(self, target: str) -> set[str]:
        """The positions on a reference that a coder saw, by id."""
        seen = {position for each in self.positions.values() for position in each}
        quads = self.graph.match(None, term("rec:target"), node(target))
        return {relative(quad.subject.value) for quad in quads if is_node(quad.subject)} & seen

    def _mates(self, reference: str) -> list[str]:
        """The references that lead where one does, sorted."""
        quads = self.graph.match(None, CANONICAL, canonical(self.graph, node(reference)))
        return sorted(relative(quad.subject.value) for quad in quads if is_node(quad.subject))

    def _object(self, subject: str, predicate: str) -> Node | None:
        return next(self._objects(subject, term(predicate)), None)

    def _objects(self, subject: str, predicate: Node) -> Iterator[Node]:
        return (quad.object for quad in self.graph.match(node(subject), predicate, None) if is_node(quad.object))

    def _put(self, judgement: str, subject: str, given: str, told: str) -> None:
        if judgement not in JUDGEMENTS:
            self._refuse(f"{told}: {judgement!r} cannot be decided by this version")
            return
        made = Decision(judgement, subject, given, self.who.by, self.who.when, self.who.why)
        if made not in self.wanted.decisions:
            self.wanted.decisions.append(made)

    def _refuse(self, line: str) -> None:
        if line not in self.wanted.untaken:
            self.wanted.untaken.append(line)
