"""The processes over one snapshot: who answers which question, which are ended, which take their place.

A question that takes long no longer counts among the quick ones, and goes on in turns with others that do, so that
quick ones do not wait for it. Of long ones only so many are there at one time: one too many is ended, of the client
who has most of them.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass

from onrecord.serve.asking.frames import Answer
from onrecord.serve.asking.process import Place, Process
from onrecord.serve.asking.waiting import Accounts, Ticket, Waiting
from onrecord.serve.errors import BeyondLimit, Busy, Failed
from onrecord.serve.settings import Limits
from onrecord.settings import cores

_LONG = 0.25
"""Seconds of processor time after which a question counts as one that takes long."""

_LOOK = 0.05
"""Seconds between two looks at what runs."""

_FINE = 5.0
"""Seconds of processor time that a client is charged whose long question was one too many."""

_SPARE = 2
"""Processes beside those that answer which are there when they are needed: to start one takes a while."""


@dataclass(eq=False, slots=True)
class _Run:
    """A question that a process answers; ``spent`` is its processor time, ``paused`` for how long others had turns."""

    ticket: Ticket
    process: Process
    began: float
    before: float
    spent: float = 0.0
    paused: float = 0.0
    is_long: bool = False
    failure: Exception | None = None


class Pool:
    """Processes over one snapshot, started by ``start`` and ended by ``close``."""

    def __init__(self, place: Place, limits: Limits, accounts: Accounts) -> None:
        self.place = place
        self._limits = limits
        self._accounts = accounts
        self._waiting = Waiting(limits.queue, accounts)
        self._idle: list[Process] = []
        self._runs: list[_Run] = []
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closed = False
        self._is_tending = False

    @property
    def queued(self) -> int:
        """How many questions wait."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """How many questions are being answered."""
        return len(self._runs)

    async def start(self) -> None:
        """Starts the processes, and waits for the first. Raises ``Failed`` where the snapshot cannot be opened."""
        self._idle.append(await Process.start(self.place, self._limits))
        self._fill()

    async def ask(self, client: str, question: bytes) -> Answer:
        """The answer to a client's question. Raises ``Refused`` and its kinds."""
        ticket = Ticket(client, question, asyncio.get_running_loop().create_future())
        too_many = self._waiting.add(ticket)
        if too_many is not None and not too_many.answer.done():
            too_many.answer.set_exception(Busy("too many questions wait; ask again in some seconds"))
        self._hand_out()
        patience = asyncio.get_running_loop().call_later(self._limits.patience, self._lose_patience, ticket)
        try:
            return await ticket.answer
        except asyncio.CancelledError:  # whoever asked has gone
            self._waiting.drop(ticket)
            for run in self._runs:
                if run.ticket is ticket:
                    run.process.kill()
            raise
        finally:
            patience.cancel()

    async def close(self) -> None:
        """Lets what runs end, within its limits, and ends all processes."""
        self._is_closed = True
        while self._runs or self._starting:
            await asyncio.sleep(_LOOK)
        for process in self._idle:
            await process.end()
        self._idle.clear()

    async def abandon(self) -> None:
        """Ends all processes at once."""
        for run in self._runs:
            run.failure = Busy("the server is ending")
            run.process.kill()
        await self.close()

    def _lose_patience(self, ticket: Ticket) -> None:
        if not ticket.answer.done() and all(run.ticket is not ticket for run in self._runs):
            self._waiting.drop(ticket)
            ticket.answer.set_exception(
                Busy("others were before this question for too long; ask again in some seconds")
            )

    def _fill(self) -> None:
        """Starts processes until some are there that nobody asks anything."""
        runs, most = len(self._runs), self._limits.processes + self._limits.long
        wanted = min(most, max(self._limits.processes, runs + _SPARE))
        for _ in range(wanted - runs - len(self._idle) - self._starting):
            self._starting += 1
            self._do(self._add())

    async def _add(self) -> None:
        try:
            self._idle.append(await Process.start(self.place, self._limits))
        except (Failed, OSError):
            await asyncio.sleep(1.0)
        finally:
            self._starting -= 1
        if not self._is_closed:
            self._hand_out()

    def _hand_out(self) -> None:
        """Gives waiting questions to processes.

        The last place among the quick is for questions that are known to be; those known to take long need none.
        """
        while self._idle:
            quick = sum(not run.is_long for run in self._runs)
            long = len(self._runs) - quick

            def fits(ticket: Ticket, free: int = self._limits.processes - quick, long: int = long) -> bool:
                took = self._accounts.took(ticket.question)
                if took is not None and took > _LONG:
                    return long < self._limits.long
                return free > (0 if took is not None or self._limits.processes == 1 else 1)

            ticket = self._waiting.next(Counter(run.ticket.client for run in self._runs), fits)
            if ticket is None:
                break
            self._waiting.drop(ticket)
            process = self._idle.pop()
            is_long = (self._accounts.took(ticket.question) or 0.0) > _LONG
            self._runs.append(_Run(ticket, process, time.monotonic(), process.seconds(), is_long=is_long))
            self._do(self._answer(self._runs[-1]))
        if self._runs and not self._is_tending:
            self._is_tending = True
            self._do(self._tend())
        self._fill()

    async def _answer(self, run: _Run) -> None:
        answer, failure = None, None
        try:
            answer = await run.process.ask(run.ticket.question)
        except Exception as error:
            failure = run.failure or error
        self._charge(run)
        self._accounts.remember(run.ticket.question, run.spent if run.failure is None else self._limits.timeout)
        self._runs.remove(run)
        if not run.ticket.answer.done():
            if failure is not None:
                run.ticket.answer.set_exception(failure)
            elif answer is not None:
                run.ticket.answer.set_result(answer)
        if run.process.is_spent:
            await run.process.end()
        else:
            self._idle.append(run.process)
        if not self._is_closed:
            self._hand_out()

    async def _tend(self) -> None:
        """Sees to questions while they are answered, as long as there are any."""
        while self._runs:
            await asyncio.sleep(_LOOK)
            for run in [each for each in self._runs if each.failure is None]:
                self._look(run)
            self._take_turns()
        self._is_tending = False

    def _look(self, run: _Run) -> None:
        """Ends a question after its time, and notes that it takes long."""
        self._charge(run)
        if time.monotonic() - run.began > self._limits.timeout:
            run.failure = (
                Busy("others had turns for most of the time that this question may take; ask again later", 30)
                if run.paused > self._limits.timeout / 2
                else BeyondLimit(
                    f"the question was ended after {self._limits.timeout:g} seconds; narrow it: an actor, a date, LIMIT"
                )
            )
            run.process.kill()
        elif run.spent > _LONG and not run.is_long:
            run.is_long = True
            self._end_one_too_many()
            self._hand_out()

    def _charge(self, run: _Run) -> None:
        spent = max(run.process.seconds() - run.before, run.spent)
        self._accounts.spend(run.ticket.client, spent - run.spent)
        run.spent = spent

    def _take_turns(self) -> None:
        """Lets so many of the long questions go on, those with least time first, and the others pause."""
        long = [run for run in self._runs if run.is_long and run.failure is None]
        is_quiet = len(long) == len(self._runs) and not len(self._waiting)
        many = cores() if is_quiet else max(1, cores() // 2)
        for place, run in enumerate(sorted(long, key=lambda each: round(4 * each.spent))):
            run.process.pause(place >= many)
            run.paused += _LOOK if place >= many else 0.0

    def _end_one_too_many(self) -> None:
        long = [run for run in self._runs if run.is_long and run.failure is None]
        if len(long) <= self._limits.long:
            return
        held = Counter(run.ticket.client for run in long)
        most = max(held.values())
        last = next(run for run in reversed(long) if held[run.ticket.client] == most)
        last.failure = Busy("too many questions that take long are being answered; ask again later", 30)
        self._accounts.spend(last.ticket.client, _FINE)
        last.process.kill()

    def _do(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
