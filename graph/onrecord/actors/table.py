"""A user's own actors as a table (CSV): one a row, turned into the Turtle that the rest reads.

Columns: ``name`` and ``kind`` (person, state, territory, organization, organ, post, collective, outlet); and, if
wanted, ``id``, ``alt_names``, ``demonyms``, ``metonyms`` (several with ``|`` between) and ``acts_for`` (an id).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import VocabularyError
from onrecord.model.actor_kinds import SPACE_OF, TYPE_OF
from onrecord.model.ids import relative_id
from onrecord.names.folding import slug
from onrecord.rdf.files import rdf_bytes
from onrecord.rdf.quads import Node, QuadTriple, literal, make_triple
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term

_NAMES = {"alt_names": "skos:altLabel", "demonyms": "rec:demonym", "metonyms": "rec:metonym"}
_COLUMNS = frozenset({"id", "kind", "name", "acts_for", *_NAMES})


def actors_bytes(path: Path) -> bytes:
    """What a file of actors says, as Turtle: of a ``.csv`` its rows, of any other file its bytes.

    Raises ``VocabularyError``, which names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if path.suffix.lower() != ".csv":
        return content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    triples = list(_triples(path, text))
    return rdf_bytes(triples, "turtle")


def _triples(path: Path, text: str) -> Iterator[QuadTriple]:
    rows = csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#"))
    unknown = set(rows.fieldnames or ()) - _COLUMNS
    if unknown or not {"name", "kind"} <= set(rows.fieldnames or ()):
        wrong = f"unknown column {', '.join(sorted(map(str, unknown)))}" if unknown else "no column name or kind"
        raise VocabularyError(f"{path}: {wrong}; the columns are {', '.join(sorted(_COLUMNS))}")
    for number, row in enumerate(rows, start=1):
        cells = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str | None)}
        if not any(cells.values()):
            continue
        if cells["kind"] not in SPACE_OF or not slug(cells["name"]):
            raise VocabularyError(
                f"{path}, row {number}: {cells['name']!r} of kind {cells['kind']!r}; give a name, and a kind out of "
                f"{', '.join(SPACE_OF)}"
            )
        yield from _row(cells)


def _row(cells: dict[str, str]) -> Iterator[QuadTriple]:
    space = SPACE_OF[cells["kind"]]
    subject: Node = node(cells.get("id") or relative_id(space, slug(cells["name"])))
    yield make_triple(subject, RDF_TYPE, term(TYPE_OF[space]))
    yield make_triple(subject, PREF_LABEL, literal(cells["name"]))
    for column, predicate in _NAMES.items():
        for name in filter(None, (part.strip() for part in cells.get(column, "").split("|"))):
            yield make_triple(subject, term(predicate), literal(name))
    if cells.get("acts_for"):
        yield make_triple(subject, term("rec:actsFor"), node(cells["acts_for"]))
