"""Annotators: what a document says, found in its text. ``annotate`` runs all of them.

Each declares what it needs and what it adds (``annotator``); their order stands in ``registry`` and is checked
before a run. They read and add to one document's ``findings``, of which ``assembly.finish`` makes its record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model.document import Document
    from onrecord.model.record import Record

__all__ = ["annotate"]


def annotate(
    docs: Iterable[Document],
    model: str,
    actors: Path | None = None,
    agendas: tuple[Path, ...] = (),
    named: tuple[str, ...] = (),
) -> Iterator[Record]:
    """The record of each document, in order. ``actors`` and ``agendas`` are Turtle files of the user's own.

    ``named`` are annotators of other packages that run as well.

    Loads the language model at the first document. A document in a language that the rules do not know
    has a record without findings; one that an annotator failed on has what all others found. Raises
    ``VocabularyError``, ``AnnotatorError``, and ``AnnotationFailed`` for the parse, in which several documents are.
    """
    from onrecord.annotate.actor.gazetteer import load_gazetteer
    from onrecord.annotate.actor.told.seats import told_seats
    from onrecord.annotate.actor.told.states import told_states
    from onrecord.annotate.annotator import run_all
    from onrecord.annotate.assembly.finish import record_of
    from onrecord.annotate.attribution.cue import load_lexicon
    from onrecord.annotate.failure import Guard, without_failing
    from onrecord.annotate.findings import Findings
    from onrecord.annotate.parse.model import load_model, parse_documents
    from onrecord.annotate.registry import annotators
    from onrecord.annotate.seen import seen_document, stored_record
    from onrecord.model.record import Record
    from onrecord.un.agenda import load_agendas

    steps = annotators(named)

    def annotated(doc: Document, seen: Document, parsed: Doc) -> Record:
        known, lexicon = load_gazetteer(model, (actors,) if actors else ()), load_lexicon()
        states = told_states(seen, known)
        gazetteer = known.with_local([*states, *told_seats(seen, states, known)], load_model(model))
        parses = chain([parsed], (again for _ in count() for _, again in parse_documents([seen], model)))

        def attempt(guard: Guard) -> Record:
            """The record, of a parse of its own: annotators mend it, and one that failed did so in part."""
            findings = Findings(seen, next(parses), gazetteer, lexicon, load_agendas(agendas))
            run_all(steps, findings, guard)
            return record_of(findings, steps, guard)

        record, failures = without_failing(attempt)
        return replace(stored_record(record, doc) if record else Record(doc), failures=failures)

    waiting: deque[Document] = deque()  # those read ahead of the parse, in order

    def analysed() -> Iterator[Document]:
        for doc in docs:
            waiting.append(doc)
            if doc.is_analysed:
                yield seen_document(doc)

    for seen, parsed in parse_documents(analysed(), model):
        while not waiting[0].is_analysed:
            yield Record(waiting.popleft())
        yield annotated(waiting.popleft(), seen, parsed)
    yield from map(Record, waiting)
