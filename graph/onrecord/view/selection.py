"""Which statements are drawn: narrowed by act, date, topic and document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.digest.unpack import day
from onrecord.errors import UnknownNode
from onrecord.model.ids import relative
from onrecord.model.statement_row import StatementRow
from onrecord.names.folding import folded
from onrecord.view.page.labels import document_labels
from onrecord.view.page.palette import group_of, wider_acts
from onrecord.view.rows.sources import Source
from onrecord.view.rows.statements import Rows
from onrecord.view.rows.topics import circulated_under, concerns, items_of_topic


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked to see; nothing given means everything.

    ``acts`` are acts of the vocabulary, with all that are narrower, or groups of the legend. A
    statement lies between the dates (inclusive) if any day it may have been made on does; one with no
    date of its own counts by the day its document was published. ``topic`` is a topic of the agendas,
    ``document`` the one that reports, and ``kinds`` are what may be drawn (a view of lists asks them of
    speakers). ``level`` is that at which a page opens: a row or node for each ``actor``, or for each ``state``.
    """

    focus: str | None = None
    acts: tuple[str, ...] = ()
    start: date | None = None
    until: date | None = None
    depth: int = 1
    topic: str | None = None
    kinds: tuple[str, ...] = ()
    document: str | None = None
    level: str = "actor"

    @property
    def narrowed(self) -> bool:
        """Whether acts, dates, a topic or a document leave statements out."""
        return bool(self.acts or self.start or self.until or self.topic or self.document)

    def described(self) -> str:
        """The selection in words, empty if it is everything.

        >>> Selection(focus="Mira Tal", acts=("reject",), until=date(2020, 5, 1)).described()
        'around Mira Tal; acts: reject; until 2020-05-01'
        """
        parts = [
            f"around {self.focus}" + (f", {self.depth} steps" if self.depth > 1 else "") if self.focus else "",
            f"topic: {self.topic}" if self.topic else "",
            f"document: {self.document}" if self.document else "",
            f"kinds: {', '.join(self.kinds)}" if self.kinds else "",
            f"acts: {', '.join(self.acts)}" if self.acts else "",
            f"from {self.start}" if self.start else "",
            f"until {self.until}" if self.until else "",
        ]
        return "; ".join(part for part in parts if part)


def select_statements(rows: Rows, selection: Selection) -> tuple[StatementRow[str], ...]:
    """Return the statements, asserted or not, that pass all of the selection but focus and kinds, in the order of ids.

    Raises UnknownNode where the topic or the document is none that the store has, or several.
    """
    wanted = {act for name in selection.acts for act in (name, name.replace(" ", "-"))}
    items = items_of_topic(rows, selection.topic) if selection.topic else frozenset()
    circulated = circulated_under(rows, items)
    document = find_document(rows.sources, selection.document) if selection.document else ""

    def chosen(statement: StatementRow[str]) -> bool:
        if wanted and wanted.isdisjoint((*wider_acts(statement.act, rows.acts), group_of(statement.act, rows.acts))):
            return False
        if document and statement.document != document:
            return False
        if selection.topic and not concerns(statement, items, circulated):
            return False
        return _between(statement, rows, selection)

    return tuple(statement for statement in rows.statements if chosen(statement))


def _between(statement: StatementRow[str], rows: Rows, selection: Selection) -> bool:
    if not (selection.start or selection.until):
        return True
    first, last = day(statement.start), day(statement.end)
    if first is None and last is None:
        source = rows.sources.get(statement.document)
        first = last = source.issued if source else None
        if first is None:
            return False
    return not (
        (selection.start and last and last < selection.start) or (selection.until and first and first > selection.until)
    )


def find_document(sources: Mapping[str, Source], name: str) -> str:
    """Return the document of an id, its own or the one it came with, a symbol, an address, a title or a label as drawn.

    A unique part of the last two will do. Raises UnknownNode where none or several answer to it.
    """
    if (wanted := relative(name)) in sources:
        return wanted
    labels = document_labels(sources)
    given = folded(name)
    exact = [
        source.id
        for source in sources.values()
        if name in (*source.symbols, *source.urls, *source.texts, *source.names)
        or given in (folded(source.title), folded(labels[source.id]))
    ]
    found = exact or [
        source.id for source in sources.values() if given and given in folded(f"{source.title} {labels[source.id]}")
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNode(f"no document is called {name!r}; `onrecord query actors` and `onrecord show` print ids")
    raise UnknownNode(f"{name!r} may be {len(found)} documents: {', '.join(some_of(found))}; give one of these ids")


def some_of(names: Sequence[str], limit: int = 5) -> Iterable[str]:
    """The first of the names, and a mark if there are more."""
    return [*names[:limit], *(["…"] if len(names) > limit else [])]
