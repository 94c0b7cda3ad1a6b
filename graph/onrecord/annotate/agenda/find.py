"""Agenda items wherever a document names them by number: in sentences, mastheads, lists and records.

One ``AgendaItem`` a number. Its span is the number's own place; that of the first of a list begins at
the word "agenda" or "item" in front of it ("agenda items 32"), so that "agenda item 32" is one span. A
number inside a range that is not written ("28 to 31") lies at the whole range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.annotate.agenda.head import Mention, find_mentions
from onrecord.annotate.agenda.number import Numbered
from onrecord.annotate.agenda.session import Place, Surroundings
from onrecord.annotate.agenda.title import (
    before_bracket,
    completed,
    divided,
    is_quoted_before,
    joined_lines,
    located,
    pair,
    quoted_after,
    rest_of_line,
    sub_titles,
    title_lines,
)
from onrecord.model.document import Document, Span
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.ids import relative_id
from onrecord.model.statement import DateRange
from onrecord.un.masthead.read import masthead_of


class AgendaTitles(Protocol):
    """The official titles: organ (``organ/ga``), session ("74") and number ("68(a)") to a title."""

    def __call__(self, organ: str, session: str, number: str, /) -> str | None:
        """The title, or ``None`` where it is not known."""


def find_agenda_items(
    doc: Document,
    symbols: tuple[SymbolMention, ...] = (),
    dates: tuple[DateRange, ...] = (),
    titles: AgendaTitles | None = None,
) -> tuple[AgendaItem, ...]:
    """The agenda items a document names, in the order of its text, one for each number.

    The session is the one the words name, else that of the masthead, of a symbol, or ``inferred`` for
    the General Assembly from the last of ``dates`` before the items in their sentence, else from
    publication. A title in the text is paired with its number; ``titles`` gives the official one.

    >>> doc = Document(text="It was circulated at the UN under agenda items 32 and 68 (a).", doc_id="a")
    >>> [item.number for item in find_agenda_items(doc)]
    ['32', '68(a)']
    """
    mentions = list(find_mentions(doc.text))
    if not mentions:
        return ()
    days = tuple((each.span[0], each.start) for each in dates if each.start and each.precision == "day")
    surroundings = Surroundings(doc, symbols, days)
    masthead = masthead_of(doc)
    found: list[AgendaItem] = []
    for mention in mentions:
        place = surroundings.place(mention.start, mention.end, alone=mention.heading or mention.bracketed)
        numbers, spans = _titled(doc.text, mention, place, titles)
        if spans == [None] and masthead is not None and mention.end < masthead.opening:
            spans = [completed(doc.text, mention.end, masthead.title_span)]
        printed = mention.heading and bool(doc.symbols) and place.basis == "stated"
        for number, span in zip(numbers, spans, strict=True):
            parted = _parted(doc.text, mention, span)
            item = _item(doc.text, number, place, parted, titles)
            found.append(replace(item, printed=printed and span is not None))
    return tuple(sorted(_with_titles_of_others(found), key=lambda item: (item.span, _order(item.number))))


def _titled(
    text: str, mention: Mention, place: Place, titles: AgendaTitles | None
) -> tuple[Sequence[Numbered], Sequence[Span | None]]:
    """The numbers, refined by sub-items listed beneath a heading, and where the text gives each one's title."""
    numbers: Sequence[Numbered] = mention.numbers
    if mention.heading and len(numbers) == 1 and "(" not in numbers[0].number:
        subs = sub_titles(text, mention.end)
        if subs and re.match(r"\s*\(continued\)|\s*\n|[.:]", text[mention.end : mention.end + 20]):
            base = numbers[0]
            spans = [base.span if index == 0 else sub[0] for index, sub in enumerate(subs)]
            refined = [Numbered(span, f"{base.number}({sub[1]})") for span, sub in zip(spans, subs, strict=True)]
            return refined, [sub[2] for sub in subs]
    official = [_official(place, each.number, titles) for each in numbers]
    if any(each.title for each in numbers):
        last = quoted_after(text, mention.end)[:1] or (None,)
        return numbers, [each.title for each in numbers[:-1]] + [numbers[-1].title or last[0]]
    bracket = text.rfind("(", 0, mention.start + 1) if mention.bracketed and len(numbers) == 1 else -1
    quoted = () if bracket > 0 and is_quoted_before(text, bracket) else quoted_after(text, mention.end)
    if quoted:
        return numbers, pair(text, quoted, official)
    if bracket >= 0:
        return numbers, [before_bracket(text, bracket)]
    if mention.heading:
        return numbers, _headed(text, mention, official)
    return numbers, [None] * len(numbers)


def _headed(text: str, mention: Mention, official: Sequence[str | None]) -> Sequence[Span | None]:
    """Titles of a masthead or heading: the lines below the numbers, or the rest of their line."""
    end = mention.end
    if qualified := re.compile(r"[ \t]+(?:of|on)\s+the\s+(?:provisional|preliminary|draft)\s+(?:agenda|list)\*?").match(
        text, end
    ):
        end = qualified.end()
    lines = title_lines(text, end)
    if lines:
        if titles := joined_lines(text, lines, len(official)):
            return pair(text, titles, official)
        return located(text, end, official)
    rest = rest_of_line(text, end)
    if rest is None:
        return [None] * len(official)
    return [rest] if len(official) == 1 else located(text, end, official)


def _official(place: Place, number: str, titles: AgendaTitles | None) -> str | None:
    if titles is None or place.organ is None or place.session is None:
        return None
    return titles(relative_id("organ", place.organ.id), place.session, number)


def _parted(text: str, mention: Mention, title: Span | None) -> tuple[Span | None, Span | None]:
    """The title of the whole item, where a heading of one sub-item prints it before a colon, and the item's own."""
    if title is None or not mention.heading or len(mention.numbers) != 1 or "(" not in mention.numbers[0].number:
        return None, title
    return divided(text, title)


def _title(text: str, span: Span, *, capital: bool = False) -> str:
    """The words of a title; behind the title of its item and a colon it is printed small."""
    words = re.sub(r"\s+", " ", text[slice(*span)])
    return words[0].upper() + words[1:] if capital else words


def _item(
    text: str,
    number: Numbered,
    place: Place,
    parted: tuple[Span | None, Span | None],
    titles: AgendaTitles | None,
) -> AgendaItem:
    parent, title = parted
    official = _official(place, number.number, titles) if place.status == "adopted" else None
    return AgendaItem(
        span=number.span,
        number=number.number,
        organ=place.organ.name if place.organ else None,
        session=place.session,
        title=official or (_title(text, title, capital=parent is not None) if title else None),
        title_span=title,
        parent_title=_title(text, parent) if parent else None,
        status=place.status,
        id=item_id(place, number.number),
        session_basis=place.basis,
    )


def item_id(place: Place, number: str) -> str | None:
    """The relative id of an item, ``item/ga/74/68/a``; ``None`` where organ or session is not known."""
    if place.organ is None or place.session is None:
        return None
    agenda = place.session.lower() + ("" if place.status == "adopted" else f"-{place.status}")
    return "/".join(["item", place.organ.id, agenda, *re.findall(r"\d+|[a-z]+", number)])


def _with_titles_of_others(items: list[AgendaItem]) -> Iterator[AgendaItem]:
    """The items, those without a title taking the one the document gives the same item elsewhere."""
    known = {item.id: item for item in reversed(items) if item.id and item.title_span}
    for item in items:
        other = known.get(item.id) if item.id and item.title_span is None else None
        yield replace(item, title=item.title or other.title, title_span=other.title_span) if other else item


def _order(number: str) -> tuple[int, str]:
    digits = re.match(r"\d+", number)
    return (int(digits[0]) if digits else 0, number)
