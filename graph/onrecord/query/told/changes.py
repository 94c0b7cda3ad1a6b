"""What came into a store since a day, a time or a build: its documents and what is said in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice

from onrecord.errors import SearchError
from onrecord.model.document import Spans
from onrecord.model.ids import content_of, relative
from onrecord.query.quotable import free_documents, shortened
from onrecord.query.told.facts import Facts
from onrecord.query.told.narrowing import Narrowing
from onrecord.query.told.placed import places_of
from onrecord.query.told.said import Said, Source
from onrecord.rdf.quads import Quads
from onrecord.store.ledger.arrivals import Arrival, ArrivalBook

MOST = 1_000
"""The most that are told at once."""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that is new in the store: when and by which build its document came, and where it stands in it.

    ``stored`` is a time in UTC, ISO 8601, to the second. ``takes_place_of`` are documents of which this is a newer
    version.
    """

    stored: str
    build: int
    said: Said
    at: Spans
    source: Source
    takes_place_of: tuple[str, ...]

    def as_json(self) -> Mapping[str, object]:
        """The same as values of JSON."""
        told = {"stored": self.stored, "build": self.build, **self.said.as_json(), "at": self.at}
        return {**told, "document": self.source.as_json(), "takes_place_of": self.takes_place_of}


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, the newest first: ``documents`` counts all that came, ``more`` tells whether there is more."""

    since: str
    documents: int
    found: tuple[Change, ...]
    more: bool

    def as_json(self) -> Mapping[str, object]:
        """The same as values of JSON."""
        found = [each.as_json() for each in self.found]
        return {"since": self.since, "documents": self.documents, "found": found, "more": self.more}


def changes(
    book: ArrivalBook, graph: Quads, since: str = "", narrowed: Narrowing | None = None, most: int = 50
) -> Changes:
    """What came since a day (``2031-05-04``), a time (``2031-05-04T10:00:00``, UTC) or after the build of a number.

    Without ``since``, what the last build brought. Raises ``SearchError`` for what is none of these.
    """
    if not 0 < most <= MOST:
        raise SearchError(f"{most}: ask for 1 to {MOST:,} at once")
    arrived = _arrived(book, since)
    wanted = (narrowed or Narrowing()).statements(graph)
    fitting = list(islice(_fitting(graph, arrived, wanted), most + 1))
    kept = fitting[:most]
    facts = Facts.of(graph, [name for _, name in kept], {arrival.key for arrival, _ in kept})
    found = (
        Change(each.stored, each.build, facts.said(name), content_of(name), facts.source(each.key), each.takes_place_of)
        for each, name in kept
    )
    return Changes(since or f"build {book.last() - 1}", len(arrived), tuple(found), len(fitting) > most)


def quotable(graph: Quads, found: Changes) -> Changes:
    """The same with the words of each document as far as they may be passed on (``query/quotable.py``)."""
    free = {relative(document) for document in free_documents(graph)}

    def kept(change: Change) -> Change:
        words = change.said.words
        told = words if change.source.document in free else shortened(words)
        return replace(change, said=replace(change.said, words=told))

    return replace(found, found=tuple(map(kept, found.found)))


def _arrived(book: ArrivalBook, since: str) -> Sequence[Arrival]:
    if not since:
        return book.after_build(book.last() - 1)
    if re.fullmatch(r"[0-9]{1,9}", since):
        return book.after_build(int(since))
    try:
        moment = datetime.fromisoformat(since) if "T" in since else datetime.combine(date.fromisoformat(since), time())
    except ValueError:
        told = "no day, time or number of a build; write it as YYYY-MM-DD, as YYYY-MM-DDTHH:MM:SS, or as digits"
        raise SearchError(f"--since {since[:40]!r}: {told}") from None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return book.since(moment.isoformat(timespec="seconds"))


def _fitting(graph: Quads, arrived: Sequence[Arrival], wanted: frozenset[str] | None) -> Iterator[tuple[Arrival, str]]:
    """The statements of what came, in the order of the documents and of their texts."""
    for arrival in arrived:
        found = {name for name in places_of(graph, arrival.key) if wanted is None or name in wanted}
        yield from ((arrival, name) for name in sorted(found, key=lambda name: (content_of(name), name)))
