"""The status of acts in sentences that readers have labelled: asserted that were not, lost, and right.

A table of sentences is ``tests/annotate/attribution/status_sentences.csv``; its header tells its columns. Acts that the
table does not name are not scored, but counted where an act is taken back (``others``): those found and asserted there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.settings import DEFAULT_MODEL

_TREE = Path(__file__).resolve().parent.parent
SENTENCES = _TREE / "tests" / "annotate" / "attribution" / "status_sentences.csv"
ACTORS = _TREE / "examples" / "actors.ttl"
"""The invented states of the sentences."""


@dataclass(frozen=True, slots=True)
class StatusCase:
    """A sentence and its acts: a word of each one's cue, with the statuses that are right for it."""

    kind: str
    half: str
    text: str
    acts: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one act of a case: ``none`` where no statement has its word in the cue."""

    case: StatusCase
    word: str
    right: frozenset[str]
    status: str

    @property
    def wrongly_asserted(self) -> bool:
        """Whether the act is asserted and was not done."""
        return self.status == "asserted" and "asserted" not in self.right

    @property
    def lost(self) -> bool:
        """Whether the act was done and no statement has it as done."""
        return self.right == {"asserted"} and self.status != "asserted"


def read_cases(path: Path = SENTENCES) -> list[StatusCase]:
    """The sentences of a table, in its order."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [StatusCase(row["kind"], row["half"], row["text"], tuple(_acts(row["acts"]))) for row in rows]


def _acts(cell: str) -> Iterator[tuple[str, frozenset[str]]]:
    for act in cell.split(";"):
        word, _, statuses = act.partition("=")
        yield word, frozenset(statuses.split("/"))


def annotated(cases: Sequence[StatusCase], actors: Path | None = None) -> list[Record]:
    """The record of each sentence, every one a document of its own."""
    docs = [
        Document(case.text, f"s{n}", sections=(Section("body", 0, len(case.text)),)) for n, case in enumerate(cases)
    ]
    return list(annotate(docs, DEFAULT_MODEL, actors))


def found_in(case: StatusCase, record: Record) -> list[Found]:
    """What a record has of each act of its case."""
    return [Found(case, word, right, _status(record, word)) for word, right in case.acts]


def _status(record: Record, word: str) -> str:
    """The status of the statement with a word in its cue; asserted if one of several is."""
    statuses = {each.status for each in record.statements if word in _cue_words(record, each)}
    return "asserted" if "asserted" in statuses else next(iter(sorted(statuses)), "none")


def _cue_words(record: Record, statement: Statement) -> set[str]:
    return {word for start, end in statement.cue for word in re.findall(r"\w+", record.document.text[start:end])}


def others(case: StatusCase, record: Record) -> list[str]:
    """The cues of asserted statements that the case does not name."""
    named = {word for word, _ in case.acts}
    return [
        " ".join(sorted(words))
        for each in record.statements
        if each.status == "asserted" and not (words := _cue_words(record, each)) & named
    ]


def status_lines(path: Path, actors: Path | None, errors: str | None) -> Iterator[str]:
    """The figures of each half and kind; with ``errors``, what is wrong in that half, a line each."""
    cases = read_cases(path)
    records = annotated(cases, actors)
    found = [found_in(case, record) for case, record in zip(cases, records, strict=True)]
    for half in dict.fromkeys(case.half for case in cases):
        for kind in (*dict.fromkeys(case.kind for case in cases), ""):
            some = [each for acts in found for each in acts if each.case.half == half and kind in (each.case.kind, "")]
            if some:
                yield f"{half:6} {kind or 'all':6} {_figures(some)}"
        taken = [(c, r) for c, r in zip(cases, records, strict=True) if (c.kind, c.half) == ("taken", half)]
        more = sum(len(others(c, r)) for c, r in taken)
        yield f"{half:6} other asserted statements where an act is taken back: {more}"
    for acts, case, record in zip(found, cases, records, strict=True) if errors else ():
        if case.half == errors:
            for each in acts:
                if each.status not in each.right:
                    yield f"{each.status:9} right {'/'.join(sorted(each.right))}: {each.word}: {case.text}"
            if case.kind == "taken" and (cues := others(case, record)):
                yield f"other     {cues}: {case.text}"


def _figures(found: Iterable[Found]) -> str:
    acts = list(found)
    right = [each for each in acts if each.status in each.right]
    return (
        f"{len(acts)} acts; asserted that were not: {sum(each.wrongly_asserted for each in acts)}; "
        f"plain acts lost: {sum(each.lost for each in acts)}; status right: {100 * len(right) / len(acts):.1f} %"
    )
