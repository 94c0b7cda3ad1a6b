"""Statements inside statements: which one's content holds another's cue and content."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from onrecord.document import Spans
from onrecord.statement import Statement


def nested(statements: list[Statement]) -> list[Statement]:
    """The statements with ``within``: the place of the smallest other that holds cue and content of each."""
    order = sorted(range(len(statements)), key=lambda place: statements[place].content[0][0])
    starts = [statements[place].content[0][0] for place in order]
    reach = list(accumulate((statements[place].content[-1][1] for place in order), max))
    return [_within(statements, place, order, starts, reach) for place in range(len(statements))]


def _within(
    statements: list[Statement], place: int, order: list[int], starts: list[int], reach: list[int]
) -> Statement:
    """One statement with its holder; ``reach`` is the furthest end of the contents up to each place in order."""
    statement = statements[place]
    spans = (*statement.cue, *statement.content)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    best: tuple[int, int] | None = None
    for rank in range(bisect_right(starts, first) - 1, -1, -1):
        if reach[rank] < last:
            break
        other = statements[order[rank]]
        if other is statement or other.content == statement.content or not _holds(other.content, spans):
            continue
        size = sum(end - start for start, end in other.content)
        best = min(best or (size, order[rank]), (size, order[rank]))
    return replace(statement, within=best[1]) if best else statement


def _holds(content: Spans, inner: Spans) -> bool:
    return all(any(start <= span[0] and span[1] <= end for start, end in content) for span in inner)
