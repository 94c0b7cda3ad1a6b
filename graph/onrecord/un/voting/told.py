"""What a text tells of one vote, in places of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.finding.adoption import Choice, Voters
from onrecord.model.span import Span, Spans

Outcome = Literal["adopted", "rejected"]

VoteRule = Literal["list", "bracket", "count"]

CHOICES: tuple[Choice, ...] = ("in_favour", "against", "abstaining", "not_participating", "absent")
"""All choices in the order in which lists print them."""

Counts = tuple[int, int, int]
"""How many were in favour, against, and abstained."""


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote: who voted how, how many, with what outcome; ``rule`` is the form of the words that name voters.

    ``told`` is the sentence with the counts or the outcome and ``context`` the text before the vote that may
    name what was voted on. ``intentions`` are what members later said that they had intended. ``veto`` tells
    that the text gives the negative vote of that many permanent members as the reason why it failed.
    """

    evidence: Spans
    rule: VoteRule
    context: Span
    told: Span | None = None
    counts: Counts | None = None
    voters: tuple[Voters, ...] = ()
    intentions: tuple[Voters, ...] = ()
    outcome: Outcome | None = None
    veto: int = 0
    part: Span | None = None

    @property
    def place(self) -> Span:
        """From where to where the vote is told."""
        return (min(start for start, _ in self.evidence), max(end for _, end in self.evidence))
