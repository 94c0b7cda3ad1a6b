"""What documents of the United Nations say of each other: symbols, agenda items, letters, circulations, adoptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import DateBasis, Span, Spans
from onrecord.model.statement import Reference, Status

AgendaStatus = Literal["adopted", "provisional", "preliminary"]

Manner = Literal["vote", "consensus", "unanimous"]

Choice = Literal["in_favour", "against", "abstaining", "not_participating", "absent"]


@dataclass(frozen=True, slots=True)
class SymbolPart:
    """One UN document symbol, taken apart: ``A/C.3/74/L.5/Rev.1``."""

    symbol: str
    organ: str
    session: str | None
    kind: str | None
    number: str | None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SymbolMention:
    """A place where a document names a UN document symbol; two parts where the symbol is a joint one.

    ``symbol`` is canonical: parts joined by ``-``, no spaces inside a part but before a bracket.
    """

    span: Span
    symbol: str
    parts: tuple[SymbolPart, ...]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A place where a document names an item of one session's agenda.

    ``id`` is relative, as in ``item/ga/74/68/a``; ``None`` where the session is not known. ``by_title``
    tells that the text gives no number: ``number`` is then the agenda's own, or empty if there is none.
    ``title`` is the official one where the vocabulary has it, else the text's own (``title_span``). Of a
    sub-item, ``parent_title`` is what the text gives before a colon: the title of the whole item.
    """

    span: Span
    number: str
    organ: str | None
    session: str | None
    title: str | None = None
    title_span: Span | None = None
    parent_title: str | None = None
    status: AgendaStatus = "adopted"
    id: str | None = None
    session_basis: DateBasis = "stated"
    by_title: bool = False


@dataclass(frozen=True, slots=True)
class Circulation:
    """A document attests that a document was circulated as a document of one organ, under items."""

    document: Reference
    organ: str
    items: tuple[AgendaItem, ...]
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Letter:
    """What a document tells of a letter: who sent it, to whom, on which date.

    ``document`` is the reference to the letter itself. Any of the others may be unknown.
    ``embodied_by`` is the reference to the circulated document, where the text names it apart; ``states``
    are the ids of the states that the words for the sender name.
    """

    document: Reference
    sender: Reference | None
    addressee: Reference | None
    dated: date | None
    evidence: Spans
    embodied_by: Reference | None = None
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter as circulated: the letter itself (``cover``), or an annex with an author of its own.

    ``span`` is its extent; ``heading`` its first lines. Who wrote it may be unknown.
    """

    kind: Literal["cover", "annex", "enclosure", "appendix"]
    span: Span
    heading: Span
    author: Reference | None = None


@dataclass(frozen=True, slots=True)
class Voters:
    """Those who made one choice in a vote, by the places of their names; there may be fewer than were counted."""

    choice: Choice
    names: Spans


@dataclass(frozen=True, slots=True)
class Adoption:
    """A document attests that an organ adopted its text; ``possible`` where it is a draft put before the organ.

    ``votes`` are those in favour, against, and the abstentions; ``manner`` is ``vote``, ``consensus``
    (without a vote) or ``unanimous``. ``sponsors`` are who put a draft before the organ. ``voters`` are who
    is named beside the counts, ``not_participating`` how many members took no part.
    """

    organ: str
    evidence: Spans
    status: Status = "asserted"
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    items: tuple[AgendaItem, ...] = ()
    sponsors: tuple[Reference, ...] = ()
    voters: tuple[Voters, ...] = ()
    not_participating: int | None = None
