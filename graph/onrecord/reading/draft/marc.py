"""Library records in MARCXML, as the United Nations Digital Library gives them: their fields, and what they tell.

Fields: 191 and 791 symbol, 245 title, 269 and 992 day, 991 agenda item, 952 meeting, 996 and 967 to 969 vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.reading.draft.metadata import Metadata
from onrecord.un.symbol import canonical_symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_DAY = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_NOTED = re.compile(r"Adopted (?:(\d+)-(\d+)-(\d+)|(without vote)|(unanimously))?,?(?:.*?(\d+)(?:st|nd|rd|th))?")
_VOTE_TAGS = ("967", "968", "969")
_SMALL = frozenset({"of", "the", "and", "d'ivoire"})
CHOICES = {"Y": "In favour", "N": "Against", "A": "Abstaining", "": "Not voting"}
"""How a state voted, as the library codes it, and as records of meetings print it."""


@dataclass(frozen=True, slots=True)
class AgendaField:
    """An item of an agenda: the agenda's symbol, the item's number there, its title; each may be empty."""

    agenda: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """What one record tells of a document. ``voters`` are names of states by ``CHOICES``; ``vote`` are their counts."""

    symbols: tuple[str, ...]
    title: str
    day: date | None
    items: tuple[AgendaField, ...]
    meeting: str
    note: str
    vote: tuple[int, int, int] | None
    voters: dict[str, tuple[str, ...]]

    @property
    def says(self) -> Metadata:
        """What the record says of the document that it describes."""
        return Metadata(title=self.title or None, published=self.day, symbols=self.symbols)


def is_marc(root: _Element) -> bool:
    """Whether an XML document holds records in MARCXML."""
    return any(_fields(record) for record in root.iter("{*}record"))


def library_records(root: _Element) -> Iterator[LibraryRecord]:
    """The records of an XML document, in order; one without any field is left out."""
    for record in root.iter("{*}record"):
        if fields := _fields(record):
            yield _record(_Fields(fields))


_Field = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Fields:
    every: list[_Field]

    def each(self, *tags: str) -> list[dict[str, str]]:
        """The subfields of the fields with some tags; of one code the first."""
        return [dict(reversed(subfields)) for tag, subfields in self.every if tag in tags]

    def first(self, code: str, *tags: str) -> str:
        """The first subfield of that code, of the first of the tags that has one."""
        found = (field[code] for tag in tags for field in self.each(tag) if field.get(code))
        return next(found, "")


def _fields(record: _Element) -> list[_Field]:
    found: list[_Field] = []
    for field in record.iterfind("{*}datafield"):
        coded = field.iterfind("{*}subfield")
        subfields = [(str(one.get("code", "")), " ".join("".join(one.itertext()).split())) for one in coded]
        found.append((str(field.get("tag", "")), subfields))
    return found


def _record(fields: _Fields) -> LibraryRecord:
    noted = _NOTED.match(fields.first("a", "996"))
    counted = [fields.first(code, "996") for code in "bcd"]
    if noted and noted[1]:
        counted = [noted[1], noted[2], noted[3]]
    vote = tuple(map(int, counted)) if all(one.isdigit() for one in counted) else None
    symbols = [field[code] for field in fields.each("791", "191") for code in "az" if field.get(code)]
    known = dict.fromkeys(found for found in map(canonical_symbol, symbols) if found)
    voters: dict[str, list[str]] = {}
    for field in fields.each(*_VOTE_TAGS):
        if field.get("e") and (choice := CHOICES.get(field.get("d", "").upper())):
            voters.setdefault(choice, []).append(_name(field["e"]))
    parts = [fields.first(code, "245").strip(" :/") for code in "abc"]
    return LibraryRecord(
        symbols=tuple(known),
        title=" : ".join(filter(None, parts[:2])) + (f" / {parts[2]}" if parts[2] else ""),
        day=_day(fields.first("a", "992")) or _day(fields.first("a", "269")),
        items=tuple(map(_item, fields.each("991"))),
        meeting=fields.first("a", "952"),
        note=fields.first("a", "996"),
        vote=(vote[0], vote[1], vote[2]) if vote else None,
        voters={choice: tuple(voters[choice]) for choice in CHOICES.values() if choice in voters},
    )


def _item(field: dict[str, str]) -> AgendaField:
    """The item of a field 991; a number in brackets is the library's own, and none of an agenda."""
    number = re.fullmatch(r"(\d{1,3})\s*\(?([a-z]{0,2})\)?", field.get("b", ""))
    spelled = f"{number[1]} ({number[2]})" if number and number[2] else number[1] if number else ""
    return AgendaField(
        canonical_symbol(field.get("a", "")) or "", spelled, field.get("c", field.get("d", "")).strip(" .")
    )


def _day(value: str) -> date | None:
    found = _DAY.match(value)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _name(capitals: str) -> str:
    """A state's name as it is written in a text.

    >>> _name("IRAN (ISLAMIC REPUBLIC OF)"), _name("COTE D'IVOIRE"), _name("GUINEA-BISSAU")
    ('Iran (Islamic Republic of)', "Cote d'Ivoire", 'Guinea-Bissau')
    """
    words = [word if word.strip("()") in _SMALL else word.title() for word in capitals.lower().split()]
    return " ".join(words).replace("'S", "'s").replace("d'ivoire", "d'Ivoire")
