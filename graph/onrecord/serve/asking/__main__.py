"""Answers questions on standard input, one after another, over one snapshot, without a network."""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NoReturn, Protocol, cast

from onrecord.errors import OnRecordError, QueryError, UnknownNode
from onrecord.memory import give_back
from onrecord.query.confinement import end_with_parent, no_network, take_at_most
from onrecord.serve.asking.frames import Answer, Failure, Given, head_of, read_question
from onrecord.serve.asking.opened import Opened, quotes_named
from onrecord.serve.errors import BeyondLimit, NotFound, Refused

_MANY = 16_000_000
"""Bytes of an answer from which on freed memory is given back at once."""


class Operation(Protocol):
    """What a process can be asked; ``run`` in a module of ``serve.operations``."""

    def __call__(self, opened: Opened, given: Given) -> Answer:
        """The answer. Raises ``Refused`` and its kinds, ``QueryError``, ``UnknownNode``."""


def main() -> NoReturn:
    """Opens the snapshot, tells that it is ready, and answers until standard input closes."""
    for name in ("SIGINT", "SIGTERM"):  # what goes to all of a group: the server ends its processes
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    no_network()
    end_with_parent()
    settings = json.loads(sys.stdin.buffer.readline() or b"null")
    if settings is None:
        os._exit(1)
    place, quotes = Path(settings["place"]), quotes_named(settings["quotes"])
    opened = Opened(place, quotes, int(settings["answer"]))
    _warm(opened)
    take_at_most(settings["memory"])
    start = _held()
    _say(b"ready\n")
    questions: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(questions,), daemon=True).start()
    while True:
        reply = _reply(opened, *read_question(questions.get()))
        body = reply.body if isinstance(reply, Answer) else b""
        if len(body) > _MANY:
            give_back()
        _say(head_of(reply, _held() - start) + body)


def _listen(questions: SimpleQueue[bytes]) -> None:
    """Takes in questions while others are answered, so that the end of the server is seen in time."""
    for line in sys.stdin.buffer:
        questions.put(line)
    os._exit(1)


def _reply(opened: Opened, operation: str, given: Given) -> Answer | Failure:
    try:
        run = cast(Operation, import_module(f"onrecord.serve.operations.{operation}").run)
        return run(opened, given)
    except UnknownNode as error:
        return Failure(NotFound.__name__, str(error))
    except Refused as error:
        return Failure(type(error).__name__, str(error))
    except QueryError as error:
        return Failure(Refused.__name__, str(error))
    except MemoryError:
        return Failure(BeyondLimit.__name__, "")
    except OnRecordError as error:
        return Failure("Failed", str(error))


def _warm(opened: Opened) -> None:
    """Reads a little, so that the first question finds the files open."""
    next(iter(opened.graph.match(None, None, None)), None)


def _held() -> int:
    """Bytes of memory that this process holds and nobody else."""
    try:
        resident, shared = Path("/proc/self/statm").read_text("ascii").split()[1:3]
    except OSError:
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def _say(told: bytes) -> None:
    try:
        sys.stdout.buffer.write(told)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
