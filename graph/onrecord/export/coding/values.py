"""Values for a file that holds short ones: cut where they are too long, and told apart where two are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.dna.schema import LONGEST
from onrecord.export.coding.coded import Thing

_CUT = "…"


@dataclass(slots=True)
class Cutting:
    """Cuts values, and counts those that it cut."""

    cut: set[str] = field(default_factory=set)

    def short(self, value: str, room: int = LONGEST) -> str:
        """The value on one line, with no more characters than there is room for."""
        plain = " ".join(value.replace("\0", " ").split())
        if len(plain) <= room:
            return plain
        self.cut.add(plain)
        return plain[: room - len(_CUT)].rstrip() + _CUT


def named_apart(things: Iterable[Thing], cutting: Cutting) -> Mapping[str, str]:
    """A value for each thing by its id, no two the same: those that are called alike are numbered by their ids.

    >>> named_apart([Thing("person/b", "Tal"), Thing("person/a", "Tal")], Cutting())
    {'person/a': 'Tal', 'person/b': 'Tal (2)'}
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in sorted({thing.id: thing for thing in things}.values(), key=lambda thing: thing.id):
        by_name[cutting.short(one.name)].append(one.id)
    found: dict[str, str] = {}
    taken = set(by_name)
    for name, ids in sorted(by_name.items()):
        found[ids[0]] = name
        for number, each in enumerate(ids[1:], 2):
            value = name
            while value in taken:
                mark = f" ({number})"
                value, number = cutting.short(name, LONGEST - len(mark)) + mark, number + 1
            taken.add(value)
            found[each] = value
    return found
