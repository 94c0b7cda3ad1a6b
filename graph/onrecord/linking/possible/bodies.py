"""One body or one office under two names, and a state that is called its side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.actors.declared import Known
from onrecord.linking.matching import Match
from onrecord.linking.possible.nearness import ByDay, Nearness
from onrecord.linking.possible.seen import BODIES, Core, Seen, StateWords, core_of, in_order, states_differ
from onrecord.names.folding import folded, generic_words
from onrecord.names.word_list import word_set

_OFFERED = 3
_VERY_CLOSE = 2
_LOOKED_AT = 40
_NOUNS = word_set("same_names.csv", "body_noun")
_SIDE = word_set("same_names.csv", "side")
_SMALL = word_set("function_words.csv", "small_in_office", "article")


def one_body_two_names(
    seen: Mapping[str, Seen], known: Known, nearness: Nearness, states: StateWords
) -> Iterator[Match]:
    """Pairs of bodies: of one state, one without its state, one with a word more, one with another noun for a body."""
    named = [_Body(actor, name, states) for actor in in_order(seen) if actor.kind in BODIES for name in _few(actor)]
    yield from _of_one_state(named, known)
    yield from _without_state(named, nearness, seen)
    yield from _other_noun(named, nearness)
    yield from _shortened(named, known, nearness)


class _Body:
    """One name of a body: its words without state and small words, its state, and the noun that it is."""

    __slots__ = ("actor", "bare", "core", "head", "states")

    def __init__(self, actor: Seen, name: str, states: StateWords) -> None:
        self.actor = actor
        words, told = states.apart(name)
        self.states = told or frozenset(actor.states)
        self.core: Core = core_of(words, "body")
        self.bare = frozenset(self.core)
        before = folded(name).partition(" of ")[0].partition(" for ")[0].partition(" on ")[0].split()
        self.head = before[-1] if before else ""

    @property
    def common(self) -> bool:
        """Whether it is made of common words, so that many states have a body so called."""
        return all(word in generic_words() or word.removesuffix("s") in generic_words() for word in self.core)


def _few(actor: Seen) -> list[str]:
    return sorted(actor.names)[:8]


def _of_one_state(named: list[_Body], known: Known) -> Iterator[Match]:
    groups: dict[tuple[Core, str], dict[str, _Body]] = defaultdict(dict)
    for body in named:
        if len(body.states) == 1 and body.core:
            groups[body.core, min(body.states)].setdefault(body.actor.id, body)
    for key in sorted(groups):
        yield from _star(list(groups[key]), known, 0.85, "one body of one state under two names")


def _star(ids: list[str], known: Known, score: float, reason: str) -> Iterator[Match]:
    """Each of a group with the one that stands for it best: a declared one, else the first."""
    first, *others = sorted(ids, key=lambda name: (name not in known.ids, name.startswith("reference/"), name))
    for other in others:
        one, second = sorted((first, other))
        yield Match(one, second, score, reason, "body")


def _without_state(named: list[_Body], nearness: Nearness, seen: Mapping[str, Seen]) -> Iterator[Match]:
    """A ministry of nobody knows whom, and the nearest such ministry of a state."""
    of_states: dict[Core, dict[str, Seen]] = defaultdict(dict)
    for body in named:
        if body.states and body.core:
            of_states[body.core][body.actor.id] = body.actor
    blocks = {core: ByDay([ids[name] for name in sorted(ids)], nearness) for core, ids in of_states.items()}
    for body in named:
        if body.states or body.core not in blocks or (body.common and len(body.core) == 1):
            continue  # "the government" may be anybody's
        near = nearness.nearest(body.actor, blocks[body.core].around(body.actor), _OFFERED)
        if body.common:
            near = [each for each in near if _says_whose(body.actor, each, nearness, seen)]
            most = max((nearness.ties(body.actor, each) for each in near), default=0)
            near = [each for each in near if nearness.ties(body.actor, each) == most]
        for other in near:
            one, second = sorted((body.actor.id, other.id))
            yield Match(one, second, 0.7, "one body under two names, one without its state", "body")


def _says_whose(actor: Seen, other: Seen, nearness: Nearness, seen: Mapping[str, Seen]) -> bool:
    """Whether a document tells whose the body may be: it names the state, or others whom few documents name."""
    named = any(
        not seen[state].documents.isdisjoint(actor.documents) for state in sorted(other.states) if state in seen
    )
    return named or nearness.tied(actor, other) or nearness.gap(actor, other) <= _VERY_CLOSE


def _other_noun(named: list[_Body], nearness: Nearness) -> Iterator[Match]:
    groups: dict[tuple[str, ...], dict[str, _Body]] = defaultdict(dict)
    for body in named:
        nouns, others = body.bare & _NOUNS, body.bare - _NOUNS
        telling = [word for word in others if word not in generic_words()]
        if len(nouns) == 1 and len(others) > 1 and telling:
            groups[tuple(sorted(others))].setdefault(body.actor.id, body)
    for key in sorted(groups):
        members = [groups[key][name] for name in sorted(groups[key])]
        block = ByDay([each.actor for each in members], nearness)
        cores = {each.actor.id: each for each in members}
        for body in members:
            for other in nearness.nearest(body.actor, block.around(body.actor), _OFFERED):
                if body.core != cores[other.id].core and not states_differ(body.states, cores[other.id].states):
                    one, second = sorted((body.actor.id, other.id))
                    yield Match(one, second, 0.6, "names of bodies that differ in the noun alone", "body")


def _shortened(named: list[_Body], known: Known, nearness: Nearness) -> Iterator[Match]:
    """A name all of whose words a longer one has, with the same noun: "the Front" of a longer name beside it."""
    having: dict[str, dict[str, list[_Body]]] = defaultdict(lambda: defaultdict(list))
    beside: dict[str, list[_Body]] = defaultdict(list)
    for body in named:
        for word in body.bare:
            having[word][body.actor.id].append(body)
        for key in body.actor.documents:
            beside[key].append(body)
    blocks: dict[str, ByDay] = {}
    for body in named:
        if not body.bare or body.actor.id in known.ids:
            continue
        alone = len(body.bare) == 1 or body.common
        if alone:
            around = {each.actor.id: each.actor for key in sorted(body.actor.documents)[:_LOOKED_AT]
                      for each in beside[key] if _goes_on(body, each)}  # fmt: skip
            longer = [around[name] for name in sorted(around)] if len(around) == 1 else []
        else:
            rarest = min(body.bare, key=lambda word: (len(having[word]), word))
            if rarest not in blocks:
                blocks[rarest] = ByDay([each[0].actor for _, each in sorted(having[rarest].items())], nearness)
            fits = [
                each
                for each in blocks[rarest].around(body.actor)
                if any(_goes_on(body, other) for other in having[rarest][each.id])
            ]
            longer = nearness.nearest(body.actor, fits, _OFFERED)
        for other in longer:
            one, second = sorted((body.actor.id, other.id))
            yield Match(one, second, 0.65, "a shorter and a longer name of a body", "body")


def _goes_on(short: _Body, long: _Body) -> bool:
    """Whether a longer name has all words of a shorter one and is the same noun, of no other state."""
    return (
        short.actor is not long.actor
        and short.bare < long.bare
        and short.head == long.head
        and not states_differ(short.states, long.states)
    )


def sides_of_states(seen: Mapping[str, Seen], states: StateWords) -> Iterator[Match]:
    """A state and its side: "the Keldish side"."""
    for actor in in_order(seen):
        if actor.kind not in BODIES:
            continue
        for name in _few(actor):
            words, told = states.apart(name)
            rest = [word for word in words if word not in _SMALL]
            if len(told) == 1 and rest and set(rest) <= _SIDE and min(told) in seen:
                one, second = sorted((actor.id, min(told)))
                yield Match(one, second, 0.8, "a state, and what is called its side", "side")
                break
