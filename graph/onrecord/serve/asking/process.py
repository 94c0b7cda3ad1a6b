"""One process that answers questions over a snapshot, as the server sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.export.quotes import QuotesKept
from onrecord.resources import own_command
from onrecord.serve.asking.frames import Answer, Head, read_head
from onrecord.serve.errors import KINDS, BeyondLimit, Failed
from onrecord.serve.settings import Limits

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_GROWN = 48_000_000
"""Bytes of memory that a process may hold more than at its start before another takes its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A snapshot that processes open, and how much of its words it has."""

    path: Path
    quotes: QuotesKept


class Process:
    """A process that is ready; it is asked one question at a time."""

    def __init__(self, child: asyncio.subprocess.Process, limits: Limits) -> None:
        self._child = child
        self._limits = limits
        self._is_paused = False
        self.is_spent = False

    @classmethod
    async def start(cls, place: Place, limits: Limits) -> Process:
        """A new process once it is ready. Raises ``Failed`` where it cannot open the snapshot."""
        child = await asyncio.create_subprocess_exec(
            *own_command("onrecord.serve.asking.__main__"),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            env=os.environ | {"RUST_BACKTRACE": "0"},
        )  # fmt: skip
        told: dict[str, object] = {"place": str(place.path), "quotes": place.quotes, "memory": limits.memory}
        told |= {"answer": int(limits.answer * 1e6)}
        process = cls(child, limits)
        try:
            await process._send(json.dumps(told).encode() + b"\n")
            if await _out(child).readline() != b"ready\n":
                raise Failed(f"a process could not open the snapshot: {await process._last_words()}")
        except BaseException:
            await process.end()
            raise
        return process

    async def ask(self, question: bytes) -> Answer:
        """The answer to a question. Raises what the process tells, ``BeyondLimit`` where it ended over it."""
        await self._send(question)
        try:
            head = read_head(await _out(self._child).readline())
            body = await _out(self._child).readexactly(head.size)
        except (ValueError, asyncio.IncompleteReadError):
            raise await self._ended() from None
        self.is_spent = head.grown > _GROWN
        if head.failure is not None:
            raise self._told(head)
        return Answer(body, head.media, head.facts)

    def seconds(self) -> float:
        """The processor time it has taken so far; 0 where the system does not tell."""
        with suppress(OSError, IndexError, ValueError):
            fields = Path(f"/proc/{self._child.pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / _TICKS
        return 0.0

    def pause(self, paused: bool) -> None:
        """Halts it, or lets it go on, where the system can do so."""
        if paused != self._is_paused and hasattr(signal, "SIGSTOP"):
            self._is_paused = paused
            with suppress(ProcessLookupError):
                self._child.send_signal(signal.SIGSTOP if paused else signal.SIGCONT)

    def kill(self) -> None:
        """Ends it at once, whatever it is doing."""
        self.is_spent = True
        with suppress(ProcessLookupError):
            self._child.kill()

    async def end(self) -> None:
        """Ends it, and waits until it has ended."""
        self.kill()
        await self._child.wait()
        if self._child.stdin is not None:
            self._child.stdin.close()

    async def _send(self, told: bytes) -> None:
        assert self._child.stdin is not None
        with suppress(BrokenPipeError, ConnectionResetError):  # it ended already; what it says last tells why
            self._child.stdin.write(told)
            await self._child.stdin.drain()

    async def _last_words(self) -> str:
        assert self._child.stderr is not None
        lines = (await self._child.stderr.read()).decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "it said nothing"

    def _told(self, head: Head) -> Exception:
        assert head.failure is not None
        if head.failure.kind == BeyondLimit.__name__ and not head.failure.told:
            return self._over_memory()
        return KINDS[head.failure.kind](head.failure.told)

    async def _ended(self) -> Exception:
        self.is_spent = True
        words = await self._last_words()
        code = await self._child.wait()
        if code == -6 or "memory allocation" in words:  # SIGABRT: the engine found no memory
            return self._over_memory()
        return Failed(f"the process that answered ended (exit {code}); ask less at one time")

    def _over_memory(self) -> BeyondLimit:
        return BeyondLimit(
            f"the question was ended when it needed more than {self._limits.memory:g} MB of memory; narrow it: an"
            " actor, a date, LIMIT; patterns that share no variable are multiplied"
        )


def _out(child: asyncio.subprocess.Process) -> asyncio.StreamReader:
    assert child.stdout is not None
    return child.stdout
