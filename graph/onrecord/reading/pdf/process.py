"""The process that reads PDFs: started with the first one, ended when one takes too long, replaced when one kills it.

Why apart: docs/decisions/0006-reading-pdf.md.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from threading import Lock, Timer
from typing import cast

from onrecord.reading.draft.limits import Limits
from onrecord.reading.pdf.scan import Packed
from onrecord.reading.pdf.worker import Answer, Order
from onrecord.resources import start_own

NOTHING_SCANNED: Mapping[int, Packed] = {}
_SPLIT = "split it, or print it to a new PDF"


class PdfProcess:
    """A process that answers with the text of a PDF. Started when first asked; ``close`` ends it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, data: bytes, scanned: Mapping[int, Packed] = NOTHING_SCANNED) -> Answer:
        """What comes of a PDF; a reason and a remedy where it has no text, took too long or ended the process.

        ``scanned`` are the lines of pages that were read off their pictures, by the page's number.
        """
        return self._told(data, Order(scanned={str(page): lines for page, lines in scanned.items()}))

    def draw(self, data: bytes, page: int) -> Answer:
        """The picture of a page of a PDF, by its number from 1; a reason and a remedy where there is none."""
        return self._told(data, Order(draw=page))

    def _told(self, data: bytes, order: Order) -> Answer:
        """The answer to an order. A process that dies is blamed on the PDF only if a fresh one dies of it too."""
        with self._lock:
            fresh = self._start()
            answer, late = self._exchange(data, order, fresh)
            if answer is None and not late and not fresh:
                answer, late = self._exchange(data, order, self._start())
        if late:
            seconds = self._limits.pdf_seconds
            return Answer(reason=f"takes more than {seconds} seconds to read", remedy=_SPLIT)
        if answer is None:
            most = f"{self._limits.pdf_memory:,}"
            reason = f"ends the library that reads it: damaged, or in need of more than {most} bytes of memory"
            return Answer(reason=reason, remedy=_SPLIT)
        return answer

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not yet written goes nowhere
                    pipe.close()

    def _start(self) -> bool:
        """Whether a process had to be started; after a fork, the parent's is not ours to talk to."""
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return False
        self.close()
        self._owner = os.getpid()
        self._process = start_own("onrecord.reading.pdf.worker", stderr=subprocess.DEVNULL)
        return True

    def _exchange(self, data: bytes, order: Order, fresh: bool) -> tuple[Answer | None, bool]:
        """The answer, or ``None`` from a process that died, and whether its time was over."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None, False
        late = False

        def end() -> None:
            nonlocal late
            late = True
            process.kill()

        timer = Timer(self._limits.pdf_seconds, end)
        timer.daemon = True
        timer.start()
        answer: Answer | None = None
        try:
            self._send(process, data, order, fresh)
            head = process.stdout.read(8)
            body = process.stdout.read(int.from_bytes(head, "big")) if len(head) == 8 else b""
            answer = cast(Answer, json.loads(body)) if body else None
            if answer is not None and "bytes" in answer:
                answer["picture"] = process.stdout.read(answer["bytes"])
        except (OSError, ValueError):
            answer = None  # it died while it was written to, or while it answered
        finally:
            timer.cancel()
        if answer is None:
            self.close()
        return answer, late and answer is None

    def _send(self, process: subprocess.Popen[bytes], data: bytes, order: Order, fresh: bool) -> None:
        if process.stdin is None:
            return
        limits = json.dumps(asdict(self._limits)).encode()
        frames = (json.dumps(order).encode(), data)
        for frame in (limits, *frames) if fresh else frames:
            process.stdin.write(len(frame).to_bytes(8, "big"))
            process.stdin.write(frame)
        process.stdin.flush()


_processes: dict[Limits, PdfProcess] = {}


def pdf_process(limits: Limits) -> PdfProcess:
    """The process of this run for these limits; it ends with the run."""
    if limits not in _processes:
        _processes[limits] = PdfProcess(limits)
        atexit.register(_processes[limits].close)
    return _processes[limits]
