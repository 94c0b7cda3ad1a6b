"""The program of a worker: annotates what comes on its standard input, and answers on its standard output.

It is started as a program of ours. A process of ``multiprocessing`` would first run the script that called ``build``
once more, which fails where that has no ``if __name__ == "__main__"`` or was typed in.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from onrecord.errors import OnRecordError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.settings import Settings

READY = "ready"
"""What a worker answers once it can begin."""

Annotated = Record | UnreadableDocument
Annotate = Callable[[Sequence[Document], Settings], list[Annotated]]


def main() -> None:
    """Serve until the other end is gone; what is printed meanwhile goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    with suppress(OSError):  # where there is no standard error
        os.dup2(2, 1)
    try:
        _serve(sys.stdin.buffer, answers)
    except (EOFError, OSError):
        os._exit(0)  # nobody is there to be told


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    try:
        settings, annotate = _prepared(requests)
    except OnRecordError as error:
        return _send(OnRecordError(str(error)), answers)
    except EOFError:
        return None
    except Exception as error:  # one line for the user, not a traceback of each worker
        return _send(OnRecordError(could_not_start(f"{type(error).__name__}: {error}")), answers)
    answer: object = READY
    while True:
        _send(answer, answers)
        batch = pickle.load(requests)  # noqa: S301 (of the process that started this one)
        try:
            answer = [
                (each.source, each.reason, each.remedy) if isinstance(each, UnreadableDocument) else each
                for each in annotate(batch, settings)
            ]
        except OnRecordError as error:
            answer = OnRecordError(str(error))


def _send(answer: object, answers: BinaryIO) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _prepared(requests: BinaryIO) -> tuple[Settings, Annotate]:
    """The settings and the function to annotate with, once the language model is there."""
    settings, annotate = pickle.load(requests)  # noqa: S301 (of the process that started this one)
    from onrecord.annotate.parse.model import load_model

    load_model(settings.model)
    return settings, annotate


def could_not_start(why: str) -> str:
    """The line for the user where a worker does not come to work."""
    return f"a worker could not start ({why}); build with one: --workers 1, or Settings(workers=1)"
