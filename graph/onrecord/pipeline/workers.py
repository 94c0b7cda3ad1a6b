"""Processes that annotate batches of documents, and are replaced when they die.

Each has the language model loaded once and one thread. A batch whose worker died is done again one
document at a time; a document that a worker then dies over alone has ended two, and is set aside.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import LifoQueue
from typing import TypeVar

from onrecord.errors import OnRecordError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.worker import READY, Annotate, Annotated, could_not_start
from onrecord.resources import start_own
from onrecord.settings import Settings

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_LIFETIME = 1_000
"""Documents after which a worker is replaced, as what the model remembers of them grows: 2 seconds in some minutes."""

T = TypeVar("T")


def annotate_batch(batch: Sequence[Document], settings: Settings) -> list[Annotated]:
    """The records of a batch; one that an annotator failed on lacks what that finds, and tells so.

    A document that the memory does not suffice for is set aside. Raises ``OnRecordError`` where the settings
    are at fault.
    """
    from onrecord.annotate import annotate
    from onrecord.annotate.failure import AnnotationFailed

    try:
        return list(annotate(iter(batch), settings.model, settings.actors, settings.agendas, settings.annotators))
    except AnnotationFailed as failed:  # the parse: of which document is known once each is parsed alone
        if len(batch) == 1:
            return [Record(batch[0], failures=(failed.failure,))]
    except MemoryError:
        if len(batch) == 1:
            remedy = "split it, or give the machine more memory, and build with --refresh"
            return [UnreadableDocument(batch[0].source, "needs more memory than there is", remedy)]
    return [found for document in batch for found in annotate_batch([document], settings)]


class WorkerPool:
    """Worker processes, used with ``with``; they end with it, and on their own if this process is killed."""

    def __init__(self, settings: Settings, annotate: Annotate = annotate_batch) -> None:
        self._settings, self._annotate = settings, annotate
        self._free: LifoQueue[_Worker] = LifoQueue()
        self._workers = [_Worker(settings, annotate) for _ in range(settings.workers)]
        self._closing = False
        for worker in self._workers:
            self._free.put(worker)

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        for worker in self._workers:
            worker.end()

    def each(self, batches: Iterable[tuple[Sequence[Document], T]]) -> Iterator[tuple[list[Annotated], T]]:
        """The records of each batch, in order, with whatever came with it; at most four batches a worker wait."""
        with ThreadPoolExecutor(len(self._workers)) as threads:
            waiting: deque[tuple[Future[list[Annotated]], T]] = deque()
            try:
                for batch, with_it in batches:
                    waiting.append((threads.submit(self._batch, batch), with_it))
                    while len(waiting) >= 4 * len(self._workers) or (waiting and waiting[0][0].done()):
                        future, kept = waiting.popleft()
                        yield future.result(), kept
                while waiting:
                    future, kept = waiting.popleft()
                    yield future.result(), kept
            except BaseException:
                self.__exit__()
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _batch(self, batch: Sequence[Document]) -> list[Annotated]:
        """The records of a batch, done again document by document if its worker dies."""
        if not batch:
            return []
        worker = self._free.get()
        try:
            try:
                return worker.annotate(batch)
            except _WorkerDied:
                return [self._alone(worker, document) for document in batch]
        finally:
            self._free.put(worker)

    def _alone(self, worker: _Worker, document: Document) -> Annotated:
        if self._closing:
            raise _WorkerDied(None)
        try:
            return worker.annotate([document])[0]
        except _WorkerDied as died:
            reason = f"ended two workers ({died}), and was set aside"
            remedy = "split it, or give the machine more memory, and build with --refresh"
            return UnreadableDocument(document.source, reason, remedy)


class _WorkerDied(Exception):
    """A worker ended while it worked; its text tells how."""

    def __init__(self, code: int | None) -> None:
        how = f"signal {-code}" if code and code < 0 else f"exit code {code}"
        told = ", as when memory runs out" if code == -signal.SIGKILL else ""
        super().__init__(f"{how}{told}")


class _Worker:
    """One process, started when it is first needed and again after it died."""

    def __init__(self, settings: Settings, annotate: Annotate) -> None:
        self._settings, self._annotate = settings, annotate
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._ended = False

    def annotate(self, batch: Sequence[Document]) -> list[Annotated]:
        """The records of a batch. Raises ``_WorkerDied``, and what ``annotate`` raised."""
        if self._process is None or self._done >= _LIFETIME:
            self._start()
        found = self._answer(list(batch))
        if not isinstance(found, list):
            raise _WorkerDied(self._stop())
        self._done += len(batch)
        return [UnreadableDocument(*each) if isinstance(each, tuple) else each for each in found]

    def _start(self) -> None:
        self._stop()
        if self._ended:
            raise _WorkerDied(None)
        one_thread = dict.fromkeys(_THREADS, "1")  # two processes then gain 1.95 times, not 1.3
        try:
            self._process = start_own("onrecord.pipeline.worker", env=one_thread | os.environ)
        except OSError as error:
            raise OnRecordError(could_not_start(error.strerror or str(error))) from None
        self._done = 0
        if self._answer((self._settings, self._annotate)) != READY:
            raise OnRecordError(could_not_start(str(_WorkerDied(self._stop()))))

    def _answer(self, request: object) -> object:
        """What the process answers, ``None`` where it ended. Raises what it tells of as an error."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            pickle.dump(request, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            found = pickle.load(process.stdout)  # noqa: S301 (our own program)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None
        if isinstance(found, BaseException):
            raise found
        return found

    def _stop(self) -> int | None:
        """How the process ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        _close(process)
        try:
            return process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def end(self) -> None:
        """Kills the process, whatever it does."""
        self._ended = True
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
            _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what was not yet written goes nowhere
            if pipe is not None:
                pipe.close()
