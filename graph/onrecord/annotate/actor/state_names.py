"""The states that a few words name, also inside the name of an office: "the Permanent Representative of Norvania"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from onrecord.annotate.actor.gazetteer import Gazetteer, KnownActor


class StateNames:
    """Names and adjectives of the states that are known, to be found in words; read only."""

    def __init__(self, actors: Iterable[KnownActor], base: StateNames | None = None) -> None:
        self._base = base
        names: dict[str, set[str]] = {}
        for actor in actors:
            if actor.kind == "state":
                for name, use in actor.names.items():
                    if use != "metonym" and len(name) > 2:
                        names.setdefault(name, set()).add(actor.id)
        self._owner = {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._owner, key=lambda name: (-len(name), name))
        if not longest_first:
            return re.compile("(?!)")
        first = "".join(sorted({re.escape(name[0]) for name in longest_first}))  # told by it, most places are passed
        return re.compile(rf"(?<![\w-])(?=[{first}])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def in_words(self, words: str) -> tuple[str, ...]:
        """The ids of the states named, in order, each once; the longest name at each place counts.

        >>> norvania = KnownActor("state/nv", "state", names={"Norvania": "name"})
        >>> StateNames([norvania]).in_words("the Permanent Representative of Norvania")
        ('state/nv',)
        """
        if self._base is not None:
            return tuple(dict.fromkeys(state for _, _, state in self.places(words)))
        return tuple(dict.fromkeys(self._owner[found] for found in self._pattern.findall(words)))

    def places(self, words: str) -> Iterator[tuple[int, int, str]]:
        """Where states are named: begin and end of each name, and the state's id."""
        own = ((*found.span(), self._owner[found[0]]) for found in self._pattern.finditer(words))
        return own if self._base is None else iter(sorted([*own, *self._base.places(words)]))

    def named(self, name: str) -> str | None:
        """The id of the state whose whole name the words are, ``None`` if they are none."""
        found = self._owner.get(" ".join(name.split()))
        return found if found is not None or self._base is None else self._base.named(name)


def state_names(gazetteer: Gazetteer) -> StateNames:
    """The names of the states that a gazetteer knows; of those that all documents have made once."""
    if gazetteer.base is None:
        return _names_of_known(gazetteer)
    return StateNames(gazetteer.local, _names_of_known(gazetteer.base))


@lru_cache(maxsize=4)
def _names_of_known(gazetteer: Gazetteer) -> StateNames:
    return StateNames(gazetteer.actors.values())
