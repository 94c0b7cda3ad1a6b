"""The nodes that the store describes, and what documents name, read when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.digest.shape import Digests
from onrecord.model.ids import key_of
from onrecord.rdf.quads import Quads
from onrecord.view.rows.answers import answers_in_bulk


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as the store knows it; ``as_found`` where its label is a document's own words for it."""

    id: str
    kind: str
    label: str
    as_found: bool = False


class Things(Mapping[str, Thing]):
    """The nodes that the store describes, and what documents name, whose kind and label are read when needed.

    References stand for themselves where they were matched with nothing. An actor that the store has links
    to but does not describe takes the name that a document gives it. Those that the store describes are
    what it iterates over; ``agenda_items`` are such among them.
    """

    def __init__(self, store: Quads, digests: Digests) -> None:
        self._digests: Digests | None = digests
        self._known: dict[str, Thing | None] = dict(_read_things(store))
        self._described = tuple(sorted(self._known))
        self.agenda_items = frozenset(node for node, thing in self._known.items() if thing and thing.kind == "item")
        self._standing: dict[str, str] = {}

    def note(self, key: str, nodes: Mapping[str, str]) -> None:
        """Note what some references of a document are: the first gives a name to a node that has none in the store."""
        for reference, node in nodes.items():
            if node not in self._known:
                name = f"reference/{key}/{reference}"
                self._standing[node] = min(name, self._standing.get(node, name))

    def ask_for(self, nodes: Iterable[str]) -> None:
        """Read the kinds and labels of these nodes at once, which is quicker than one by one."""
        fresh = {node for node in nodes if node not in self._known}
        wanted = {node: self._named(node) for node in fresh}
        found = self._read_named({name for name in wanted.values() if name})
        for node, name in wanted.items():
            self._known[node] = Thing(node, *found[name], as_found=node == name) if name in found else None

    def let_go(self) -> None:
        """Ask the store no more: nodes that have not been asked for are unknown from now on."""
        self._digests, self._standing = None, {}

    def __getitem__(self, node: str) -> Thing:
        if node not in self._known:
            self.ask_for([node])
        thing = self._known[node]
        if thing is None:
            raise KeyError(node)
        return thing

    def __iter__(self) -> Iterator[str]:
        return iter(self._described)

    def __len__(self) -> int:
        return len(self._described)

    def _named(self, node: str) -> str:
        """Return a reference that has a name for a node: itself, or the first that stands for it."""
        return node if node.startswith("reference/") else self._standing.get(node, "")

    def _read_named(self, references: Collection[str]) -> dict[str, tuple[str, str]]:
        """The kind and the label that a document gives to each of what it names; none of what no document names."""
        if self._digests is None or not references:
            return {}
        return {
            reference: (kind or "unnamed", label)
            for key, names in self._digests.names({key_of(reference) for reference in references})
            for place, (kind, label) in names.items()
            if (reference := f"reference/{key}/{place}") in references
        }


def _read_things(store: Quads) -> dict[str, Thing]:
    """Return the nodes that the store describes, by id; of several classes or labels the first counts."""
    things: dict[str, Thing] = {}
    rows = ((int(rank), kind, node, label) for rank, kind, node, label in answers_in_bulk(store, "nodes"))
    for _, kind, node, label in sorted(rows):
        known = things.get(node)
        if known is None or (not known.label and label):
            things[node] = Thing(node, known.kind if known else kind, label)
    return things
