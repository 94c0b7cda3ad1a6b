"""Dates in a text: found by a grammar of our own, placed against the publication date.

``dateparser`` is asked only about a single span that looks like a date in another language; it never
sees the whole text, where it would take agenda items for years.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.annotate.date.context import Context
from onrecord.annotate.date.expression import Shift, Turn
from onrecord.annotate.date.grammar import Phrase, find_phrases
from onrecord.annotate.date.period import Period
from onrecord.annotate.date.resolution import resolve, years_named
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.verb.tense import tense_beside
from onrecord.model.document import Span, Spans
from onrecord.model.statement import DateRange

# A day, a word and a year that the English grammar made nothing of: "24 avril 2020", "24 de abril de 2020".
_FOREIGN = re.compile(r"(?<![\w./-])\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?(?:1[89]|20)\d\d(?![\w/-])")
_LANGUAGES = ("fr", "es", "ru", "de", "pt", "it", "tr", "uk", "az")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text with a date of its own, such as a letter quoted in full: dates in it count from there."""

    span: Span
    date: date


def find_dates(
    text: str,
    published: date | None,
    *,
    skip: Spans = (),
    anchors: Sequence[Anchor] = (),
    languages: tuple[str, ...] = _LANGUAGES,
) -> tuple[DateRange, ...]:
    """The dates a text names, in order; bounds are ISO dates, both inclusive.

    ``skip`` are spans known to be no dates (agenda items, symbols). ``languages`` are those in which
    a day, an unknown word and a year may be a date. A date without a year takes it from the
    publication, else from the nearest year named in the same paragraph; a date nobody can place has
    neither bound. A span begins with its "on", "in", "since", "until", "from" or "between".

    >>> [(d.text, d.start.isoformat(), d.basis) for d in find_dates("It spoke on 24 April.", date(2020, 4, 26))]
    [('on 24 April', '2020-04-24', 'inferred')]
    """
    tokens = Tokens(text, skip)
    phrases = find_phrases(tokens)
    found = [_dated(text, phrase.span, period) for phrase, period in _placed(text, tokens, phrases, published, anchors)]
    found += _foreign(text, [*skip, *(phrase.span for phrase in phrases)], languages)
    return tuple(sorted(found, key=lambda each: each.span))


def _dated(text: str, span: Span, period: Period | None) -> DateRange:
    place = period or Period(None, None, "period", stated=False)
    words = text[span[0] : span[1]]
    return DateRange(span, words, place.start, place.end, place.precision, "stated" if place.stated else "inferred")


def _placed(
    text: str, tokens: Tokens, phrases: list[Phrase], published: date | None, anchors: Sequence[Anchor]
) -> Iterator[tuple[Phrase, Period | None]]:
    years = years_beside(text, phrases)
    previous: Period | None = None
    for phrase, year in zip(phrases, years, strict=True):
        today = next((a.date for a in anchors if a.span[0] <= phrase.span[0] < a.span[1]), published)
        tense = tense_beside(tokens, phrase.first, phrase.last)
        period = resolve(phrase.expression, Context(today, previous, year, tense))
        is_back_reference = isinstance(phrase.expression, Turn | Shift) and phrase.expression.origin == "previous"
        if period is not None and period.start is not None and not is_back_reference:
            previous = period
        yield phrase, period


def years_beside(text: str, phrases: Sequence[Phrase]) -> list[int | None]:
    """For each date the nearest year that a date of the same paragraph names, its own first."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    paragraph = [bisect_right(breaks, phrase.span[0]) for phrase in phrases]
    named = [years_named(phrase.expression) for phrase in phrases]
    before: list[tuple[int, int] | None] = []  # the last date with a year so far, as (index, year)
    last: tuple[int, int] | None = None
    for k, years in enumerate(named):
        last = (k, years[-1]) if years else last
        before.append(last)
    beside: list[int | None] = [None] * len(phrases)
    following: tuple[int, int] | None = None
    for k in range(len(phrases) - 1, -1, -1):
        following = (k, named[k][0]) if named[k] else following
        near = [each for each in (before[k], following) if each and paragraph[each[0]] == paragraph[k]]
        gaps = [(abs(phrases[index].span[0] - phrases[k].span[0]), year) for index, year in near]
        beside[k] = min(gaps)[1] if gaps else None
    return beside


def _foreign(text: str, taken: Sequence[Span], languages: tuple[str, ...]) -> Iterator[DateRange]:
    spans = sorted(taken)
    starts = [start for start, _ in spans]
    for match in _FOREIGN.finditer(text):
        k = bisect_right(starts, match.end() - 1)
        if any(end > match.start() for _, end in spans[max(0, k - 8) : k]):
            continue
        place = _parsed(match.group(), languages)
        if place is not None:
            yield _dated(text, match.span(), Period(place, place, "day"))


@lru_cache(maxsize=4096)
def _parsed(words: str, languages: tuple[str, ...]) -> date | None:
    import dateparser  # slow to load, and seldom needed

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
    found = dateparser.parse(words, languages=list(languages), settings=settings)
    return found.date() if found else None
