"""The organs that have agendas, as documents name them: from the table of organs, else by their own words."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.finding.symbol import SymbolPart
from onrecord.names.word_list import word_set
from onrecord.resources import ontology_folder

_SMALL = word_set("function_words.csv", "small_in_organ")

GENERAL_ASSEMBLY = "General Assembly"

MAIN_COMMITTEE = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|General|Main) Committee")
"""The committees of the General Assembly that take up items of its agenda."""

BODY = (
    r"(?:[A-Z][\w'\u2019-]+\s+(?:and\s+)?){0,4}?"
    r"(?:Council|Commission|Committee|Conference|Parliament|Board|Union|Congress|Senate|Assembly)"
    r"(?:\s+(?:on|of|for)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+(?:(?:and|of|the|on)\s+)?[A-Z][\w-]+){0,5}?)?"
)
"""A pattern of the names of bodies that meet."""

_THE_ASSEMBLY = r"\b[Tt]he\s+Assembly\b(?!\s+of\s+[A-Z])"
_IN_A_TITLE = re.compile(r"\breports?\s+of\s+the\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that has an agenda: its code in the vocabulary, its name, and what its sessions are called by.

    ``sessions`` is ``number`` ("seventy-fourth session"), ``year`` ("2020 session") or ``none``: an organ
    whose agenda has no numbers that documents are circulated under.
    """

    id: str
    name: str
    sessions: str = "number"


@lru_cache(maxsize=1)
def organs() -> dict[str, Organ]:
    """The organs of the vocabulary by each of their names."""
    return {
        name: Organ(row["id"], row["name"], row["sessions"])
        for row in _rows()
        for name in [row["name"], *row["alt_names"].split("|")]
        if name
    }


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, str]]:
    with (ontology_folder() / "sources" / "organs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def heading_organs() -> dict[str, str]:
    """The organs whose name heads documents, by how their symbols begin.

    >>> heading_organs()["A/HRC"], list(heading_organs())
    ('Human Rights Council', ['A', 'S', 'E', 'A/HRC', 'T'])
    """
    by_code = {row["id"]: row for row in _rows()}
    return {by_code[code]["symbol_prefix"]: by_code[code]["name"] for code in ("ga", "sc", "ecosoc", "hrc", "tc")}


@lru_cache(maxsize=1)
def organ_names() -> re.Pattern[str]:
    """A pattern of the names of organs, and of what stands for the General Assembly."""
    names = sorted(organs(), key=len, reverse=True)
    written = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    shouted = "|".join(name.upper() for name in names if " " in name)
    return re.compile(rf"\b(?:{written}|{shouted})\b|{_THE_ASSEMBLY}|{MAIN_COMMITTEE.pattern}")


@lru_cache(maxsize=1024)
def organ_named(name: str) -> Organ:
    """The organ of that name; one that the vocabulary lacks gets a code made of its words.

    >>> organ_named("the Sixth Committee").id, organ_named("UN Human Rights Council").id
    ('ga', 'hrc')
    >>> organ_named("Commission on Fisheries").id
    'commission-on-fisheries'
    """
    whole = re.sub(r"\s+", " ", name.strip())
    plain = re.sub(r"^(?:[Tt]he|UN|United Nations|U\.N\.)\s+", "", whole)
    if MAIN_COMMITTEE.fullmatch(plain) or plain == "Assembly":
        return organs()[GENERAL_ASSEMBLY]
    for form in (whole, plain, _capitalised(plain)):
        if known := organs().get(form):
            return known
    if re.match(rf"{GENERAL_ASSEMBLY}(?!\s+of\b)", plain, re.IGNORECASE) or plain.endswith(GENERAL_ASSEMBLY):
        return organs()[GENERAL_ASSEMBLY]
    for known_name, organ in sorted(organs().items(), key=lambda item: -len(item[0])):
        if " " in known_name and plain.endswith(f" {known_name}"):
            return organ
    return Organ(re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-"), plain)


def _capitalised(name: str) -> str:
    """A name in capitals as it is otherwise written."""
    if not name.isupper():
        return name
    return " ".join(word if word in _SMALL else word.capitalize()
                    for word in name.lower().split())  # fmt: skip


def is_in_report_title(text: str, start: int) -> bool:
    """Whether an organ at ``start`` is only named in the title of its report ("Report of the Human Rights Council")."""
    return _IN_A_TITLE.search(text, max(0, start - 20), start) is not None


def organ_of(part: SymbolPart) -> Organ | None:
    """The organ to whose agenda a document of this symbol belongs; ``None`` where the vocabulary has none."""
    found = max(
        (row for row in _rows() if row["symbol_prefix"] and _begins(part.symbol, row["symbol_prefix"])),
        key=lambda row: len(row["symbol_prefix"]),
        default=None,
    )
    organ = organs()[found["name"]] if found else None
    return organ if organ and organ.sessions != "none" else None


def _begins(symbol: str, prefix: str) -> bool:
    return symbol == prefix or symbol.startswith(prefix + "/")
