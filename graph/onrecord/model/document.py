"""Documents: a text, its identity and what it says of itself. No input or output here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

Span = tuple[int, int]
"""``(start, end)`` in code points of a document's text, end exclusive."""

Spans = tuple[Span, ...]
"""A thing that may be discontinuous: spans in the order of the text."""

DocumentKind = Literal["news", "release", "letter", "resolution", "record", "other"]

DateBasis = Literal["stated", "inferred"]

SectionKind = Literal[
    "title", "masthead", "byline", "dateline", "caption", "heading", "body", "speaker", "signature", "note"
]

SENTENCE_SECTIONS: frozenset[SectionKind] = frozenset({"body", "title", "heading"})
"""Sections that may hold sentences; the others are cut off for the parser only."""

ANALYSED_LANGUAGES = frozenset({"en"})
"""The languages the rules are made for; a document in another is kept, and nothing is sought in it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text and its part in the layout; ``text[start:end]`` has no outer space."""

    kind: SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The section's place, end exclusive."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its text (LF line ends, else code point for code point) and its metadata.

    ``published`` is what the document or its metadata state, or what was inferred from the text;
    ``published_basis`` tells which, and is ``None`` where no date is known. ``sections`` are in the
    order of the text and do not overlap; every character that is not white space lies in one.
    ``read_by`` names the program that made the text out of pictures or another format, and may have made mistakes.
    """

    text: str
    doc_id: str
    source: str = ""
    kind: DocumentKind = "other"
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    symbols: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    read_by: str | None = None

    @property
    def key(self) -> str:
        """Sixteen hex digits that identify the document: from text, stated date and publisher.

        An inferred date is left out: it follows from the text, and rules that infer it may improve
        without turning the document into another one. Path and URL are left out, so that the same
        document found twice is one.

        >>> Document(text="Hello.", doc_id="a").key == Document(text="Hello.", doc_id="b").key
        True
        """
        stated = self.published.isoformat() if self.published and self.published_basis == "stated" else ""
        return _key(self.text, stated, self.publisher or "")

    @property
    def is_analysed(self) -> bool:
        """Whether statements are sought in it; in a language that the rules do not know they are not.

        >>> Document(text="Il est nul.", doc_id="a", language="fr").is_analysed
        False
        """
        return self.language is None or self.language in ANALYSED_LANGUAGES

    def sections_of(self, *kinds: SectionKind) -> Iterator[Section]:
        """The sections of the given kinds, in order."""
        return (section for section in self.sections if section.kind in kinds)


@lru_cache(8)
def _key(text: str, stated: str, publisher: str) -> str:
    """The key of an identity: asked thousands of times over one document, then over the next."""
    return hashlib.sha256("\x1f".join((text, stated, publisher)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slices(text: str, spans: Iterable[Span]) -> list[str]:
    """The words at each span.

    >>> slices("one two three", [(0, 3), (8, 13)])
    ['one', 'three']
    """
    return [text[start:end] for start, end in spans]


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty at ``start`` if nothing else is there.

    >>> trim("a  bc ", 1, 6)
    (3, 5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The spans of the lines that are not blank, trimmed.

    >>> list(paragraphs("One.\\n\\n Two. \\n"))
    [(0, 4), (7, 11)]
    """
    stop = len(text) if end is None else end
    for match in re.compile(r"[^\n]+").finditer(text, start, stop):
        span = trim(text, match.start(), match.end())
        if span[0] < span[1]:
            yield span
