"""What is read of the heads and feet of resolutions in a folder: symbol, day, meeting and vote, by ``--council``.

The files' names tell number and year (``S_RES_nnnn_yyyy``); they are the truth here and nothing else sees
them. Of days and meetings only what cannot be is known: a year that is not the number's, a meeting before
one of an earlier resolution. Tables of facts made by readers who did not see the output (JSON lines with
``file`` and any of ``symbol``, ``day``, ``meeting``, ``how`` or ``unanimous``, ``votes`` and names by choice)
are compared field by field.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.annotate.letter.adoption import AdoptionMention, find_adoption
from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import read_documents

_NAME = re.compile(r"S_RES_(?P<number>\d+)_(?P<year>\d{4})")
_CHOICES = ("against", "abstaining", "not_participating")
_MANNERS = {"counted": "vote", "consensus": "consensus", "without_vote": "consensus", "no_objection": "consensus",
            "unanimous": "unanimous", "unanimous_without_vote": "unanimous"}  # fmt: skip
_COUNTS = ("for", "against", "abstaining")


@dataclass(frozen=True, slots=True)
class Read:
    """One document with what is read of its adoption; the number and year that its file's name tells."""

    file: str
    document: Document | None
    adoption: AdoptionMention | None
    number: int
    year: int

    @property
    def symbol(self) -> str:
        """The symbol that its file's name tells."""
        return f"S/RES/{self.number} ({self.year})"


def read_folder(folder: Path) -> list[Read]:
    """All documents of the folder whose file names tell number and year, by number."""
    found = [_read(path) for path in sorted(folder.iterdir()) if _NAME.match(path.name)]
    return sorted(found, key=lambda each: each.number)


def council_lines(folder: Path, truths: Iterable[Path] = ()) -> Iterator[str]:
    """The counts as lines for people, what is lacking or cannot be, and the comparison with a table of facts."""
    found = read_folder(folder)
    lines = list(_misses(found))
    counts = Counter(line.split()[1].rstrip(":") for line in lines)
    total = len(found)
    yield f"== {total} resolutions of the Council"
    for name in ("taken", "kind", "symbol", "year", "meeting", "manner", "wrong", "order", "names"):
        yield f"  {name:<8} {total - counts[name]:>4} of {total} ({(total - counts[name]) / max(total, 1):.1%})"
    votes = [each.adoption for each in found if each.adoption and each.adoption.votes]
    yield f"  {len(votes)} with counts, {sum(bool(each.voters) for each in votes)} of them with names"
    yield from lines
    for truth in truths:
        yield from _compared(found, truth)


def _read(path: Path) -> Read:
    told = _NAME.match(path.name)
    assert told is not None
    document = next(iter(read_documents(path)), None)
    taken = document if isinstance(document, Document) else None
    assert document is None or taken or isinstance(document, UnreadableDocument)
    adoption = find_adoption(taken) if taken else None
    return Read(path.name, taken, adoption, int(told["number"]), int(told["year"]))


def _misses(found: list[Read]) -> Iterator[str]:
    """One line for each thing that is lacking, or that cannot be."""
    late = _late(found)
    for each in found:
        if each.document is None:
            yield f"{each.file} taken: not"
            continue
        document, told = each.document, each.adoption
        if document.kind != "resolution":
            yield f"{each.file} kind: {document.kind}"
        if document.symbols != (each.symbol,):
            yield f"{each.file} symbol: {document.symbols}"
        if document.published is None or document.published.year != each.year:
            yield f"{each.file} year: {document.published} {document.published_basis}"
            if document.published is not None and document.published_basis == "stated":
                yield f"{each.file} wrong: {document.published} is stated"
        if told is None or told.meeting is None:
            yield f"{each.file} meeting: none"
        elif each.number in late:
            yield f"{each.file} order: {told.meeting}"
        if told is None or told.manner is None:
            yield f"{each.file} manner: none"
        for voters in told.voters if told else ():
            counted = _counted(told, voters.choice) if told else None
            if counted != len(voters.names):
                words = [document.text[slice(*span)] for span in voters.names]
                yield f"{each.file} names: {voters.choice} {counted} {words}"


def _late(found: list[Read]) -> set[int]:
    """The numbers of resolutions whose meeting is out of the order of the numbers: not on the longest rise."""
    meetings = [(each.number, int(each.adoption.meeting)) for each in found if each.adoption and each.adoption.meeting]
    tails: list[int] = []
    chain: list[list[int]] = []
    for number, meeting in meetings:
        place = bisect_right(tails, meeting)
        longest = [*(chain[place - 1] if place else []), number]
        tails[place : place + 1], chain[place : place + 1] = [meeting], [longest]
    return {number for number, _ in meetings} - set(chain[-1] if chain else [])


def _counted(told: AdoptionMention, choice: str) -> int | None:
    if choice in ("not_participating", "absent"):
        return told.not_participating or 1
    return told.votes[("in_favour", "against", "abstaining").index(choice)] if told.votes else None


def _compared(found: list[Read], truth: Path) -> Iterator[str]:
    """Fields right of a reader's table, and what was read otherwise."""
    facts = {row["file"]: row for row in map(json.loads, truth.read_text(encoding="utf-8").splitlines())}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses: list[str] = []
    for each in found:
        row = facts.get(each.file, {})
        for name, expected in _expected(row).items():
            value = _field(each, name)
            total[name] += 1
            right[name] += expected == value
            misses += [f"{each.file} truth {name}: {value}, not {expected}"] if expected != value else []
    yield f"== compared with {truth.name}"
    yield from (f"  {name:<18}{right[name]:>4} of {count}" for name, count in total.items())
    yield from misses


def _expected(row: dict[str, Any]) -> dict[str, object]:
    """The facts of one row, in the form that ``_field`` gives."""
    found: dict[str, object] = {name: row[name] for name in ("symbol", "day") if name in row}
    if "meeting" in row:
        found["meeting"] = str(row["meeting"]) if row["meeting"] else None
    if "votes" in row:
        counts = [row["votes"][name] for name in _COUNTS]
        found["votes"] = [count or 0 for count in counts] if counts[0] is not None else None
        if "how" in row or row.get("unanimous"):
            found["manner"] = _MANNERS.get(row.get("how", "unanimous"))
        found["not_participating"] = row["votes"]["not_participating"]
        found["names"] = {choice: row[choice] for choice in _CHOICES if row.get(choice)}
    return found


def _field(each: Read, name: str) -> object:
    document, told = each.document, each.adoption
    if document is None:
        return None
    if name in ("symbol", "day"):
        day = document.published.isoformat() if document.published_basis == "stated" and document.published else None
        return day if name == "day" else next(iter(document.symbols), None)
    if told is None:
        return {} if name == "names" else None
    if name == "names":
        named = ((v.choice, [_words(document.text[slice(*span)]) for span in v.names]) for v in told.voters)
        return {choice: names for choice, names in named if choice in _CHOICES}
    votes = list(told.votes) if told.votes else None
    return {"meeting": told.meeting, "votes": votes, "manner": told.manner,
            "not_participating": told.not_participating}[name]  # fmt: skip


def _words(name: str) -> str:
    """A name without what scanning left in it: hyphens at line ends, stray marks."""
    return " ".join(re.sub(r"-\s*\n\s*|\u2019(?=\s)|\.", "", name).split())
