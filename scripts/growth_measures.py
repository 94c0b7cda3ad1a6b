"""How the time of reading grows with a text that repeats one piece: eight times the text, how many times the time.

Eight is growth with the length, sixty-four with its square. ``scripts/benchmark --only growth`` prints it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.date.find import find_dates
from onrecord.annotate.letter.circulation import find_circulations
from onrecord.annotate.letter.find import find_letters
from onrecord.annotate.symbol.find import find_symbols
from onrecord.model.document import Document
from onrecord.query.tokens import tokens

SHORT = 20_000
"""Code points of the shorter text; the longer has eight times as many."""

_PUBLISHED = date(2020, 4, 26)

PIECES: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "agenda items": (
        lambda text: find_agenda_items(_document(text), find_symbols(text)),
        ("agenda item 1, ", "agenda items 1, 2 and 3. ", "1, ", "(item 3)", "agenda item 3 “", "A/74/1 agenda item 3 "),
    ),
    "dates": (
        lambda text: find_dates(text, _PUBLISHED),
        ("1 ", "7,", "12, ", "9-", "1/", "in 1991, ", "the ", "5 and ", "from ", "May ", "last ", "31 March/", "'98 "),
    ),
    "letters": (
        lambda text: (find_letters(_document(text), ()), find_circulations(_document(text), ())),
        ("letter ", "letter of the A ", "The letter was circulated as ", "A's letter ", "A/1-", "\n"),
    ),
    "symbols": (find_symbols, ("A/", "1", "A/1-", "A/64/13, 14, ", "resolution 1, ", "http://", "S/2020/1 (")),
    "tokens of a query": (tokens.__wrapped__, ("a.", "a-", "a:.", '"', "'''a'", "<", "_:a.", "\\")),
}
"""What finds something in a text, and pieces that once made, or could make, it search the same place again."""


def _document(text: str) -> Document:
    return Document(text=text, doc_id="made", published=_PUBLISHED)


def measure_growth() -> dict[str, float | str | None]:
    """For each finder the growth over its worst piece, by processor time, and which that is."""
    found: dict[str, float | str | None] = {}
    for name, (find, pieces) in PIECES.items():
        find(pieces[0])
        worst, piece = max((_growth(find, piece), piece) for piece in pieces)
        found[f"{name}, eight times the text to the text"] = worst
        found[f"{name}, worst piece"] = repr(piece)
    return found


def _growth(find: Callable[[str], object], piece: str) -> float:
    short = piece * (SHORT // len(piece))
    return _seconds(find, short * 8) / max(min(_seconds(find, short) for _ in range(3)), 0.001)


def _seconds(find: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    find(text)
    return time.process_time() - start
