"""Documents: a text, its identity and what it says of itself. No input or output here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.errors import UnreadableDocument
from onrecord.model.document_kind import DocumentKind as DocumentKind
from onrecord.model.masthead import NO_MASTHEAD, Masthead
from onrecord.model.span import Span as Span
from onrecord.model.span import Spans as Spans
from onrecord.model.span import paragraphs as paragraphs
from onrecord.model.span import slices as slices
from onrecord.model.span import trim as trim

DateBasis = Literal["stated", "inferred"]

SectionKind = Literal[
    "title", "masthead", "byline", "dateline", "caption", "heading", "body", "speaker", "signature", "note"
]

Voice = Literal["block", "signed", "turn", "question", "answer"]
"""Whose own words a body is: of whom the text before it names (a block set apart), of whom the line below it names,
of whom the label above it names, or, in an interview that labels nobody, of who asks and who answers."""

SENTENCE_SECTIONS: frozenset[SectionKind] = frozenset({"body", "title", "heading"})
"""Sections that may hold sentences; the others are cut off for the parser only."""

ANALYSED_LANGUAGES = frozenset({"en"})
"""The languages the rules are made for; a document in another is kept, and nothing is sought in it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text and its part in the layout; ``text[start:end]`` has no outer space.

    ``voice`` is set where the stretch is somebody's own words, and on the label that names them.
    """

    kind: SectionKind
    start: int
    end: int
    voice: Voice | None = None

    @property
    def span(self) -> Span:
        """The section's place, end exclusive."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its text (LF line ends, else code point for code point) and its metadata.

    ``published`` is what the document or its metadata state, or what was inferred from the text;
    ``published_basis`` tells which, and is ``None`` where no date is known. ``sections`` are in the
    order of the text and do not overlap; every character that is not white space lies in one. ``masthead``
    is what reading found at the head of a document of the United Nations; it follows from the text.
    ``read_by`` names the program that made the text out of pictures or another format, and may have made mistakes.
    ``cut_off`` tells why the text is only a part of what there was.
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
    masthead: Masthead | None = field(default=None, compare=False, repr=False)
    read_by: str | None = None
    cut_off: str | None = None

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
    def sha256(self) -> str:
        """The SHA-256 of the text as UTF-8. Raises ``UnreadableDocument`` where it is no Unicode."""
        try:
            return _sha256(self.text)
        except UnicodeEncodeError as error:
            reason = f"character {error.start} of its text is half of a surrogate pair"
            raise UnreadableDocument(self.source, reason, "save it as UTF-8 again") from error

    @property
    def is_analysed(self) -> bool:
        """Whether statements are sought in it; in a language that the rules do not know they are not.

        >>> Document(text="Il est nul.", doc_id="a", language="fr").is_analysed
        False
        """
        return self.language is None or self.language in ANALYSED_LANGUAGES

    @property
    def untold(self) -> tuple[str, ...]:
        """What of symbol, organ and day a document of the United Nations does not tell; nothing of others.

        >>> Document(text="A", doc_id="a", masthead=Masthead((), "resolution", organs=("Security Council",))).untold
        ('symbol', 'day')
        """
        if self.masthead is None or self.masthead == NO_MASTHEAD or self.masthead.kind == "speech":
            return ()
        day = self.published if self.published_basis == "stated" else None
        told = {"symbol": self.symbols, "organ": self.masthead.organs, "day": day}
        return tuple(name for name, value in told.items() if not value)

    def sections_of(self, *kinds: SectionKind) -> Iterator[Section]:
        """The sections of the given kinds, in order."""
        return (section for section in self.sections if section.kind in kinds)


@lru_cache(8)
def _key(text: str, stated: str, publisher: str) -> str:
    """The key of an identity: asked thousands of times over one document, then over the next."""
    return hashlib.sha256("\x1f".join((text, stated, publisher)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(8)
def _sha256(text: str) -> str:
    """The hash of a text: it stands in the graph and in a store's manifest."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
