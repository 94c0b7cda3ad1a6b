"""How many fields of the mastheads of real United Nations documents are read right, against a table of facts.

The table is ``tests/gold/mastheads.csv``; the documents lie beside the project, in ``../shared/data/docs``.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from onrecord.model.masthead import Masthead
from onrecord.un.masthead.read import read_masthead

TABLE = Path(__file__).resolve().parents[1] / "tests" / "gold" / "mastheads.csv"


@dataclass(frozen=True, slots=True)
class Miss:
    """A field that was read otherwise than the table has it."""

    document: str
    field: str
    expected: str
    found: str


@dataclass(slots=True)
class MastheadScores:
    """Fields right and fields in the table, by name; a field that the masthead does not have must stay empty."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of all fields that are right."""
        return self.right.total() / self.total.total() if self.total else 0.0


def read_facts(table: Path = TABLE) -> dict[str, dict[str, str]]:
    """The facts of each document, by field."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row.pop("document"): row for row in rows}


def score_mastheads(shared: Path, table: Path = TABLE) -> MastheadScores:
    """What is right of the table, the documents read from ``shared/data/docs``."""
    scores = MastheadScores()
    for document, facts in read_facts(table).items():
        text = (shared / "data" / "docs" / f"{document}.txt").read_text(encoding="utf-8")
        found = _as_text(read_masthead(text))
        for name, expected in facts.items():
            scores.total[name] += 1
            if found.get(name, "") == expected:
                scores.right[name] += 1
            else:
                scores.misses.append(Miss(document, name, expected, found.get(name, "")))
    return scores


def masthead_lines(scores: MastheadScores) -> list[str]:
    """The scores as lines for people: all fields, each field, and what was missed."""
    found = [f"mastheads: {scores.right.total()} of {scores.total.total()} fields right ({scores.share:.1%})"]
    found += [f"  {name:<13}{scores.right[name]:>4} of {count}" for name, count in scores.total.items()]
    found += [f"  {miss.document} {miss.field}: {miss.found!r}, not {miss.expected!r}" for miss in scores.misses]
    return found


def _as_text(found: Masthead | None) -> dict[str, str]:
    if found is None:
        return {}
    values = {one.name: getattr(found, one.name) for one in fields(found)}
    return {
        name: "|".join(value) if isinstance(value, tuple) and all(isinstance(one, str) for one in value)
        else value.isoformat() if isinstance(value, date)
        else str(value or "")
        for name, value in values.items()
    }  # fmt: skip
