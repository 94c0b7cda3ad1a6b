"""Statements as the views have them, made of what their documents' digests tell, in two steps.

``statement_of`` takes from a head what decides whether and where the statement is drawn, ``with_details`` adds the
words, spans and the rest, of those that are. What stands in a statement's id is not told again: the key of its text,
and the spans of cue and content (docs/model.md has the pattern of ids).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.digest.shape import Detail, Head
from onrecord.model.document import Spans


class Attributed(NamedTuple):
    """One statement, its parties by node id; ``status`` is ``asserted``, else nobody is said to have said it.

    ``references`` has for each party where its document first names it, as ``BEGIN-END``. A tuple with
    names, as a frozen dataclass takes ten times as long to make, for each of a hundred thousand.
    """

    id: str
    document: str
    status: str
    act: str
    mode: str
    attribution: str
    words: str
    rule: str
    start: date | None
    end: date | None
    precision: str
    speakers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    review: str = ""
    references: Mapping[str, str] = MappingProxyType({})
    spans: Mapping[str, Spans] = MappingProxyType({})


class Parties:
    """Who takes part in the statements of one document: ``of`` tells what its references are after matching.

    ``nodes`` has that of those that are not themselves, ``aliases`` where other ids lead.
    """

    def __init__(self, key: str, nodes: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        self._start = f"reference/{key}/"
        self._aliases = aliases
        self._known = {reference: aliases.get(node, node) for reference, node in nodes.items()}

    def of(self, reference: str) -> str:
        """The node of a party, by the rest of its reference's id or by its own."""
        found = self._known.get(reference)
        if found is None:
            found = self._aliases.get(reference, reference) if "/" in reference else self._start + reference
            self._known[reference] = found
        return found


def statement_of(name: str, head: Head, document: str, parties: Parties, invoked: Iterable[str] = ()) -> Attributed:
    """The statement of a head, without words, spans and the rest that ``with_details`` adds.

    ``invoked`` are the agenda items that its content names.
    """
    _, status, act, start, end, precision, taking_part, _ = head
    speakers: list[str] = []
    about: list[str] = []
    relays: list[str] = []
    addressees: list[str] = []
    taking = {"s": speakers, "p": speakers, "a": about, "d": addressees, "v": relays, "b": relays}
    references: dict[str, str] = {}
    for told in taking_part:
        reference = told[1:]
        node = parties.of(reference)
        if node not in (role := taking[told[0]]):
            role.append(node)
        if node not in references and ("/" not in reference or reference.startswith("reference/")):
            references[node] = reference.rpartition("/")[2]
    about += [item for item in dict.fromkeys(invoked) if item not in about]
    return Attributed(
        name,
        document,
        sys.intern(status),
        sys.intern(act),
        "",
        "speech",
        "",
        "",
        day(start),
        day(end),
        sys.intern(precision),
        tuple(speakers),
        tuple(about),
        tuple(relays),
        tuple(addressees),
        "",
        references,
    )


def with_details(statement: Attributed, detail: Detail) -> Attributed:
    """The statement with mode, attribution, words, rule, review, and the spans of its three parts."""
    _, mode, attribution, rule, words, source, review = detail
    cue, _, content = statement.id.rpartition("/")[2].partition("_")
    spans = {
        "source": tuple(zip(source[::2], source[1::2], strict=True)),
        "cue": _of_id(cue),
        "content": _of_id(content),
    }
    return statement._replace(
        mode=sys.intern(mode),
        attribution=sys.intern(attribution),
        words=words,
        rule=sys.intern(rule),
        review=review,
        spans={part: found for part, found in spans.items() if found},
    )


def content_of(statement: Attributed) -> Spans:
    """Where the content of a statement stands, by its id."""
    return _of_id(statement.id.rpartition("_")[2])


def _of_id(part: str) -> Spans:
    """The spans in a part of a statement's id, in the order of the text; none of what no document tells.

    >>> _of_id("60-64.71-80"), _of_id("-")
    (((60, 64), (71, 80)), ())
    """
    if "." not in part:
        begin, _, end = part.partition("-")
        return ((int(begin), int(end)),) if begin.isdecimal() and end.isdecimal() else ()
    spans = [span.split("-") for span in part.split(".")]
    if not all(len(span) == 2 and span[0].isdecimal() and span[1].isdecimal() for span in spans):
        return ()
    return tuple(sorted((int(begin), int(end)) for begin, end in spans))


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """The day of an ``xsd:date``; none where it cannot be read or the year is beyond Python's."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
