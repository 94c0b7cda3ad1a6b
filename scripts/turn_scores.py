#!/usr/bin/env python3
"""Score who has the floor in records of meetings, against turns that a reader marked.

    scripts/turn_scores.py FOLDER            the texts in FOLDER/texts, the marks in FOLDER/truth.jsonl
    scripts/turn_scores.py FOLDER --errors   each turn that is not right as well, with what came

A mark is a line of JSON: ``file``, ``offset`` of the first sign of a turn, and ``label``, the name printed there;
``null`` where the text says what was done and nobody speaks. A turn is right if the words at every line of it, up
to the next mark, are that speaker's and nobody else's. The texts are of others and lie outside the project.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.annotate.annotator import run_all
from onrecord.annotate.attribution.cue import load_lexicon
from onrecord.annotate.failure import Guard
from onrecord.annotate.findings import Findings
from onrecord.annotate.parse.model import parse_documents
from onrecord.annotate.registry import annotators
from onrecord.model.document import Document
from onrecord.reading.read import read_documents
from onrecord.settings import Settings
from onrecord.un.agenda import load_agendas


@dataclass(frozen=True, slots=True)
class Mark:
    """A turn as a reader marked it: where it begins, where the next one does, and who is named there."""

    start: int
    end: int
    label: str | None


def main() -> int:
    """Prints the share of turns that are right, by layout and by kind of record."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    right, seen = Counter[str](), Counter[str]()
    for name, marks, findings in scored(given.folder):
        for mark in marks:
            came = list(wrong_words(findings, mark))
            for group in ("all", name.partition("-")[2] or "all", name[:1]):
                seen[group] += 1
                right[group] += not came
            if came and given.errors:
                print(f"{name} at {mark.start}: {mark.label!r}, came {came[0]!r}", file=sys.stderr)
    for group in sorted(seen):
        print(f"{group:8} {right[group]:4} of {seen[group]:4} turns right, {100 * right[group] / seen[group]:.1f} %")
    return 0


def scored(folder: Path) -> Iterator[tuple[str, list[Mark], Findings]]:
    """Each text with its marks and what the annotators found in it."""
    marks = read_marks(folder / "truth.jsonl")
    settings = Settings()
    docs = {Path(doc.source).stem: doc for doc in read_documents(folder / "texts") if isinstance(doc, Document)}
    gazetteer, lexicon = load_gazetteer(settings.model, ()), load_lexicon()
    for doc, parsed in parse_documents(docs.values(), settings.model):
        findings = Findings(doc, parsed, gazetteer, lexicon, load_agendas(()))
        run_all(annotators(()), findings, Guard())
        name = Path(doc.source).stem
        ends = [start for start, _ in marks[name][1:]] + [len(doc.text)]
        yield name, [Mark(start, end, label) for (start, label), end in zip(marks[name], ends, strict=True)], findings


def read_marks(path: Path) -> dict[str, list[tuple[int, str | None]]]:
    """The marks by the names of the texts, in their order."""
    marks: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks[Path(row["file"]).stem].append((row["offset"], row["label"]))
    return marks


def wrong_words(findings: Findings, mark: Mark) -> Iterator[str]:
    """Who has the words at a line of the turn that is another's: the names that came."""
    doc = findings.document
    for place in places(doc, mark):
        cluster = findings.turn_at(place)
        if mark.label is None and cluster is not None:
            yield cluster.name
        elif mark.label is not None and (cluster is None or not is_called(doc, cluster, mark.label)):
            yield cluster.name if cluster is not None else "nobody"


def places(doc: Document, mark: Mark) -> list[int]:
    """Where the turn is looked at: at the end of each of its lines, but for headings that stand within it."""
    text = doc.text[mark.start : mark.end].rstrip()
    ends = [mark.start + match.start() for match in re.finditer(r"\n|\Z", text) if match.start()]
    within = [place - 1 for place in ends if in_body(doc, place - 1)]
    # the lines of a label that is broken over lines are no words yet
    label = len(mark.label or "") + 40
    return (
        [place for place in within if place > mark.start + min(label, len(text) - 2)] or within[-1:] or [ends[-1] - 1]
    )


def in_body(doc: Document, place: int) -> bool:
    """Whether a place lies in running text."""
    return any(section.start <= place < section.end for section in doc.sections_of("body", "note"))


def is_called(doc: Document, cluster: Cluster, label: str) -> bool:
    """Whether somebody bears the name of a label, in the cluster's name or where the text names them."""
    wanted = letters(label.partition("(")[0])
    names = [cluster.name, *(doc.text[start:end] for start, end in cluster.mentions)]
    return any(wanted in letters(name) for name in names)


def letters(words: str) -> str:
    """The letters alone, of one case: hyphens at line ends and capitals make no difference."""
    return re.sub(r"[\W\d_]+", "", words).casefold()


if __name__ == "__main__":
    sys.exit(main())
