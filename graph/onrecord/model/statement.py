"""Attributed statements and what they rest on: frozen values, free of rdflib and spaCy.

All spans are ``(start, end)`` in code points of the document's text, end exclusive. The names are
those of the extraction record (``onrecord extract``) and of ``ontology/onrecord.ttl``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import DateBasis, Document, Span, Spans

ActorKind = Literal[
    "person", "state", "territory", "organization", "organ", "post",
    "collective", "outlet", "document", "unnamed", "subject",
]  # fmt: skip
Attribution = Literal["speech", "thought", "evidence"]
Status = Literal["asserted", "negated", "possible", "expected"]
Mode = Literal["direct", "indirect", "mixed", "act"]
Precision = Literal["day", "range", "month", "quarter", "half", "season", "year", "decade", "century", "period"]
NameUse = Literal["metonym", "title", "formerName"]
AgendaStatus = Literal["adopted", "provisional", "preliminary"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """A place on the calendar that a document names: ISO dates, both bounds inclusive.

    Either bound may be missing ("since 1994" has no end). ``basis`` is ``stated`` where the words
    give day, month and year themselves and ``inferred`` where the document's own date, or another
    date beside it, had to complete them. A date nobody could place has neither bound.
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis


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
    ``title`` is the official one where the vocabulary has it, else the text's own (``title_span``).
    """

    span: Span
    number: str
    organ: str | None
    session: str | None
    title: str | None = None
    title_span: Span | None = None
    status: AgendaStatus = "adopted"
    id: str | None = None
    session_basis: DateBasis = "stated"
    by_title: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Something a document names, as that document names it, with all its mentions there.

    ``mentions`` begins with the first in the text and gives the reference its id. ``canonical`` is
    the actor this document alone suggests, as a relative id (``state/az``, ``person/mira-tal``), or
    ``None``. ``name_uses`` tells which mentions are no plain name.
    """

    name: str
    kind: ActorKind
    mentions: Spans
    canonical: str | None = None
    name_uses: tuple[tuple[Span, NameUse], ...] = ()

    @property
    def place(self) -> str:
        """The first mention as ``B-E``, the reference's key within its document."""
        start, end = self.mentions[0]
        return f"{start}-{end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution found in one text: who said what, in which words, when, through whom.

    ``source``, ``cue`` and ``content`` are words of the text; ``speakers`` are the references behind
    ``source``. ``items`` are the ids of the agenda items under discussion where it was made, in a record
    of a meeting. ``within`` is the index in the record's statements of the smallest statement whose
    content holds this one. Unless ``status`` is ``asserted``, the document does not say that the
    speakers said it.
    """

    cue: Spans
    content: Spans
    source: Spans = ()
    speakers: tuple[Reference, ...] = ()
    attribution: Attribution = "speech"
    status: Status = "asserted"
    mode: Mode = "indirect"
    act: str = "say"
    words: str = ""
    addressees: tuple[Reference, ...] = ()
    via: Reference | None = None
    within: int | None = None
    about: tuple[Reference, ...] = ()
    stated_on: DateRange | None = None
    rule: str = ""
    items: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """``CUE_CONTENT``, spans ``B-E`` joined by ``.``: the statement's key within its document.

        >>> Statement(cue=(), content=((3, 9),)).place
        '-_3-9'
        """
        return f"{_joined(self.cue)}_{_joined(self.content)}"


def _joined(spans: Spans) -> str:
    return ".".join(f"{start}-{end}" for start, end in spans) or "-"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A document attests that someone holds an office: never a property of the person."""

    holder: Reference
    office: Reference
    evidence: Spans
    attested_on: date | None


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
class Adoption:
    """A document attests that an organ adopted its text; ``possible`` where it is a draft put before the organ.

    ``votes`` are those in favour, against, and the abstentions; ``manner`` is ``vote``, ``consensus``
    (without a vote) or ``unanimous``. ``sponsors`` are who put a draft before the organ.
    """

    organ: str
    evidence: Spans
    status: Status = "asserted"
    adopted_on: date | None = None
    meeting: str | None = None
    votes: tuple[int, int, int] | None = None
    manner: Literal["vote", "consensus", "unanimous"] | None = None
    items: tuple[AgendaItem, ...] = ()
    sponsors: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatorFailure:
    """What failed over a document: the annotator's name, the class of the error, and the place in our code."""

    annotator: str
    error: str
    place: str = ""

    def __str__(self) -> str:
        """In words.

        >>> str(AnnotatorFailure("dates", "ValueError", "onrecord.annotate.date.find, line 7"))
        'the annotator "dates" failed (ValueError in onrecord.annotate.date.find, line 7)'
        """
        where = f" in {self.place}" if self.place else ""
        return f'the annotator "{self.annotator}" failed ({self.error}{where})'


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one document: what ``onrecord extract`` prints and ``build`` stores.

    ``failures`` are of annotators whose findings it therefore lacks.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    circulations: tuple[Circulation, ...] = ()
    letters: tuple[Letter, ...] = ()
    parts: tuple[Part, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    dates: tuple[DateRange, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    symbols: tuple[SymbolMention, ...] = ()
    failures: tuple[AnnotatorFailure, ...] = ()
