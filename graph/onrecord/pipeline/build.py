"""Builds a store from sources: reads documents, annotates them and stores their records."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.pipeline.changes import Changes
from onrecord.pipeline.rules import rules_version
from onrecord.pipeline.worker import Annotated
from onrecord.pipeline.workers import WorkerPool, annotate_batch
from onrecord.pipeline.writing import BuildReport, Piece, Told, ignore_told
from onrecord.pipeline.writing import build as build_store
from onrecord.query.standing import decision_state
from onrecord.reading import Hints, Limits, Notice, read_documents
from onrecord.reading.files import as_given
from onrecord.reading.program.libreoffice import libreoffice_version
from onrecord.reading.program.tesseract import tesseract_version
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.store.base import Run, Store
from onrecord.store.declared import AGENDAS, agenda_files
from onrecord.store.file_values import OpenedFile

Source = str | Path
_BATCH_THINGS = 32
_BATCH_CHARACTERS = 25_000
"""Code points of a batch that goes to a worker: as many as are parsed together; at the end little is waited for."""

_NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build does beside adding: ``prune`` drops what is gone, ``refresh`` reads again what is old or failed."""

    prune: bool = False
    refresh: bool = False


_ADD_ONLY = BuildOptions()


def ignore(_: object) -> None:
    """Ignores progress and notices: the callback of callers that ask for none."""


def extract(
    found: Iterable[Document | UnreadableDocument], settings: Settings
) -> Iterator[Record | UnreadableDocument]:
    """The record of each document, in order; what could not be read comes through unchanged.

    Documents are worked on in batches of about one length, so a few batches are held in memory, never
    the corpus. With more than one worker, batches run in processes of their own, unless there is but one.
    A document in a language that is not analysed has an empty record.
    """
    for result in _extract(found, settings):
        assert not isinstance(result, Piece)
        yield result


def extract_sources(
    sources: Sequence[Source],
    settings: Settings,
    *,
    hints: Hints = _NO_HINTS,
    notice: Callable[[Notice], None] = ignore,
    progress: Callable[[Document | UnreadableDocument], None] = ignore,
) -> Iterator[Record | UnreadableDocument]:
    """The record of each document of some sources, in order; no store is needed."""
    _check_annotators(settings)
    limits = Limits().changed(settings.limits)
    found = read_documents(sources, hints=hints, limits=limits, ocr=settings.ocr, report=notice)
    return extract(_watched(found, progress), settings)


def build(
    sources: Sequence[Source],
    settings: Settings,
    *,
    hints: Hints = _NO_HINTS,
    options: BuildOptions = _ADD_ONLY,
    notice: Callable[[Notice], None] = ignore,
    progress: Callable[[Document | UnreadableDocument], None] = ignore,
    tell: Told = ignore_told,
) -> BuildReport:
    """Add documents to a store, from files, folders or standard input (``-``), and report what was done.

    Files that are as they were the last time are not opened, documents that the store has already are
    not annotated again. ``tell`` hears of each document once it is stored. Raises ``StoreError``,
    ``VocabularyError`` and ``AnnotatorError``; a document that cannot be read is in the report instead.
    """
    limits = Limits().changed(settings.limits)
    _check_annotators(settings)
    with open_store(settings.store, "write") as store:
        if settings.subjects:
            store.use_codebook(settings.subjects)
        run = _run_of(store, settings)
        settings = replace(settings, actors=store.own_actors, agendas=agenda_files(settings.store / AGENDAS))
        reading = store.reading()
        changes = Changes(reading, run, hints, limits, options.refresh)
        found = read_documents(
            sources, hints=hints, limits=limits, ocr=settings.ocr, report=notice, wanted=changes.wanted
        )
        pieces = _unless_stored(changes.pieces(_watched(found, progress)), store, run, settings, options.refresh)
        report = build_store(pieces, store, run, reading=reading, tell=tell)
        report.unchanged += changes.unchanged
        report.older += changes.older
        report.lacking += changes.incomplete
        roots = [as_given(Path(source)) for source in sources if str(source) != "-"]
        if options.prune:
            report.dropped += reading.prune(roots, changes.seen.__contains__, [f.source for f in report.failed])
            store.relink()
        reading.close(roots)
        report.failed += changes.failures
        state = decision_state(store)
        report.decisions, report.unread_decisions = str(state), state.unread
        return report


def _run_of(store: Store, settings: Settings) -> Run:
    """The run of this build, which is the provenance of its graphs; what the user chose is in its settings."""
    vocabulary = store.use_vocabulary(settings.actors)
    own = store.own_vocabulary()
    programs = tuple(filter(None, (libreoffice_version(), tesseract_version() if settings.ocr else "")))
    chosen = settings.of_rules() | ({"own": own} if own else {})
    return Run(version("onrecord"), vocabulary, chosen, rules_version(settings.model, settings.annotators, programs))


def _check_annotators(settings: Settings) -> None:
    """Raise ``AnnotatorError`` where annotators of others are named that cannot run; before anything is read."""
    if settings.annotators:  # only then, as it loads ours too
        from onrecord.annotate.registry import annotators

        annotators(settings.annotators)


def _watched(
    found: Iterable[Document | UnreadableDocument], progress: Callable[[Document | UnreadableDocument], None]
) -> Iterator[Document | UnreadableDocument]:
    for thing in found:
        yield thing
        progress(thing)


def _unless_stored(
    pieces: Iterable[Piece], store: Store, run: Run, settings: Settings, refresh: bool
) -> Iterator[Piece]:
    """The records of new documents, in order with those that the store has, failures and the ends of files."""
    files: deque[OpenedFile | None] = deque()

    def new() -> Iterator[Document | Piece]:
        for piece in pieces:
            if isinstance(piece.thing, Document) and not store.is_current(piece.thing.key, run, refresh):
                files.append(piece.file)
                yield piece.thing
            else:
                yield piece

    for result in _extract(new(), settings):
        yield result if isinstance(result, Piece) else Piece(result, files.popleft())


_Thing = Document | UnreadableDocument | Piece


def _extract(found: Iterable[_Thing], settings: Settings) -> Iterator[Annotated | Piece]:
    """The things in order, with each document's record in its place."""
    batches = _batches(found)
    first = list(islice(batches, 2))
    if settings.workers < 2 or len(first) < 2:
        for batch in chain(first, batches):
            yield from _in_order(batch, annotate_batch(_to_annotate(batch), settings))
        return
    with WorkerPool(settings) as pool:
        for records, batch in pool.each((_to_annotate(batch), batch) for batch in chain(first, batches)):
            yield from _in_order(batch, records)


def _batches(found: Iterable[_Thing]) -> Iterator[list[_Thing]]:
    batch: list[_Thing] = []
    size = 0
    for thing in found:
        batch.append(thing)
        size += len(thing.text) if isinstance(thing, Document) else 0
        if len(batch) >= _BATCH_THINGS or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _to_annotate(batch: Sequence[_Thing]) -> list[Document]:
    return [thing for thing in batch if isinstance(thing, Document)]


def _in_order(batch: Sequence[_Thing], records: Sequence[Annotated]) -> Iterator[Annotated | Piece]:
    annotated = iter(records)
    for thing in batch:
        yield next(annotated) if isinstance(thing, Document) else thing
