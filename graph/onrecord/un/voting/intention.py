"""What members later said that they had intended: "Subsequently, the delegation of X informed the Secretariat that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.finding.adoption import Choice, Voters
from onrecord.model.span import Span
from onrecord.un.voting.names import IsState, names_in

_SAID = re.compile(
    r"\b(?:Subsequently|Later|After\s+the\s+vot(?:e|ing))?,?\s*the\s+(?:delegations?|representatives?)\s+of\s+"
    r"(?P<names>[^.:\[\]]{2,600}?),?\s+(?:informed|advised|notified)\s+the\s+(?:Secretariat|Committee|Council|Assembly)"
    r"\s+that\s+(?:it|they|he|she|(?:its|their)\s+delegations?)\s+(?P<meant>had\s+(?:not\s+)?intended\s+[^.;\]]{2,80})",
    re.IGNORECASE,
)
_MEANT: tuple[tuple[Choice, re.Pattern[str]], ...] = (
    ("not_participating", re.compile(r"not\s+intended\s+to\s+(?:vote|participate|take\s+part)|not\s+to\s+participate")),
    ("in_favour", re.compile(r"\bvote\s+(?:in\s+favou?r|for)\b")),
    ("against", re.compile(r"\bvote\s+against\b")),
    ("abstaining", re.compile(r"\babstain\b")),
)
_AND_OTHERS = re.compile(
    r"[,;]?\s+(?:and|while)\s+the\s+(?:delegations?|representatives?)\s+of\s+(?P<names>[^.:\[\]]{2,300}?)\s+"
    r"(?P<meant>(?:had\s+(?:not\s+)?intended\s+|that\s+(?:it|they)\s+had\s+intended\s+)?(?:to\s+)?[^.\]]{2,60})"
)


def find_intentions(text: str, start: int, end: int, is_state: IsState) -> Iterator[tuple[Span, Voters]]:
    """Each passage that tells an intention, with who had it."""
    for said in _SAID.finditer(text, start, end):
        low, high = said.span("meant")
        other = _AND_OTHERS.search(text, low, high)
        choice = _choice(text[low : other.start() if other else high])
        if choice is not None:
            yield said.span(), Voters(choice, tuple(names_in(text, *said.span("names"), is_state)[0]))
        if other is not None and (second := _choice(other["meant"])) is not None:
            yield said.span(), Voters(second, tuple(names_in(text, *other.span("names"), is_state)[0]))


def _choice(words: str) -> Choice | None:
    return next((choice for choice, form in _MEANT if form.search(words)), None)
