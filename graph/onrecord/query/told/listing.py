"""Statements as a list for people, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.document import Spans
from onrecord.output.spreadsheet import harmless
from onrecord.query.table import wrap
from onrecord.query.told.said import Said, Source

_COLUMNS = (
    *("speaker", "for", "act", "status", "words", "relayed_by", "said", "document", "publisher", "published"),
    *("at", "statement", "document_id"),
)


def entry(lead: str, lines: Sequence[str], width: int) -> Iterator[str]:
    """An entry of a list: its lines, wrapped, behind a number or a mark; an empty line ends it."""
    for place, line in enumerate(lines):
        first, *rest = wrap(line, max(width - len(lead), 20)) or [""]
        yield (" " * len(lead) if place else lead) + first
        yield from (" " * len(lead) + each for each in rest)
    yield ""


def places(at: Spans) -> str:
    """Places in a text, such as ``0-6 30-40``."""
    return " ".join(f"{start}-{stop}" for start, stop in at)


def table(rows: Iterable[tuple[Said | None, str, Spans, Source]]) -> str:
    """Statements, or words in none, with their words, places and documents as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for said, words, at, source in rows:
        who = ("; ".join(said.names), "; ".join(said.speaks_for), said.act, said.status) if said else ("",) * 4
        how = ("; ".join(said.relayed_by), said.said) if said else ("", "")
        document = (source.title or source.document, source.publisher, source.published)
        row = (*who, words, *how, *document, places(at), said.statement if said else "", source.document)
        writer.writerow([harmless(value) for value in row])
    return out.getvalue()
