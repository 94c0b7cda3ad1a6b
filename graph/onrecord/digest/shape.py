"""What a digest holds: of each document of a store, what its graph tells of its statements, as plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.rdf.namespaces import PREFIXES, REC

FORMAT = 1
"""Changes with what is packed, and how: digests of another are made anew."""

Head = list[Any]
"""Of one statement what decides whether and where it is drawn.

``[place, status, act, from, until, precision, parties, under]``: the place is the rest of the statement's id after
the key, days are ISO or empty, ``under`` are agenda items. A party is one character for the property and the rest
of the reference's id after the key, or the id of what is no reference of this document.
"""

Detail = list[Any]
"""The rest: ``[place, mode, attribution, rule, words, source, review]``, the source as ``[begin, end, begin, ...]``."""

Relation = list[Any]
"""``[item, begin, end, statement, circulated]``: an item named, in which statement, or a document circulated under it.

The statement is told as its place, the document as a party is, each empty where there is none.
"""

Told = Mapping[str, Mapping[str, list[str]]]
"""Of documents, by their ids, the values of what is told of each: ``SOURCE`` has the names, ``text`` are keys.

``type`` and ``publisher`` and ``license`` are IRIs or literals as they stand, ``kind`` is its name.
"""

PARTIES = {
    "speaker": "s",
    "putativeSpeaker": "p",
    "about": "a",
    "addressee": "d",
    "via": "v",
    "relayedBy": "b",
}
"""The characters of properties that lead to who takes part."""

TYPE = PREFIXES["rdf"] + "type"

SOURCE = {
    TYPE: "type",
    f"{REC}kind": "kind",
    PREFIXES["dcterms"] + "title": "title",
    PREFIXES["dcterms"] + "issued": "issued",
    PREFIXES["dcterms"] + "publisher": "publisher",
    PREFIXES["dcterms"] + "license": "license",
    PREFIXES["dcterms"] + "identifier": "name",
    f"{REC}symbol": "symbol",
    PREFIXES["schema"] + "url": "url",
}
"""What a document's graph tells of the document itself."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One document's, each part as JSON.

    ``sources`` is ``Told``; ``heads`` is ``[document, [Head], [Relation]]``, in order; ``details`` is ``[Detail]``;
    ``names`` maps references, by the rest of their ids, to ``[kind, label]``.
    """

    sources: str
    heads: str
    details: str
    names: str


Heads = tuple[str, Mapping[str, str], tuple[str, list[Head], list[Relation]]]
"""The key of a document, what its references are after matching where not themselves, and its heads."""


class Digests(Protocol):
    """The digests of all documents of a store; their heads come in the order of keys."""

    def aliases(self) -> Mapping[str, str]:
        """Where ids that are no references lead after matching."""

    def sources(self) -> Iterator[Told]:
        """What each document's graph tells of documents: of itself."""

    def heads(self) -> Iterator[Heads]:
        """What is told of each document's statements, and what its references are."""

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, list[Detail]]]:
        """The rest of what is told, of the documents with these keys, or of all."""

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
        """Kind and label that each of these documents gives to its references."""
