"""Adds the agenda of a session to a store: reads a table, checks it against what is known, and stores it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from onrecord.curation.agenda_table import read_agenda
from onrecord.output.writing import write_whole
from onrecord.rdf.files import rdf_bytes
from onrecord.rdf.quads import make_triple
from onrecord.store import open_store
from onrecord.store.declared import AGENDAS
from onrecord.store.folder import storage_errors
from onrecord.triples.agenda import (
    Row,
    agenda_of,
    agenda_triples,
    organ_name,
    session_name,
    slug,
    topic_of,
    topic_triples,
    whole_titles,
)
from onrecord.un.agenda import topic_titles
from onrecord.un.retitled import retitled

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
    topics = retitled()
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


def _topics_of(rows: Sequence[Row], topics: Mapping[str, str]) -> list[str]:
    titles = whole_titles(rows)
    return [topic_of(row, titles[agenda_of(row)], topics) for row in rows]


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
