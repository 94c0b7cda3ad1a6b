"""Who stands where: what statements take positions on, with the side, the status and the words of each position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model.ids import code_of, iri, relative
from onrecord.model.statement_row import StatementRow
from onrecord.names.folding import folded
from onrecord.rdf.quads import Quads, is_node, named_node
from onrecord.rdf.terms import node, term
from onrecord.view.page.labels import document_labels, thing_label
from onrecord.view.rows.answers import answers_in_bulk
from onrecord.view.rows.statements import Rows

_CANONICAL, _TARGET, _POSITION_OF = term("rec:canonical"), term("rec:target"), term("rec:positionOf")

MENTIONED = "mentioned"
"""The side of a statement that only names what was asked for."""

NO_TARGET = "none"
"""The id of what holds the statements that take a position on nothing."""


class Taken(NamedTuple):
    """A position that a statement takes: on which side, how far it is asserted, in which words for its target."""

    statement: str
    stance: str
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What positions are taken on. ``sort`` is empty for what is no subject: a state, a person, a phrase."""

    id: str
    label: str
    sort: str
    positions: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions that some statements take, by the node that each is on; ``sorts`` are those of subjects."""

    taken: Mapping[str, tuple[Taken, ...]]
    sorts: Mapping[str, str]


def read_positions(graph: Quads, statements: Iterable[StatementRow[str]]) -> Positions:
    """Return the positions of these statements. What a person found wrong in a statement is so of its positions."""
    rows = {statement.id: statement for statement in statements}
    taken: dict[str, list[Taken]] = defaultdict(list)
    sorts: dict[str, str] = {}
    given = [named_node(iri(statement)) for statement in rows]
    for statement, name, sort, stance, status, words in sorted(
        answers_in_bulk(graph, "positions", given) if given else ()
    ):
        wrong = rows[statement].status == "wrong"
        taken[name].append(Taken(statement, stance, "wrong" if wrong else status or "asserted", words))
        if sort:
            sorts[name] = min(sort, sorts.get(name, sort))
    return Positions({name: tuple(found) for name, found in sorted(taken.items())}, sorts)


def aimed_at(graph: Quads, nodes: Iterable[str]) -> frozenset[str]:
    """Return the statements that take a position on some nodes."""
    targets = {quad.subject for name in nodes for quad in graph.match(None, _CANONICAL, node(name))}
    taken = {quad.subject for target in targets if is_node(target) for quad in graph.match(None, _TARGET, target)}
    told = {quad.object for each in taken if is_node(each) for quad in graph.match(each, _POSITION_OF, None)}
    return frozenset(relative(statement.value) for statement in told if is_node(statement))


def subjects(
    rows: Rows,
    statements: Sequence[StatementRow[str]],
    positions: Positions,
    nodes: Collection[str] = (),
    label: str = "",
) -> list[Subject]:
    """Return all that the statements take positions on, and last those that take none.

    ``nodes`` are what was asked for, one or the items of a topic: they are one subject of that label, which
    comes first, and holds too what only names it.
    """
    labels = document_labels(rows.sources)
    rows.things.ask_for(positions.taken)
    found = [
        Subject(name, _label(rows, labels, name), positions.sorts.get(name, ""), taken)
        for name, taken in positions.taken.items()
        if name not in nodes
    ]
    if nodes:
        found.insert(0, _asked_for(statements, positions, frozenset(nodes), label))
    placed = {taken.statement for subject in found for taken in subject.positions}
    rest = [Taken(one.id, "", one.status, "") for one in statements if one.id not in placed]
    if rest:
        found.append(Subject(NO_TARGET, "Statements without a target", "", tuple(rest)))
    return found


def most_disputed(
    rows: Rows, statements: Iterable[StatementRow[str]], found: Sequence[Subject], level: str
) -> list[int]:
    """Return the places of subjects: those on which most actors stand on the smaller side first, then by documents.

    Then come what more actors take a side on, and names in the order of the alphabet. What is no subject comes after
    those, what was asked for before them. At the level ``state`` whoever speaks for states counts as these.
    """
    by_id = {statement.id: statement for statement in statements}

    def camps(subject: Subject) -> tuple[int, int, int]:
        sides: dict[str, set[str]] = {"favours": set(), "opposes": set()}
        documents = set()
        for taken in subject.positions:
            statement = by_id[taken.statement]
            documents.add(statement.document)
            if taken.status == "asserted" and taken.stance in sides:
                for speaker in statement.speakers:
                    states = rows.states(statement, speaker) if level == "state" else ()
                    sides[taken.stance].update(states or (speaker,))
        smaller, larger = sorted(map(len, sides.values()))
        return -smaller, -len(documents), -larger

    ranked = sorted(
        (
            subject.id == NO_TARGET,
            subject.sort == "" and not _asked(subject),
            *camps(subject),
            folded(subject.label),
            subject.id,
            at,
        )
        for at, subject in enumerate(found)
    )
    first = [at for at, subject in enumerate(found) if _asked(subject)]
    return [*first, *(rank[-1] for rank in ranked if rank[-1] not in first)]


def _asked(subject: Subject) -> bool:
    return subject.sort == "chosen"


def _asked_for(
    statements: Iterable[StatementRow[str]], positions: Positions, nodes: frozenset[str], label: str
) -> Subject:
    taken = [one for name in sorted(nodes) for one in positions.taken.get(name, ())]
    told = {one.statement for one in taken}
    named = [
        Taken(statement.id, MENTIONED, statement.status, "")
        for statement in statements
        if statement.id not in told and not nodes.isdisjoint((*statement.about, *statement.under))
    ]
    return Subject(min(nodes) if len(nodes) == 1 else "topic", label, "chosen", (*taken, *named))


def _label(rows: Rows, documents: Mapping[str, str], name: str) -> str:
    thing = rows.things.get(name)
    return documents.get(name) or (thing_label(thing) if thing else code_of(name))
