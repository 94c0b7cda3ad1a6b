"""What the store tells of statements: read in one go, taken apart in two steps.

A statement's cell (``queries/view/told.rq``) is kept as it came. ``statement_of`` takes from it what decides
whether and where the statement is drawn, ``with_details`` the words, spans and the rest, of those that are.
What stands in a statement's id is not read again: the key of its text, and the spans of cue and content
(docs/model.md has the pattern of ids).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import pyoxigraph as ox

from onrecord.document import Spans
from onrecord.view.answers import answers_in_bulk, local
from onrecord.view.memory import give_back
from onrecord.vocabulary import ACT, REC, RULE, iri, relative

PARTED = "\x1f"
"""What parts the values of a cell."""

_ROLES = {"s": "speakers", "p": "speakers", "a": "about", "d": "addressees", "v": "relays", "b": "relays"}
_MARKS = {
    "speaker": "s",
    "putativeSpeaker": "p",
    "about": "a",
    "addressee": "d",
    "via": "v",
    "relayedBy": "b",
    "underItem": "i",
    "statedFrom": "f",
    "statedUntil": "u",
    "source": "o",
    "words": "w",
    "act": "A",
    "mode": "M",
    "rule": "R",
    "attribution": "T",
    "precision": "P",
    "status": "S",
    "review": "V",
}
"""The marks of properties, as ``queries/view/told.rq`` has them."""


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


Cell = bytes
"""All that is told of one statement, in UTF-8: a third of what a string of it takes, and there are very many."""


def read_told(store: ox.Store) -> dict[str, Cell]:
    """The cell of each statement of the store, by the statement's id; other things may be among them."""
    used = [ox.NamedNode(iri(value)) for [value] in answers_in_bulk(store, "used")]
    names = [(value, ox.Literal(_name(value.value))) for value in sorted(used, key=lambda value: value.value)]
    told = {name: cell.encode("utf-8") for name, cell in answers_in_bulk(store, "told", names)}
    give_back()
    return told


def read_told_in(store: ox.Store, document: str) -> dict[str, Cell]:
    """The same of the statements that one document reports."""
    cells: dict[str, list[str]] = {}
    for name, property_, value in answers_in_bulk(store, "told-in", [(ox.NamedNode(iri(document)),)]):
        told = cells.setdefault(name, [])
        if property_.startswith(REC) and (mark := _MARKS.get(property_[len(REC) :])):
            told.append(mark + (_name(value) if mark.isupper() else value))
        elif value == f"{REC}UnassertedStatement":
            told.append("U")
    return {name: PARTED.join(told).encode("utf-8") for name, told in cells.items()}


def _name(value: str) -> str:
    """What a value of one of our vocabularies is called there; of any other its last part."""
    for start in (ACT, RULE, REC):
        if value.startswith(start):
            return value[len(start) :]
    return local(value)


def statement_of(
    name: str, cell: Cell, document: str, canonical: Mapping[str, str], invoked: Iterable[str]
) -> Attributed:
    """The statement of a cell, without words, spans and the rest that ``with_details`` adds.

    ``canonical`` tells what references are after matching, where not themselves; ``invoked`` are the
    agenda items that its content names.
    """
    one, parties = _taken_apart(cell)
    taking: dict[str, dict[str, None]] = {"speakers": {}, "about": {}, "relays": {}, "addressees": {}}
    for mark, reference in parties:
        taking[_ROLES[mark]][canonical.get(reference, reference)] = None
    for item in invoked:
        taking["about"][item] = None
    return Attributed(
        id=name,
        document=document,
        status=_term(one.get("S"), "possible") if "U" in one else "asserted",
        act=_term(one.get("A"), "say"),
        mode="",
        attribution="speech",
        words="",
        rule="",
        start=day(one.get("f", "")),
        end=day(one.get("u", "")),
        precision=_term(one.get("P"), "day"),
        speakers=tuple(taking["speakers"]),
        about=tuple(taking["about"]),
        relays=tuple(taking["relays"]),
        addressees=tuple(taking["addressees"]),
    )


def with_details(statement: Attributed, cell: Cell, canonical: Mapping[str, str]) -> Attributed:
    """The statement with mode, attribution, words, rule, review, references, and the spans of its three parts."""
    one, parties = _taken_apart(cell)
    references: dict[str, str] = {}
    for _, named in parties:
        if named.startswith("reference/"):
            references.setdefault(canonical.get(named, named), named.rpartition("/")[2])
    cue, _, content = statement.id.rpartition("/")[2].partition("_")
    spans = {
        "source": tuple(sorted(span for found in _all_of(cell, "o") for span in _of_iri(found))),
        "cue": _of_id(cue),
        "content": _of_id(content),
    }
    return statement._replace(
        mode=_term(one.get("M"), ""),
        attribution=_term(one.get("T"), "speech"),
        words=one.get("w", ""),
        rule=_term(one.get("R"), ""),
        review=" and ".join(_term(review, "") for review in _all_of(cell, "V")) if "V" in one else "",
        references=references,
        spans={part: found for part, found in spans.items() if found},
    )


def content_of(statement: Attributed) -> Spans:
    """Where the content of a statement stands, by its id."""
    return _of_id(statement.id.rpartition("_")[2])


def words_of(cell: Cell) -> tuple[str, str]:
    """The words that a statement has, and whose they are: its mode."""
    one, _ = _taken_apart(cell)
    return one.get("w", ""), _term(one.get("M"), "")


def items_under(cell: Cell) -> tuple[str, ...]:
    """The agenda items that a statement made in a meeting falls under."""
    if b"\x1fi" not in cell and not cell.startswith(b"i"):
        return ()
    return tuple(relative(item) for item in _all_of(cell, "i"))


def references_in(cells: Iterable[Cell]) -> set[str]:
    """All that take part in some statements, by the ids that the documents' references to them have."""
    return {reference for cell in cells for _, reference in _taken_apart(cell)[1]}


def _taken_apart(cell: Cell) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The least value of each mark, and the parties, those named as relays first, with their marks."""
    one: dict[str, str] = {}
    parties = []
    for told in cell.decode("utf-8").split(PARTED):
        mark, value = told[:1], told[1:]
        if mark in _ROLES:
            parties.append((mark != "v", value, mark))
        elif mark not in one or value < one[mark]:
            one[mark] = value
    parties.sort()
    return one, [(mark, relative(reference)) for _, reference, mark in parties]


def _all_of(cell: Cell, mark: str) -> list[str]:
    return sorted({told[1:] for told in cell.decode("utf-8").split(PARTED) if told.startswith(mark)})


def _term(value: str | None, missing: str) -> str:
    """A value of one of our vocabularies by its name, interned: the same few are told again and again."""
    if value is None:
        return missing
    return sys.intern(_name(value) if "/" in value else value)


def _of_id(part: str) -> Spans:
    """The spans in a part of a statement's id, in the order of the text; none of what no document tells.

    >>> _of_id("60-64.71-80"), _of_id("-")
    (((60, 64), (71, 80)), ())
    """
    spans = [span.split("-") for span in part.split(".")]
    if not all(len(span) == 2 and span[0].isdecimal() and span[1].isdecimal() for span in spans):
        return ()
    return tuple(sorted((int(begin), int(end)) for begin, end in spans))


def _of_iri(name: str) -> Spans:
    """The place that a span stands for, by its IRI (RFC 5147: ``#char=BEGIN,END``)."""
    begin, _, end = name.rpartition("#char=")[2].partition(",")
    return ((int(begin), int(end)),) if begin.isdecimal() and end.isdecimal() else ()


def day(text: str) -> date | None:
    """The day of an ``xsd:date``; none where it cannot be read or the year is beyond Python's."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
