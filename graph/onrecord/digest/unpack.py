"""Makes rows of the digests of documents, in two steps.

A head gives what decides whether and where a statement is drawn; a detail gives words, source and the rest, read only
for the statements that are drawn. What stands in a statement's id is not packed again: the key of its text, and the
spans of cue and content (docs/model.md has the pattern of ids).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.digest.shape import Detail, Head, Relation
from onrecord.model.document import Spans
from onrecord.model.ids import content_of, cue_of
from onrecord.model.statement_row import StatementRow

_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
_NOBODY: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class UnpackedHeads(NamedTuple):
    """The heads of one document: ``document`` is the id that its statements give for it, empty where there are none."""

    document: str
    heads: list[Head]
    relations: list[Relation]


def unpack_heads(packed: str) -> UnpackedHeads:
    """Return the heads of one document from their JSON."""
    document, heads, relations = json.loads(packed)
    return UnpackedHeads(document, heads, relations)


def unpack_details(key: str, packed: str) -> Iterator[tuple[str, Detail]]:
    """Yield the id of each statement of a document with its detail, from their JSON."""
    details: list[Detail] = json.loads(packed)
    for detail in details:
        place, *_ = detail
        yield f"statement/{key}/{place}", detail


def references_in(packed: str) -> set[str]:
    """Return the references that take part in a document's statements, by the rest of their ids."""
    return {party[1:] for *_, parties, _under in unpack_heads(packed).heads for party in parties if "/" not in party}


class Parties:
    """The nodes of those who take part in the statements of one document.

    ``nodes`` are what its references are after matching, where not themselves, ``aliases`` where other ids lead.
    """

    def __init__(self, key: str, nodes: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        self._start = f"reference/{key}/"
        self._aliases = aliases
        self._known = {reference: aliases.get(node, node) for reference, node in nodes.items()}

    def of(self, reference: str) -> str:
        """Return the node of a party, given by the rest of its reference's id or by its own id."""
        found = self._known.get(reference)
        if found is None:
            found = self._aliases.get(reference, reference) if "/" in reference else self._start + reference
            self._known[reference] = found
        return found


class Reported:
    """The statements of one document, made of its heads.

    ``invoked`` are the agenda items that the content of each statement names, by the rest of the statement's id;
    ``behalf`` those on whose behalf it was made, and ``voices`` those for whom references speak, by the rest of
    theirs.
    """

    def __init__(
        self,
        key: str,
        document: str,
        parties: Parties,
        invoked: Mapping[str, Sequence[str]],
        voices: Mapping[str, Sequence[str]] = _NONE,
        behalf: Mapping[str, Sequence[str]] = _NONE,
    ) -> None:
        self._start = f"statement/{key}/"
        self._voices = voices
        self._behalf = behalf
        self._document = document
        self._parties = parties
        self._invoked = invoked

    def row(
        self,
        place: str,
        status: str,
        act: str,
        start: str,
        end: str,
        precision: str,
        parties: Sequence[str],
        under: Sequence[str],
    ) -> StatementRow[str]:
        """Return the statement of a head, whose parts these are, without what ``with_detail`` adds."""
        speakers: list[str] = []
        about: list[str] = []
        via: list[str] = []
        relays: list[str] = []
        addressees: list[str] = []
        taking = {"s": speakers, "p": speakers, "a": about, "d": addressees, "v": via, "b": relays}
        references: dict[str, str] = {}
        for party in parties:
            reference = party[1:]
            node = self._parties.of(reference)
            if node not in (role := taking[party[0]]):
                role.append(node)
            if node not in references and ("/" not in reference or reference.startswith("reference/")):
                references[node] = reference.rpartition("/")[2]
        if via:
            relays = [*via, *(relay for relay in relays if relay not in via)]
        if place in self._invoked:
            about += [item for item in self._invoked[place] if item not in about]
        return StatementRow(
            self._start + place,
            self._document,
            sys.intern(status),
            sys.intern(act),
            "",
            "speech",
            "",
            "",
            iso_day(start),
            iso_day(end),
            sys.intern(precision),
            tuple(speakers),
            tuple(about),
            tuple(relays),
            tuple(addressees),
            "",
            references,
            via=tuple(via),
            under=tuple(under),
            acting=self._acting(place, parties, speakers) if self._voices or place in self._behalf else _NOBODY,
        )

    def _acting(self, place: str, parties: Sequence[str], speakers: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """For each who takes part those that it speaks for, itself not among them."""
        found: dict[str, set[str]] = defaultdict(set)
        for party in parties:
            if told := self._voices.get(party[1:]):
                found[self._parties.of(party[1:])].update(map(self._parties.of, told))
        for party in self._behalf.get(place, ()):
            for speaker in speakers:
                found[speaker].add(self._parties.of(party))
        return {node: tuple(sorted(told - {node})) for node, told in found.items() if told - {node}} or _NOBODY


def with_detail(
    row: StatementRow[str],
    _place: str,
    mode: str,
    attribution: str,
    rule: str,
    words: str,
    source: Sequence[int],
    review: str,
) -> StatementRow[str]:
    """Return the row with what its detail holds, whose parts these are, and with the spans of its three parts."""
    spans: dict[str, Spans] = {"source": tuple(zip(source[::2], source[1::2], strict=True))} if source else {}
    if cue := cue_of(row.id):
        spans["cue"] = cue
    if content := content_of(row.id):
        spans["content"] = content
    return StatementRow(  # by place: ``_replace`` takes three times as long
        row.id,
        row.document,
        row.status,
        row.act,
        sys.intern(mode),
        sys.intern(attribution),
        words,
        sys.intern(rule),
        row.start,
        row.end,
        row.precision,
        row.speakers,
        row.about,
        row.relays,
        row.addressees,
        review,
        row.references,
        spans,
        row.via,
        row.within,
        row.under,
        row.acting,
    )


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """Return the day of an ``xsd:date``; none where it cannot be read or the year is beyond Python's."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def iso_day(text: str) -> str:
    """Return the same day in ISO 8601, empty where ``day`` has none.

    >>> iso_day("2020-04-01Z"), iso_day("some day")
    ('2020-04-01', '')
    """
    found = day(text)
    return found.isoformat() if found else ""
