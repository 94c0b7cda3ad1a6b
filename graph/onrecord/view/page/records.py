"""What a page knows of statements: tables of plain values, ready for JSON, that the common script shows as evidence.

``record_values`` gives tables that refer to each other by place; each key is written once (``packed``):

- ``statements``: ``id status speakers relays about addressees act mode attribution words cut day document spans rule
  review``. A party is ``[place in parties, "BEGIN-END" of its reference in the text, or ""]``, and where it speaks for
  states the list of their places; ``act``, ``day`` and ``document`` are places (-1: no document); ``spans`` are
  source, cue and content, each ``[begin, end, begin, ...]``.
- ``parties``: ``id label node``, node being the number of the node drawn, -1 if none is.
- ``acts``: ``id label group``. ``groups``: ``name label light dark act``, the legend of lines.
- ``days``: ``from until precision told`` of a statement, ``told`` in words, all empty where no day is known.
- ``documents``: ``id label kind title publisher issued day url symbols newer node``; ``issued`` in words, ``day`` ISO,
  ``newer`` what the version is called that took its place, empty where none did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from onrecord.digest.unpack import day
from onrecord.model.ids import code_of, content_of
from onrecord.model.statement_row import StatementRow
from onrecord.query.quotable import shortened
from onrecord.view.page.labels import document_labels, period, thing_label, written
from onrecord.view.page.palette import act_groups, group_of
from onrecord.view.rows.statements import Rows, Source

Values = dict[str, Any]
Day = tuple[str, str, str, str]
Key = TypeVar("Key")


class Places(Generic[Key]):
    """Numbers for things in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}

    def of(self, key: Key) -> int:
        """The number of a thing."""
        return self.numbers.setdefault(key, len(self.numbers))


STATEMENT = (
    "id",
    "status",
    "speakers",
    "relays",
    "about",
    "addressees",
    "act",
    "mode",
    "attribution",
    "words",
    "cut",
    "day",
    "document",
    "spans",
    "rule",
    "review",
)
"""The columns of ``statements``, in the order in which ``Record.statement`` gives their values."""


def statement_table(values: Iterable[list[object]]) -> Values:
    """Return the table of statements of the values of each."""
    found = list(values)
    return {"columns": list(STATEMENT) if found else [], "rows": found}


class Record:
    """Turns statements into values of a page, and collects the things they refer to, each once."""

    def __init__(self, rows: Rows, nodes: Mapping[str, int] | None = None) -> None:
        self.rows = rows
        self.nodes = nodes or {}
        self.document_labels = document_labels(rows.sources)
        self.parties: Places[str] = Places()
        self.acts: Places[str] = Places()
        self.days: Places[Day] = Places()
        self.documents: Places[str] = Places()

    def document(self, name: str) -> int:
        """Return the place of a document, -1 if the store does not know it."""
        return self.documents.of(name) if name in self.rows.sources else -1

    def statement(self, statement: StatementRow[str]) -> list[object]:
        """Return the values of one statement, in the order of ``STATEMENT``."""
        source = self.rows.sources.get(statement.document)
        words = statement.words if source and source.free else shortened(statement.words)
        return [
            statement.id,
            statement.status,
            self._parties(statement, statement.speakers),
            self._parties(statement, statement.relays),
            self._parties(statement, statement.about),
            self._parties(statement, statement.addressees),
            self.acts.of(statement.act),
            statement.mode,
            statement.attribution,
            words,
            words != statement.words,
            self.days.of(_day(statement.start, statement.end, statement.precision)),
            self.document(statement.document),
            [
                [place for span in statement.spans.get(part, ()) for place in span]
                for part in ("source", "cue", "content")
            ],
            statement.rule,
            statement.review,
        ]

    def _parties(self, statement: StatementRow[str], names: Sequence[str]) -> list[list[object]]:
        """For each its place among the parties, where it is named, and the places of the states that it speaks for."""
        return [
            [self.parties.of(name), statement.references.get(name, ""), *([states] if states else [])]
            for name in names
            for states in [[self.parties.of(state) for state in self.rows.states(statement, name)]]
        ]

    def tables(self) -> dict[str, list[Values]]:
        """Return what has been referred to so far, and the legend of the acts, not packed yet."""
        groups = {group_of(act, self.rows.acts) for act in self.acts.numbers}
        self.rows.things.ask_for(name for name in self.parties.numbers if name not in self.document_labels)
        return {
            "parties": [
                {"id": name, "label": self._label(name), "node": self.nodes.get(name, -1)}
                for name in self.parties.numbers
            ],
            "acts": [self._act(name) for name in self.acts.numbers],
            "days": [dict(zip(("from", "until", "precision", "told"), day, strict=True)) for day in self.days.numbers],
            "documents": [self._document(self.rows.sources[name]) for name in self.documents.numbers],
            "groups": [
                {"name": group.name, "label": group.label, "light": group.light, "dark": group.dark, "act": True}
                for group in act_groups()
                if group.name in groups
            ],
        }

    def _label(self, name: str) -> str:
        if name in self.document_labels:
            return self.document_labels[name]
        thing = self.rows.things.get(name)
        return thing_label(thing) if thing else code_of(name)

    def _act(self, name: str) -> Values:
        known = self.rows.acts.get(name)
        label = known.label if known else name.replace("-", " ")
        return {"id": name, "label": label, "group": group_of(name, self.rows.acts)}

    def _document(self, source: Source) -> Values:
        urls = [url for url in source.urls if url.lower().startswith(("https://", "http://"))]
        return {
            "id": source.id,
            "label": self.document_labels[source.id],
            "kind": source.kind,
            "title": source.title,
            "publisher": source.publisher,
            "issued": written(source.issued) if source.issued else "",
            "day": source.issued.isoformat() if source.issued else "",
            "url": urls[0] if urls else "",
            "symbols": list(source.symbols),
            "newer": self.document_labels.get(source.newer, ""),
            "node": self.nodes.get(source.id, -1),
        }


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The tables of a page, packed, and the places that statements and parties have in them, by id."""

    tables: Mapping[str, Values]
    statements: Mapping[str, int]
    parties: Mapping[str, int]


def record_values(rows: Rows, statements: Iterable[StatementRow[str]]) -> PageRecord:
    """Return the tables of statements, by the day they were made, and of all that they refer to."""
    record = Record(rows)
    shown = in_order(rows, statements)
    tables = {"statements": statement_table(map(record.statement, shown)), **packed_tables(record.tables())}
    return PageRecord(tables, {one.id: place for place, one in enumerate(shown)}, record.parties.numbers)


def packed_tables(tables: Mapping[str, Iterable[Values]]) -> dict[str, Values]:
    """Return some lists of like values, each as a table."""
    return {name: packed(values) for name, values in tables.items()}


def in_order(rows: Rows, statements: Iterable[StatementRow[str]]) -> list[StatementRow[str]]:
    """Sort statements by the day each was made, else its document's, then by its place in the document."""
    return sorted(statements, key=lambda statement: _order(statement, rows))


def packed(values: Iterable[Values]) -> Values:
    """Return a list of like values as a table, which the page's script unpacks: each key is written once.

    >>> packed([{"id": 1, "label": "a"}, {"id": 2, "label": "b"}])
    {'columns': ['id', 'label'], 'rows': [[1, 'a'], [2, 'b']]}
    """
    columns: list[str] = []
    rows = []
    for value in values:
        columns = columns or list(value)
        rows.append(list(value.values()))
    return {"columns": columns, "rows": rows}


@lru_cache(maxsize=4096)
def _day(start: str, end: str, precision: str) -> Day:
    if not (start or end):
        return ("", "", "", "")
    return (start, end, precision, period(day(start), day(end), precision))


def _order(statement: StatementRow[str], rows: Rows) -> tuple[str, str, tuple[tuple[int, int], ...], str]:
    source = rows.sources.get(statement.document)
    issued = source.issued.isoformat() if source and source.issued else "9"
    return (statement.start or statement.end or issued, statement.document, content_of(statement.id), statement.id)
