"""Which statements a list-like view shows: those of one node or topic, by act and date, as many as a page holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model.ids import relative
from onrecord.model.statement_row import StatementRow
from onrecord.query.lookup import find_node
from onrecord.query.near.nodes import label_of, near_nodes
from onrecord.rdf.quads import Quads
from onrecord.view.page.records import in_order
from onrecord.view.rows.statements import Rows, with_details
from onrecord.view.rows.topics import items_of_topic
from onrecord.view.selection import Selection, select_statements

_TRIED = 8
_SHOWN = 3
_OPTIONS: dict[str, Any] = {
    "focus": None, "acts": (), "start": None, "until": None, "topic": None, "kinds": (), "document": None
}  # fmt: skip
"""What of a selection leaves statements out, with what leaves out none."""

_CALLED = {"acts": "act", "kinds": "kind", "start": "from"}

MOST_STATEMENTS = 10_000
"""More are not put into one page of lists: it opens within seconds up to here."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The statements that a page holds, in the order of days, and what it says of those left out.

    ``nodes`` are the ids that the focus or the topic stands for, one or the items; empty where neither is given.
    ``total`` counts the statements that were asked for, ``statements`` no more than fit a page. ``near`` tells what
    has statements where there are none.
    """

    statements: tuple[StatementRow[str], ...]
    total: int
    nodes: frozenset[str]
    note: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class ListReport:
    """How many things a page of lists shows, what they are called, and how many statements have no room on it.

    ``near`` tells what has statements where the page has none.
    """

    shown: int
    name: str
    left_out: int
    near: str = ""

    def __str__(self) -> str:
        """One line for the user.

        >>> print(ListReport(1, "chain", 0))
        1 chain
        >>> print(ListReport(12, "position", 3))
        12 positions, 3 statements left out
        """
        told = f"{self.shown} {self.name}{'' if self.shown == 1 else 's'}"
        told += f"; {self.near}" if self.near else ""
        many = "" if self.left_out == 1 else "s"
        return f"{told}, {self.left_out} statement{many} left out" if self.left_out else told


def narrow(
    graph: Quads,
    rows: Rows,
    selection: Selection,
    *,
    subject: bool = False,
    taking: Collection[str] = (),
    most: int | None = MOST_STATEMENTS,
) -> Narrowed:
    """Choose the statements of a selection; with ``subject`` those about its focus, else all that it takes part in.

    ``taking`` are the ids of statements that concern the focus too, such as those that take a position on it.
    Rows without details do: those chosen are given theirs, unless ``most`` is None, which chooses all.
    Kinds are asked of speakers. Of too many, those that take a stand go before those that only say, the
    latest first. Raises ``UnknownNode`` where nothing, or more than one node, answers to a name.
    """
    nodes = focused(graph, rows, selection)
    chosen = _chosen(rows, selection, nodes, subject=subject, taking=taking)
    kept = chosen
    if most is not None and len(chosen) > most:
        latest = in_order(rows, chosen)[::-1]
        standing = [statement for statement in latest if statement.act != "say"]
        kept = [*standing, *(statement for statement in latest if statement.act == "say")][:most]
    if most is not None:
        kept = in_order(rows, with_details(rows, kept))
    near = "" if chosen else near_selections(graph, rows, selection, subject=subject)
    return Narrowed(tuple(kept), len(chosen), nodes, _note(selection, len(chosen), len(kept)), near)


def _chosen(
    rows: Rows, selection: Selection, nodes: frozenset[str], *, subject: bool, taking: Collection[str] = ()
) -> list[StatementRow[str]]:
    """The statements of a selection whose focus, or else topic, stands for these nodes."""
    of_kinds = {kind.casefold() for kind in selection.kinds}
    focus = nodes if selection.focus else frozenset()
    return [
        statement
        for statement in select_statements(rows, selection)
        if (not focus or statement.id in taking or not focus.isdisjoint(_concerned(statement, subject=subject)))
        and (not of_kinds or not of_kinds.isdisjoint(_kinds(rows, statement, selection.level)))
    ]


def near_selections(graph: Quads, rows: Rows, selection: Selection, *, subject: bool = False) -> str:
    """One line on what has statements where a selection has none: near names and levels of its focus, fewer options.

    Empty where nothing can be told.
    """
    found: list[tuple[int, str]] = []
    if selection.focus:
        node = find_node(graph, selection.focus)
        for other in near_nodes(graph, node, _TRIED):
            instead = replace(selection, focus=relative(other.value))
            count = len(_chosen(rows, instead, frozenset({relative(other.value)}), subject=subject))
            found.append((count, f"with --focus {relative(other.value)} ({label_of(graph, other)})"))
    near = sorted((one for one in found if one[0]), key=lambda one: (-one[0], one[1]))[:_SHOWN]
    given = [(name, empty) for name, empty in _OPTIONS.items() if getattr(selection, name)]
    for name, empty in given if len(given) > 1 else ():
        fewer = replace(selection, **{name: empty})
        if count := len(_chosen(rows, fewer, focused(graph, rows, fewer), subject=subject)):
            near.append((count, f"without --{_CALLED.get(name, name)}"))
    if near:
        (count, how), *others = near
        first = f"{count} statement{'' if count == 1 else 's'} {how}"
        return ", ".join([first, *(f"{count} {how}" for count, how in others)])
    return "no near name or level has statements" if selection.focus else ""


def focused(graph: Quads, rows: Rows, selection: Selection) -> frozenset[str]:
    """Return the ids that the focus, or else the topic, stands for: a node, or the agenda items of the topic."""
    if selection.focus:
        return frozenset({relative(find_node(graph, selection.focus).value)})
    return items_of_topic(rows, selection.topic) if selection.topic else frozenset()


def _concerned(statement: StatementRow[str], *, subject: bool) -> Sequence[str]:
    named = (*statement.about, *statement.under)
    return named if subject else (*named, *_taking_part(statement))


def _kinds(rows: Rows, statement: StatementRow[str], level: str) -> Iterator[str]:
    """The kinds of who speaks; at the level of states whoever speaks for one is one."""
    for speaker in statement.speakers:
        yield "state" if level == "state" and rows.states(statement, speaker) else rows.kind(speaker) or "document"


def _taking_part(statement: StatementRow[str]) -> Sequence[str]:
    """All who take part, those for whom they speak among them."""
    acted_for = (each for told in statement.acting.values() for each in told)
    return (*statement.speakers, *statement.relays, *statement.addressees, statement.document, *acted_for)


def _note(selection: Selection, total: int, kept: int) -> str:
    """Return a note to the reader on the selection; empty if all statements are there."""
    told = selection.described()
    parts = [f"Chosen: {told}." if told else ""]
    if kept < total:
        parts.append(
            f"{total - kept} of {total} statements are left out, what only says before what takes a stand;"
            " narrow by --focus, --topic, --act, --from or --until."
        )
    return " ".join(part for part in parts if part)
