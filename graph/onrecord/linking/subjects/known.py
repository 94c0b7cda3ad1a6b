"""What documents tell of subjects, unpacked, and how much two documents have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from sys import intern

from onrecord.model.ids import code_of, key_of
from onrecord.model.named import CONTEXT, DATED, TOLD, Named
from onrecord.model.subject import ToldSubject

_SHARED = 2
"""Names that two documents must have in common to be on one matter, perhaps."""

_FEW, _PART = 30, 50
"""A name in more documents than this, and in more than one of so many, tells no matter apart."""

_RARE, _WINDOW, _MOST = 20, 12, 24
"""The rarest names of a document by which others on its matter are looked for; with how many before and after it in
the order of days each name is shared; how many of the nearest are kept."""

_NEAR, _FAR = 30, 90
_MANY = 4
"""Names that two documents must have in common where a day of theirs is not known."""


@dataclass
class Known:
    """What is told of subjects by reference, and of documents by key: their days and the names in them."""

    told: dict[str, ToldSubject] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Named]) -> Known:
        """What the rows tell, whatever their order; they are gone over once."""
        known = cls()
        days: dict[str, str] = {}
        for row in rows:
            if row.kind == TOLD:
                known.told[row.id] = ToldSubject.unpacked(row.name)
            elif row.kind == CONTEXT:
                known.names[code_of(row.id)] = frozenset(map(intern, row.name.split()))
            elif row.kind == DATED:
                days[code_of(row.id)] = row.name
        known.days = {key: date.fromisoformat(days[key]).toordinal() for key in map(key_of, known.told) if key in days}
        return known

    def day(self, key: str) -> int:
        """The day of a document, 0 if it has none."""
        return self.days.get(key, 0)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return Counter(name for names in self.names.values() for name in names)

    @cached_property
    def _telling(self) -> Mapping[str, frozenset[str]]:
        most = max(_FEW, len(self.names) // _PART)
        return {key: frozenset(n for n in names if self._counts[n] <= most) for key, names in self.names.items()}

    def _rare(self, key: str) -> list[str]:
        """The names of a document that fewest others have, of those that another has."""
        found = [name for name in self._telling.get(key, ()) if self._counts[name] > 1]
        return sorted(found, key=lambda name: (self._counts[name], name))[:_RARE]

    @cached_property
    def neighbours(self) -> Mapping[str, Mapping[str, float]]:
        """For each document that tells of subjects those nearest to it, with how near; found by rare names."""
        keys = sorted({key_of(reference) for reference in self.told}, key=lambda key: (self.day(key), key))
        naming: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for name in self._rare(key):
                naming[name].append(key)
        near: dict[str, dict[str, float]] = {key: {} for key in keys}
        for block in naming.values():
            for place, one in enumerate(block):
                for other in block[place + 1 : place + 1 + _WINDOW]:
                    if other not in near[one] and (nearness := self.nearness(one, other)):
                        near[one][other] = near[other][one] = nearness
        return {key: self._nearest(key, found) for key, found in near.items()}

    def _nearest(self, key: str, found: Mapping[str, float]) -> Mapping[str, float]:
        if len(found) <= _MOST:
            return found
        day = self.day(key)
        order = sorted(found, key=lambda other: (-found[other], abs(self.day(other) - day), other))
        return {other: found[other] for other in order[:_MOST]}

    def nearness(self, one: str, other: str) -> float:
        """How likely two documents are on one matter: by the names in both, and by days."""
        if one == other:
            return 1.0
        shared = len(self._telling.get(one, frozenset()) & self._telling.get(other, frozenset()))
        if one not in self.days or other not in self.days:
            return 0.5 if shared >= _MANY else 0.0
        apart = abs(self.day(one) - self.day(other))
        if shared < _SHARED or apart > _FAR:
            return 0.0
        return (1.0 if apart <= _NEAR else 0.7) * (1.0 if shared > _SHARED else 0.7)
