"""A user's own actors as a table (CSV): one a row.

Columns: ``name`` and ``kind`` (person, state, territory, organization, organ, post, collective, outlet); and, if
wanted, ``id``, ``alt_names``, ``demonyms``, ``metonyms`` (several with ``|`` between) and ``acts_for`` (an id, or a
name that one actor bears). Commas, semicolons and tabs are read; lines that begin with ``#`` are passed over.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import VocabularyError
from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.ids import relative_id
from onrecord.names.folding import slug
from onrecord.rdf.quads import Node, QuadTriple, literal, make_triple, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term

_NAMES = {"alt_names": "skos:altLabel", "demonyms": "rec:demonym", "metonyms": "rec:metonym"}
_COLUMNS = frozenset({"id", "kind", "name", "acts_for", *_NAMES})
_ID = re.compile(rf"(?:{'|'.join(TYPE_OF)})/[\w.-]+(?:/[\w.-]+)*")
_ABROAD = re.compile(r"https?://[^\s<>\"{}|^`\\]+")


def rows_of_actors(path: Path, content: bytes) -> tuple[list[QuadTriple], Mapping[Node, int]]:
    """What the rows of a table say, and on which line each actor stands. Raises ``VocabularyError``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    triples: list[QuadTriple] = []
    lines: dict[Node, int] = {}
    for number, cells in _rows(path, text):
        place = f"{path}, line {number}"
        if cells["kind"] not in SPACE_OF or not slug(cells["name"]):
            raise VocabularyError(
                f"{place}: {cells['name']!r} of kind {cells['kind']!r}; give a name, and a kind out of "
                f"{', '.join(SPACE_OF)}"
            )
        subject = _id(place, cells.get("id") or relative_id(SPACE_OF[cells["kind"]], slug(cells["name"])))
        if subject in lines:
            raise VocabularyError(
                f"{place}: {cells['name']!r} has the id of line {lines[subject]}; "
                "put all names in one row, or give each an id"
            )
        lines[subject] = number
        triples += _row(subject, cells)
    return triples, lines


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each row that is not empty, by column, with its line."""
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    columns: list[str] | None = None
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if columns is None:
                columns = _columns(path, cells)
                continue
            if len(cells) > len(columns):
                raise VocabularyError(
                    f"{path}, line {rows.line_num}: has more cells than columns; quote a comma inside"
                )
            yield rows.line_num, dict(zip(columns, cells, strict=False)) | dict.fromkeys(columns[len(cells) :], "")
    except csv.Error as error:
        raise VocabularyError(f"{path}, line {rows.line_num}: is no row of CSV ({error}); mend it") from error
    if columns is None:
        _columns(path, [])


def _columns(path: Path, cells: list[str]) -> list[str]:
    unknown = sorted(set(cells) - _COLUMNS)
    if unknown or not {"name", "kind"} <= set(cells):
        wrong = f"unknown column {', '.join(unknown)}" if unknown else "no column name or kind"
        raise VocabularyError(f"{path}: {wrong}; the columns are {', '.join(sorted(_COLUMNS))}")
    return cells


def _id(place: str, written: str) -> Node:
    """The node of an id. Raises ``VocabularyError`` for what is none."""
    if _ABROAD.fullmatch(written):
        return named_node(written)
    if not _ID.fullmatch(written):
        raise VocabularyError(
            f"{place}: {written!r} is no id of an actor; write it like person/mira-tal, or leave it empty"
        )
    return node(written)


def _row(subject: Node, cells: Mapping[str, str]) -> Iterator[QuadTriple]:
    yield make_triple(subject, RDF_TYPE, term(TYPE_OF[SPACE_OF[cells["kind"]]]))
    yield make_triple(subject, PREF_LABEL, literal(cells["name"]))
    for column, predicate in _NAMES.items():
        for name in filter(None, (part.strip() for part in cells.get(column, "").split("|"))):
            yield make_triple(subject, term(predicate), literal(name))
    if other := cells.get("acts_for"):
        known = named_node(other) if _ABROAD.fullmatch(other) else node(other) if _ID.fullmatch(other) else None
        yield make_triple(subject, term("rec:actsFor"), known or literal(other))
