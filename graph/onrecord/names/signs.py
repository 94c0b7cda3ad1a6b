"""A text as it is seen: without what shows nothing, with one sign for those that look alike, and where each stands.

The rules read the text as people see it; documents keep theirs, code point for code point, and every offset that leaves
the program is one of theirs. Which signs: Unicode's general categories Cf and Zs, its Default_Ignorable_Code_Point, the
Latin ligatures of its Alphabetic Presentation Forms, and canonical composition (UAX 15).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_APOSTROPHES = "\u00b4\u2018\u201a\u201b\u02bc\u2032\u02b9\uff07`"
_LETTER = r"[^\W\d_]"
_UNSEEN_SIGN = re.compile(
    rf"(?P<meant>(?<=[a-z])\u00ad(?=[A-Z]))|(?P<broken>(?<={_LETTER})\u00ad[{_UNSEEN}]*+\n[^\S\n]*+(?={_LETTER}))"
    rf"|(?P<joined>(?<=[\u0600-\u0dff])[\u200c\u200d](?=[\u0600-\u0dff]))|(?P<unseen>[{_UNSEEN}]+)"
)
_ALIKE = re.compile(
    rf"(?P<mended>(?<={_LETTER})\u00ac(?:\n[^\S\n]*+)?(?={_LETTER}))"
    rf"|(?P<space>[{_SPACES}])|(?P<hyphen>[{_HYPHENS}])|(?P<figure>\u2012)|(?P<ligature>[\ufb00-\ufb06])"
    rf"|(?P<marked>\w[\u0300-\u036f]+)"
    rf"|(?P<apostrophe>(?<={_LETTER})(?:[{_APOSTROPHES}](?={_LETTER})|[\u02bc\u02b9\u00b4\u2032`](?=\s{_LETTER})))"
)

_ODD = re.compile(rf"(?P<mark>[\u0300-\u036f])|[{_UNSEEN}{_SPACES}{_HYPHENS}{_APOSTROPHES}\u00ac\u2012\ufb00-\ufb06]")
"""Every sign that either of them can change: most texts have none."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Stretches of one text that stand for those of another, in order; what lies between them is the same in both.

    ``seen`` and ``stored`` are where each begins, ``lengths`` and ``was`` how long it is there.
    """

    seen: tuple[int, ...]
    lengths: tuple[int, ...]
    stored: tuple[int, ...]
    was: tuple[int, ...]

    def to_stored(self, offset: int, *, last: bool) -> int:
        """Where an offset lies: as the end of a span before what is unseen there, as the start behind it."""
        place = (bisect_left if last else bisect_right)(self.seen, offset) - 1
        if place < 0:
            return offset
        into = offset - self.seen[place]
        if into >= self.lengths[place]:
            return self.stored[place] + self.was[place] + into - self.lengths[place]
        return self.stored[place] + (self.was[place] if last and into else 0)

    def to_seen(self, offset: int) -> int:
        """Where an offset of the text as it is lies in the text as it is seen."""
        place = bisect_right(self.stored, offset) - 1
        if place < 0:
            return offset
        into = offset - self.stored[place]
        if into >= self.was[place]:
            return self.seen[place] + self.lengths[place] + into - self.was[place]
        return self.seen[place]


@dataclass(frozen=True, slots=True)
class Signs:
    """A text as it is seen, and the way from places in it to those of the text as it is, and back."""

    text: str
    steps: tuple[_Step, ...] = ()

    def to_stored(self, span: tuple[int, int]) -> tuple[int, int]:
        """The stretch of the text as it is that a span of the text as it is seen stands for.

        Nothing unseen lies at its edges; of a ligature it takes the whole.
        """
        start, end = span
        for step in reversed(self.steps):
            start, end = step.to_stored(start, last=False), step.to_stored(end, last=True)
        return start, max(start, end)

    def to_seen(self, span: tuple[int, int]) -> tuple[int, int]:
        """The stretch of the text as it is seen that shows a span of the text as it is."""
        start, end = span
        for step in self.steps:
            start, end = step.to_seen(start), step.to_seen(end)
        return start, end


@lru_cache(maxsize=4)
def as_seen(text: str) -> Signs:
    r"""The text as it is seen.

    >>> signs = as_seen("It con\u00addemned the Vice\u2011Pre\u200bsident\u2060 of\u00a0Keldmark\u02bcs of\ufb01ce.")
    >>> signs.text
    'It condemned the Vice-President of Keldmark’s office.'
    >>> start = signs.text.index("Vice")
    >>> signs.to_stored((start, start + len("Vice-President")))
    (18, 33)
    """
    steps: list[_Step] = []
    if (not text.isascii() or "`" in text) and _ODD.search(text):
        for pattern in (_UNSEEN_SIGN, _ALIKE):
            text, step = _changed(text, pattern)
            steps += [step] if step else []
    return Signs(text, tuple(steps))


def _changed(text: str, pattern: re.Pattern[str]) -> tuple[str, _Step | None]:
    pieces: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    position = length = 0
    for match in _matches(text, pattern):
        shown = _shown(match)
        start, end = match.span()
        if shown == match[0]:
            continue
        pieces += (text[position:start], shown)
        length += start - position
        if len(shown) != end - start:
            places.append((length, len(shown), start, end - start))
        length += len(shown)
        position = end
    if not pieces:
        return text, None
    columns = [tuple(column) for column in zip(*places, strict=True)] or [()] * 4
    return "".join((*pieces, text[position:])), _Step(*columns)


def _matches(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, tried only where an odd sign is, or right before one that marks a letter."""
    end = 0
    for sign in _ODD.finditer(text):
        place = sign.start()
        for start in (place - 1, place) if sign.lastgroup else (place,):
            if start >= end and (match := pattern.match(text, start)):
                yield match
                end = match.end()
                break


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "space":
            return " "
        case "hyphen" | "meant":
            return "-"
        case "figure":
            return "\u2013"
        case "apostrophe":
            return "\u2019"
        case "ligature":
            return unicodedata.normalize("NFKC", found)
        case "marked":
            return unicodedata.normalize("NFC", found)
        case "joined":
            return found
        case _:
            return ""
