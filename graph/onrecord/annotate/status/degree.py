"""How far a document commits itself to an act, and how words that stack add up.

The algebra is that of polarity signatures (Nairn, Condoravdi and Karttunen 2006): a word has one effect where
it is asserted itself and another where it is negated. Whatever is not asserted above lets nothing below it be.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.model.statement import Status

Degree = Literal["asserted", "negated", "unlikely", "possible", "expected"]
"""``unlikely``: told as negated, but taken back it leaves open what was done ("does not oppose")."""


class Effect(NamedTuple):
    """What a word makes of the act below it: where it is asserted itself, and where it is negated."""

    plain: Degree
    negated: Degree


def below(effect: Effect, word: Degree) -> Degree:
    """The degree of what stands below a word of this effect and this degree.

    >>> below(Effect("negated", "asserted"), "negated")  # did not fail to
    'asserted'
    """
    if word == "asserted":
        return effect.plain
    if word == "negated":
        return effect.negated
    if word == "unlikely":
        return _WEAKER.get(effect.negated, effect.negated)
    if word == "expected":
        return _PLANNED.get(effect.plain, effect.plain)
    return "possible"


_WEAKER: dict[Degree, Degree] = {"asserted": "possible", "negated": "unlikely"}
_PLANNED: dict[Degree, Degree] = {"asserted": "expected", "negated": "unlikely"}


def both(above: Degree, own: Degree) -> Degree:
    """The degree of an act by the words above it and by its own clause.

    >>> both("expected", "negated")  # promised not to
    'unlikely'
    """
    if above == "asserted":
        return own
    if own == "asserted":
        return above
    if above == own == "negated":
        return "asserted"  # "did not manage not to"
    if "possible" in (above, own):
        return "possible"
    if "expected" in (above, own):
        return "expected" if above == own else "unlikely"
    return "possible"


def shown(degree: Degree) -> Status:
    """The status that a statement has for a degree."""
    return "negated" if degree == "unlikely" else degree
