"""The grammar of dates in running text: which words are one, before anything is placed on the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.date.bounds import ahead_at, bound_at, changes_amount, is_attributive_year
from onrecord.annotate.date.calendar_grammar import DASHES, day_at, is_counted, month_at, year_after
from onrecord.annotate.date.expression import Calendar, Expression, Interval, Shift, Weekday
from onrecord.annotate.date.point_grammar import point_at
from onrecord.annotate.date.relative_grammar import NAMED_DAYS, UNIT_WORDS, Parsed
from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.words import words_of
from onrecord.annotate.date.year_grammar import bare_year_at, year_range_at
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_LEADS = word_set("date_grammar.csv", "lead")
_LOOSE_LEADS = word_set("date_grammar.csv", "loose_lead")
_LOOSE_BEFORE = word_set("date_grammar.csv", "loose_before")
_REACH = 64
_LITTLE = _LEADS | word_set("date_grammar.csv", "little")
"""Words that begin many dates and stand before much else."""
_APOSTROPHES = ("'", "’", "‘")
_JOINERS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are a date: what they say, their place, and the tokens they are (``first`` to ``last``, exclusive)."""

    expression: Expression
    span: Span
    first: int
    last: int


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """All dates of a text, in order; none overlaps another."""
    found: list[Phrase] = []
    starters, hearts = _starters(), iter([*_hearts(tokens), len(tokens) + _REACH])
    heart = next(hearts)
    after = 0
    for i, token in enumerate(tokens):
        if token.word not in starters if token.kind == "word" else token.kind == "break":
            continue
        while heart < i:
            heart = next(hearts)
        if i < after or heart > i + _REACH or not _may_begin(tokens, i, starters):
            continue
        phrases = list(_phrases_at(tokens, i, found[-1] if found else None))
        found += phrases
        after = phrases[-1].last if phrases else i + 1
    return _joined_days(tokens, _share_years(tokens, found))


def _may_begin(tokens: Tokens, i: int, starters: frozenset[str]) -> bool:
    """Whether a date may begin here: told from the token and, where that says little, from the one or two after it."""
    token = tokens[i]
    if token.kind != "word":
        return token.kind == "number" or token.text in _APOSTROPHES
    if token.word not in starters:
        return False
    if token.word not in _LITTLE:
        return True
    after = i + 1 + (token.word != "the" and tokens.word(i + 1) == "the")
    return tokens[after].kind == "number" or tokens.word(after) in starters or tokens[after].text in _APOSTROPHES


@cache
def _starters() -> frozenset[str]:
    kinds = ("month", "month-short", "weekday", "weekday-short", "ordinal", "cardinal", "season", "season-short",
             "phase", "turn", "decade")  # fmt: skip
    words = {word for kind in kinds for word in words_of(kind)}
    return frozenset(words) | _LEADS | word_set("date_grammar.csv", "starter")


def _hearts(tokens: Tokens) -> Iterator[int]:
    """The places of what every date has one of: a month, a weekday, a unit, a year ...; all else can be passed over."""
    words = _heart_words()
    for i, token in enumerate(tokens):
        if token.word in words or (token.kind == "number" and (len(token.text) == 4 or _is_joined(tokens, i))):
            yield i


@cache
def _heart_words() -> frozenset[str]:
    kinds = ("month", "month-short", "weekday", "decade", "season", "season-short", "daytime")
    words = UNIT_WORDS | NAMED_DAYS.keys() | word_set("date_grammar.csv", "heart")
    return frozenset(words) | {word for kind in kinds for word in words_of(kind)}


def _is_joined(tokens: Tokens, i: int) -> bool:
    """Whether a number of one or two digits goes on as a date in digits or follows an apostrophe: "9/11", "'98"."""
    return len(tokens[i].text) <= 2 and (
        tokens.is_mark(i + 1, "/", ".") or (not tokens[i].spaced and tokens.is_mark(i - 1, "'", "’", "‘"))
    )


def _phrases_at(tokens: Tokens, i: int, previous: Phrase | None) -> Iterator[Phrase]:
    listed = _list_at(tokens, i)
    if listed:
        yield from listed
        return
    found = _from_to_at(tokens, i) or _between_at(tokens, i) or bound_at(tokens, i) or ahead_at(tokens, i)
    if found is None and tokens.word(i) in _LEADS and not (tokens.word(i) == "at" and tokens.word(i - 1) == "as"):
        found = _span_at(tokens, i + 1, tokens.word(i) in _LOOSE_LEADS)
        if found is not None and isinstance(found[0], Shift) and found[0].unit == "day":
            found = None  # "on today's agenda"
    if found is None:
        found = _span_at(tokens, i, _is_loose(tokens, i, previous)) or _life_at(tokens, i)
    if found is not None:
        yield _phrase(tokens, found[0], i, found[1])


def _phrase(tokens: Tokens, expression: Expression, first: int, last: int) -> Phrase:
    return Phrase(expression, (tokens[first].start, tokens[last - 1].end), first, last)


def _is_loose(tokens: Tokens, i: int, previous: Phrase | None) -> bool:
    """Whether what goes before, outside the date, says that a bare year or month is one."""
    before = tokens.word(i - 1)
    if before == "as" and tokens.word(i - 2) in ("early", "late", "recently", "back"):
        return True
    if before in _LOOSE_BEFORE:
        planned = before == "for" and any(tokens.value(i - 2, kind) is not None for kind in ("plan", "future"))
        return before == "of" or planned or tokens.word(i) != "may" or month_at(tokens, i) is None
    if before not in ("and", "or") and is_attributive_year(tokens, i):
        return True
    if previous is None or not isinstance(previous.expression, Calendar) or previous.expression.day is not None:
        return False
    between = [tokens[k] for k in range(previous.last, i)]
    is_list = 0 < len(between) <= 2 and all(t.word in _JOINERS or t.text == "," for t in between)
    near = bare_year_at(tokens, i)
    year = previous.expression.year
    return is_list and (near is None or (year is not None and abs(near - year) < 100))


def _from_to_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "From 3 to 5 May 2019", "from 2014 until 2016"."""
    if tokens.word(i) != "from" or changes_amount(tokens, i, bare_year_at(tokens, i + 1)):
        return None
    return _interval_at(tokens, i + 1, ("to", "until", "till", "through"), loose=True)


def _between_at(tokens: Tokens, i: int) -> Parsed | None:
    """ "Between 3 and 5 May", "between 1991 and 1994"."""
    return _interval_at(tokens, i + 1, ("and",), loose=True) if tokens.word(i) == "between" else None


def _span_at(tokens: Tokens, i: int, loose: bool) -> Parsed | None:
    """A date, or two of them joined by a dash, "to" or "through"."""
    point = point_at(tokens, i, loose)
    return _interval_from(tokens, i, point, ("to", "through"), loose) or point


def _interval_at(tokens: Tokens, i: int, words: tuple[str, ...], loose: bool) -> Parsed | None:
    return _interval_from(tokens, i, point_at(tokens, i, loose), words, loose)


def _interval_from(tokens: Tokens, i: int, point: Parsed | None, words: tuple[str, ...], loose: bool) -> Parsed | None:
    """Two dates joined by one of the words, the first of them ``point`` if it is a whole one."""
    first = point or _bare_day_at(tokens, i)
    if first is None:
        month = month_at(tokens, i)  # "March–May 2019"
        first = (Calendar(month=month[0]), month[1]) if month else None
    if first is None:
        return None
    j = first[1]
    if isinstance(first[0], Calendar) and tokens.is_mark(j, ",") and words != ("to", "through"):
        j += tokens.word(j + 1) in words  # "between May 3, 2018, and June 4, 2019"
    slash = tokens.is_mark(j, "/") and isinstance(first[0], Calendar) and first[0].day is not None
    if not (tokens.word(j) in words or tokens.is_mark(j, *DASHES) or slash):
        return None
    j += 1
    j += tokens.word(j) in ("on", "in") and tokens.word(j - 1) in words
    last = point_at(tokens, j, loose or _is_month(first[0]))
    if last is None and isinstance(first[0], Calendar) and first[0].month and first[0].day and first[0].year is None:
        day = day_at(tokens, j)
        if day is None or tokens[j].kind != "number" or tokens.value(day[1], "counted") is not None:
            return None
        last = year_after(tokens, Calendar(month=first[0].month, day=day[0]), day[1])
    if last is None or not _same_kind(first[0], last[0]):
        return None
    return Interval(first[0], last[0]), last[1]


def _bare_day_at(tokens: Tokens, i: int) -> Parsed | None:
    day = day_at(tokens, i + (tokens.word(i) == "the"))
    return (Calendar(day=day[0]), day[1]) if day else None


def _is_month(expression: Expression) -> bool:
    return isinstance(expression, Calendar) and expression.day is None and expression.month is not None


def _same_kind(first: Expression, last: Expression) -> bool:
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if first.month is None and first.day is not None:  # "3 to 5 May"
            return last.day is not None and last.month is not None
        return (first.day is None) == (last.day is None) and (first.month is None) <= (last.month is None)
    if isinstance(first, Calendar) and first.month is None and first.day is not None:
        return False
    return isinstance(last, Weekday) if isinstance(first, Weekday) else not isinstance(last, Weekday)


def _life_at(tokens: Tokens, i: int) -> Parsed | None:
    """Two years in brackets: "(1914–1918)"."""
    return year_range_at(tokens, i) if tokens.is_mark(i - 1, "(") and tokens.is_mark(i + 3, ")") else None


def _list_at(tokens: Tokens, i: int) -> list[Phrase]:
    """Days that share a month: "5, 8 and 12 May 2020"; "9 and 10 November" is one range."""
    lead = tokens.word(i) in _LEADS
    days: list[tuple[int, int, int]] = []
    j = i + lead
    head = month_at(tokens, j)
    j = head[1] if head else j
    while (day := day_at(tokens, j)) is not None and tokens[j].kind == "number" and len(days) < 31:
        days.append((day[0], j, day[1]))
        j = day[1]
        step = tokens.is_mark(j, ",") + (tokens.word(j + tokens.is_mark(j, ",")) in _JOINERS)
        if not step:
            break
        j += step
    if len(days) < 2 or tokens.value(i - 1, "numbered") is not None:
        return []
    j = days[-1][2]
    month = month_at(tokens, j + (tokens.word(j) == "of"))
    if head is not None and month is None and not is_counted(tokens, j):
        month = head[0], j
    elif head is not None or month is None:
        return []
    whole, after = year_after(tokens, Calendar(month=month[0]), month[1])
    places = [replace(whole, day=day) for day, _, _ in days]
    if len(days) == 2 and days[1][0] == days[0][0] + 1 and tokens.word(days[0][2]) == "and":
        return [_phrase(tokens, Interval(places[0], places[1]), i, after)]
    ends = [stop for _, _, stop in days[:-1]] + [after]
    begins = [i] + [begin for _, begin, _ in days[1:]]
    return [_phrase(tokens, *each) for each in zip(places, begins, ends, strict=True)]


def _share_years(tokens: Tokens, phrases: list[Phrase]) -> list[Phrase]:
    """The same dates, where "5 May and 3 June 2019" gives both the year."""
    shared = list(phrases)
    for k in range(len(shared) - 2, -1, -1):
        one, other = shared[k].expression, shared[k + 1].expression
        if not (isinstance(one, Calendar) and isinstance(other, Calendar)) or one.year or not other.year:
            continue
        between = [tokens[n].text for n in range(shared[k].last, shared[k + 1].first)]
        joined = 0 < len(between) <= 2 and all(text in (",", "and", "or", "&") for text in between)
        if joined and one.month and other.month and (one.day is None) == (other.day is None) and one.year_turn is None:
            shared[k] = replace(shared[k], expression=replace(one, year=other.year))
    return shared


def _joined_days(tokens: Tokens, phrases: list[Phrase]) -> list[Phrase]:
    """The same dates, where "31 March and 1 April" are one range of two days."""
    joined: list[Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if last is not None and phrase.first == last.last + 1 and tokens.word(last.last) == "and":
            one, other = last.expression, phrase.expression
            if isinstance(one, Calendar) and isinstance(other, Calendar) and _follow(one, other):
                joined[-1] = _phrase(tokens, Interval(one, other), last.first, phrase.last)
                continue
        joined.append(phrase)
    return joined


def _follow(one: Calendar, other: Calendar) -> bool:
    """Whether one date is the first of the month after the other's last day."""
    if not (one.month and one.day and other.month and other.day == 1) or one.weekday is not None:
        return False
    last = monthrange(one.year or 2001, one.month)[1]
    return one.day == last and other.month == one.month % 12 + 1
