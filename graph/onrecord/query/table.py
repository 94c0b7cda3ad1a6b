"""Rows as an aligned table, or as records where a line has no room for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.model.ids import BASE
from onrecord.output.terminal import plain
from onrecord.query.results import Rows, Term, text_of
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import is_literal, is_node

_GAP = "  "
_NARROWEST = (20, 12)
"""A column is not made narrower than its longest word, up to the first of these widths, else the second;
where that leaves no room either, rows become records."""

_BREAKS = re.compile(r"(?<=\s)(?=\S)|(?<=[/_#])(?=[^\s/_#])|(?<=[^\W_]-)(?=[^\W\d_])")

_SIGNED = (
    "integer",
    "decimal",
    "double",
    "float",
    "long",
    "int",
    "short",
    "byte",
    "nonPositiveInteger",
    "negativeInteger",
)
_UNSIGNED = ("nonNegativeInteger", "positiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
NUMBERS = frozenset(PREFIXES["xsd"] + name for name in (*_SIGNED, *_UNSIGNED))
"""The types of numbers."""


def to_table(rows: Rows, width: int = 100) -> str:
    """The rows as plain text of at most ``width`` columns where that is possible.

    Long text is wrapped, numbers stand right, IRIs are shortened to prefixed names and relative ids.
    Rows with more columns than fit are written as records, one line a field. The last line counts.
    """
    terms = list(rows)
    columns = rows.columns
    cells = [[shown(term) for term in row] for row in terms]
    count = f"{len(cells)} row{'' if len(cells) == 1 else 's'}"
    if not columns:
        return f"({count} without a column)\n"
    if not cells:
        return f"{_GAP.join(columns)}\n({count})\n"
    widths = _fit(columns, cells, width)
    if widths is None:
        return "\n".join([*_records(columns, cells, width), f"({count})", ""])
    right = [_is_numeric([row[place] for row in terms]) for place in range(len(columns))]
    lines = [_line(columns, widths, right), _GAP.join("─" * size for size in widths)]
    tall = any(display_width(cell) > size for row in cells for cell, size in zip(row, widths, strict=True))
    for place, row in enumerate(cells):
        if tall and place:
            lines.append("")
        lines += _lines(row, widths, right)
    return "\n".join([*lines, f"({count})", ""])


def shown(term: Term | None) -> str:
    """A term as a reader sees it, on one line and free of control characters.

    >>> from onrecord.rdf.quads import named_node
    >>> shown(named_node(BASE + "person/mira-tal")), shown(named_node(PREFIXES["act"] + "reject"))
    ('person/mira-tal', 'act:reject')
    """
    text = shorten(term.value) if is_node(term) else text_of(term)
    return " ".join(plain(text).split())


def shorten(iri: str) -> str:
    """An IRI as a relative id or a prefixed name; one of neither kind unchanged."""
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    fitting = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda name: len(PREFIXES[name]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


@cache
def _cell_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def display_width(text: str) -> int:
    """The columns of a terminal that a text takes.

    >>> display_width("abc"), display_width("日本")
    (3, 4)
    """
    return len(text) if text.isascii() else sum(_cell_width(character) for character in text)


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than ``width``; a word is broken only if it is wider itself.

    An id may be broken after its signs.

    >>> wrap("the letter was circulated", 12), wrap("person/mira-tal", 12)
    (['the letter', 'was', 'circulated'], ['person/mira-', 'tal'])
    """
    if display_width(text) <= width:
        return [text.rstrip()]
    lines = [""]
    for word in _words(text):
        for piece in _pieces(word, width):
            candidate = lines[-1] + piece.rstrip()
            if lines[-1] and display_width(candidate) > width:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] += piece
    lines[-1] = lines[-1].rstrip()
    return lines


def _words(text: str) -> list[str]:
    """The pieces between which a line may end: words with the space behind them, ids after their signs."""
    return _BREAKS.split(text)


def _pieces(word: str, width: int) -> Iterable[str]:
    if display_width(word) <= width:
        yield word
        return
    piece, used = "", 0
    for character in word:
        size = _cell_width(character)
        if used + size > width and piece:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + size
    yield piece


def _is_numeric(terms: Sequence[Term | None]) -> bool:
    present = [term for term in terms if term is not None]
    return bool(present) and all(is_literal(t) and t.datatype.value in NUMBERS for t in present)


def _fit(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The width of each column, the widest ones narrowed first; ``None`` where there is no room."""
    natural = [
        max(display_width(name), *(display_width(row[place]) for row in cells)) for place, name in enumerate(columns)
    ]
    longest = [
        max(display_width(word.rstrip()) for text in (name, *(row[place] for row in cells)) for word in _words(text))
        for place, name in enumerate(columns)
    ]
    room = width - len(_GAP) * (len(columns) - 1)
    for narrowest in _NARROWEST:
        least = [
            min(size, max(min(narrowest, word), display_width(name)))
            for size, word, name in zip(natural, longest, columns, strict=True)
        ]
        if sum(least) <= room:
            break
    else:
        return None
    low, high = 1, max(natural)
    while low < high:
        limit = (low + high + 1) // 2
        if sum(_limited(natural, least, limit)) <= room:
            low = limit
        else:
            high = limit - 1
    return _limited(natural, least, low)


def _limited(natural: Sequence[int], least: Sequence[int], limit: int) -> list[int]:
    return [max(smallest, min(size, limit)) for size, smallest in zip(natural, least, strict=True)]


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [_line([lines[n] if n < len(lines) else "" for lines in wrapped], widths, right) for n in range(height)]


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, size, to_right in zip(cells, widths, right, strict=True):
        space = " " * (size - display_width(cell))
        padded.append(space + cell if to_right else cell + space)
    return _GAP.join(padded).rstrip()


def _records(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[str]:
    margin = max(len(name) for name in columns)
    lines: list[str] = []
    for row in cells:
        for name, cell in zip(columns, row, strict=True):
            for number, part in enumerate(wrap(cell, max(_NARROWEST[-1], width - margin - len(_GAP))) if cell else []):
                lines.append(f"{name if not number else '':>{margin}}{_GAP}{part}".rstrip())
        lines.append("")
    return lines
