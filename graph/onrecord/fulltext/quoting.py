"""Words that were found, with what stands around them, no longer than may be passed on."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.document import Span, Spans
from onrecord.query.quotable import LONGEST

_CUT = "…"
_BEFORE = LONGEST // 3
"""Characters that may stand before the first word that was found, where not all can."""


def quoted(text: str, spans: Spans, marks: Iterable[Span]) -> tuple[str, Spans]:
    """The words of a text at some places, and where in them the marked places are; cut around the first of these.

    Places of both are in code points, end exclusive; ``marks`` are of the text, what is given back is of the words.

    >>> quoted("They said the vote was void.", ((10, 27),), [(14, 18)])
    ('the vote was void', ((4, 8),))
    """
    words, found = "", list[Span]()
    marks = sorted(marks)
    for start, stop in spans:
        words += f" {_CUT} " if words else ""
        moved = len(words) - start
        found += [(begin + moved, end + moved) for begin, end in marks if start <= begin and end <= stop]
        words += "".join(" " if letter.isspace() else letter for letter in text[start:stop])
    return _cut(words, found)


def _cut(words: str, marks: list[Span]) -> tuple[str, Spans]:
    if len(words) <= LONGEST:
        return words, tuple(marks)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - _BEFORE, len(words) - LONGEST))
    start = 0 if first < LONGEST // 2 else words.rfind(" ", 0, start + 1) + 1
    before, room = (_CUT, LONGEST - 2) if start else ("", LONGEST - 1)
    stop = start + room
    end = stop if stop >= len(words) else max(words.rfind(" ", start, stop), first)
    after = _CUT if end < len(words) else ""
    moved = len(before) - start
    kept = tuple((begin + moved, last + moved) for begin, last in marks if start <= begin and last <= end)
    return before + words[start:end].rstrip() + after, kept
