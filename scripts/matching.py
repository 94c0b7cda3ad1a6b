"""Which statements of two sets are the same: token Jaccard of the contents, heads of the sources.

The definitions of ``../shared/tools/score_attributions.py``: contents match one to one where their word
tokens overlap by half or more, best overlap first; a source is right where one of the two holds the
head of the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.document import Span, Spans

THRESHOLD = 0.5
_TOKEN = re.compile(r"\w+(?:[-'\u2019]\w+)*|[^\w\s]")
_ENDS_HEAD = frozenset([
    ",", ";", ":", "(", "-", "\u2013", "\u2014", "of", "who", "which", "that", "whose", "in", "for", "from", "at",
    "on", "with", "by", "to", "and", "or",
])  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """A text as tokens: words and single marks."""

    text: str

    @cached_property
    def spans(self) -> list[Span]:
        """The place of each token."""
        return [match.span() for match in _TOKEN.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def word(self, index: int) -> str:
        """The token as it stands."""
        start, end = self.spans[index]
        return self.text[start:end]

    def touched(self, spans: Spans) -> set[int]:
        """The tokens that overlap any of the spans."""
        found: set[int] = set()
        for start, end in spans:
            index = max(0, bisect_right(self._starts, start) - 1)
            while index < len(self.spans) and self.spans[index][0] < end:
                if self.spans[index][1] > start:
                    found.add(index)
                index += 1
        return found

    def words(self, spans: Spans) -> frozenset[int]:
        """The tokens that overlap the spans and are words, not marks."""
        return frozenset(index for index in self.touched(spans) if _is_word(self.word(index)))

    def head(self, spans: Spans) -> int | None:
        """The last word before the first comma, preposition or relative pronoun of a phrase.

        >>> tokens = Tokens("Mira Tal, a spokeswoman of the Ministry")
        >>> tokens.word(tokens.head(((0, 39),)))
        'Tal'
        """
        indices = sorted(self.touched(spans))
        last: int | None = None
        for index in indices:
            word = self.word(index).lower()
            if word in _ENDS_HEAD:
                if last is not None:
                    break
            elif word[0].isalnum():
                last = index
        return last if last is not None or not indices else indices[-1]


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """What two sets share, of what either has; 0 for two empty ones.

    >>> jaccard(frozenset({1, 2}), frozenset({2, 3, 4}))
    0.25
    """
    return len(one & other) / len(one | other) if one or other else 0.0


def match(tokens: Tokens, one: Sequence[Spans], other: Sequence[Spans], threshold: float = THRESHOLD) -> dict[int, int]:
    """Pairs of indices, one to one: contents that overlap enough, best overlap first, ties by position."""
    left = [tokens.words(spans) for spans in one]
    right = [tokens.words(spans) for spans in other]
    candidates = sorted(
        (-jaccard(a, b), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if a & b and jaccard(a, b) >= threshold
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def same_source(tokens: Tokens, gold: Spans, found: Spans) -> bool:
    """Whether two sources are one: both empty, or one holds the head of the other."""
    head, other = tokens.head(gold), tokens.head(found)
    if head is None or other is None:
        return head is other
    return head in tokens.words(found) or other in tokens.words(gold)
