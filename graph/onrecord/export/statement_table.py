"""The statements as CSV, one a row (RFC 4180 but for its line ends, UTF-8).

Several values in one cell are joined by "; ". A cell of text that begins like a formula (``=``, ``+``,
``-``, ``@``, a tab or a carriage return) gets an apostrophe in front: these files are opened in
spreadsheets, and what is in them was written by strangers. The RDF formats hold the words unchanged.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import BinaryIO

from onrecord.export.quotes import Quotes
from onrecord.export.rows import StoredStatement, read_statements
from onrecord.model.ids import relative
from onrecord.output.spreadsheet import harmless
from onrecord.rdf.quads import Quads


def _column(name: str) -> Callable[[StoredStatement], str]:
    return lambda statement: relative(statement.row.get(name, ""))


def _names(role: str) -> Callable[[StoredStatement], str]:
    return lambda statement: "; ".join(statement.labels(role))


def _ids(role: str) -> Callable[[StoredStatement], str]:
    return lambda statement: "; ".join(party.id for party in statement.parties.get(role, ()))


def _as_named(role: str) -> Callable[[StoredStatement], str]:
    return lambda statement: "; ".join(party.named for party in statement.parties.get(role, ()))


def _spans(role: str) -> Callable[[StoredStatement], str]:
    return lambda statement: "; ".join(statement.spans.get(role, ()))


COLUMNS: dict[str, Callable[[StoredStatement], str]] = {
    "id": lambda statement: statement.id,
    "document": _column("document"),
    "title": _column("title"),
    "publisher": _column("publisher"),
    "published": _column("published"),
    "published_basis": _column("basis"),
    "status": _column("status"),
    "speakers": _names("speaker"),
    "speaker_ids": _ids("speaker"),
    "speakers_as_named": _as_named("speaker"),
    "putative_speakers": _names("putative_speaker"),
    "putative_speaker_ids": _ids("putative_speaker"),
    "act": _column("act"),
    "mode": _column("mode"),
    "attribution": _column("attribution"),
    "words": _column("words"),
    "via": _names("via"),
    "relayed_by": _names("relayed_by"),
    "addressees": _names("addressee"),
    "about": _names("about"),
    "about_ids": _ids("about"),
    "stated_from": _column("from"),
    "stated_until": _column("until"),
    "precision": _column("precision"),
    "within": _column("within"),
    "rule": _column("rule"),
    "review": _column("review"),
    "source": _spans("source"),
    "cue": _spans("cue"),
    "content": _spans("content"),
}
"""The columns in order. Spans are ``begin-end`` in code points of the text, end exclusive.

Only statements whose ``status`` is ``asserted`` have ``speakers``; of the others the document does not
say that their ``putative_speakers`` said it.
"""


def write_csv(graph: Quads, out: BinaryIO, quotes: Quotes) -> None:
    """Nothing; a header and a row for every statement are written, in the order of their ids."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for statement in read_statements(graph):
        cells = {name: cell(statement) for name, cell in COLUMNS.items()}
        cells["words"] = quotes.words(cells["words"], statement.row.get("document", ""))
        writer.writerow(harmless(cell) for cell in cells.values())
    text.detach()
