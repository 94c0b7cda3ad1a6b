"""Positions as a coder has them, read from JSON lines: those that ``export -f positions`` writes, or a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.model.document import Spans

STANCES = ("favours", "opposes", "neither")
STATUSES = ("asserted", "negated", "possible", "expected")


@dataclass(frozen=True, slots=True)
class Coded:
    """One position as it was coded: where act and target stand, and what was said of them."""

    cue: Spans
    target: Spans
    subject: str
    stance: str
    status: str


Coding = Mapping[str, tuple[Coded, ...]]
"""The positions that a coder found, by document; documents without any are there too."""


def read_coding(path: Path) -> Coding:
    """Return what a coder has written: a line of JSON a document. Raises ``OnRecordError`` for the first bad line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OnRecordError(
            f"{path}: cannot be read ({error}); give a file as 'export -f positions' writes it"
        ) from None
    found: dict[str, tuple[Coded, ...]] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                name, coded = _document(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                told = f"lacks {error}" if isinstance(error, KeyError) else f"is not read ({error})"
                form = '{"doc_id", "positions": [{"cue", "target", "subject", "stance", "status"}]}'
                raise OnRecordError(f"{path}, line {number} {told}; give {form}") from None
            found[name] = (*found.get(name, ()), *coded)
    return found


def _document(line: Mapping[str, object]) -> tuple[str, list[Coded]]:
    positions = line["positions"]
    if not isinstance(positions, list):
        raise TypeError("positions is no list")
    return str(line["doc_id"]), [_coded(each) for each in positions]


def _coded(position: Mapping[str, object]) -> Coded:
    stance, status = str(position["stance"]), str(position.get("status") or "asserted")
    for value, known in ((stance, STANCES), (status, STATUSES)):
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    cue, target = _spans(position.get("cue") or []), _spans(position["target"])
    if not target:
        raise ValueError("a target without a span")
    return Coded(cue, target, str(position.get("subject") or ""), stance, status)


def _spans(given: object) -> Spans:
    if not isinstance(given, list):
        raise TypeError(f"{given!r} is no list of [begin, end]")
    spans = tuple((int(begin), int(end)) for begin, end in given)
    if any(begin >= end or begin < 0 for begin, end in spans):
        raise ValueError(f"{given!r} has an end that is not behind its begin")
    return spans
