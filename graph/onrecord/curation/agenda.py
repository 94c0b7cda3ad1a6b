"""Adds the agenda of a session to a store: reads a table, checks it against what is known, and stores it.

The table is CSV with a header line. ``session``, ``item`` and ``title`` must be there; ``organ`` (``ga``),
``status`` (``adopted``), ``sub_item``, ``source`` and ``topic`` (the title of the topic, where the item's own
title does not lead to it) may be.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path

from onrecord.errors import VocabularyError
from onrecord.model.ids import relative_id
from onrecord.output.writing import write_whole
from onrecord.rdf.files import rdf_bytes
from onrecord.rdf.quads import make_triple
from onrecord.resources import ontology_folder
from onrecord.store import open_store
from onrecord.store.declared import AGENDAS
from onrecord.store.folder import storage_errors
from onrecord.triples.agenda import Row, agenda_triples, organ_name, session_name, slug, topic_of, topic_triples
from onrecord.un.agenda import official_title, topic_titles
from onrecord.un.organ import organs

_DEFAULTS = {"organ": "ga", "status": "adopted", "sub_item": "", "source": "", "topic": ""}
_NEEDED = ("session", "item", "title")
_SHAPES = {
    "session": r"(?:e?s-)?[1-9]\d*",
    "item": r"[1-9]\d{0,2}",
    "sub_item": r"(?:[a-z]{1,2})?",
    "status": r"adopted|provisional|preliminary",
    "title": r".*\S.*",
}
_LIKE = 0.85


@dataclass(frozen=True, slots=True)
class AddedAgenda:
    """What adding a table did: the sessions it holds, by name, how many items, and what a person should look at."""

    sessions: tuple[str, ...]
    items: int
    linked: int
    doubts: tuple[str, ...]

    def __str__(self) -> str:
        """The lines for people."""
        head = f"{', '.join(self.sessions)}: {self.items} items, {self.linked} of topics known before"
        return "\n".join((head, *(f"doubt: {doubt}" for doubt in self.doubts)))


def add_agenda(file: Path, store: Path) -> AddedAgenda:
    """Adds the sessions of a CSV table to a store and reports on it; a session added before is replaced.

    The items have their titles and topics at once; documents read before are read again by the next build.
    Raises ``VocabularyError``, which names the line, and ``StoreError``.
    """
    rows = read_agenda(file)
    topics = _retitled()
    known = topic_titles()
    with open_store(store, "write") as opened, storage_errors(store):
        folder = store / AGENDAS
        folder.mkdir(exist_ok=True)
        for organ, session in sorted({(row["organ"], row["session"]) for row in rows}):
            own = [row for row in rows if (row["organ"], row["session"]) == (organ, session)]
            _write(folder / f"{organ}-{session}.ttl", own, topics)
        opened.use_vocabulary()
        opened.relink()
    found = _topics_of(rows, topics)
    names = sorted({session_name(row["organ"], row["session"]) for row in rows})
    linked = sum(slug(title) in known for title in found)
    return AddedAgenda(tuple(names), len(rows), linked, tuple(_doubts(rows, found, known)))


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
    for line in reader:
        given = {name: (line.get(name) or "").strip() for name in (*_NEEDED, *_DEFAULTS)}
        row = {name: value or _DEFAULTS.get(name, "") for name, value in given.items()}
        rows.append(_checked(file, reader.line_num, row | {"session": row["session"].lower()}))
    if not rows:
        raise VocabularyError(f"{file}: has no items; add one a line")
    _refuse_twice(file, rows)
    return rows


def _checked(file: Path, number: int, row: Row) -> Row:
    for column, shape in _SHAPES.items():
        if not re.fullmatch(shape, row[column]):
            raise VocabularyError(f"{file}, line {number}: {column} is “{row[column]}”; it must be like {shape}")
    if row["organ"] not in {organ.id for organ in organs().values()}:
        raise VocabularyError(f"{file}, line {number}: no organ “{row['organ']}”; see ontology/sources/organs.csv")
    whole = row["item"] + (f"({row['sub_item']})" if row["sub_item"] else "")
    shipped = (
        official_title(relative_id("organ", row["organ"]), row["session"], whole)
        if row["status"] == "adopted"
        else None
    )
    if shipped and shipped != row["title"]:
        place = f"item {whole} of the {session_name(row['organ'], row['session']).lower()}"
        raise VocabularyError(f"{file}, line {number}: {place} is known as “{shipped}”; leave it out, or write it so")
    return row


def _refuse_twice(file: Path, rows: Sequence[Row]) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        place = tuple(row[name] for name in ("organ", "session", "status", "item", "sub_item"))
        if place in seen:
            raise VocabularyError(
                f"{file}: item {row['item']} {row['sub_item']} of session {row['session']} is there twice"
            )
        seen.add(place)


def _retitled() -> dict[str, str]:
    with (ontology_folder() / "sources" / "topics.csv").open(encoding="utf-8", newline="") as lines:
        return {row["title"]: row["topic"] for row in csv.DictReader(lines)}


def _topics_of(rows: Sequence[Row], topics: Mapping[str, str]) -> list[str]:
    titles: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if not row["sub_item"]:
            titles[row["organ"], row["session"]][row["item"]] = row["title"]
    return [topic_of(row, titles[row["organ"], row["session"]], topics) for row in rows]


def _doubts(rows: Sequence[Row], found: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Titles that are nearly those of a topic: the same matter in other words, or a slip of the pen."""
    doubts = []
    for row, title in zip(rows, found, strict=True):
        if slug(title) in known:
            continue
        near = max(known.values(), key=lambda other: _likeness(title, other), default="")
        if _likeness(title, near) >= _LIKE:
            number = row["item"] + (f"({row['sub_item']})" if row["sub_item"] else "")
            place = f"item {number} of session {row['session']} ({organ_name(row['organ'])})"
            doubts.append(
                f"{place}, “{title}”, is like the topic “{near}”: if it is that, write so in the column topic"
            )
    return doubts


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.lower(), other.lower(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE else 0.0


def _write(path: Path, rows: Sequence[Row], topics: Mapping[str, str]) -> None:
    triples = {make_triple(*found) for found in (*agenda_triples(rows, topics), *topic_triples([rows], topics))}
    write_whole(path, rdf_bytes(sorted(triples, key=str), "ntriples"))
