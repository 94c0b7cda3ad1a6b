"""Dates in sentences of our own making: which words are one, and where on the calendar it lies.

The publication is Sunday 26 April 2020 unless a case names another. ``A..B`` gives both bounds, a
dot or nothing an open one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.date.find import Anchor, find_dates

SUNDAY = date(2020, 4, 26)
Shared = Callable[[str], Path]

# sentence, words of each date, its bounds, precision
PLACED = [
    # calendar dates
    ("She said on 24 April that it was over.", "on 24 April", "2020-04-24", "day"),
    ("It was signed on 24 April 2020.", "on 24 April 2020", "2020-04-24", "day"),
    ("It was signed on April 24, 2020, in Vell.", "on April 24, 2020", "2020-04-24", "day"),
    ("Signed April 24,2020 in Vell.", "April 24,2020", "2020-04-24", "day"),
    ("date 2020-04-24 By Mira Tal", "2020-04-24", "2020-04-24", "day"),
    ("Updated 2020-04-24T10:15Z by the desk", "2020-04-24", "2020-04-24", "day"),
    ("Vell, 24.04.2020", "24.04.2020", "2020-04-24", "day"),
    ("Vell, 24/04/2020.", "24/04/2020", "2020-04-24", "day"),
    ("Vell, 03/04/2020.", "03/04/2020", "2020-04-03", "day"),
    ("Vell, 04/24/2020.", "04/24/2020", "2020-04-24", "day"),
    ("Vell, 24-Apr-2020.", "24-Apr-2020", "2020-04-24", "day"),
    ("The 10 November 2019 statement holds.", "10 November 2019", "2019-11-10", "day"),
    ("the 2016 April war", "2016 April", "2016-04-01..2016-04-30", "month"),
    ("The 31st of March was calm.", "The 31st of March", "2020-03-31", "day"),
    ("the letter dated March 31st", "March 31st", "2020-03-31", "day"),
    ("the letter of 3 Sept. 2019", "3 Sept. 2019", "2019-09-03", "day"),
    ("They met on Friday, 24 April 2020.", "on Friday, 24 April 2020", "2020-04-24", "day"),
    ("They met on Tuesday (14 April).", "on Tuesday (14 April)", "2020-04-14", "day"),
    ("They met on Thursday, December 26.", "on Thursday, December 26", "2019-12-26", "day"),
    ("Done at Vell on the first day of June 2019.", "on the first day of June 2019", "2019-06-01", "day"),
    ("on the twenty-first of April 1948", "on the twenty-first of April 1948", "1948-04-21", "day"),
    (
        "this twenty-eighth day of July, one thousand nine hundred and fifty-one",
        "twenty-eighth day of July, one thousand nine hundred and fifty-one",
        "1951-07-28",
        "day",
    ),
    ("Distr.: General 28 September 2020", "28 September 2020", "2020-09-28", "day"),
    ("Distr.: General\n16 August 2016\nOriginal: English", "16 August 2016", "2016-08-16", "day"),
    ("resolution 47 (1948) of 21 April 1948", "21 April 1948", "1948-04-21", "day"),
    ("They met on 26 December.", "on 26 December", "2019-12-26", "day"),
    ("They will meet on 26 December.", "on 26 December", "2020-12-26", "day"),
    ("It opened on 3 March last year.", "on 3 March last year", "2019-03-03", "day"),
    ("Le texte du 24 avril 2020 existe.", "24 avril 2020", "2020-04-24", "day"),
    # ranges
    ("the talks of 9-10 November 2019", "9-10 November 2019", "2019-11-09..2019-11-10", "range"),
    ("They met on 9 and 10 November 2019.", "on 9 and 10 November 2019", "2019-11-09..2019-11-10", "range"),
    ("from 3 to 5 May 2019", "from 3 to 5 May 2019", "2019-05-03..2019-05-05", "range"),
    ("held from 28 February to 2 March 2020", "from 28 February to 2 March 2020", "2020-02-28..2020-03-02", "range"),
    ("from 30 December to 2 January 2020", "from 30 December to 2 January 2020", "2019-12-30..2020-01-02", "range"),
    ("between 3 and 5 March", "between 3 and 5 March", "2020-03-03..2020-03-05", "range"),
    ("between 3 May 2018 and 4 June 2019", "between 3 May 2018 and 4 June 2019", "2018-05-03..2019-06-04", "range"),
    ("on November 9–10, 2019, in Vell", "on November 9–10, 2019", "2019-11-09..2019-11-10", "range"),
    ("on November 9 and 10, 2019, in Vell", "on November 9 and 10, 2019", "2019-11-09..2019-11-10", "range"),
    ("the March–May 2019 round", "March–May 2019", "2019-03-01..2019-05-31", "period"),
    ("They fought between 1991 and 1994.", "between 1991 and 1994", "1991-01-01..1994-12-31", "period"),
    ("They fought from 1991 until 1994.", "from 1991 until 1994", "1991-01-01..1994-12-31", "period"),
    ("The war (1991–1994) ended.", "1991–1994", "1991-01-01..1994-12-31", "period"),
    ("the biennium 2018-2019", "2018-2019", "2018-01-01..2019-12-31", "period"),
    ("It sat from Monday to Friday.", "from Monday to Friday", "2020-04-20..2020-04-24", "range"),
    # months and parts of years
    ("They met in March 2019.", "in March 2019", "2019-03-01..2019-03-31", "month"),
    ("They met in March.", "in March", "2020-03-01..2020-03-31", "month"),
    ("They met in September.", "in September", "2019-09-01..2019-09-30", "month"),
    ("They will meet in September.", "in September", "2020-09-01..2020-09-30", "month"),
    ("They met last March.", "last March", "2020-03-01..2020-03-31", "month"),
    ("They met in May of last year.", "in May of last year", "2019-05-01..2019-05-31", "month"),
    ("in the first quarter of 2020", "in the first quarter of 2020", "2020-01-01..2020-03-31", "quarter"),
    ("exports of Q3 2019", "Q3 2019", "2019-07-01..2019-09-30", "quarter"),
    ("in the second half of 2019", "in the second half of 2019", "2019-07-01..2019-12-31", "half"),
    ("in the first half of last year", "in the first half of last year", "2019-01-01..2019-06-30", "half"),
    ("in the spring of 2018", "in the spring of 2018", "2018-03-01..2018-05-31", "season"),
    ("in winter 2019", "in winter 2019", "2019-12-01..2020-02-29", "season"),
    ("They met last summer.", "last summer", "2019-06-01..2019-08-31", "season"),
    ("in the fall of 2018", "in the fall of 2018", "2018-09-01..2018-11-30", "season"),
    ("in early March", "in early March", "2020-03-01..2020-03-10", "period"),
    ("in mid-March 2019", "in mid-March 2019", "2019-03-11..2019-03-20", "period"),
    ("until the end of March 2019", "until the end of March 2019", "..2019-03-31", "period"),
    ("in mid-2019", "in mid-2019", "2019-05-01..2019-08-31", "period"),
    ("in late 2018", "in late 2018", "2018-09-01..2018-12-31", "period"),
    # years and more
    ("It fell in 1991.", "in 1991", "1991-01-01..1991-12-31", "year"),
    ("the offensives of 1918", "1918", "1918-01-01..1918-12-31", "year"),
    ("the 1994 ceasefire holds", "1994", "1994-01-01..1994-12-31", "year"),
    ("by 2030, says the plan", "by 2030", "..2030-12-31", "year"),
    ("throughout the 1990s", "throughout the 1990s", "1990-01-01..1999-12-31", "decade"),
    ("in the early 1990s", "in the early 1990s", "1990-01-01..1993-12-31", "period"),
    ("during the '90s", "during the '90s", "1990-01-01..1999-12-31", "decade"),
    ("since the nineties", "since the nineties", "1990-01-01..", "decade"),
    ("in the 19th century", "in the 19th century", "1800-01-01..1899-12-31", "century"),
    ("the twenty-first century", "the twenty-first century", "2000-01-01..2099-12-31", "century"),
    # weekdays
    ("Mira Tal told reporters on Tuesday.", "on Tuesday", "2020-04-21", "day"),
    ("Mira Tal said Sunday that it holds.", "Sunday", "2020-04-26", "day"),
    ("The council will meet on Tuesday.", "on Tuesday", "2020-04-28", "day"),
    ("The council is to meet on Tuesday.", "on Tuesday", "2020-04-28", "day"),
    ("It is expected to meet again on Tuesday.", "on Tuesday", "2020-04-28", "day"),
    ("On Tuesday, she said the council will meet.", "On Tuesday", "2020-04-21", "day"),
    ("They met last Friday.", "last Friday", "2020-04-24", "day"),
    ("Talks are to be held on Tuesday.", "on Tuesday", "2020-04-28", "day"),
    ("For more on today's talks.", "today", "2020-04-26", "day"),
    ("They met over the weekend.", "over the weekend", "2020-04-25..2020-04-26", "range"),
    ("They meet next Friday.", "next Friday", "2020-05-01", "day"),
    ("They met on Tuesday last week.", "on Tuesday last week", "2020-04-14", "day"),
    ("They met on Tuesday evening.", "on Tuesday evening", "2020-04-21", "day"),
    # told from the publication
    ("She spoke yesterday.", "yesterday", "2020-04-25", "day"),
    ("Earlier today she spoke.", "Earlier today", "2020-04-26", "day"),
    ("Today the council met.", "Today", "2020-04-26", "day"),
    ("The council meets tonight.", "tonight", "2020-04-26", "day"),
    ("The council meets tomorrow.", "tomorrow", "2020-04-27", "day"),
    ("the day before yesterday", "the day before yesterday", "2020-04-24", "day"),
    ("She left three days ago.", "three days ago", "2020-04-23", "day"),
    ("She left 2 weeks ago.", "2 weeks ago", "2020-04-12", "day"),
    ("She left half a year ago.", "half a year ago", "2019-10-01..2019-10-31", "month"),
    ("She left a month ago.", "a month ago", "2020-03-01..2020-03-31", "month"),
    ("She left twenty-five years ago.", "twenty-five years ago", "1995-01-01..1995-12-31", "year"),
    ("They met last week.", "last week", "2020-04-13..2020-04-19", "range"),
    ("They meet next week.", "next week", "2020-04-27..2020-05-03", "range"),
    ("They met this month.", "this month", "2020-04-01..2020-04-30", "month"),
    ("They met last month.", "last month", "2020-03-01..2020-03-31", "month"),
    ("They met last year.", "last year", "2019-01-01..2019-12-31", "year"),
    ("They met earlier this year.", "earlier this year", "2020-01-01..2020-04-26", "period"),
    ("in the past two weeks", "in the past two weeks", "2020-04-12..2020-04-26", "period"),
    ("over the past decade", "over the past decade", "2010-04-26..2020-04-26", "period"),
    # open at one end
    ("They have ruled since 1994.", "since 1994", "1994-01-01..", "year"),
    ("They have ruled since 3 May 1994.", "since 3 May 1994", "1994-05-03..", "day"),
    ("Closed since Tuesday.", "since Tuesday", "2020-04-21..", "day"),
    ("Closed since May.", "since May", "2019-05-01..", "month"),
    ("The road is closed until Tuesday.", "until Tuesday", "..2020-04-28", "day"),
    ("We asked them, and we expect an answer by Friday.", "by Friday", "..2020-05-01", "day"),
    ("The war lasted until Tuesday.", "until Tuesday", "..2020-04-21", "day"),
    ("It holds as early as 1988.", "1988", "1988-01-01..1988-12-31", "year"),
    ("Closed until 15 May 2020.", "until 15 May 2020", "..2020-05-15", "day"),
    ("It held from 1994 onwards.", "from 1994 onwards", "1994-01-01..", "year"),
]

NO_DATE = [
    "The letter was circulated under agenda items 32, 37, 68, 70, 75 and 83.",
    "Under items 5, 8 and 12 of the provisional agenda, the Assembly sat.",
    "The Council recalled its resolutions 822 (1993), 853 (1993) and 884 (1993).",
    "It recalled resolution 2254 (2015), paragraph 1918, and decision 1994.",
    "The document is A/74/805-S/2020/310, see also S/PV.2020 and A/RES/62/243.",
    "It was adopted by 104 votes to 11, with 58 abstentions.",
    "Some 1,918 people and 2020 villages were counted in 1500 houses.",
    "The sum of $2,020 million, or 19.94 per cent, was paid in 2000 dollars.",
    "12. May the Council take note.",
    "It may march on Vell; the march of progress is august.",
    "Theresa May said no. It was said by May.",
    "Every Monday and on Tuesdays the Sunday Times prints Friday prayers.",
    "Bloody Sunday and Good Friday have names.",
    "The 2030 Agenda for Sustainable Development applies.",
    "The COVID-19 March of Hope went on.",
    "She told Norvania Today and USA Today about it.",
    "A quarter of the seats and the second half of the match.",
    "The first quarter of the moon; the fall of the city.",
    "Version 10.4.2020.1 of /2020/04/24/ and call +49 2020 1918.",
    "Executive Order 1994 and Room 1918, pp. 1990, No. 2020.",
    "It cost 1990 euros; the trains of 2000 tonnes left at 10:20.",
    "In a survey of 1709 schoolchildren and 1500 were ill.",
    "He is 24 and she has 31 tanks, 9-10 guns and 3 to 5 ships.",
]


def _bounds(start: date | None, end: date | None) -> str:
    if start == end:
        return start.isoformat() if start else "open"
    return f"{start or ''}..{end or ''}"


@pytest.mark.parametrize(("sentence", "words", "bounds", "precision"), PLACED, ids=[case[0] for case in PLACED])
def test_a_date_is_found_and_placed(sentence: str, words: str, bounds: str, precision: str) -> None:
    found = find_dates(sentence, SUNDAY)
    assert [(d.text, _bounds(d.start, d.end), d.precision) for d in found] == [(words, bounds, precision)]
    assert sentence[slice(*found[0].span)] == words


def test_the_tables_of_cases_are_as_long_as_they_were() -> None:
    assert len(PLACED) >= 100
    assert len(NO_DATE) >= 20


@pytest.mark.parametrize("sentence", NO_DATE)
def test_what_is_no_date_is_not_found(sentence: str) -> None:
    assert [d.text for d in find_dates(sentence, SUNDAY)] == []


SEVERAL = [
    ("in 1991, 1993 and 1996", ["1991-01-01..1991-12-31", "1993-01-01..1993-12-31", "1996-01-01..1996-12-31"]),
    ("on 5, 8 and 12 May 2019", ["2019-05-05", "2019-05-08", "2019-05-12"]),
    ("on 5 May and 3 June 2018", ["2018-05-05", "2018-06-03"]),
    ("in January and March 2019", ["2019-01-01..2019-01-31", "2019-03-01..2019-03-31"]),
    ("They met on 3 March 2019 and again the same day.", ["2019-03-03", "2019-03-03"]),
    ("They met on 3 March 2019. The following day they left.", ["2019-03-03", "2019-03-04"]),
    ("They met on 3 March 2019 and two weeks later.", ["2019-03-03", "2019-03-17"]),
    ("It fell in 1993. On 5 May that year it was taken back.", ["1993-01-01..1993-12-31", "1993-05-05"]),
    ("Today, 107 years later, they remember.", ["2020-04-26", "open"]),
    ("decisions 67.1 of 21 May 2014,5 and 69.2 of 28 May\n2016", ["2014-05-21", "2016-05-28"]),
]


@pytest.mark.parametrize(("sentence", "bounds"), SEVERAL, ids=[case[0] for case in SEVERAL])
def test_dates_beside_each_other_complete_each_other(sentence: str, bounds: list[str]) -> None:
    assert [_bounds(d.start, d.end) for d in find_dates(sentence, SUNDAY)] == bounds


BASES = [
    ("on 24 April 2020", "stated"),
    ("on 24 April", "inferred"),
    ("in 1991", "stated"),
    ("the 1990s", "stated"),
    ("on Tuesday", "inferred"),
    ("in the first quarter of 2020", "stated"),
    ("early March", "inferred"),
    ("on Friday, 24 April", "inferred"),
    ("on 5 and 6 May 2019", "stated"),
]


@pytest.mark.parametrize(("sentence", "basis"), BASES, ids=[case[0] for case in BASES])
def test_a_date_is_stated_if_its_words_give_day_month_and_year(sentence: str, basis: str) -> None:
    assert [d.basis for d in find_dates(sentence, SUNDAY)] == [basis]


def test_without_a_publication_the_year_beside_a_date_is_its_year() -> None:
    found = find_dates("They spoke of the first quarter of 2018 on April 14.", None)
    assert [_bounds(d.start, d.end) for d in found] == ["2018-01-01..2018-03-31", "2018-04-14"]
    assert found[1].basis == "inferred"


def test_without_a_publication_a_date_that_nothing_completes_is_left_open() -> None:
    found = find_dates(
        "They spoke on April 14.\nThe war ended in 1994. On Tuesday they met. It rained yesterday.", None
    )
    assert [(d.text, d.start) for d in found if d.start is None] == [
        ("on April 14", None),
        ("On Tuesday", None),
        ("yesterday", None),
    ]


def test_dates_inside_an_anchored_letter_count_from_the_letter() -> None:
    text = "The letter reads: it happened yesterday. So they said today."
    found = find_dates(text, SUNDAY, anchors=[Anchor((0, 40), date(2019, 3, 2))])
    assert [_bounds(d.start, d.end) for d in found] == ["2019-03-01", "2020-04-26"]


def test_a_skipped_span_holds_no_date() -> None:
    text = "Item 15 March 2020 of the agenda"
    assert find_dates(text, SUNDAY, skip=((0, 18),)) == ()


def test_a_date_on_the_last_and_first_days_of_the_calendar_raises_nothing() -> None:
    text = (
        "999 centuries ago, last decade, next century, 9999 years ago, last Tuesday, yesterday, in winter 2100, "
        "since 29 February, until the end of the year, over the weekend, from Tuesday to Friday, early last century"
    )
    for published in (date.min, date.max, SUNDAY):
        find_dates(text, published)


WORDS = st.sampled_from(
    re.findall(
        r"\S+| ",
        "on in of the March May 24 31st 2020 1918 – - , . / ( ) Tuesday last next week weeks two ago since until the "
        "and from to early mid late quarter half first century 1990s ' years day will between 2020-04-24 24/04/2020",
    )
)


@given(
    st.one_of(
        st.text(max_size=400), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
    ),
    st.none() | st.dates(),
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_dates_that_slice_back(text: str, published: date | None) -> None:
    end = 0
    for found in find_dates(text, published):
        assert found.text == text[slice(*found.span)] != ""
        assert found.span[0] >= end
        assert found.start is None or found.end is None or found.start <= found.end
        end = found.span[1]


@given(st.text(min_size=200, max_size=1_000), st.integers())
@settings(max_examples=10, deadline=None)
def test_a_long_random_text_raises_nothing(letters: str, seed: int) -> None:
    find_dates("".join(Random(seed).choices(letters + " 0123456789,.-/\n", k=10_000)), SUNDAY)


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "7,",
        "12, ",
        "9-",
        "1/",
        "in 1991, ",
        "the ",
        "a ",
        "5 and ",
        "from ",
        "May ",
        "last ",
        "31 March/",
        "'98 ",
        "9/",
    ],
)
def test_a_long_repetition_is_read_as_a_short_one(unit: str) -> None:
    short, long = find_dates(unit * 50, SUNDAY), find_dates(unit * 5_000, SUNDAY)
    assert long[: len(short) - 1] == short[:-1]


def test_the_dates_of_the_second_seed_are_those_of_its_table(shared: Shared) -> None:
    found = find_dates(shared("seeds/004_22300a873cf81933.txt").read_text(encoding="utf-8"), SUNDAY)
    assert [_bounds(d.start, d.end) for d in found] == [
        "2020-04-26",
        "2020-04-24",
        "2020-04-15",
        "2020-03-31",
        "1918-01-01..1918-12-31",
    ]


def test_the_dates_of_the_first_seed_count_from_its_inferred_publication(shared: Shared) -> None:
    found = find_dates(shared("seeds/000_455c540cefd251c0.txt").read_text(encoding="utf-8"), date(2020, 4, 14))
    placed = [_bounds(d.start, d.end) for d in found]
    assert placed.count("2020-04-14") >= 5
    assert placed.count("2020-03-31") == 2
    assert {"1991-12-26", "2020-01-01..2020-03-31", "1991-01-01..1991-12-31", "1994-01-01..1994-12-31"} < set(placed)
