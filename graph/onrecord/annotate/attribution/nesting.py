"""Statements inside statements: which one's content holds a word, or another's cue and content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from onrecord.model.document import Spans
from onrecord.model.statement import Statement


class Contents:
    """The contents of statements, looked up by place in time that does not grow with their number."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        self._order = sorted(range(len(statements)), key=lambda place: statements[place].content[0][0])
        self._starts = [statements[place].content[0][0] for place in self._order]
        self._reach = list(accumulate((statements[place].content[-1][1] for place in self._order), max))

    def holding(self, spans: Spans) -> Iterator[int]:
        """The places of the statements whose contents hold all of the spans."""
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
        for rank in range(bisect_right(self._starts, first) - 1, -1, -1):
            if self._reach[rank] < last:
                break  # nothing before reaches so far
            if _holds(self.statements[self._order[rank]].content, spans):
                yield self._order[rank]

    def smallest(self, places: Iterator[int]) -> int | None:
        """The place of the statement with the shortest content, the first of several; ``None`` of none."""
        sizes = ((sum(end - start for start, end in self.statements[place].content), place) for place in places)
        return min(sizes, default=(0, None))[1]


def nested(statements: list[Statement]) -> list[Statement]:
    """The statements with ``within``: the place of the smallest other that holds cue and content of each."""
    contents = Contents(statements)
    result: list[Statement] = []
    for statement in statements:
        holders = contents.holding((*statement.cue, *statement.content))
        others = (place for place in holders if statements[place].content != statement.content)
        result.append(replace(statement, within=contents.smallest(others)))
    return result


def _holds(content: Spans, inner: Spans) -> bool:
    return all(any(start <= span[0] and span[1] <= end for start, end in content) for span in inner)
