"""What documents tell of subjects, unpacked, and how much two documents have in common."""

from __future__ import annotations

from collections import Counter
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

RARE = 4
"""The rarest names of a document by which others on its matter are found."""

_NEAR, _FAR = 30, 90


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

    def rare(self, key: str) -> list[str]:
        """The names of a document that fewest others have, of those that another has."""
        found = [name for name in self._telling.get(key, ()) if self._counts[name] > 1]
        return sorted(found, key=lambda name: (self._counts[name], name))[:RARE]

    def nearness(self, one: str, other: str) -> float:
        """How likely two documents are on one matter: by the names in both, and by days."""
        if one == other:
            return 1.0
        shared = len(self._telling.get(one, frozenset()) & self._telling.get(other, frozenset()))
        apart = abs(self.day(one) - self.day(other))
        if shared < _SHARED or apart > _FAR:
            return 0.0
        return (1.0 if apart <= _NEAR else 0.5) * (1.0 if shared > _SHARED else 0.7)
