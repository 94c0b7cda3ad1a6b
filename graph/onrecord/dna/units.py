"""Offsets in UTF-16 units, as the file counts them, and those in code points, as we do."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.model.document import Span

_BEYOND = 0xFFFF
"""Above this a code point takes two units."""


class Units:
    """The way between the code points of a text and its UTF-16 units.

    >>> units = Units("a😀b")
    >>> units.of(2), units.points_of(3), units.points_of(2)
    (3, 2, None)
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [] if text.isascii() else [place for place, sign in enumerate(text) if ord(sign) > _BEYOND]
        self._ends = [place + number + 2 for number, place in enumerate(self._wide)]

    def of(self, point: int) -> int:
        """The unit at which a code point begins; the end of the text for its length."""
        return point + bisect_left(self._wide, point)

    def points_of(self, unit: int) -> int | None:
        """The code point that begins at a unit; ``None`` outside the text, or in the middle of one."""
        point = unit - bisect_left(self._ends, unit + 1)
        return point if 0 <= point <= self._length and self.of(point) == unit else None

    def span(self, start: int, stop: int) -> Span | None:
        """The span in code points of one in units; ``None`` where there is none."""
        begin, end = self.points_of(start), self.points_of(stop)
        return None if begin is None or end is None or begin >= end else (begin, end)
