"""How many dates of the tables in ``tests/annotate`` are found with the right bounds, and what is found where none is.

A table has one sentence a line, parted by tabs: the day of publication (empty: 2020-04-26, ``-``: none known), its
dates in order (parted by ``|``), and the text with each date in square brackets (``⏎`` for the end of a line). A date
is a day, month or year or ``A..B`` with either bound left out, the precision of the latter, and ``s`` if it is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document, Span
from onrecord.model.statement import DateRange

TABLES = Path(__file__).resolve().parent.parent / "tests" / "annotate" / "date"
PUBLISHED = date(2020, 4, 26)
_LETTERS = {"r": "range", "p": "period", "q": "quarter", "h": "half", "S": "season", "d": "decade", "c": "century"}
_LENGTHS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class DateCase:
    """A sentence and its dates: for each its span, and place, precision and basis as one string."""

    published: date | None
    text: str
    spans: tuple[Span, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateScores:
    """``right`` of ``dates`` have both bounds right; ``exact`` have span, precision and basis right as well.

    ``quiet`` of ``dateless`` sentences without a date have none found in them; ``extra`` are dates found elsewhere
    that no case has.
    """

    dates: int
    right: int
    exact: int
    dateless: int
    quiet: int
    extra: int


def read_cases(path: Path) -> list[DateCase]:
    """The cases of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [case_of(*line.split("\t")) for line in lines if line.strip() and not line.startswith("#")]


def case_of(published: str, places: str, marked: str) -> DateCase:
    """The case in a row of a table."""
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked.replace("⏎", "\n")):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece[1:-1] if piece.startswith("[") else piece
    day = None if published == "-" else date.fromisoformat(published) if published else PUBLISHED
    return DateCase(day, text, tuple(spans), tuple(_spelled(place) for place in places.split("|") if place))


def _spelled(place: str) -> str:
    where, *rest = place.split()
    basis = "stated" if "s" in rest else "inferred"
    words = [_LETTERS.get(word, word) for word in rest if word != "s"]
    return f"{where} {words[0] if words else _LENGTHS.get(len(where), 'period')} {basis}"


def found_in(case: DateCase) -> tuple[DateRange, ...]:
    """What is found in a case's text, with its agenda items and symbols left out as in a document."""
    symbols = find_symbols(case.text)
    items = find_agenda_items(Document(text=case.text, doc_id="case", published=case.published), symbols)
    skip = sorted({item.span for item in items} | {mention.span for mention in symbols})
    return find_dates(case.text, case.published, skip=tuple(skip))


def place_of(found: DateRange) -> str:
    """A date as the tables write it, with its precision and basis in full."""
    start, end = found.start.isoformat() if found.start else "", found.end.isoformat() if found.end else ""
    if not start and not end:
        where = "open"
    elif found.precision in ("day", "month", "year") and start and end:
        where = start[: {"day": 10, "month": 7, "year": 4}[found.precision]]
    else:
        where = f"{start}..{end}"
    return f"{where} {found.precision} {found.basis}"


def score_dates(cases: list[DateCase]) -> DateScores:
    """The scores of all cases together; a date counts as found where it shares a character with its span."""
    dates = right = exact = dateless = quiet = extra = 0
    for case in cases:
        found = found_in(case)
        dateless += not case.spans
        quiet += not case.spans and not found
        matched: set[int] = set()
        for span, place in zip(case.spans, case.places, strict=True):
            dates += 1
            k = next((k for k, d in enumerate(found) if d.span[0] < span[1] and span[0] < d.span[1]), None)
            if k is None:
                continue
            matched.add(k)
            right += place_of(found[k]).split()[0] == place.split()[0]
            exact += place_of(found[k]) == place and found[k].span == span
        extra += len(found) - len(matched) if case.spans else 0
    return DateScores(dates, right, exact, dateless, quiet, extra)


def date_lines() -> Iterator[str]:
    """The scores as lines of text, one for each table: for ``scripts/evaluate``."""
    for path in sorted(TABLES.glob("date_cases*.tsv")):
        s = score_dates(read_cases(path))
        yield (
            f"{path.stem}: {s.right} of {s.dates} dates with both bounds right ({100 * s.right / s.dates:.1f} %), "
            f"{s.exact} also in words, precision and basis; {s.quiet} of {s.dateless} sentences without a date have "
            f"none, {s.extra} dates found that are none elsewhere"
        )


if __name__ == "__main__":
    print(*date_lines(), sep="\n")
