"""What a document, or a file beside it, says of the document: optional fields, and which source wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import cast, get_args

from onrecord.model.document import DocumentKind
from onrecord.reading.draft.printed_date import parse_date

KINDS: frozenset[str] = frozenset(get_args(DocumentKind))

_FIELDS: dict[str, str] = {
    "doc_id": "doc_id", "id": "doc_id", "title": "title", "headline": "title",
    "authors": "authors", "author": "authors", "byline": "authors",
    "publisher": "publisher", "outlet": "publisher", "url": "url",
    "published": "published", "date": "published", "language": "language", "kind": "kind",
    "symbol": "symbols", "symbols": "symbols",
}  # fmt: skip


class MetadataError(ValueError):
    """A metadata field that does not hold what its name promises; the message names both."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of a document; ``None`` (or no authors) where nothing is said."""

    doc_id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    symbols: tuple[str, ...] = ()

    def over(self, other: Metadata) -> Metadata:
        """These fields, and those of ``other`` where these say nothing.

        >>> Metadata(title="A").over(Metadata(title="B", publisher="The Gazette")).publisher
        'The Gazette'
        """
        return replace(
            other, **{field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}
        )


NOTHING_SAID = Metadata()
"""The metadata of a document of which nothing is said."""


def metadata_from(given: Mapping[str, object]) -> Metadata:
    """The metadata in a mapping from JSON or front matter; fields it does not know are left.

    Where two names mean one field (``published`` and ``date``), the first in this file's table wins.
    Raises ``MetadataError`` for a value of the wrong kind, such as a date that is none.
    """
    found: dict[str, object] = {}
    for name, field in _FIELDS.items():
        value = given.get(name)
        if value is None or value in ("", []) or field in found:
            continue
        found[field] = _value(name, field, value)
    return replace(NOTHING_SAID, **found)  # type: ignore[arg-type]


def _value(name: str, field: str, value: object) -> object:
    if field == "symbols":
        return _symbols(value)
    if field == "authors":
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise MetadataError(f'"{name}" is no name and no list of names')
        return tuple(one.strip() for one in cast(list[str], listed) if one.strip())
    if isinstance(value, int) and field == "doc_id" and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise MetadataError(f'"{name}" is no string')
    return _checked(name, field, value.strip())


def _symbols(value: object) -> tuple[str, ...]:
    """The symbols of UN documents among the values; shares and signs have symbols, too."""
    from onrecord.un.symbol import canonical_symbol  # loads a parser, which few documents need

    listed = value if isinstance(value, list) else [value]
    found = (canonical_symbol(one) for one in listed if isinstance(one, str))
    return tuple(symbol for symbol in found if symbol)


def _checked(name: str, field: str, value: str) -> object:
    if field == "published":
        published = parse_date(value)
        if published is None:
            raise MetadataError(f'"{name}" is no date: {value[:40]!r}')
        return published
    if field == "kind":
        if value not in KINDS:
            raise MetadataError(f'"{name}" is none of {", ".join(sorted(KINDS))}: {value[:40]!r}')
        return cast(DocumentKind, value)
    if field == "language":
        return language_code(value)
    return value


def language_code(tag: str) -> str | None:
    """The language of a BCP 47 tag, without region and script.

    >>> language_code("en-GB")
    'en'
    """
    primary = tag.replace("_", "-").split("-")[0].strip().lower()
    return primary if primary.isalpha() and len(primary) in (2, 3) else None
