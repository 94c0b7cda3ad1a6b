"""Actors as the documents of a store have them: their names, documents, states and offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.actors.declared import Known
from onrecord.linking.resolution import Resolution, labelled
from onrecord.linking.tally import Naming, references_in
from onrecord.model.ids import is_reference, key_of, space_of
from onrecord.model.named import HELD, Named
from onrecord.names.folding import folded
from onrecord.names.word_list import word_rows, word_set

PEOPLE = frozenset({"person"})
BODIES = frozenset({"organization", "organ"})
_KINDS = PEOPLE | BODIES | {"post", "state"}
_SMALL = word_set("function_words.csv", "small_in_office", "article")
_DEFINITE = word_set("function_words.csv", "definite_office")
_KEPT = 20_000
"""Names whose words are kept: more than documents of a year have, and no more memory than a few of them."""

_LONGEST = 6
"""Words of the longest name of a state that is looked for inside another name."""

Core = tuple[str, ...]
"""The words of an office or a body that tell which it is, sorted: without its state, small words and other wording."""


@dataclass(frozen=True, slots=True)
class Use:
    """One reference to a post: its id and the day of its document, empty if unknown."""

    reference: str
    day: str


@dataclass(slots=True)
class Seen:
    """One actor as documents have it. ``offices`` are held ones: core, state (empty if unknown) and ISO day.

    ``posts`` leads from core and state of an office to the references that name it and nobody who holds it.
    """

    id: str
    kind: str
    names: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    offices: set[tuple[Core, str, str]] = field(default_factory=set)
    posts: dict[tuple[Core, str], list[Use]] = field(default_factory=dict)


class StateWords:
    """Finds states inside names: "Keldish Prime Minister" is the prime minister, of Keldmark."""

    def __init__(self, known: Known) -> None:
        self._states = {name: id_ for (space, name), id_ in known.named.items() if space == "state"}
        self._states.update(known.demonyms)
        # Documents name the same things: most of the work would be done again for each of them.
        self.apart = lru_cache(_KEPT)(self._apart)
        self.office = lru_cache(_KEPT)(self._office)

    def _office(self, name: str) -> tuple[Core, frozenset[str]]:
        """The core of an office by its name, and the states in it."""
        words, found = self.apart(name)
        return core_of(words, "office"), found

    def _apart(self, name: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """The words of a name without the states in it, folded, and these states; the longest name counts."""
        words, rest, found = folded(name).split(), [], set()
        place = 0
        while place < len(words):
            for size in range(min(_LONGEST, len(words) - place), 0, -1):
                state = self._states.get(" ".join(words[place : place + size]))
                if state:
                    found.add(state)
                    place += size
                    break
            else:
                rest.append(words[place])
                place += 1
        return tuple(rest), frozenset(found)


def core_of(words: Iterable[str], kind: str) -> Core:
    """What tells an office or a body from others, whatever the wording.

    >>> core_of(["minister", "for", "foreign", "affairs"], "office") == core_of(["foreign", "minister"], "office")
    True
    """
    bare = {word for word in words if word not in _SMALL}
    for same, meant in _same(kind):
        if same <= bare:
            return tuple(sorted((bare - same) | meant))
    return tuple(sorted(bare))


@cache
def _same(kind: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = [row["words"].split("|") for row in word_rows("same_names.csv") if row["class"] == kind]
    pairs = [(frozenset(name.split()), frozenset(names[0].split())) for names in rows for name in names]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), sorted(pair[0]))))


def actors_seen(
    rows: Iterable[Named], naming: Naming, found_out: Resolution, known: Known, states: StateWords
) -> dict[str, Seen]:
    """The actors that documents name, by id, whatever the order; the rows are gone over twice.

    Only people, bodies, posts and states: no documents, no sources without a name, no publishers.
    """
    held = _held(rows)
    seen: dict[str, Seen] = {}
    parties = _parties(rows, naming, found_out)
    for row in references_in(rows):
        office = row.kind == "post" or (row.kind == "unnamed" and _is_definite(row.name))
        if (row.kind not in _KINDS and not office) or not row.name:
            continue
        target = found_out.canonical_of(row)
        if target.startswith(("document/", "http")):
            continue
        actor = seen.setdefault(target, Seen(target, _kind_of(target, row)))
        name, state = labelled(row.name, known)
        key = key_of(row.id)
        actor.names.add(name)
        actor.documents.add(key)
        actor.states |= state | parties.get(row.id, frozenset())
        for told_office, whose in held.get(row.id, ()):
            core, told = states.office(told_office)
            whose = whose or min(told, default="")
            actor.offices.add((core, whose, naming.days.get(key, "")))
            actor.states.update([whose] if whose else [])
        if office:
            uses = _uses_of_post(actor, row, states, parties)
            if uses is not None and (key, folded(row.name)) not in held:
                uses.append(Use(row.id, naming.days.get(key, "")))
    return seen


def _is_definite(name: str) -> bool:
    """Whether a name without a proper one tells of one holder: "the Tarsovian president", not "a minister"."""
    return name.partition(" ")[0].casefold() in _DEFINITE


def _uses_of_post(
    actor: Seen, row: Named, states: StateWords, parties: Mapping[str, frozenset[str]]
) -> list[Use] | None:
    """The list for references to an office that tell of no holder; ``None`` for one of several states."""
    core, told = states.office(row.name)
    whose = told or parties.get(row.id, frozenset())
    return actor.posts.setdefault((core, min(whose, default="")), []) if len(whose) < 2 else None


def _kind_of(target: str, row: Named) -> str:
    space = space_of(target)
    return {"person": "person", "org": "organization", "organ": "organ", "post": "post", "state": "state"}.get(
        space, row.kind if is_reference(target) else space
    )


def _held(rows: Iterable[Named]) -> Mapping[str | tuple[str, str], list[tuple[str, str]]]:
    """The offices that references hold, with their states, and by document and folded name those that have a holder."""
    found: dict[str | tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        if row.kind == HELD:
            found[row.id].append((row.name, row.suggestion or ""))
            found[key_of(row.id), folded(row.name)].append((row.id, ""))
    return {name: sorted(offices) for name, offices in found.items()}


def _parties(rows: Iterable[Named], naming: Naming, found_out: Resolution) -> dict[str, frozenset[str]]:
    """The states that references act for, as their documents attest."""
    wanted = {party for parties in naming.acting.values() for party in parties}
    actors = {row.id: found_out.canonical_of(row) for row in references_in(rows) if row.id in wanted}
    states = {party: actor for party, actor in actors.items() if space_of(actor) == "state"}
    return {
        holder: frozenset(states[party] for party in parties if party in states)
        for holder, parties in naming.acting.items()
    }


def states_differ(one: Set[str], other: Set[str]) -> bool:
    """Whether the states of two actors are known and none of them is the same."""
    return bool(one and other) and one.isdisjoint(other)


def in_order(seen: Mapping[str, Seen]) -> Iterator[Seen]:
    """The actors in the order of their ids."""
    for name in sorted(seen):
        yield seen[name]
