"""Processes that annotate batches of documents, and are replaced when they die.

Each has the language model loaded once and one thread. A batch whose worker died is done again one
document at a time; a document that a worker then dies over alone has ended two, and is set aside.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import LifoQueue
from typing import TypeVar

from onrecord.errors import OnRecordError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.settings import Settings

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_READY = "ready"
_LIFETIME = 1_000
"""Documents after which a worker is replaced, as what the model remembers of them grows: 2 seconds in some minutes."""

T = TypeVar("T")
Annotated = Record | UnreadableDocument
Annotate = Callable[[Sequence[Document], Settings], list[Annotated]]


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
        self._context = get_context("spawn")
        self._process: BaseProcess | None = None
        self._done = 0
        self._ended = False

    def annotate(self, batch: Sequence[Document]) -> list[Annotated]:
        """The records of a batch. Raises ``_WorkerDied``, and what ``annotate`` raised."""
        if self._process is None or self._done >= _LIFETIME:
            self._start()
        try:
            self._connection.send(list(batch))
            found = self._connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            raise _WorkerDied(self._stop()) from None
        self._done += len(batch)
        if isinstance(found, BaseException):
            raise found
        return [UnreadableDocument(*each) if isinstance(each, tuple) else each for each in found]

    def _start(self) -> None:
        self._stop()
        if self._ended:
            raise _WorkerDied(None)
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._settings, self._annotate), daemon=True, name="onrecord worker"
        )
        for name in _THREADS:
            os.environ.setdefault(name, "1")  # one thread a process: two processes then gain 1.95 times, not 1.3
        process.start()
        theirs.close()
        self._process, self._connection, self._done = process, ours, 0
        try:
            said = ours.recv()
        except (EOFError, OSError):
            code = self._stop()
            remedy = "give the machine more memory, or build with --workers 1"
            raise OnRecordError(f"a worker could not start ({_WorkerDied(code)}); {remedy}") from None
        if isinstance(said, BaseException):
            self._stop()
            raise said

    def _stop(self) -> int | None:
        """How the process ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        self._connection.close()
        process.join(1)
        if process.is_alive():
            process.kill()
            process.join()
        return process.exitcode

    def end(self) -> None:
        """Kills the process, whatever it does."""
        self._ended = True
        process = self._process
        if process is not None:
            process.kill()


def _work(connection: Connection, settings: Settings, annotate: Annotate) -> None:
    """The loop of a worker process: reads batches, sends records, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer: object
    try:
        answer = _ready(settings)
        while True:
            connection.send(answer)
            batch = connection.recv()
            try:
                answer = [
                    (each.source, each.reason, each.remedy) if isinstance(each, UnreadableDocument) else each
                    for each in annotate(batch, settings)
                ]
            except OnRecordError as error:
                answer = OnRecordError(str(error))
    except (EOFError, OSError):
        return


def _ready(settings: Settings) -> object:
    from onrecord.annotate.parse.model import load_model

    try:
        load_model(settings.model)
    except OnRecordError as error:
        return OnRecordError(str(error))
    return _READY
