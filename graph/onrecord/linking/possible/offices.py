"""Offices named without their holder, with those who hold them about that day; and one office under two names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.actors.declared import Known
from onrecord.linking.matching import Match
from onrecord.linking.possible.nearness import CLOSE
from onrecord.linking.possible.seen import Core, Seen, in_order

AT_THE_TIME = 183
"""Days between a document that names an office and one that attests who holds it."""

_WINDOW = 6
Office = tuple[Core, str]


def offices_and_holders(seen: Mapping[str, Seen]) -> Iterator[Match]:
    """Pairs of an office and a person of whom another document attests it about that day.

    ``references`` of the match are the mentions of the office within that time: they alone are his.
    """
    held = _held(seen)
    for post in in_order(seen):
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for office in sorted(post.posts):
            for use in post.posts[office]:
                for apart, person in _holders(held.get(office, []), use.day) if office[1] and use.day else ():
                    found[person].append((apart, use.reference))
        for person in sorted(found.keys() - {post.id}):
            uses = found[person]
            score = 0.8 if min(apart for apart, _ in uses) <= CLOSE else 0.7
            references = tuple(sorted({reference for _, reference in uses}))
            one, other = sorted((post.id, person))
            yield Match(one, other, score, "an office, and who holds it about then", "office", references)


def _held(seen: Mapping[str, Seen]) -> dict[Office, list[tuple[int, str]]]:
    """The people of whom documents attest an office of a state, by the day of these documents."""
    held: dict[Office, list[tuple[int, str]]] = defaultdict(list)
    for actor in in_order(seen):
        if actor.kind == "person":
            for core, state, day in actor.offices:
                if state and day:
                    held[core, state].append((date.fromisoformat(day).toordinal(), actor.id))
    return {office: sorted(holders) for office, holders in held.items()}


def _holders(held: list[tuple[int, str]], day: str) -> Iterable[tuple[int, str]]:
    """Who holds an office nearest to a day, with how many days from it; two where both are close."""
    if not held:
        return []
    ordinal = date.fromisoformat(day).toordinal()
    place = bisect_left(held, (ordinal, ""))
    apart: dict[str, int] = {}
    for each, person in held[max(0, place - _WINDOW) : place + _WINDOW]:
        apart[person] = min(apart.get(person, AT_THE_TIME + 1), abs(each - ordinal))
    nearest = min(apart.values())
    limit = min(AT_THE_TIME, nearest + CLOSE)
    return [(days, person) for person, days in sorted(apart.items()) if days <= limit]


def one_office_two_names(seen: Mapping[str, Seen], known: Known) -> Iterator[Match]:
    """Pairs of offices of one state that are worded otherwise, each with the one that stands for it best."""
    groups: dict[Office, set[str]] = defaultdict(set)
    for post in in_order(seen):
        for core, state in post.posts.keys() if post.id.startswith("post/") else ():
            if state and core:
                groups[core, state].add(post.id)
    for office in sorted(groups):
        first, *others = sorted(groups[office], key=lambda name: (name not in known.ids, name))
        for each in others:
            one, other = sorted((first, each))
            yield Match(one, other, 0.75, "one office of one state under two names", "body")
