"""Agenda items that a text names by their title alone: "the item entitled “The situation in ...”".

The Security Council's agenda has no numbers, so that its items are known by their titles; an item of
another organ is looked up on the adopted agenda of its session, if the vocabulary has it. An item that
cannot be placed so keeps its title and has no id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from onrecord.annotate.agenda.head import OTHER_LIST
from onrecord.annotate.agenda.session import Surroundings
from onrecord.annotate.agenda.title import quoted_after
from onrecord.model.document import Document, Span
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.ids import relative_id
from onrecord.names.folding import slug
from onrecord.un.organ import Organ, organs


class AgendaNumbers(Protocol):
    """The numbers of official titles: organ (``organ/ga``), session ("74") and title to a number ("68(a)")."""

    def __call__(self, organ: str, session: str, title: str, /) -> str | None:
        """The number, or ``None`` where no item of that session bears the title."""


_NAMED = re.compile(
    r"\b(?:agenda[\s-]{1,3})?(?:sub-?\s?)?item\s*(?:,|\b(?:entitled|titled|called|named|on|concerning|under\s+the\s+title))?"
    r"[\s,:]{1,3}(?:of\s+)?(?=[\u201c\u201d\u201e\u201f\"\u00ab\u00bb\u2018])",
    re.IGNORECASE,
)
_NUMBERED_BEHIND = re.compile(r"[\u201d\u201c\"\u00bb\u2019\s]{0,9}\(\s?(?:agenda\s+)?item")
_COUNCILS_AGENDA = re.compile(
    r"^[ \t]*Agenda[ \t]*\n\s*(?P<title>[A-Z][^\n]{3,200}(?:\n[ \t]*[a-z][^\n]{0,200}){0,3})", re.MULTILINE
)
_UNADOPTED = re.compile(r"\b(?:provisional\s+agenda|draft\s+agenda|preliminary\s+list)\b", re.IGNORECASE)
_MASTHEAD = 3000


def find_titled_items(
    doc: Document,
    symbols: tuple[SymbolMention, ...] = (),
    numbered: tuple[AgendaItem, ...] = (),
    numbers: AgendaNumbers | None = None,
) -> tuple[AgendaItem, ...]:
    """The items a document names by title alone, in the order of the text; ``numbered`` are those it numbers.

    ``number`` is empty where the agenda has none, or where nobody knows it.

    >>> text = "The Security Council met under the item entitled “The situation in Norvania”."
    >>> [(item.number, item.id) for item in find_titled_items(Document(text=text, doc_id="a"))]
    [('', 'item/sc/situation-in-norvania')]
    """
    found = [*_quoted(doc.text), *_headed(doc)]
    taken = {item.title_span for item in numbered}
    found = [(span, title) for span, title in found if title not in taken]
    if not found:
        return ()
    surroundings = Surroundings(doc, symbols, ())
    return tuple(_item(doc, span, title, surroundings, numbers) for span, title in sorted(set(found)))


def is_of_council(doc: Document) -> bool:
    """Whether a document is one of the Security Council, by its symbols."""
    return any(symbol.startswith("S/") for symbol in doc.symbols)


def _quoted(text: str) -> Iterator[tuple[Span, Span]]:
    for head in _NAMED.finditer(text):
        if OTHER_LIST.search(text[max(0, head.start() - 20) : head.start()]):
            continue
        titles = quoted_after(text, head.end())
        if titles and not re.match(
            r"[\u201d\u201c\"\u00bb\u2019\s]*\(\s*(?:agenda\s+)?item", text[titles[0][1] :][:40]
        ):
            yield (head.start(), titles[0][1]), titles[0]


def _headed(doc: Document) -> Iterator[tuple[Span, Span]]:
    """The item in the masthead of a record of the Security Council."""
    if doc.kind == "record" and is_of_council(doc):
        for match in _COUNCILS_AGENDA.finditer(doc.text, 0, _MASTHEAD):
            yield match.span("title"), match.span("title")


def _item(
    doc: Document, span: Span, title_span: Span, surroundings: Surroundings, numbers: AgendaNumbers | None
) -> AgendaItem:
    title = re.sub(r"\s+", " ", doc.text[slice(*title_span)])
    council = organs()["Security Council"]
    opening, closing = surroundings.sentence(*span)
    near = surroundings.organs_between(opening, span[0]) or surroundings.organs_between(span[1], closing)
    if near[-1:] == [council] or (not near and is_of_council(doc)):
        return AgendaItem(
            span,
            "",
            council.name,
            None,
            title,
            title_span,
            id=relative_id("item", council.id, slug(title)),
            by_title=True,
        )
    place = surroundings.place(*span, alone=False)
    unadopted = place.status != "adopted" or _UNADOPTED.search(doc.text, opening, closing)
    number = None if unadopted else _number(place.organ, place.session, title, numbers)
    return AgendaItem(
        span,
        number or "",
        place.organ.name if place.organ else None,
        place.session,
        title,
        title_span,
        id=_id(place.organ, place.session, number),
        session_basis=place.basis,
        by_title=True,
    )


def _number(organ: Organ | None, session: str | None, title: str, numbers: AgendaNumbers | None) -> str | None:
    return numbers(relative_id("organ", organ.id), session, title) if organ and session and numbers else None


def _id(organ: Organ | None, session: str | None, number: str | None) -> str | None:
    if organ is None or session is None or number is None:
        return None
    return "/".join(["item", organ.id, session.lower(), *re.findall(r"\d+|[a-z]+", number)])
