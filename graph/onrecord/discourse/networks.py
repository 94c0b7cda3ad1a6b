"""Discourse networks of a store: matrices of who stands where, or of who agrees with whom, for each time window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.discourse.backbone import backbone
from onrecord.discourse.choice import USUAL, Choice
from onrecord.discourse.counted import Worded
from onrecord.discourse.counts import counts_of
from onrecord.discourse.event import Event, EventList, Node
from onrecord.discourse.one_mode import one_mode
from onrecord.discourse.reading import read_events
from onrecord.discourse.selection import selected
from onrecord.discourse.two_mode import Ties, two_mode
from onrecord.discourse.windows import Slice, slices
from onrecord.rdf.quads import Quads


@dataclass(frozen=True, slots=True)
class Layer:
    """The ties of one time window, or of all time."""

    slice: Slice
    ties: Ties

    def value(self, row: Node, column: Node) -> float:
        """The cell of the matrix in a row and column."""
        return self.ties.get((row.id, column.id), 0.0)


@dataclass(frozen=True, slots=True)
class DiscourseNetwork:
    """A network with a layer for each time window; all layers have the same rows and columns.

    ``events`` are those that count, ``listed`` all of the store, ``undated`` how many went as days decide.
    """

    choice: Choice
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    layers: tuple[Layer, ...]
    events: tuple[Event, ...]
    listed: EventList
    undated: int

    def summary(self) -> str:
        """What was counted and what was left out, in one line."""
        left = self.listed.left_out
        actors, subjects = self.statements(), self.statements(of_subjects=True)
        told = (
            (left.neither, "that take no side"),
            (left.unasserted, "that are not asserted"),
            (left.nameless, "on what a pronoun alone names"),
            (left.nobody, "that nobody is known to take"),
            (self.undated, "without a day"),
        )
        gone = ", ".join(f"{number} {what}" for number, what in told if number) or "none"
        return f"{len(self.events)} events of {len(actors)} actors on {len(subjects)} subjects; left out: {gone}"

    def statements(self, *, of_subjects: bool = False) -> Counter[str]:
        """How many of the events each actor, or each subject, takes part in, by id."""
        return Counter(one.subject.id if of_subjects else one.actor.id for one in self.events)


def discourse_network(
    graph: Quads,
    choice: Choice = USUAL,
    worded: Worded = lambda words, _: words,
) -> DiscourseNetwork:
    """Return a discourse network of the positions in a graph.

    ``worded`` cuts labels that are made of documents' words. Raises ``OnRecordError`` for choices that are
    not known or do not go together.

    >>> from onrecord.store.backend.oxigraph import OxigraphQuads
    >>> discourse_network(OxigraphQuads(), Choice(network="congruence")).rows
    ()
    """
    return network_of(read_events(graph, choice.checked().level, worded), choice)


def network_of(listed: EventList, choice: Choice) -> DiscourseNetwork:
    """Return the network of an event list."""
    chosen = selected(listed.events, choice.checked())
    layers = tuple(Layer(one, _ties(one, choice)) for one in slices(chosen.events, choice))
    of = chosen.in_span if choice.isolates else chosen.events
    actors, subjects = _nodes(one.actor for one in of), _nodes(one.subject for one in of)
    if choice.two_mode:
        rows, columns = actors, subjects
    else:
        rows = columns = actors if choice.among == "actors" else subjects
    return DiscourseNetwork(choice, rows, columns, layers, chosen.events, listed, chosen.undated)


def _ties(one: Slice, choice: Choice) -> Ties:
    counts = counts_of(one.events, of_subjects=not choice.two_mode and choice.among == "subjects")
    ties = two_mode(counts, choice) if choice.two_mode else one_mode(counts, choice)
    return ties if choice.backbone is None else backbone(ties, choice.backbone)


def _nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Each node once, in the order of labels; labels that two of them have are told apart by their ids."""
    each = {node.id: node for node in nodes}
    twice = Counter(node.label for node in each.values())
    named = (
        node._replace(label=f"{node.label} ({node.id})") if twice[node.label] > 1 else node for node in each.values()
    )
    return tuple(sorted(named, key=lambda node: (node.label, node.id)))
