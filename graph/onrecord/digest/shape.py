"""The digest of a document: an index of the statements in its graph, packed as JSON. ``unpack`` makes rows of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from onrecord.rdf.namespaces import PREFIXES, REC

FORMAT = 1
"""Changes with what is packed, and how: digests of another are made anew."""

Head = tuple[str, str, str, str, str, str, list[str], list[str]]
"""Of one statement what decides whether and where it is drawn, as JSON has it.

``[place, status, act, from, until, precision, parties, under]``: the place is the rest of the statement's id after
the key, days are ISO or empty, ``under`` are agenda items. A party is one character for the property and the rest
of the reference's id after the key, or the id of what is no reference of this document.
"""

Detail = tuple[str, str, str, str, str, list[int], str]
"""The rest: ``[place, mode, attribution, rule, words, source, review]``, the source as ``[begin, end, begin, ...]``."""

Relation = tuple[str, int, int, str, str]
"""``[item, begin, end, statement, circulated]``: an item named, in which statement, or a document circulated under it.

The statement is given as its place, the document as a party is, each empty where there is none.
"""

Sources = Mapping[str, Mapping[str, list[str]]]
"""Properties of documents, by the documents' ids: ``SOURCE`` has the names of properties, ``text`` has keys of texts.

``type`` and ``publisher`` and ``license`` are IRIs or literals as they stand, ``kind`` is its name.
"""

Names = Mapping[str, list[str]]
"""``[kind, label]`` that a document gives to each of its references, by the rest of their ids."""

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
"""The properties of the document itself, with their names in ``Sources``."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one document, each part as JSON.

    ``sources`` is ``Sources``; ``heads`` is ``[document, [Head], [Relation]]``, in order; ``details`` is ``[Detail]``;
    ``names`` is ``Names``.
    """

    sources: str
    heads: str
    details: str
    names: str


class PackedHeads(NamedTuple):
    """The heads of one document, as JSON, and ``nodes``: what its references are after matching, if not themselves."""

    key: str
    nodes: Mapping[str, str]
    heads: str


class Digests(Protocol):
    """The digests of all documents of a store; heads come in the order of keys."""

    def aliases(self) -> Mapping[str, str]:
        """Return the nodes that ids other than references were matched with."""

    def sources(self) -> Iterator[Sources]:
        """Yield for each document what its graph says of documents, which is of itself."""

    def heads(self) -> Iterator[PackedHeads]:
        """Yield the heads of each document."""

    def details(self, keys: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Yield key and details, as JSON, of the documents with these keys, or of all."""

    def names(self, keys: Collection[str]) -> Iterator[tuple[str, Names]]:
        """Yield key and names of references for each of these documents."""
