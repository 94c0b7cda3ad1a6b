"""The table of an agenda that a user gives: read, checked, and its titles as an agenda has them.

The table is CSV with a header line. ``session``, ``item`` and ``title`` must be there; ``organ`` (``ga``),
``status`` (``adopted``), ``certainty`` (``official``), ``sub_item``, ``source`` and ``topic`` (the title of the topic,
where the item's own title does not lead to it) may be. Titles may be as a masthead prints them: "Agenda item 99 (b)
General and complete disarmament: nuclear disarmament".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from onrecord.errors import VocabularyError
from onrecord.model.ids import relative_id
from onrecord.triples.agenda import Agenda, Row, agenda_of, session_name, whole_titles
from onrecord.un.agenda import load_agendas, official_title
from onrecord.un.held import never_held, not_opened, split_number
from onrecord.un.organ import organs

_DEFAULTS = {"organ": "ga", "status": "adopted", "certainty": "official", "sub_item": "", "source": "", "topic": ""}
_NEEDED = ("session", "item", "title")
_SHAPES = {
    "session": r"(?:e?s-)?[1-9]\d*",
    "item": r"[1-9]\d{0,2}",
    "sub_item": r"(?:[a-z]{1,2})?",
    "status": r"adopted|provisional|preliminary",
    "certainty": r"official|attested|quoted",
    "title": r".*\S.*",
}
_MASTHEAD = re.compile(
    r"(?:Agenda\s+)?items?\s+(?P<number>[1-9]\d{0,2}\s*(?:\([a-z]{1,2}\))?)[\s.:\u2013\u2014-]+(?P<title>\S.*)",
    re.IGNORECASE,
)


def read_agenda(file: Path) -> list[Row]:
    """The rows of a table, whole and checked. Raises ``VocabularyError``."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{file}: cannot be read ({error}); name a CSV file in UTF-8") from error
    reader = csv.DictReader(line for line in StringIO(text, newline="") if not line.startswith("#"))
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise VocabularyError(f"{file}: has no column {', '.join(missing)}; its first line must name the columns")
    rows: list[Row] = []
    lines: list[int] = []
    for line in reader:
        given = {name: (line.get(name) or "").strip() for name in (*_NEEDED, *_DEFAULTS)}
        row = {name: value or _DEFAULTS.get(name, "") for name, value in given.items()}
        rows.append(_shaped(file, reader.line_num, _numbered(row | {"session": row["session"].lower()})))
        lines.append(reader.line_num)
    if not rows:
        raise VocabularyError(f"{file}: has no items; add one a line")
    parted = [_parted(row, titles) for titles in [whole_titles(rows)] for row in rows]
    for number, row in zip(lines, parted, strict=True):
        _refuse_other_title(file, number, row)
    parted += _wholes(rows, parted)
    _refuse_twice(file, parted)
    return parted


def _numbered(row: Row) -> Row:
    """The row with number and letter apart, read off the title too where that has them as a masthead does."""
    printed = _MASTHEAD.fullmatch(row["title"])
    written = row["item"] or (printed["number"] if printed else "")
    number, letter = split_number(written) or (row["item"], "")
    letter = row["sub_item"] or letter
    if printed and split_number(printed["number"]) == (number, letter):
        row = row | {"title": printed["title"]}
    return row | {"item": number, "sub_item": letter}


def _parted(row: Row, titles: Mapping[Agenda, Mapping[str, str]]) -> Row:
    """The row, its title without that of the whole item, which a masthead prints before that of a sub-item."""
    over = titles.get(agenda_of(row), {}).get(row["item"]) or _known(row)
    begins = f"{over}:" if over else row["title"].partition(":")[0] + ":"
    own = row["title"][len(begins) :].strip()
    if not row["sub_item"] or not own or not row["title"].lower().startswith(begins.lower()):
        return row
    if over is None and not own[0].islower():  # a colon of the sub-item's own title is as likely
        return row
    return row | {"title": own[0].upper() + own[1:]}


def _wholes(rows: Sequence[Row], parted: Sequence[Row]) -> list[Row]:
    """The whole items that the table and the vocabulary lack, by what their sub-items' titles had before a colon."""
    have = {(agenda_of(row), row["item"]) for row in rows if not row["sub_item"]}
    found: dict[tuple[Agenda, str], Row] = {}
    for printed, row in zip(rows, parted, strict=True):
        place = (agenda_of(row), row["item"])
        if printed["title"] != row["title"] and place not in have and _known(row) is None:
            title = printed["title"][: -len(row["title"])].strip().removesuffix(":")
            found.setdefault(place, row | {"sub_item": "", "title": title, "topic": ""})
    return list(found.values())


def _known(row: Row) -> str | None:
    """The title that the shipped vocabulary has for the whole item of a sub-item."""
    return load_agendas().title(relative_id("organ", row["organ"]), row["session"], row["item"])


def _shaped(file: Path, number: int, row: Row) -> Row:
    for column, shape in _SHAPES.items():
        if not re.fullmatch(shape, row[column]):
            raise VocabularyError(f"{file}, line {number}: {column} is “{row[column]}”; it must be like {shape}")
    if row["organ"] not in {organ.id for organ in organs().values()}:
        raise VocabularyError(f"{file}, line {number}: no organ “{row['organ']}”; see ontology/sources/organs.csv")
    if reason := never_held(row["organ"], row["session"], date.today()):
        raise VocabularyError(f"{file}, line {number}: {reason}; write the session's own number in the column session")
    if row["status"] == "adopted" and (reason := not_opened(row["organ"], row["session"], date.today())):
        remedy = "write provisional or preliminary in the column status"
        raise VocabularyError(f"{file}, line {number}: {reason}; {remedy}")
    return row


def _refuse_other_title(file: Path, number: int, row: Row) -> None:
    """An item of which the agenda itself told is not renamed."""
    whole = row["item"] + (f"({row['sub_item']})" if row["sub_item"] else "")
    organ = relative_id("organ", row["organ"])
    shipped = official_title(organ, row["session"], whole) if row["status"] == "adopted" else None
    if shipped and shipped != row["title"]:
        place = f"item {whole} of the {session_name(row['organ'], row['session']).lower()}"
        raise VocabularyError(f"{file}, line {number}: {place} is known as “{shipped}”; leave it out, or write it so")


def _refuse_twice(file: Path, rows: Sequence[Row]) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        place = tuple(row[name] for name in ("organ", "session", "status", "item", "sub_item"))
        if place in seen:
            raise VocabularyError(
                f"{file}: item {row['item']} {row['sub_item']} of session {row['session']} is there twice"
            )
        seen.add(place)
