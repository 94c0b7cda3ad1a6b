"""The way of a document, from a source to records and into a store: reading, annotating, storing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from onrecord.building import BuildReport, Built
from onrecord.building import build as build_store
from onrecord.document import Document
from onrecord.errors import UnreadableDocument
from onrecord.reading import Hints, Notice, read_documents
from onrecord.settings import Settings
from onrecord.statement import Record
from onrecord.store import open_store
from onrecord.store.base import Run, Store
from onrecord.store.declared import AGENDAS, agenda_files

Source = str | Path
_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 200_000
_NO_HINTS = Hints()


def ignore(_: object) -> None:
    """Nothing; for callers who do not ask for progress or notices."""


def extract(
    found: Iterable[Document | UnreadableDocument], settings: Settings
) -> Iterator[Record | UnreadableDocument]:
    """The record of each document, in order; what could not be read comes through unchanged.

    Documents are worked on in batches, so a batch is held in memory, never the corpus. With more than
    one worker, batches run in processes of their own.
    """
    batches = _batches(found)
    if settings.workers > 1:
        yield from _in_processes(batches, settings)
    else:
        for batch in batches:
            yield from _annotate(batch, settings)


def extract_sources(
    sources: Sequence[Source],
    settings: Settings,
    *,
    hints: Hints = _NO_HINTS,
    notice: Callable[[Notice], None] = ignore,
    progress: Callable[[Document | UnreadableDocument], None] = ignore,
) -> Iterator[Record | UnreadableDocument]:
    """The record of each document of some sources, in order; no store is needed."""
    return extract(_watched(read_documents(sources, hints=hints, report=notice), progress), settings)


def build(
    sources: Sequence[Source],
    settings: Settings,
    *,
    hints: Hints = _NO_HINTS,
    notice: Callable[[Notice], None] = ignore,
    progress: Callable[[Document | UnreadableDocument], None] = ignore,
) -> BuildReport:
    """What building a store from sources did: files, folders, or ``-`` for standard input.

    Documents the store has already, read by the same rules, are not annotated again. Raises
    ``StoreError`` and ``VocabularyError``; a document that cannot be read is in the report instead.
    """
    with open_store(settings.store, "write") as store:
        run = Run(version("onrecord"), store.use_vocabulary(settings.actors), settings.of_rules())
        settings = Settings(
            settings.store, settings.model, store.own_actors, settings.workers, agenda_files(settings.store / AGENDAS)
        )
        found = _watched(read_documents(sources, hints=hints, report=notice), progress)
        return build_store(_unless_stored(found, store, run, settings), store, run)


def _watched(
    found: Iterable[Document | UnreadableDocument], progress: Callable[[Document | UnreadableDocument], None]
) -> Iterator[Document | UnreadableDocument]:
    for thing in found:
        yield thing
        progress(thing)


def _unless_stored(
    found: Iterable[Document | UnreadableDocument], store: Store, run: Run, settings: Settings
) -> Iterator[Built]:
    """Records of what is new; documents the store has and sources that failed pass by in between."""
    waiting: list[Built] = []

    def new() -> Iterator[Document | UnreadableDocument]:
        for thing in found:
            if isinstance(thing, Document) and not store.has(thing.key, run.id):
                yield thing
            else:
                waiting.append(thing)

    for record in extract(new(), settings):
        yield from waiting
        waiting.clear()
        yield record
    yield from waiting


def _batches(found: Iterable[Document | UnreadableDocument]) -> Iterator[list[Document | UnreadableDocument]]:
    batch: list[Document | UnreadableDocument] = []
    size = 0
    for thing in found:
        batch.append(thing)
        size += len(thing.text) if isinstance(thing, Document) else 0
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _annotate(batch: list[Document | UnreadableDocument], settings: Settings) -> Iterator[Record | UnreadableDocument]:
    from onrecord.annotate import annotate

    documents = (thing for thing in batch if isinstance(thing, Document))
    records = annotate(documents, settings.model, settings.actors, settings.agendas)
    for thing in batch:
        yield next(records) if isinstance(thing, Document) else thing


def _in_processes(
    batches: Iterator[list[Document | UnreadableDocument]], settings: Settings
) -> Iterator[Record | UnreadableDocument]:
    """The same, from worker processes, in order; a batch whose worker died is redone in this process."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # one thread a process: two processes then gain 1.95 times, not 1.3
    with ProcessPoolExecutor(settings.workers, mp_context=get_context("spawn")) as pool:
        pending: list[tuple[list[Document | UnreadableDocument], object]] = []
        broken = False
        for batch in batches:
            if not broken:
                try:
                    pending.append((batch, pool.submit(_annotated, batch, settings)))
                except BrokenProcessPool:
                    broken = True
            if broken:
                pending.append((batch, None))
            if len(pending) >= 2 * settings.workers:
                yield from _collect(pending.pop(0), settings)
        for waiting in pending:
            yield from _collect(waiting, settings)


def _annotated(batch: list[Document | UnreadableDocument], settings: Settings) -> list[Record | UnreadableDocument]:
    return list(_annotate(batch, settings))


def _collect(
    waiting: tuple[list[Document | UnreadableDocument], object], settings: Settings
) -> Iterator[Record | UnreadableDocument]:
    from concurrent.futures import Future

    batch, future = waiting
    if isinstance(future, Future):
        try:
            yield from future.result()
        except BrokenProcessPool:
            yield from _annotate(batch, settings)
    else:
        yield from _annotate(batch, settings)
