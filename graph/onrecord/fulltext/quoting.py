"""Words that were found, with what stands around them, no longer than may be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.document import Span, Spans
from onrecord.query.quotable import LONGEST

_CUT = "…"


def quoted(text: str, spans: Spans, marks: Iterable[Span], *, around: bool = True) -> tuple[str, Spans]:
    """The words of a text at some places, and where in them the marked places are.

    They are cut ``around`` the first of these places, or behind their beginning.
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
    return cut(words, found, around=around)


def cut(words: str, marks: Sequence[Span], *, around: bool = True, most: int = LONGEST) -> tuple[str, Spans]:
    """The same with at most so many characters, around the first mark or from the beginning."""
    if len(words) <= most:
        return words, tuple(marks)
    first = marks[0][0] if marks and around else 0
    start = 0
    if first >= most // 2:
        start = words.rfind(" ", 0, max(0, min(first - most // 3, len(words) - most)) + 1) + 1
    before, room = (_CUT, most - 2) if start else ("", most - 1)
    stop = start + room
    end = stop if stop >= len(words) else max(words.rfind(" ", start, stop), first)
    after = _CUT if end < len(words) else ""
    moved = len(before) - start
    kept = tuple((begin + moved, last + moved) for begin, last in marks if start <= begin and last <= end)
    return before + words[start:end].rstrip() + after, kept
