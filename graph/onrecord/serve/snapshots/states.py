"""The state of the store that is served: a snapshot and its processes, another one after each commit."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.resources import own_command
from onrecord.serve.asking.pool import Pool
from onrecord.serve.asking.process import Place
from onrecord.serve.asking.waiting import Accounts
from onrecord.serve.errors import Failed
from onrecord.serve.settings import Serving
from onrecord.serve.snapshots.shelf import Shelf
from onrecord.store.whole.snapshot import state_of

_LOG = logging.getLogger("onrecord.serve")

_LOOK = 0.5
"""Seconds between two looks at whether the store has changed."""


class State:
    """One commit of the store: its short text, and the processes that answer over it."""

    def __init__(self, name: str, pool: Pool) -> None:
        self.name = name
        self.pool = pool
        self.readers = 0
        self.since = time.time()


class States:
    """The states of one store: the last commit for all who begin to read; those before, for who began with them."""

    def __init__(self, settings: Serving) -> None:
        self._settings = settings
        self._accounts = Accounts(time.monotonic)
        self._shelf: Shelf | None = None
        self._now: State | None = None
        self._old: list[State] = []
        self._seen = ""
        self._watching: asyncio.Task[None] | None = None
        self.swaps = 0
        self.trouble = ""

    @property
    def now(self) -> State:
        """The last commit that is open."""
        assert self._now is not None
        return self._now

    @property
    def all(self) -> list[State]:
        """The states that are read, the last commit first."""
        return [self.now, *self._old]

    async def start(self) -> None:
        """Opens the last commit. Raises ``StoreError`` where somebody writes, or the store is damaged."""
        self._shelf = Shelf(self._settings.store)
        try:
            self._now = await self._opened(self._shelf)
        except BaseException:
            self._shelf.close()
            raise
        self._watching = asyncio.create_task(self._watch(self._shelf))

    async def close(self) -> None:
        """Ends all processes and removes all snapshots."""
        if self._watching is not None:
            self._watching.cancel()
        for state in self.all if self._now else ():
            await state.pool.abandon()
        if self._shelf is not None:
            self._shelf.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[State]:
        """The last commit, which stays open as long as the block lasts."""
        state = self.now
        state.readers += 1
        try:
            yield state
        finally:
            state.readers -= 1

    async def _opened(self, shelf: Shelf) -> State:
        place = shelf.place()
        try:
            self._seen = state_of(self._settings.store)
            name = await _taken(self._settings, place)
            pool = Pool(Place(place, self._settings.quotes), self._settings.limits, self._accounts)
            await pool.start()
        except BaseException:
            shelf.drop(place)
            raise
        return State(name, pool)

    async def _watch(self, shelf: Shelf) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            for state in [each for each in self._old if not each.readers and not each.pool.running]:
                await state.pool.close()
                shelf.drop(state.pool.place.path)
                self._old.remove(state)
            found = state_of(self._settings.store)
            if not found or found == self._seen:
                continue
            try:
                new = await self._opened(shelf)
            except (StoreError, Failed, OSError) as error:
                if str(error) != self.trouble:
                    _LOG.warning("a newer state could not be opened: %s", error)
                self.trouble = str(error)
                self._seen = ""  # tried again
                continue
            self.trouble = ""
            self.swaps += 1
            self._old.append(self.now)
            self._now = new


async def _taken(settings: Serving, place: Path) -> str:
    """The state that a snapshot at that place was taken of. Raises ``StoreError``."""
    told = (str(settings.store), str(place), settings.quotes)
    child = await asyncio.create_subprocess_exec(
        *own_command("onrecord.serve.snapshots.__main__"), *told,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        state, wrong = await child.communicate()
    except asyncio.CancelledError:
        child.kill()
        raise
    if child.returncode != 0:
        lines = wrong.decode(errors="replace").strip().splitlines() or ["it said nothing"]
        raise StoreError(lines[-1])
    return state.decode()
