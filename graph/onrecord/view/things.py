"""The nodes that the store describes, and what documents name, read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from onrecord.view.answers import answers_in_bulk, local
from onrecord.vocabulary import iri


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as the store knows it; ``as_found`` where its label is a document's own words for it."""

    id: str
    kind: str
    label: str
    as_found: bool = False


class Things(Mapping[str, Thing]):
    """What the store describes, and what documents name, whose kind and label are read when they are asked for.

    References stand for themselves where they were matched with nothing. An actor that the store has links
    to but does not describe takes the name that a document gives it. Those that the store describes are
    what it iterates over. ``canonical`` tells what references are after matching, where not themselves.
    """

    def __init__(self, store: ox.Store, canonical: Mapping[str, str]) -> None:
        self._store: ox.Store | None = store
        self._canonical = canonical
        self._known: dict[str, Thing | None] = dict(_read_things(store))
        self._described = tuple(sorted(self._known))
        self._names: dict[str, str] = {}

    def ask_for(self, nodes: Iterable[str]) -> None:
        """Nothing; the kinds and labels of these are read at once, which is quicker than one by one."""
        fresh = {node for node in nodes if node not in self._known}
        if self._store is None:
            self._known.update(dict.fromkeys(fresh))
            return
        wanted = {node: self._named(node) for node in sorted(fresh)}
        references = sorted({name for name in wanted.values() if name})
        found = _read_named(self._store, references) if references else {}
        for node, name in wanted.items():
            self._known[node] = Thing(node, *found[name], as_found=node == name) if name in found else None

    def let_go(self) -> None:
        """Nothing; the store is not asked any more, and what has not been asked for is not known."""
        self._store, self._canonical = None, {}

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
        """A reference that tells what a node is called: itself, or the first that stands for it."""
        if node.startswith("reference/"):
            return node
        if not self._names:
            for reference, known in sorted(self._canonical.items(), reverse=True):
                if reference.startswith("reference/"):
                    self._names[known] = reference
        return self._names.get(node, "")


def _read_things(store: ox.Store) -> dict[str, Thing]:
    """What the store describes, by id; of several classes or labels the first counts."""
    things: dict[str, Thing] = {}
    rows = ((int(rank), kind, node, label) for rank, kind, node, label in answers_in_bulk(store, "nodes"))
    for _, kind, node, label in sorted(rows):
        known = things.get(node)
        if known is None or (not known.label and label):
            things[node] = Thing(node, known.kind if known else kind, label)
    return things


def _read_named(store: ox.Store, references: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The kind and the label that a document gives to each of what it names; none of what no document names."""
    given = [(ox.NamedNode(iri(reference)),) for reference in references]
    told: dict[str, tuple[str, str]] = {}
    for reference, kind, label in answers_in_bulk(store, "named-as", given):
        if kind or label:
            found = (local(kind) or "unnamed", label)
            told[reference] = min(found, told.get(reference, found))
    return told
