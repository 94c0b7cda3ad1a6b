"""Tally of the named entities of all documents: as much as entity resolution takes.

A name that many documents give in one way is kept once and counted, so that the memory it takes grows with the
number of names, not of documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from sys import intern

from onrecord.linking.namesakes import Attested
from onrecord.model.ids import code_of
from onrecord.model.named import (
    ACTING,
    ATTESTED,
    CONTEXT,
    DATED,
    HELD,
    LETTER,
    LOCAL,
    PRINTED,
    TOLD,
    WORDING,
    DescribedLetter,
    Named,
)
from onrecord.names.folding import folded

TOLD_IN_METADATA = frozenset({"publisher", "creator"})
"""What a document's metadata name: they have ids of their own from the start."""

Called = tuple[str, str, str | None]
"""How something is named: its kind, its name, and what its document suggests that it is."""

_OWN_IDS = frozenset({"item", "symbol", "stored"})
_FACTS = frozenset({ACTING, ATTESTED, CONTEXT, DATED, HELD, LETTER, LOCAL, PRINTED, TOLD, WORDING})


@dataclass(slots=True)
class Naming:
    """The named entities of some documents, counted.

    ``counts`` tells how often something is named in one way; ``single`` are references of which more is told,
    and what metadata name, each as it is named, with how often. ``attested`` is by reference. ``cited`` are the
    ids of documents that symbols name, ``joined`` pairs of a joint symbol's later and first id. ``printed`` has of
    agenda items the titles that mastheads and headings print, each with the documents that do. ``acting`` leads from
    references to those that their document says they act for and ``acted_on`` to the day of that, ``days`` from
    documents' keys to their ISO days, ``local`` from references that are of the state where their document is at home
    to its publisher's name and the city of its dateline.
    """

    counts: Counter[Called] = field(default_factory=Counter)
    single: Counter[Named] = field(default_factory=Counter)
    attested: dict[str, Attested] = field(default_factory=dict)
    titles: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    printed: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    joined: set[tuple[str, str]] = field(default_factory=set)
    letters: list[DescribedLetter] = field(default_factory=list)
    acting: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    acted_on: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    local: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Named], decided: Collection[str] = ()) -> Naming:
        """The rows put together, whatever their order; they are gone over twice.

        ``decided`` are the ids of references about which people decided.
        """
        found = cls()
        found._take_facts(rows)
        for row in references_in(rows):
            if row.kind in TOLD_IN_METADATA or row.id in found.attested or row.id in decided:
                found.single[row] += 1
            else:
                found.counts[called_by(row)] += 1
        return found

    def _take_facts(self, rows: Iterable[Named]) -> None:
        states: dict[str, set[str]] = defaultdict(set)
        offices: dict[str, set[str]] = defaultdict(set)
        days: dict[str, str] = {}
        for row in rows:
            if row.kind == HELD:
                offices[row.id].add(intern(folded(row.name)))
                states[row.id].update([row.suggestion] if row.suggestion else [])
            elif row.kind == ATTESTED:
                days[row.id] = max(days.get(row.id, ""), row.name)
            elif row.kind == LETTER:
                self.letters.append(DescribedLetter.unpacked(row.id, row.name, row.suggestion))
            elif row.kind == ACTING:
                self.acting[row.id].add(row.name)
                self.acted_on[row.id] = max(self.acted_on.get(row.id, ""), intern(row.suggestion or ""))
            elif row.kind == LOCAL:
                self.local[row.id] = intern(row.name)
            elif row.kind == DATED:
                self.days[code_of(row.id)] = intern(row.name)
            elif row.kind == PRINTED:
                self.printed.setdefault(row.id, {}).setdefault(row.name, set()).add(row.suggestion or "")
            elif row.kind in _OWN_IDS:
                self._take_own(row)
        shared: dict[frozenset[str], frozenset[str]] = {}
        for name, held in offices.items():
            both = (frozenset(states[name]), frozenset(held))
            of_states, of_offices = (shared.setdefault(each, each) for each in both)
            self.attested[name] = Attested(of_states, of_offices, intern(days.get(name, "")))

    def _take_own(self, row: Named) -> None:
        """What has an id of its own: an item, a document by a symbol, a document whose text is stored."""
        if row.kind == "item":
            self.titles[row.id].update([row.name] if row.name else [])
        elif row.kind == "stored":
            self.stored.add(row.id)
        else:
            self.cited.add(row.id)
            if row.suggestion:
                self.joined.add((row.id, row.suggestion))


def called_by(row: Named) -> Called:
    """How the row names what it names."""
    return (row.kind, row.name, row.suggestion)


def references_in(rows: Iterable[Named]) -> Iterator[Named]:
    """The rows that name something that may be an actor: references, publishers, authors."""
    return (row for row in rows if row.kind not in _OWN_IDS and row.kind not in _FACTS)
