"""Queries in a process of their own, which has no network, and ends when its time or its memory is over.

oxigraph has no limit on the time or the memory of a query, and a thread that evaluates one cannot be
stopped; see docs/decisions/0004-query-timeouts.md.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Timer
from typing import IO, Self, cast

from onrecord.errors import QueryError
from onrecord.query.results import Graph, Rows
from onrecord.rdf.files import parse_rdf
from onrecord.resources import start_own

TIMEOUT = 30.0
"""Seconds that the command line gives a query."""

MEMORY = 1000.0
"""Megabytes that the command line gives a query, beside what the open graph takes."""

REFUSED = 3
"""How the process ends when it has a line for the user on its standard error."""

OUT_OF_MEMORY = 4
"""How it ends when Python, not the engine, found no memory."""

_MOST = 1e6
_CHUNK = 1 << 20


def run_apart(
    folder: Path, query: str, params: Mapping[str, str], timeout: float | None, memory: float | None
) -> Rows | Graph | bool:
    """The answer to a query, from a process that is ended where it goes beyond a limit.

    Raises :class:`QueryError` that names the limit, or whatever the query raised there.
    """
    with QueryProcess() as process:
        return process.answer(folder, query, params, timeout, memory)


def near_apart(folder: Path, query: str, params: Mapping[str, str], timeout: float, memory: float | None) -> str:
    """One line on which near names and levels have rows where a query has none; empty if that takes too long."""
    with QueryProcess() as process, suppress(QueryError):
        return process.near(folder, query, params, timeout, memory)
    return ""


class QueryProcess:
    """A process that waits for one query; it may be started while there is other work to do."""

    def __init__(self) -> None:
        quiet = os.environ | {"RUST_BACKTRACE": "0"}
        self._process = start_own("onrecord.query.__main__", stderr=subprocess.PIPE, env=quiet)
        self._late = False

    def answer(
        self, folder: Path, query: str, params: Mapping[str, str], timeout: float | None, memory: float | None
    ) -> Rows | Graph | bool:
        """The answer to the query; ``timeout`` in seconds and ``memory`` in megabytes, where there are limits."""
        _check(timeout=timeout, memory=memory)
        asked = {"folder": str(folder), "query": query, "params": dict(params), "timeout": timeout, "memory": memory}
        return _read(*self._asked(asked, timeout, memory))

    def near(
        self, folder: Path, query: str, params: Mapping[str, str], timeout: float | None, memory: float | None
    ) -> str:
        """What ``near_rows`` tells of the query."""
        asked = {"folder": str(folder), "query": query, "params": dict(params), "timeout": timeout, "memory": memory}
        _, body = self._asked({**asked, "near": True}, timeout, memory)
        return body.getvalue().decode()

    def _asked(
        self, request: Mapping[str, object], timeout: float | None, memory: float | None
    ) -> tuple[bytes, BytesIO]:
        timer = Timer(timeout, self._end_late) if timeout is not None else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            self._send(json.dumps(request).encode() + b"\n")
            kind, body = self._receive(memory)
            told = cast(IO[bytes], self._process.stderr).read().decode(errors="replace")
            code = self._process.wait()
        finally:
            if timer is not None:
                timer.cancel()
        if code != 0:
            raise QueryError(self._failure(code, told, timeout, memory))
        return kind, body

    def _send(self, request: bytes) -> None:
        """Sends a request; standard input stays open, for the process ends when it closes."""
        given = cast(IO[bytes], self._process.stdin)
        with suppress(BrokenPipeError):  # it ended already; its code tells why
            given.write(request)
            given.flush()

    def _receive(self, memory: float | None) -> tuple[bytes, BytesIO]:
        given = cast(IO[bytes], self._process.stdout)
        kind, body, size = given.readline(), BytesIO(), 0
        while chunk := given.read(_CHUNK):
            size += body.write(chunk)
            if memory is not None and size > memory * 1e6:
                raise QueryError(
                    f"the answer is larger than {memory:,g} MB; narrow it (LIMIT, fewer columns) or allow it more: "
                    f"--memory {4 * memory:g}"
                )
        return kind.strip(), body

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _failure(self, code: int, told: str, timeout: float | None, memory: float | None) -> str:
        if code == REFUSED:
            return told
        if timeout is not None and (self._late or code == -_signal("SIGALRM")):
            return (
                f"the query was ended after {timeout:g} seconds; narrow it (an actor, a date, LIMIT) or allow it more "
                f"time: --timeout {10 * timeout:g}"
            )
        if memory is not None and (code == OUT_OF_MEMORY or code == -_signal("SIGABRT") or "memory allocation" in told):
            return (
                f"the query was ended when it needed more than {memory:,g} MB of memory; narrow it (an actor, a date; "
                f"patterns that share no variable are multiplied) or allow it more: --memory {4 * memory:g}"
            )
        return f"the query ended its process (exit {code}); narrow it, it may need too much memory"

    def end(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(BrokenPipeError):  # what was written and never read
                cast(IO[bytes], pipe).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def _check(**limits: float | None) -> None:
    for name, value in limits.items():
        if value is not None and not 0 < value <= _MOST:  # also what is no number
            raise QueryError(f"--{name} {value:g}: give a number above 0 and up to {_MOST:,.0f}")


def _signal(name: str) -> int:
    return int(getattr(signal, name, 0))


def _read(kind: bytes, body: BytesIO) -> Rows | Graph | bool:
    if kind == b"rows":
        return Rows(body.getvalue())
    if kind == b"graph":
        return Graph(tuple(quad.triple for quad in parse_rdf(body.getvalue(), "ntriples")))
    return body.getvalue() == b"true"
