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
    """The same with at most so many characters, around the first mark or from the beginning.

    They end with a word, unless that one goes on and on.
    """
    if len(words) <= most:
        return words, tuple(marks)
    begin, last = marks[0] if marks and around else (0, 0)
    start = 0
    if begin >= most // 2:
        latest = min(begin - most // 3, len(words) - most + len(_CUT))
        start = words.rfind(" ", 0, latest + 1) + 1
        start = start if latest - start < most // 3 else latest
    before, after, end = _CUT if start else "", "", len(words)
    if end - start > most - len(before):
        after, stop = _CUT, start + most - len(before) - len(_CUT)
        space = words.rfind(" ", start, stop)
        end = space if space >= max(start + most // 2, last) else stop
    moved = len(before) - start
    kept = tuple((one + moved, other + moved) for one, other in marks if start <= one and other <= end)
    return before + words[start:end].rstrip() + after, kept
