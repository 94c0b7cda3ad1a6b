"""One stored statement as a row: the form in which digests, views, tables and ``show`` hand it on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from onrecord.model.document import Spans

Who = TypeVar("Who")
"""What stands for somebody who takes part: the id of a node in views, an id with its names in tables."""


class StatementRow(NamedTuple, Generic[Who]):
    """A stored statement with those who take part in it, after matching; texts are empty where nothing is known.

    Unless ``status`` is ``asserted``, the document does not say that the ``speakers`` said it. ``start`` and ``end``
    are ISO 8601 days, inclusive. ``relays`` are those through whom the document has the statement, ``via`` the one
    it names as such; ``within`` is the statement around it, which digests do not have. ``under`` are the agenda items
    it was made under. ``references`` has for each node where the document first names it, as ``BEGIN-END``;
    ``spans`` are those of ``source``, ``cue`` and ``content``; ``acting`` has for each node the states and bodies that
    it speaks for in the document, as far as it is known.

    A tuple with names, as a frozen dataclass takes ten times as long to make, for each of a hundred thousand.
    """

    id: str
    document: str
    status: str
    act: str
    mode: str = ""
    attribution: str = ""
    words: str = ""
    rule: str = ""
    start: str = ""
    end: str = ""
    precision: str = ""
    speakers: tuple[Who, ...] = ()
    about: tuple[Who, ...] = ()
    relays: tuple[Who, ...] = ()
    addressees: tuple[Who, ...] = ()
    review: str = ""
    references: Mapping[str, str] = MappingProxyType({})
    spans: Mapping[str, Spans] = MappingProxyType({})
    via: tuple[Who, ...] = ()
    within: str = ""
    under: tuple[str, ...] = ()
    acting: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class DocumentRow(NamedTuple):
    """The document that reports a statement, as tables name it; ``basis`` tells where the day ``published`` is from."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    basis: str = ""
