"""The document view: the text itself with all that was found in it, written as one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.digest.of_graph import GraphDigests
from onrecord.digest.shape import Digests
from onrecord.errors import UnknownNode
from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads
from onrecord.un.address import address_of
from onrecord.view.document.marks import Mark, MarkedText, Piece, marked, read_marks, statements_of
from onrecord.view.page.labels import document_labels, written
from onrecord.view.page.palette import kind_of
from onrecord.view.page.records import Record, packed_tables, statement_table
from onrecord.view.page.render import render_page, write_html
from onrecord.view.rows.sources import Source, read_sources
from onrecord.view.rows.statements import Rows, read_rows_of
from onrecord.view.selection import find_document

OWN_USE = (
    "This file holds the whole text of a press article, or of a document whose licence is not known."
    " It is for your own use: do not pass it on."
)
EXCERPTS = (
    "Only the passages that statements rest on are shown, each cut at 300 characters: the document is a press article"
    " or its licence is not known. With --with-text the whole text is put into the file, for your own use."
)
DEEPEST = 3
"""Statements held by more than so many others are marked as these are."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """The label of the document that a page shows, how many statements it has, and whether all of its text is there."""

    label: str
    statements: int
    whole: bool

    def __str__(self) -> str:
        """One line for the user.

        >>> print(DocumentReport("The Gazette, 1 April 2020", 1, False))
        The Gazette, 1 April 2020: 1 statement, only the passages that they rest on
        """
        many = "" if self.statements == 1 else "s"
        shown = "the whole text" if self.whole else "only the passages that they rest on"
        return f"{self.label}: {self.statements} statement{many}, {shown}"


def write_document(
    graph: Quads,
    out: Path,
    name: str,
    text_of: Callable[[str], str],
    digests: Digests | None = None,
    *,
    with_text: bool = False,
) -> DocumentReport:
    """Write one document's text as a page, with its statements, actors, dates and items marked.

    ``name`` is an id, a symbol, an address or a title; ``text_of`` gives the text of a key. The whole text
    of news, or of a document whose licence is not known, is put into the file only ``with_text``. The same
    store and arguments give the same bytes. Raises ``UnknownNode`` where no document, or more than one,
    answers to the name, or it has no text here, and ``StoreError`` where a text is missing.
    """
    sources = read_sources(graph, digests or GraphDigests(graph))
    source = sources[find_document(sources, name)]
    if not source.texts:
        raise UnknownNode(f"{source.id} is known only from other documents: its text is not in the store")
    whole = source.free or with_text
    rows = read_rows_of(graph, sources, source.id)
    record = Record(rows)
    found = [(key, statements_of(rows, key), read_marks(graph, rows, key)) for key in sorted(source.texts)]
    texts = []
    told: list[list[object]] = []
    marks: list[dict[str, Any]] = []
    for key, statements, named in found:
        text = marked(key, text_of(key), statements, named, whole=whole)
        texts.append(_text_values(record, text, statements, named, len(told), len(marks)))
        told += [record.statement(statement) for statement in statements]
        marks += [_mark(record, mark) for mark in named]
    label = document_labels(rows.sources)[source.id]
    tables = {"statements": statement_table(told), **packed_tables(record.tables())}
    html = render_page(
        "document.html",
        heading=label,
        scripts=("document.js",),
        styles=("lists.css", "document.css"),
        data={
            "record": tables,
            "found": {"marks": marks, "order": list(range(len(told)))},
        },
        note="",
        title=source.title or label,
        facts=_facts(source),
        url=_address(source),
        caution="" if source.free else OWN_USE if whole else EXCERPTS,
        texts=texts,
    )
    write_html(out, html)
    return DocumentReport(label, len(told), whole)


def _address(source: Source) -> str:
    """Where the document is found: where it was taken from, else where the United Nations give it."""
    taken = (url for url in source.urls if url.lower().startswith(("https://", "http://")))
    return next(taken, None) or address_of(source.id) or ""


def _facts(source: Source) -> str:
    parts = [
        ", ".join(source.symbols),
        f"published by {source.publisher}" if source.publisher else "",
        written(source.issued) if source.issued else "",
        source.kind,
        "an earlier version: a newer one is in the record" if source.newer else "",
        source.id,
    ]
    return " · ".join(part for part in parts if part)


def _mark(record: Record, mark: Mark) -> dict[str, Any]:
    if mark.role == "date":
        return {"begin": mark.begin, "end": mark.end, "role": "date", "party": -1, "kind": "day"}
    rows = record.rows
    kind = rows.things[mark.node].kind if mark.node in rows.things else mark.role
    return {
        "begin": mark.begin,
        "end": mark.end,
        "role": mark.role,
        "party": record.parties.of(mark.node),
        "kind": kind_of(kind).label if mark.role == "actor" else mark.role,
    }


def _text_values(
    record: Record,
    text: MarkedText,
    statements: Sequence[StatementRow[str]],
    marks: Sequence[Mark],
    first: int,
    mark: int,
) -> dict[str, Any]:
    """Return what the template prints; statements and marks are numbered on from those of the texts before."""

    def piece(told: Piece) -> dict[str, Any]:
        over = dict.fromkeys((*told.contents, *told.sources, *told.cues))
        return {
            "begin": told.begin,
            "text": told.text,
            "classes": " ".join(_classes(told, statements, marks)),
            "statements": " ".join(str(first + number) for number in over),
            "marks": " ".join(str(mark + number) for number in told.marks),
            "ends": [_number(record.rows, statements[number], first + number) for number in told.ends],
        }

    return {
        "key": text.key,
        "whole": text.whole,
        "skipped": text.skipped,
        "passages": [
            {
                "skipped": passage.skipped,
                "new_line": passage.new_line,
                "pieces": [piece(told) for told in passage.pieces],
            }
            for passage in text.passages
        ],
    }


_ROLES = {"actor": "ma", "date": "md", "item": "mi", "document": "mt"}


def _classes(told: Piece, statements: Sequence[StatementRow[str]], marks: Sequence[Mark]) -> list[str]:
    found = [f"c{min(len(told.contents), DEEPEST)}"] if told.contents else []
    if told.contents and statements[told.contents[-1]].status != "asserted":
        found.append("x")
    found += ["q"] * bool(told.cues) + ["o"] * bool(told.sources)
    return [*found, *sorted({_ROLES[marks[number].role] for number in told.marks})]


def _number(rows: Rows, statement: StatementRow[str], at: int) -> dict[str, Any]:
    names = [rows.things[one].label for one in statement.speakers if one in rows.things]
    asserted = statement.status == "asserted"
    act = rows.acts.get(statement.act)
    speaker = ", ".join(names) or "no speaker named"
    told = act.label if act else statement.act
    parts = [
        f"Statement {at + 1}: {'' if asserted else 'denied, possible or expected: '}{speaker}, {told}",
        statement.review,
    ]
    return {"at": at, "asserted": asserted, "review": statement.review, "label": "; ".join(filter(None, parts))}
