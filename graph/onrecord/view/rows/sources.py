"""The documents of a store, each with what it says of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from onrecord.digest.of_graph import shared_sources
from onrecord.digest.shape import Digests
from onrecord.digest.unpack import day
from onrecord.query.quotable import may_be_passed_on
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Quads
from onrecord.view.rows.answers import answers_in_bulk

_DOCUMENT = REC + "Document"
_ARTICLE = PREFIXES["schema"] + "NewsArticle"


@dataclass(frozen=True, slots=True)
class Source:
    """A document with what it says of itself. ``texts`` are the keys of its stored texts, ``names`` ids it came with.

    ``free`` is whether its words may be passed on in full, after ``query/quotable.py``; else they are cut.
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


def read_sources(graph: Quads, digests: Digests) -> dict[str, Source]:
    """Return every document that the store knows, by id and in the order of ids."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for found in chain(digests.sources(), [shared_sources(graph)]):
        for document, properties in found.items():
            for name, values in properties.items():
                said[document][name].update(values)
    publishers = dict(sorted(answers_in_bulk(graph, "publishers"), reverse=True))
    newer = {older: document for document, older in sorted(answers_in_bulk(graph, "revisions"), reverse=True)}
    return {
        document: _source(document, values, publishers, newer.get(document, ""))
        for document, values in sorted(said.items())
        if _DOCUMENT in values.get("type", ())
    }


def _source(document: str, values: Mapping[str, set[str]], publishers: Mapping[str, str], newer: str) -> Source:
    def every(name: str) -> tuple[str, ...]:
        return tuple(sorted(values.get(name, ())))

    kinds = every("kind")
    news = _ARTICLE in every("type") or "news" in kinds
    return Source(
        id=document,
        kind="news" if news else (kinds or ("other",))[0],
        title=next(iter(every("title")), ""),
        issued=next((found for found in map(day, every("issued")) if found), None),
        publisher=" / ".join(sorted({publishers.get(by, by) for by in every("publisher")})),
        symbols=every("symbol"),
        urls=every("url"),
        texts=every("text"),
        names=every("name"),
        free=may_be_passed_on(licence="license" in values, symbol="symbol" in values, news=news),
        newer=newer,
    )
