"""Lines to paragraphs, across columns and pages, and the words broken at line ends joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from onrecord.reading.layout.lines import ends_final, is_list_item
from onrecord.reading.layout.words import layout_words
from onrecord.reading.pdf.columns import Line
from onrecord.reading.pdf.page import LINE_END_HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_TAIL = re.compile(r"\S*$")
_HEAD = re.compile(r"[^\W\d_]+")
_HYPHENS = (LINE_END_HYPHEN, "-", "\u2010", "\u00ad")
_DASHES = ("–", "—", "\u2212")
_SYMBOL_TAIL = re.compile(r"[A-Z]{1,6}/[\w./-]*[./]$")
_NUMBERED = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\)|[•–-])\s+\S")
_LONGEST_SYMBOL = 60
_INDENT = 0.7
"""Of the type size: less is no indent."""
_GAP = 1.3
"""Of the usual distance of two lines: more is a space between paragraphs."""
_STANZA = 70
_NEARLY = 0.8
"""Of a column's width."""


@dataclass(slots=True)
class Paragraph:
    """The lines of one paragraph; ``stanza`` where it follows the one before without a space, as in a signature."""

    lines: list[Line] = field(default_factory=list)
    stanza: bool = False


def find_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of lines in reading order."""
    lines = _with_edges(lines)
    leading = _leading(lines)
    found: list[Paragraph] = []
    for line in lines:
        if not found:
            found.append(Paragraph([line]))
            continue
        current = found[-1]
        above = current.lines[-1]
        if above.flow != line.flow or line.y < above.y:
            goes_on, stanza = _goes_over(above, line), False
        else:
            goes_on = _goes_on(current, line, leading)
            stanza = not goes_on and len(current.lines) == 1 and _is_stanza(above, line, leading)
        if goes_on:
            current.lines.append(line)
        else:
            found.append(Paragraph([line], stanza))
    return found


def _with_edges(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the right edge of columns of the same place on other pages where their own is short of it."""
    edges: dict[int, float] = {}
    for line in lines:
        place = round(line.left / 12)
        edges[place] = max(edges.get(place, 0.0), line.right)
    return [
        replace(line, right=edge)
        if (edge := edges[round(line.left / 12)]) - line.right < 0.5 * (edge - line.left)
        else line
        for line in lines
    ]


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, as a share of the type size."""
    steps = [
        (b.y - a.y) / b.size
        for a, b in pairwise(lines)
        if a.flow == b.flow and 0 < b.y - a.y < 3 * b.size and abs(a.size - b.size) < 0.5
    ]
    return median(steps) if len(steps) >= 3 else 1.2


def _goes_on(current: Paragraph, line: Line, leading: float) -> bool:
    """Whether a line goes on with the paragraph above it in the same column."""
    above = current.lines[-1]
    if above.cells or line.cells:
        return False
    if (
        line.y - above.y > _GAP * max(leading * max(line.size, above.size), 0.1)
        or abs(line.size - above.size) > 0.08 * above.size
    ):
        return False
    if above.bold != line.bold and (above.bold or len(current.lines) == 1) and not line.text[0].islower():
        return False
    if _NUMBERED.match(line.text) and (ends_final(above.text) or line.x0 > above.x0 - 1):
        return False
    if is_list_item(line.text) and ends_final(above.text):
        return False
    lower = line.text[0].islower()
    shift = (line.x0 - above.x0) / line.size
    first = len(current.lines) == 1
    hanging = first and is_list_item(above.text)
    if shift > _INDENT and not lower and not hanging:
        return _is_centred(above) and _is_centred(line) and not ends_final(above.text)
    if shift < -_INDENT and not first and not lower:
        return False
    return lower or above.text.endswith(_HYPHENS) or _is_full(above, line) or _is_open(above)


def _is_full(above: Line, line: Line) -> bool:
    """Whether the first word of a line would have found no room at the end of the line above."""
    first = line.text.split(maxsplit=1)[0]
    return above.x1 + (len(first) + 1) * line.letter * 0.93 >= above.right - 0.2 * line.size


def _is_open(line: Line) -> bool:
    """Whether a line that nearly fills its column ends without a mark, as the end of a paragraph does not."""
    filled = line.x1 - line.left >= _NEARLY * (line.right - line.left)
    return filled and not ends_final(line.text) and not line.text.endswith(",")


def _is_centred(line: Line) -> bool:
    before, after = line.x0 - line.left, line.right - line.x1
    return before > 2 * line.size and abs(before - after) < 0.15 * (line.right - line.left)


def _goes_over(above: Line, line: Line) -> bool:
    """Whether a paragraph goes on at the head of the next column or page."""
    if abs(line.size - above.size) > 0.08 * above.size or above.bold != line.bold or is_list_item(line.text):
        return False
    if above.text.endswith(_HYPHENS) or (line.text[0].islower() and not re.search(r"[.!?]$", above.text)):
        return True
    if line.text[0].islower():
        return _is_full(above, line)
    indented = line.x0 - line.left > _INDENT * line.size
    closed = ends_final(above.text) or (above.text.endswith(",") and not line.text[0].isdigit())
    return _is_full(above, line) and not indented and not closed


def _is_stanza(above: Line, line: Line, leading: float) -> bool:
    """Whether two short lines stand close, as those of a signature or an address do."""
    close = line.y - above.y <= _GAP * leading * max(line.size, above.size)
    alike = above.bold == line.bold and abs(above.size - line.size) < 0.05 * above.size
    return alike and close and len(above.text) <= _STANZA and len(line.text) <= _STANZA and not ends_final(above.text)


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words and compounds of a document that no line end breaks, in lower case: what broken words are tried on."""
    found: set[str] = set()
    for line in lines:
        text = line.text.lower()
        whole = text[: -len(_tail(text))] if text.endswith(_HYPHENS) else text
        found.update(_WORD.findall(whole))
        found.update(_COMPOUND.findall(whole))
    return frozenset(found)


def _tail(text: str) -> str:
    match = _TAIL.search(text.rstrip()[-_LONGEST_SYMBOL:])
    return match.group() if match else ""


def join_lines(lines: Sequence[str], known: frozenset[str]) -> str:
    """The lines as one, a word that was broken at a line end joined; a hyphen of its own stays.

    ``known`` are words of the same document.

    >>> join_lines(["the Secretary-", "General on inter-", "national law"], frozenset())
    'the Secretary-General on international law'
    """
    text = ""
    for line in lines:
        text = _join(text, line, known) if text else line
    return text.replace(LINE_END_HYPHEN, "-").replace("\u00ad", "")


def _join(text: str, line: str, known: frozenset[str]) -> str:
    if text.endswith(_HYPHENS):
        return _join_broken(text[:-1], text[-1], line, known)
    if text.endswith(_DASHES) and text[-2:-1].strip() and line[:1].strip():
        return text + line  # A/75/356–S/2020/947
    if (
        text.endswith(("/", "."))
        and _SYMBOL_TAIL.search(text[-_LONGEST_SYMBOL:])
        and line[0].isalnum()
        and (text[-1] == "/" or line[0].isdigit())
    ):
        return text + line  # A/75/L. 12
    return f"{text} {line}"


def _join_broken(before: str, hyphen: str, line: str, known: frozenset[str]) -> str:
    tail = _tail(before) if before[-1:].strip() else ""
    if not tail:
        return f"{before.rstrip()} – {line}" if before.strip() else f"- {line}"
    if hyphen == "\u00ad":
        return before + line
    left = re.search(r"[^\W\d_]+$", tail)
    right = _HEAD.match(line)
    if left is None or right is None or "/" in tail:
        return f"{before}-{line}"
    a, b = left.group(), right.group()
    if not b[0].islower() and not (a.isupper() and b.isupper() and (a + b).lower() in known):
        return f"{before}-{line}"
    return before + ("-" if _is_compound(a.lower(), b.lower(), known) else "") + line


def _is_compound(a: str, b: str, known: frozenset[str]) -> bool:
    """Whether two halves are a compound with a hyphen of its own: as the document has them elsewhere, else by form."""
    if a + b in known:
        return False
    if f"{a}-{b}" in known:
        return True
    return a in layout_words("hyphenated") or (a in known and b in known and min(len(a), len(b)) > 3)
