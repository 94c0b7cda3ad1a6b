"""Reading a codebook: a table (``.csv``), Turtle, or a file of DNA (``.dna``), by the ending of its name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from onrecord.codebook.concepts import subjects_of_concepts
from onrecord.codebook.declared import FOR, Codebook
from onrecord.codebook.table import COLUMNS, subjects_of_table
from onrecord.codebook.turtle import subjects_of_turtle
from onrecord.dna.reading import read_dna
from onrecord.errors import CodingError


def read_codebook(path: Path) -> Codebook:
    """The subjects that a file declares. Raises ``CodingError``, one line with file, place and remedy."""
    if path.suffix.lower() == ".dna":
        return Codebook.of(path, subjects_of_concepts(read_dna(path)))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CodingError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    found = subjects_of_table if path.suffix.lower() in {".csv", ".tsv"} else subjects_of_turtle
    return Codebook.of(path, found(path, content))


def table_of(codebook: Codebook) -> str:
    """A codebook as a table, to be filled in.

    >>> from onrecord.codebook.declared import DeclaredSubject
    >>> print(table_of(Codebook((DeclaredSubject("embargo", "the embargo", ("the ban",)),))), end="")
    id,label,wordings,direction,type,broader
    embargo,the embargo,the ban,for,,
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in codebook.subjects:
        direction = one.direction or FOR
        writer.writerow((one.code, one.label, "|".join(one.wordings), direction, one.kind, one.broader))
    return text.getvalue()
