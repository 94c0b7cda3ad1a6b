"""Agenda items that a document names, by number or by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import DateBasis, Span
from onrecord.model.fact import Thing, Value, each
from onrecord.model.ids import document_id, parent_of
from onrecord.model.named import PRINTED, Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference
from onrecord.names.signs import as_seen

AgendaStatus = Literal["adopted", "provisional", "preliminary"]


@dataclass(frozen=True, slots=True)
class AgendaItem(Finding):
    """A place where a document names an item of one session's agenda.

    ``id`` is relative, as in ``item/ga/74/68/a``; ``None`` where the session is not known. ``by_title``
    tells that the text gives no number: ``number`` is then the agenda's own, or empty if there is none.
    ``title`` is the official one where the vocabulary has it, else the text's own (``title_span``). Of a
    sub-item, ``parent_title`` is what the text gives before a colon: the title of the whole item. ``printed``
    tells that a masthead or heading of a document of the United Nations gives number and title.
    """

    lists = ("agenda_items", "titled_items")
    place = 70

    span: Span
    number: str
    organ: str | None
    session: str | None
    title: str | None = None
    title_span: Span | None = None
    parent_title: str | None = None
    status: AgendaStatus = "adopted"
    id: str | None = None
    session_basis: DateBasis = "stated"
    by_title: bool = False
    printed: bool = False

    @property
    def listed_in(self) -> str:
        """As ``Finding`` has it: what is named by its title is listed apart."""
        return self.lists[self.by_title]

    def to_json(self, key: str) -> Json:
        """As ``Finding`` has it."""
        return {
            "span": list(self.span),
            "number": self.number or None,
            "title": self.title,
            "title_span": list(self.title_span) if self.title_span else None,
            "organ": self.organ,
            "session": _session(self.session),
            "session_basis": self.session_basis,
            "status": self.status,
            "id": self.id,
        }

    def mentions(self) -> Iterator[tuple[str, Span]]:
        """As ``Finding`` has it.

        An item whose session nobody knows has no id, so that it is no place on any agenda: it stays out of the graph.
        """
        if self.id:
            yield self.id, self.span
            if self.title_span:
                yield self.id, self.title_span

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:
        """As ``Finding`` has it: the item, if it has an id, and what a masthead or heading prints as its title."""
        if not self.id:
            return
        yield Named(self.id, "item", self.title or "")
        parent = parent_of(self.id)
        if self.parent_title:
            yield Named(parent, "item", self.parent_title)
        if self.printed and self.title_span:
            document = document_id(record.document.key, record.document.symbols)
            words = " ".join(as_seen(record.document.text[slice(*self.title_span)]).text.split())
            yield Named(self.id, PRINTED, words[:1].upper() + words[1:], document)
            if self.parent_title:
                yield Named(parent, PRINTED, self.parent_title, document)


def ids_of(items: Iterable[AgendaItem]) -> list[str]:
    """The ids of some items, as far as they are known."""
    return [item.id for item in items if item.id]


def pairs_of(items: Iterable[AgendaItem], organ: str | None) -> Iterator[tuple[str, Value]]:
    """In which organ, by its relative id, and under which items of its agenda something was done."""
    if organ:
        yield "rec:organ", Thing(organ)
    yield from each("rec:underItem", map(Thing, ids_of(items)))


def named_items(items: Iterable[AgendaItem], record: Record, references: Sequence[Reference]) -> Iterator[Named]:
    """What some items name, as ``Finding.named`` has it."""
    for item in items:
        yield from item.named(record, references)


def _session(session: str | None) -> int | str | None:
    """A number where the session has one; special sessions ("es-11") stay as they are."""
    return int(session) if session and session.isascii() and session.isdigit() else session


KIND = AgendaItem
