"""What the sources of one text say of the document itself, as triples: title, date, publisher, symbols.

The same text with the same date and publisher may be found in several places. It is one document; the
functions here merge what its sources say, whichever of them was read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import cast

from pyoxigraph import Literal, NamedNode

from onrecord.model.document import DateBasis, Document, DocumentKind
from onrecord.model.ids import document_id
from onrecord.names.folding import is_full_name, slug
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, Triple, day, kind_node, node, term

KIND_CLASSES: dict[DocumentKind, str] = {
    "news": "schema:NewsArticle",
    "release": "undo:PressRelease",
    "letter": "undo:OfficialLetter",
    "resolution": "undo:Resolution",
    "record": "undo:MeetingRecord",
}
"""The class beside ``rec:Document`` that each kind of document has."""


@dataclass(frozen=True, slots=True, order=True)
class Description:
    """What one source says of a document; ordered by ``doc_id``, then ``source``."""

    doc_id: str
    source: str = ""
    kind: DocumentKind = "other"
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    symbols: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Description:
        """The description that a document as read carries."""
        return cls(
            doc_id=document.doc_id,
            source=document.source,
            kind=document.kind,
            title=document.title,
            authors=document.authors,
            publisher=document.publisher,
            published=document.published.isoformat() if document.published else None,
            published_basis=document.published_basis,
            url=document.url,
            language=document.language,
            symbols=document.symbols,
        )

    def to_json(self) -> dict[str, object]:
        """The description as plain data, for a store's manifest."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, object]) -> Description:
        """The description that ``to_json`` gave."""
        fields = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
        return cls(**cast("dict[str, str]", fields))  # type: ignore[arg-type]


def merged(descriptions: Iterable[Description]) -> Description:
    """One description of several: each field from the first source, by ``doc_id``, that has it.

    >>> merged([Description("b", title="Talks"), Description("a", kind="news")])
    Description(doc_id='a', source='', kind='news', title='Talks', authors=(), publisher=None, published=None, \
published_basis=None, url=None, language=None, symbols=())
    """
    ordered = sorted(descriptions, key=lambda found: (found.doc_id, found.source))
    first = ordered[0]
    dated = next((found for found in ordered if found.published), first)
    return Description(
        doc_id=first.doc_id,
        source=first.source,
        kind=next((found.kind for found in ordered if found.kind != "other"), "other"),
        title=next((found.title for found in ordered if found.title), None),
        authors=next((found.authors for found in ordered if found.authors), ()),
        publisher=next((found.publisher for found in ordered if found.publisher), None),
        published=dated.published,
        published_basis=dated.published_basis,
        url=next((found.url for found in ordered if found.url), None),
        language=next((found.language for found in ordered if found.language), None),
        symbols=next((found.symbols for found in ordered if found.symbols), ()),
    )


def dated_as(known: Description, found: Description) -> Description:
    """What a source says, with the date that is known where it states none: an inferred date follows from the text.

    >>> known = Description("a", published="2020-04-14", published_basis="inferred")
    >>> dated_as(known, Description("b")).published
    '2020-04-14'
    """
    if found.published_basis == "stated":
        return found
    return replace(found, published=known.published, published_basis=known.published_basis)


def described_node(key: str, descriptions: Sequence[Description]) -> NamedNode:
    """The node of the document that the sources of one text describe."""
    return node(document_id(key, merged(descriptions).symbols))


def label_of(description: Description) -> str:
    """How the document is called: by its title, else its first symbol, else its id at the source."""
    return description.title or next(iter(description.symbols), "") or description.doc_id


def describe(key: str, descriptions: Sequence[Description]) -> Iterator[Triple]:
    """The triples of a document and of its text's language; of publisher and authors only their ids."""
    whole = merged(descriptions)
    subject = described_node(key, descriptions)
    yield Triple(subject, RDF_TYPE, term("rec:Document"))
    if whole.kind in KIND_CLASSES:
        yield Triple(subject, RDF_TYPE, term(KIND_CLASSES[whole.kind]))
    yield Triple(subject, term("rec:kind"), kind_node(whole.kind))
    yield Triple(subject, PREF_LABEL, Literal(label_of(whole)))
    if whole.title:
        yield Triple(subject, term("dcterms:title"), Literal(whole.title))
    for symbol in whole.symbols:
        yield Triple(subject, term("rec:symbol"), Literal(symbol))
    if whole.published and whole.published_basis:
        yield Triple(subject, term("dcterms:issued"), day(date.fromisoformat(whole.published)))
        yield Triple(subject, term("rec:dateBasis"), term(f"rec:{whole.published_basis}"))
    for name, relative in named_by(whole):
        yield Triple(subject, term(f"dcterms:{name}"), node(relative))
    for doc_id in sorted({found.doc_id for found in descriptions}):
        yield Triple(subject, term("dcterms:identifier"), Literal(doc_id))
    for url in sorted({found.url for found in descriptions if found.url}):
        yield Triple(subject, term("schema:url"), Literal(url, datatype=term("xsd:anyURI")))
    if whole.language:
        yield Triple(node(f"text/{key}"), term("dcterms:language"), term(f"lan:{whole.language}"))


def named_by(whole: Description) -> Iterator[tuple[str, str]]:
    """Publisher and authors as pairs of property and relative id; a one-word byline names no person."""
    if whole.publisher and slug(whole.publisher):
        yield "publisher", f"outlet/{slug(whole.publisher)}"
    for author in whole.authors:
        if is_full_name(author) and slug(author):
            yield "creator", f"person/{slug(author)}"
