"""A codebook as a table (CSV): one subject a row.

Columns: ``label``; and, if wanted, ``id``, ``wordings`` (several with ``|`` between), ``direction`` (for or against),
``type`` and ``broader`` (an id of this file).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from onrecord.codebook.declared import FOR, DeclaredSubject
from onrecord.errors import CodingError
from onrecord.names.folding import slug

COLUMNS = ("id", "label", "wordings", "direction", "type", "broader")


def subjects_of_table(path: Path, content: bytes) -> Iterator[DeclaredSubject]:
    """The subjects of a table; commas, semicolons and tabs are read. Raises ``CodingError``, which names the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodingError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
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
                raise CodingError(f"{path}, line {rows.line_num}: has more cells than columns; quote a comma inside")
            yield _subject(dict(zip(columns, cells, strict=False)), f"line {rows.line_num}")
    except csv.Error as error:
        raise CodingError(f"{path}, line {rows.line_num}: is no row of CSV ({error}); mend it") from error


def _columns(path: Path, cells: list[str]) -> list[str]:
    unknown = [cell for cell in cells if cell not in COLUMNS]
    if unknown or "label" not in cells:
        wrong = f"unknown column {', '.join(map(repr, unknown))}" if unknown else "no column label"
        raise CodingError(f"{path}, line 1: {wrong}; a codebook speaks of subjects only, by {', '.join(COLUMNS)}")
    return cells


def _subject(cells: dict[str, str], place: str) -> DeclaredSubject:
    wordings = (part.strip() for part in cells.get("wordings", "").split("|"))
    label = cells.get("label", "")
    return DeclaredSubject(
        _code(cells.get("id") or slug(label)),
        label,
        tuple(filter(None, wordings)),
        cells.get("direction", "").lower() or FOR,
        cells.get("type", "").lower(),
        _code(cells.get("broader", "")),
        place,
    )


def _code(id: str) -> str:
    return id.removeprefix("subject/")
