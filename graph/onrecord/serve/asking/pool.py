"""The processes over one snapshot: who answers which question, which are ended, which take their place.

A question that takes long goes on at the least priority and another process takes the place of its own, so that quick
ones do not wait for it. Of long ones only so many run at one time: of the client who has most of them, the last goes.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from onrecord.serve.asking.frames import Answer
from onrecord.serve.asking.process import Place, Process
from onrecord.serve.asking.waiting import Accounts, Ticket, Waiting
from onrecord.serve.errors import BeyondLimit, Busy, Failed
from onrecord.serve.settings import Limits

_LONG = 0.5
"""Seconds of processor time after which a question counts as one that takes long."""

_LOOK = 0.05


@dataclass(eq=False, slots=True)
class _Run:
    """A question that a process answers."""

    ticket: Ticket
    process: Process
    began: float
    failure: Exception | None = None
    spent: float = field(default=0.0)


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
        if too_many is not None:
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
        """Starts processes until there are as many as are to answer quick questions."""
        quick = sum(not run.process.is_slow for run in self._runs)
        for _ in range(self._limits.processes - quick - len(self._idle) - self._starting):
            self._starting += 1
            self._do(self._add())

    async def _add(self) -> None:
        try:
            self._idle.append(await Process.start(self.place, self._limits))
        except (Failed, OSError):
            await asyncio.sleep(1.0)
        finally:
            self._starting -= 1
        if self._is_closed:
            return
        self._hand_out()
        self._fill()

    def _hand_out(self) -> None:
        while self._idle and len(self._waiting):
            ticket = self._waiting.next(Counter(run.ticket.client for run in self._runs))
            run = _Run(ticket, self._idle.pop(), time.monotonic())
            self._runs.append(run)
            self._do(self._answer(run))

    async def _answer(self, run: _Run) -> None:
        watching = asyncio.create_task(self._watch(run))
        answer, failure = None, None
        try:
            answer = await run.process.ask(run.ticket.question)
        except Exception as error:
            failure = run.failure or error
        finally:
            watching.cancel()
            self._runs.remove(run)
        self._accounts.spend(run.ticket.client, max(run.spent, 0.001))
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
            self._fill()

    async def _watch(self, run: _Run) -> None:
        """Sees to a question while it is answered: ends it after its time, lets others go first if it takes long."""
        before = run.process.seconds()
        while True:
            await asyncio.sleep(_LOOK)
            passed = time.monotonic() - run.began
            run.spent = run.process.seconds() - before
            if passed > self._limits.timeout:
                run.failure = BeyondLimit(
                    f"the question was ended after {self._limits.timeout:g} seconds; narrow it: an actor, a date, LIMIT"
                )
                run.process.kill()
                return
            if run.spent > _LONG and not run.process.is_slow:
                run.process.give_way()
                self._end_one_too_many()
                self._fill()

    def _end_one_too_many(self) -> None:
        slow = [run for run in self._runs if run.process.is_slow and run.failure is None]
        if len(slow) <= self._limits.long:
            return
        held = Counter(run.ticket.client for run in slow)
        most = max(held.values())
        last = next(run for run in reversed(slow) if held[run.ticket.client] == most)
        last.failure = Busy("too many questions that take long are being answered; ask again later", retry_after=30)
        last.process.kill()

    def _do(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
