"""Positions in sentences that a reader has labelled: found by their target, and whether side and status are right.

A table of sentences is ``tests/annotate/position/stance_sentences.csv``; its header tells its columns. A target is
found where half of both spans' union is shared; of several that are as right, the one that is met best counts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, Span
from onrecord.model.finding.position import Position
from onrecord.model.record import Record
from onrecord.settings import DEFAULT_MODEL

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "annotate" / "position" / "stance_sentences.csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target with the stance and the status on it."""

    target: str
    stance: str
    status: str


@dataclass(frozen=True, slots=True)
class StanceCase:
    """A sentence and its positions, each as readings that are as right as one another."""

    half: str
    text: str
    positions: tuple[tuple[Wanted, ...], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A position of a case with what was found of it, nothing where no position has its target."""

    case: StanceCase
    wanted: Wanted
    found: Position | None

    @property
    def stance_right(self) -> bool:
        """Whether the side is right."""
        return self.found is not None and self.found.stance == self.wanted.stance

    @property
    def right(self) -> bool:
        """Whether side and status are right."""
        return self.found is not None and self.stance_right and self.found.status == self.wanted.status


def read_cases(path: Path = SENTENCES) -> list[StanceCase]:
    """The sentences of a table, in its order."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [
        StanceCase(row["half"], row["text"], tuple(tuple(_readings(cell)) for cell in row["positions"].split("; ")))
        for row in rows
    ]


def _readings(cell: str) -> Iterator[Wanted]:
    for reading in cell.split(" | "):
        told, _, target = reading.partition(": ")
        stance, status = told.split()
        yield Wanted(target, stance, status)


def scored(cases: Sequence[StanceCase]) -> Iterator[Scored]:
    """What is found of each position of each sentence, every one a document of its own."""
    docs = [
        Document(case.text, f"s{n}", sections=(Section("body", 0, len(case.text)),)) for n, case in enumerate(cases)
    ]
    for case, record in zip(cases, annotate(docs, DEFAULT_MODEL), strict=True):
        for readings in case.positions:
            yield max((_of(case, wanted, record) for wanted in readings), key=_how_well)


def _of(case: StanceCase, wanted: Wanted, record: Record) -> Scored:
    start = case.text.index(wanted.target)
    span = (start, start + len(wanted.target))
    near = [each for each in record.of(Position) if _shared(each.span, span) >= 0.5]
    tried = [Scored(case, wanted, each) for each in near] or [Scored(case, wanted, None)]
    return max(tried, key=_how_well)


def _how_well(each: Scored) -> tuple[bool, bool, bool]:
    return each.right, each.stance_right, each.found is not None


def _shared(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def stance_lines(path: Path, wrong: str | None = None) -> Iterator[str]:
    """The figures by half, and what is missed and wrong in one half of the sentences."""
    found = list(scored(read_cases(path)))
    yield "half  positions  found  stance right, of those found  found, stance and status right"
    for half in sorted({each.case.half for each in found}):
        yield _line(half, [each for each in found if each.case.half == half])
    for each in found:
        if each.case.half == wrong and not each.right:
            got = f"{each.found.stance} {each.found.status} ({each.found.rule})" if each.found else "nothing"
            yield f"{each.case.text}\n    {each.wanted.stance} {each.wanted.status}: {each.wanted.target}; found {got}"


def _line(half: str, found: Sequence[Scored]) -> str:
    met = sum(each.found is not None for each in found)
    stances = sum(each.stance_right for each in found)
    return f"{half:4} {len(found):10} {_share(met, found):>6} {100 * stances / max(met, 1):29.1f} {_right(found):31}"


def _share(count: int, of: Sequence[Scored]) -> str:
    return f"{100 * count / len(of):.1f}"


def _right(found: Iterable[Scored]) -> str:
    each = list(found)
    return _share(sum(one.right for one in each), each).rjust(31)
