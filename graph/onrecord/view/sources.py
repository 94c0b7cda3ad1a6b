"""The documents of a store: what each says of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from onrecord.quoting import free_documents
from onrecord.view.answers import answers_in_bulk, local
from onrecord.view.told import day
from onrecord.vocabulary import PREFIXES, iri

_ARTICLE = PREFIXES["schema"] + "NewsArticle"


@dataclass(frozen=True, slots=True)
class Source:
    """A document: what it says of itself. ``texts`` are the keys of its stored texts, ``names`` ids it came with.

    ``free`` tells whether its words may be passed on in full, after ``quoting``; else they are cut.
    ``newer`` is the document that took its place in the source, empty where none did.
    """

    id: str
    kind: str
    title: str = ""
    issued: date | None = None
    publisher: str = ""
    symbols: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    free: bool = False
    newer: str = ""


def read_sources(store: ox.Store) -> dict[str, Source]:
    """Every document that the store knows, by id; in the order of ids."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document, property_, value in answers_in_bulk(store, "documents"):
        told[document][property_].add(value)
    for text, document in answers_in_bulk(store, "texts"):
        told[document]["text"].add(local(text))
    publishers = dict(sorted(answers_in_bulk(store, "publishers"), reverse=True))
    newer = {older: document for document, older in sorted(answers_in_bulk(store, "revisions"), reverse=True)}
    free = free_documents(store)
    return {
        document: _source(document, values, publishers, newer.get(document, ""), iri(document) in free)
        for document, values in sorted(told.items())
        if "type" in values
    }


def _source(
    document: str, values: Mapping[str, set[str]], publishers: Mapping[str, str], newer: str, free: bool
) -> Source:
    def every(name: str) -> tuple[str, ...]:
        return tuple(sorted(values.get(name, ())))

    kinds = [local(kind) for kind in every("kind")]
    kind = "news" if _ARTICLE in every("type") or "news" in kinds else (kinds or ["other"])[0]
    return Source(
        id=document,
        kind=kind,
        title=next(iter(every("title")), ""),
        issued=next((found for found in map(day, every("issued")) if found), None),
        publisher=" / ".join(sorted({publishers.get(by, by) for by in every("publisher")})),
        symbols=every("symbol"),
        urls=every("url"),
        texts=every("text"),
        names=every("name"),
        free=free,
        newer=newer,
    )
