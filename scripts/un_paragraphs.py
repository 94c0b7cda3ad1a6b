"""How many paragraphs of resolutions are the organ's statements, beside a segmentation read off the layout alone.

The segmentation knows nothing of the program's: operative paragraphs are counted by their numbers, preambular ones by
the participle, adjective or adverb they open with, between the organ's line and the first number.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from onrecord.errors import UnreadableDocument
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.pipeline.build import extract_sources
from onrecord.settings import Settings

Kind = Literal["operative", "preambular"]

_ORGAN = re.compile(r"\W*The (?:Se\w{4,7} C\w{4,6}|General Assembly)\W*(?=$|Having|Recalling)")
_NUMBER = re.compile(r"(?P<number>\d{1,2})\s?[.,]\s*(?=[A-Z])")
_ALONE = re.compile(r"(?P<number>\d{1,2})\.?$")
_FOOT = re.compile(r"Ad[ao]pted\b|\d{1,3}\w{0,2} plenary meeting|Annex\b|ANNEX\b")
_PREAMBLE = re.compile(r"(?:[A-Z][a-z]{2,}(?:ing|ed|ly|ous|ful|ware|dent|vinced)|Also|Further)\b")
_FINITE = re.compile(r"(?:[A-Z][a-z]{2,}[^s\W]s|Also|Further|[A-Z][a-z]+ly)\b")
_ENDED = re.compile(r"[,;:.]['\u2019\"\u201d)]*\s?(?:\d{1,3}|[*\u00b0\u201c\"])*$")
_ORGANS = re.compile(r"Security Council|General Assembly|Heads? of State")
_NEAR = 90
"""How far behind a paragraph's begin its cue may stand, in characters."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a paragraph of a resolution begins and ends, by its layout."""

    kind: Kind
    start: int
    end: int


@dataclass(slots=True)
class ParagraphScores:
    """Paragraphs in all and found as the organ's, by kind; the missed with their words; statements beside them."""

    total: Counter[Kind] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a resolution by its layout, in order; of several texts in one file those of each."""
    lines = [(found.start() + len(found[0]) - len(found[0].lstrip()), found[0].strip()) for found in _lines(text)]
    opened = [place for place, (_, words) in enumerate(lines) if _ORGAN.match(words)] or [0]
    found: list[Paragraph] = []
    for first, last in zip(opened, [*opened[1:], len(lines)], strict=True):
        found += _block(lines[first:last], lines[last][0] if last < len(lines) else len(text))
    return found


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (line for line in re.finditer(r"[^\n]+", text) if line[0].strip())


def _block(lines: Sequence[tuple[int, str]], end: int) -> list[Paragraph]:
    """The paragraphs below one organ's line, up to the line that tells of the adoption."""
    starts: list[tuple[Kind, int]] = []
    number, before = 0, "The organ,"
    numbered = any(_NUMBER.match(words) or _ALONE.match(words) for _, words in lines[1:])
    for start, words in lines[1:]:
        if _FOOT.match(words):
            end = start
            break
        count = _NUMBER.match(words) or _ALONE.match(words)
        if count and number < int(count["number"]) <= number + 3:
            number = int(count["number"])
            starts.append(("operative", start + count.end()))
        elif not number and _ENDED.search(before) and _PREAMBLE.match(words):
            starts.append(("preambular", start))
        elif not numbered and _ENDED.search(before) and _FINITE.match(words):
            starts.append(("operative", start))
        before = words
    ends = [start for _, start in [*starts[1:], ("operative", end)]][: len(starts)]
    return [Paragraph(kind, start, stop) for (kind, start), stop in zip(starts, ends, strict=True)]


def score(record: Record, scores: ParagraphScores, told: Sequence[Paragraph] | None = None) -> None:
    """Add the paragraphs of one document to the scores: those told, else those of its layout."""
    text, name = record.document.text, record.document.doc_id
    own = [each for each in record.statements if any(_ORGANS.search(speaker.name) for speaker in each.speakers)]
    here = paragraphs(text) if told is None else told
    for paragraph in here:
        scores.total[paragraph.kind] += 1
        if any(_opens(each, paragraph) for each in own):
            scores.found[paragraph.kind] += 1
        else:
            words = " ".join(text[paragraph.start : paragraph.end].split())
            scores.missed.append(f"{name} {paragraph.kind}: {words[:90]}")
    for each in own:
        if not any(paragraph.start <= each.content[0][0] < paragraph.end for paragraph in here):
            words = " ".join(text[each.content[0][0] : each.content[0][1]].split())
            scores.beside.append(f"{name} {each.rule}: {words[:90]}")


def _opens(statement: Statement, paragraph: Paragraph) -> bool:
    """Whether a statement is that of a paragraph: its cue or content begins there, and it does not go on beyond."""
    begins = (statement.cue[0][0] if statement.cue else -1, statement.content[0][0])
    near = any(paragraph.start <= begin < paragraph.start + _NEAR for begin in begins)
    return near and statement.content[-1][1] <= paragraph.end


def read_truth(file: Path) -> dict[str, list[Paragraph]]:
    """Where readers who never saw the output let paragraphs begin, by the name of the text; each ends at the next."""
    found: dict[str, list[Paragraph]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        starts = sorted((each["start"], each["kind"]) for each in row["paragraphs"])
        ends = [start for start, _ in [*starts[1:], (sys.maxsize, "")]]
        found[row["file"]] = [Paragraph(kind, start, end) for (start, kind), end in zip(starts, ends, strict=False)]
    return found


def score_folder(folder: Path, truth: Path | None = None) -> ParagraphScores:
    """The paragraphs of all texts in a folder by their layout, or of those that readers have told."""
    scores = ParagraphScores()
    told = read_truth(truth) if truth is not None else None
    texts = sorted(folder / name for name in told) if told is not None else [folder]
    for record in extract_sources(texts, Settings()):
        if not isinstance(record, UnreadableDocument):
            score(record, scores, told[Path(record.document.source).name] if told is not None else None)
    return scores


def paragraph_lines(scores: ParagraphScores) -> Iterator[str]:
    """The shares as lines for people, then what was missed and what stands beside all paragraphs."""
    for kind, total in sorted(scores.total.items()):
        yield f"{kind} paragraphs: {scores.found[kind]} of {total} are the organ's ({scores.found[kind] / total:.1%})"
    yield f"statements of the organ beside all paragraphs: {len(scores.beside)}"
    yield from (f"  missed  {line}" for line in scores.missed)
    yield from (f"  beside  {line}" for line in scores.beside)
