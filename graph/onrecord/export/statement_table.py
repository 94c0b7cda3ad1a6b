"""The statements as CSV, one a row (RFC 4180 but for its line ends, UTF-8).

Several values in one cell are joined by "; ". A cell of text that begins like a formula (``=``, ``+``,
``-``, ``@``, a tab or a carriage return) gets an apostrophe in front: these files are opened in
spreadsheets, and what is in them was written by strangers. The RDF formats hold the words unchanged.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from onrecord.export.quotes import Quotes
from onrecord.export.rows import JOINED, Party, StoredStatement, labels, places, read_statements
from onrecord.output.spreadsheet import harmless
from onrecord.rdf.quads import Quads

COLUMNS: dict[str, Callable[[StoredStatement], str]] = {
    "id": lambda one: one.row.id,
    "document": lambda one: one.document.id,
    "title": lambda one: one.document.title,
    "publisher": lambda one: one.document.publisher,
    "published": lambda one: one.document.published,
    "published_basis": lambda one: one.document.basis,
    "status": lambda one: one.row.status,
    "speakers": lambda one: labels(one.speakers),
    "speaker_ids": lambda one: _ids(one.speakers),
    "speakers_as_named": lambda one: JOINED.join(party.named for party in one.speakers),
    "putative_speakers": lambda one: labels(one.putative_speakers),
    "putative_speaker_ids": lambda one: _ids(one.putative_speakers),
    "act": lambda one: one.row.act,
    "mode": lambda one: one.row.mode,
    "attribution": lambda one: one.row.attribution,
    "words": lambda one: one.row.words,
    "via": lambda one: labels(one.row.via),
    "relayed_by": lambda one: labels(one.row.relays),
    "addressees": lambda one: labels(one.row.addressees),
    "about": lambda one: labels(one.row.about),
    "about_ids": lambda one: _ids(one.row.about),
    "stated_from": lambda one: one.row.start,
    "stated_until": lambda one: one.row.end,
    "precision": lambda one: one.row.precision,
    "within": lambda one: one.row.within,
    "rule": lambda one: one.row.rule,
    "review": lambda one: one.row.review,
    "source": lambda one: places(one, "source"),
    "cue": lambda one: places(one, "cue"),
    "content": lambda one: places(one, "content"),
}
"""The columns in order. Spans are ``begin-end`` in code points of the text, end exclusive.

Only statements whose ``status`` is ``asserted`` have ``speakers``; of the others the document does not
say that their ``putative_speakers`` said it.
"""


def write_csv(graph: Quads, out: BinaryIO, quotes: Quotes) -> None:
    """Write a header and a row for every statement, in the order of their ids."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for statement in read_statements(graph):
        cells = {name: cell(statement) for name, cell in COLUMNS.items()}
        cells["words"] = quotes.words(statement.row.words, statement.document.id)
        writer.writerow(harmless(cell) for cell in cells.values())
    text.detach()


def _ids(parties: Iterable[Party]) -> str:
    return JOINED.join(party.id for party in parties)
