"""The publication date of a document that states none, told from the dates of its own report."""

from __future__ import annotations

from collections import Counter
from datetime import date

from onrecord.annotate.date.context import Context
from onrecord.annotate.date.expression import Calendar, Weekday
from onrecord.annotate.date.find import years_beside
from onrecord.annotate.date.grammar import Phrase, find_phrases
from onrecord.annotate.date.resolution import resolve, years_named
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.verb.tense import tense_beside
from onrecord.model.document import Section, SectionKind, Span

_OF_THE_REPORT: frozenset[SectionKind] = frozenset({"title", "masthead", "byline", "dateline", "heading", "body"})


def infer_published(text: str, sections: tuple[Section, ...]) -> date | None:
    """The day of the report's own events, ``None`` where the evidence is weak.

    News tells its own events by bare weekdays ("on Tuesday"). The publication is taken to be the
    latest day the report names (day and month, the year from its words or from the nearest one in
    the paragraph) if that day falls on the report's commonest bare weekday, or has its weekday beside
    it ("Tuesday, April 14, 2020"), and no later year is named. Captions are not read.
    """
    tokens = Tokens(text, _outside(text, sections))
    phrases = find_phrases(tokens)
    days = _days(text, tokens, phrases)
    if not days:
        return None
    latest = max(days)
    years = [year for phrase in phrases if _is_past(tokens, phrase) for year in years_named(phrase.expression)]
    if max(years, default=latest.year) > latest.year:
        return None
    weekdays = Counter(
        phrase.expression.weekday
        for phrase in phrases
        if isinstance(phrase.expression, Weekday) and phrase.expression.turn is None and phrase.expression.week is None
        if _is_past(tokens, phrase)
    )
    if not weekdays:
        return latest if days[latest] else None
    most = max(weekdays.values())
    return latest if weekdays[latest.weekday()] == most else None


def _outside(text: str, sections: tuple[Section, ...]) -> tuple[Span, ...]:
    """What is no part of the report: everything between the sections that are."""
    if not sections:
        return ()
    inside = sorted(section.span for section in sections if section.kind in _OF_THE_REPORT)
    edges = [0, *(edge for span in inside for edge in span), len(text)]
    return tuple((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)


def _days(text: str, tokens: Tokens, phrases: list[Phrase]) -> dict[date, bool]:
    """The days the report names as past, each with whether the words beside it give its weekday."""
    days: dict[date, bool] = {}
    for phrase, year in zip(phrases, years_beside(text, phrases), strict=True):
        if not isinstance(phrase.expression, Calendar) or not _is_past(tokens, phrase):
            continue
        period = resolve(phrase.expression, Context(year_beside=year))
        if period is None or period.start is None or period.precision != "day":
            continue
        named = phrase.expression.weekday
        days[period.start] = days.get(period.start, False) or named == period.start.weekday()
    return days


def _is_past(tokens: Tokens, phrase: Phrase) -> bool:
    return tense_beside(tokens, phrase.first, phrase.last) not in ("future", "ahead")
