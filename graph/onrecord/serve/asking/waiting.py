"""Who is answered next: first whoever has had least of the processors lately, so that nobody starves the others."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.serve.asking.frames import Answer

_HALVED_IN = 10.0
"""Seconds after which half of what a client had is forgotten."""


@dataclass(eq=False, slots=True)
class Ticket:
    """A question that waits: whose it is, and where its answer goes."""

    client: str
    question: bytes
    answer: asyncio.Future[Answer] = field(repr=False)


class Accounts:
    """How much processor time clients have had lately."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._spent: dict[str, tuple[float, float]] = {}

    def spend(self, client: str, seconds: float) -> None:
        """Notes what a client has had."""
        self._spent[client] = (self.of(client) + seconds, self._clock())
        if len(self._spent) > 10_000:
            self._spent = {name: kept for name, kept in self._spent.items() if self.of(name) > 0.01}

    def of(self, client: str) -> float:
        """What a client has had, the older the less it counts."""
        seconds, when = self._spent.get(client, (0.0, 0.0))
        return float(seconds * 0.5 ** ((self._clock() - when) / _HALVED_IN))


class Waiting:
    """Questions that wait for a process."""

    def __init__(self, most: int, accounts: Accounts) -> None:
        self._most = most
        self._accounts = accounts
        self._tickets: list[Ticket] = []

    def __len__(self) -> int:
        return len(self._tickets)

    def add(self, ticket: Ticket) -> Ticket | None:
        """Lets a question wait; if there are too many, returns one that has to go: the last of who has most there."""
        self._tickets.append(ticket)
        if len(self._tickets) <= self._most:
            return None
        waiting = Counter(each.client for each in self._tickets)
        most = max(waiting.values())
        last = next(each for each in reversed(self._tickets) if waiting[each.client] == most)
        self._tickets.remove(last)
        return last

    def drop(self, ticket: Ticket) -> None:
        """Forgets a question, if it waits."""
        if ticket in self._tickets:
            self._tickets.remove(ticket)

    def next(self, running: Counter[str]) -> Ticket:
        """Takes out the question of who has the fewest that run, then had the least time, then came first."""
        chosen = min(self._tickets, key=lambda each: (running[each.client], self._accounts.of(each.client)))
        self._tickets.remove(chosen)
        return chosen
