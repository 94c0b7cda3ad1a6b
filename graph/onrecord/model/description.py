"""What the sources of one text say of the document itself: title, date, publisher, symbols.

The same text with the same date and publisher may be found in several places. It is one document; the
functions here merge what its sources say, whichever of them was read first. ``Described`` is what they say, merged
once: whoever tells of a document reads it there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, cast

from onrecord.model.document import DateBasis, Document, DocumentKind
from onrecord.model.ids import document_id
from onrecord.names.folding import is_full_name, slug


class Description(NamedTuple):
    """What one source says of a document; ordered by ``doc_id``, then ``source``. A tuple: stores hold very many.

    ``untold`` is what a document of the United Nations does not tell of symbol, organ and day; ``cut_off`` why this
    source has only a part of it.
    """

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
    untold: tuple[str, ...] = ()
    cut_off: str | None = None

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
            untold=document.untold,
            cut_off=document.cut_off,
        )

    @classmethod
    def from_json(cls, data: dict[str, object]) -> Description:
        """The description whose fields, by name, a store's manifest holds as JSON."""
        fields = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
        return cls(**cast("dict[str, str]", fields))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Described:
    """What all sources of one text say of the document: each by itself, and together.

    ``id`` and ``label`` are what the document is called by; ``named`` are publisher and authors, each once, with
    ``publisher`` or ``creator``, the relative id and the name. A one-word byline names no person.
    """

    key: str
    sources: tuple[Description, ...]
    whole: Description
    id: str
    label: str
    named: tuple[tuple[str, str, str], ...]

    @classmethod
    def by(cls, key: str, sources: Iterable[Description]) -> Described:
        """The document with that key as its sources, one or more, describe it."""
        every = tuple(sources)
        whole = merged(every)
        return cls(key, every, whole, document_id(key, whole.symbols), label_of(whole), _named_by(whole))


def with_source(key: str, known: Described | None, found: Description, *, noted: bool = False) -> Described:
    """What all sources of a document say, with this one in place of what the same source said before.

    ``noted`` is a source of a text that is known and was not read again: where it states no date, it has the known one.
    """
    sources = known.sources if known else ()
    others = [each for each in sources if (each.source, each.doc_id) != (found.source, found.doc_id)]
    told = dated_as(known.whole, found) if known and noted else found
    return Described.by(key, sorted((*others, told), key=lambda each: (each.doc_id, each.source)))


def _named_by(whole: Description) -> tuple[tuple[str, str, str], ...]:
    named = [("publisher", "outlet", whole.publisher or "")]
    named += [("creator", "person", author) for author in whole.authors if is_full_name(author)]
    found: dict[str, tuple[str, str, str]] = {}
    for kind, space, name in named:
        if slug(name):
            found.setdefault(f"{space}/{slug(name)}", (kind, f"{space}/{slug(name)}", name))
    return tuple(found.values())


def merged(descriptions: Iterable[Description]) -> Description:
    """One description of several: each field from the first source, by ``doc_id``, that has it.

    What one source has whole is not cut off.

    >>> merged([Description("b", title="Talks"), Description("a", kind="news")])
    Description(doc_id='a', source='', kind='news', title='Talks', authors=(), publisher=None, published=None, \
published_basis=None, url=None, language=None, symbols=(), untold=(), cut_off=None)
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
        cut_off=first.cut_off if all(found.cut_off for found in ordered) else None,
    )


def dated_as(known: Description, found: Description) -> Description:
    """What a source says, with the date that is known where it states none: an inferred date follows from the text.

    >>> known = Description("a", published="2020-04-14", published_basis="inferred")
    >>> dated_as(known, Description("b")).published
    '2020-04-14'
    """
    if found.published_basis == "stated":
        return found
    return found._replace(published=known.published, published_basis=known.published_basis)


def label_of(description: Description) -> str:
    """How the document is called: by its title, else its first symbol, else its id at the source."""
    return description.title or next(iter(description.symbols), "") or description.doc_id
