"""Agenda items wherever a document names them by number: in sentences, mastheads, lists and records.

One ``AgendaItem`` a number. Its span is the number's own place; that of the first of a list begins at
the word "agenda" or "item" in front of it ("agenda items 32"), so that "agenda item 32" is one span. A
number inside a range that is not written ("28 to 31") lies at the whole range.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from onrecord.annotate.agenda_number import Numbered, read_letters, read_numbers
from onrecord.annotate.agenda_session import Place, Surroundings
from onrecord.annotate.agenda_title import (
    before_bracket,
    joined_lines,
    located,
    pair,
    quoted_after,
    rest_of_line,
    sub_titles,
    title_lines,
)
from onrecord.document import Document, Span
from onrecord.statement import AgendaItem, DateRange, SymbolMention


class AgendaTitles(Protocol):
    """The official titles: organ (``organ/ga``), session ("74") and number ("68(a)") to a title."""

    def __call__(self, organ: str, session: str, number: str, /) -> str | None:
        """The title, or ``None`` where it is not known."""


_HEAD = re.compile(
    r"(?P<agenda>\bagenda\s{1,3})?\b(?P<word>(?:sub-?\s?)?items?|points?)\b(?P<of>\s{1,3}(?:of|on)\s+the\s+agenda)?"
    r"(?:[\s,]{0,3}\(?(?:nos?\.?|numbers?|numbered)(?=[\s\d]))?[\s:#(]{1,4}(?=\d{1,3}(?!\d)|\([a-z]{1,2}\))",
    re.IGNORECASE,
)
_OF_ITEM = re.compile(
    r"\s{0,3}(?:of|under|to)\s+(?:the\s+)?(?:provisional\s+)?(?:agenda\s+)?item\s+(\d{1,3})(?!\d)", re.IGNORECASE
)
_ON_AGENDA = re.compile(
    r"[\s,*)]*(?:\([^()\n]{0,40}\)\s*)?(?:of|on|in|from|to)\s+[^.;\n]{0,80}?\b(?:agenda|preliminary\s+list)\b",
    re.IGNORECASE,
)
_AGENDA_BEFORE = re.compile(r"\bagenda\b[^.;\n]{0,60}$", re.IGNORECASE)
_GOVERNED = re.compile(
    r"\b(?:under|of|on|to|concerning|regarding|consider(?:s|ed|ation of)?|includ(?:e|es|ed|ing)|inscribe[ds]?"
    r"|introduc(?:e|ed|ing)|allocate[ds]?|resum(?:e|ed)|namely)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"\b(?:United Nations|UN|(?:General )?Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|Secretary[- ]General|draft resolutions?|plenary|session|agenda|First|Second|Third|Fourth|Fifth|Sixth)\b"
)
_COMMERCE = re.compile(
    r"\b(?:sales?|sold|sell(?:ing|s)?|price[ds]?|auction|lots?|menu|shop|stores?|basket|cart|buy|bought|purchase[ds]?|catalogue"
    r"|invoice|questionnaire|checklist|survey|inventory|budget line)\b|[$\u20ac\u00a3]",
    re.IGNORECASE,
)
_HEADING_BEFORE = re.compile(r"(?:^|\n)[ \t\u00a0]*$|\b(?:session|year)\s+$", re.IGNORECASE)
_HEADING_AFTER = re.compile(
    r"[ \t]*(?:[.:]\s|\(continued|\(concluded|[*\u2013\u2014]|$|\n)|[ \t]+(?:of|on)\s+the\b", re.IGNORECASE
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")
_REACH = 400
_LINE = 160


@dataclass(frozen=True, slots=True)
class _Mention:
    """One list of numbers under one head: where it stands and how the head is set."""

    start: int
    end: int
    numbers: tuple[Numbered, ...]
    heading: bool
    bracketed: bool


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
    mentions = list(_mentions(doc.text))
    if not mentions:
        return ()
    days = tuple((each.span[0], each.start) for each in dates if each.start and each.precision == "day")
    surroundings = Surroundings(doc, symbols, days)
    found: list[AgendaItem] = []
    for mention in mentions:
        place = surroundings.place(mention.start, mention.end, alone=mention.heading or mention.bracketed)
        numbers, spans = _titled(doc.text, mention, place, titles)
        found += [_item(doc.text, number, place, span, titles) for number, span in zip(numbers, spans, strict=True)]
    return tuple(sorted(_with_titles_of_others(found), key=lambda item: (item.span, _order(item.number))))


class _Setting:
    """Where a text has the words of assemblies, and those of shops; read once a text, when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _assembly(self) -> list[int]:
        return [match.start() for match in _ASSEMBLY.finditer(self._text)]

    @cached_property
    def _commerce(self) -> list[int]:
        return [match.start() for match in _COMMERCE.finditer(self._text)]

    def of_assembly(self, start: int, end: int) -> bool:
        """Whether a word of assemblies begins from ``start`` up to ``end``."""
        return bisect_left(self._assembly, start) < bisect_left(self._assembly, end)

    def of_commerce(self, start: int, end: int) -> bool:
        """Whether a word of shops begins from ``start`` up to ``end``."""
        return bisect_left(self._commerce, start) < bisect_left(self._commerce, end)


def _mentions(text: str) -> Iterator[_Mention]:
    setting = _Setting(text)
    position = 0
    for head in _HEAD.finditer(text):
        if head.start() < position:
            continue
        mention = _sub_items_of(text, head) if text[head.end()] == "(" else _listed(text, head, setting)
        if mention is not None:
            yield mention
            position = mention.end


def _sub_items_of(text: str, head: re.Match[str]) -> _Mention | None:
    """ "sub-items (a) and (d) of item 19": the number comes last."""
    letters, end = read_letters(text, head.end(), "", head.start())
    item = _OF_ITEM.match(text, end)
    if not letters or item is None:
        return None
    numbers = tuple(replace(each, number=item[1] + each.number) for each in letters)
    return _Mention(head.start(), item.end(), numbers, heading=False, bracketed=False)


def _listed(text: str, head: re.Match[str], setting: _Setting) -> _Mention | None:
    numbers, end = read_numbers(text, head.end(), plural=head["word"].lower().endswith("s"))
    if not numbers:
        return None
    before = text[max(0, head.start() - 80) : head.start()]
    heading = _HEADING_BEFORE.search(before[-20:]) is not None
    bracketed = before.rstrip().endswith("(") and text[end : end + 1] == ")"
    named = head["agenda"] or head["of"]
    if not named and not _is_agenda(text, head, end, before, heading=heading):
        near = setting.of_assembly(head.start() - _REACH, end + _REACH)
        if not near or not (bracketed or _may_be_agenda(head, before)):
            return None
    if not named and setting.of_commerce(head.start() - _LINE, end + _LINE):
        return None
    first = replace(numbers[0], span=(head.start(), numbers[0].span[1]))
    return _Mention(head.start(), end, (first, *numbers[1:]), heading and head["word"][0].isalpha(), bracketed)


def _is_agenda(text: str, head: re.Match[str], end: int, before: str, *, heading: bool) -> bool:
    """Whether the text itself says that "item 5" is one of an agenda: in words, or as a heading with a title."""
    if _ON_AGENDA.match(text, end):
        return True
    if head["word"].lower().startswith("point"):
        return False
    if _AGENDA_BEFORE.search(before) or head["word"].lower().startswith("sub"):
        return True
    titled = heading and head["word"][0].isupper() and _HEADING_AFTER.match(text, end)
    return bool(titled) and rest_of_line(text, end) is not None


def _may_be_agenda(head: re.Match[str], before: str) -> bool:
    """Whether "item 5" is set as one of an agenda's would be: governed, or at the beginning of a sentence."""
    if head["word"].lower().startswith("point"):
        return False
    opens = head["word"][0].isupper() and _SENTENCE_BEFORE.search(before[-20:])
    return bool(opens) or _GOVERNED.search(before[-30:]) is not None


def _titled(
    text: str, mention: _Mention, place: Place, titles: AgendaTitles | None
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
    if quoted := quoted_after(text, mention.end):
        return numbers, pair(text, quoted, official)
    if mention.bracketed and len(numbers) == 1:
        return numbers, [before_bracket(text, text.rfind("(", 0, mention.start + 1))]
    if mention.heading:
        return numbers, _headed(text, mention, official)
    return numbers, [None] * len(numbers)


def _headed(text: str, mention: _Mention, official: Sequence[str | None]) -> Sequence[Span | None]:
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
    return titles(f"organ/{place.organ.id}", place.session, number)


def _item(
    text: str,
    number: Numbered,
    place: Place,
    title: Span | None,
    titles: AgendaTitles | None,
) -> AgendaItem:
    official = _official(place, number.number, titles) if place.status == "adopted" else None
    return AgendaItem(
        span=number.span,
        number=number.number,
        organ=place.organ.name if place.organ else None,
        session=place.session,
        title=official or (re.sub(r"\s+", " ", text[slice(*title)]) if title else None),
        title_span=title,
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
