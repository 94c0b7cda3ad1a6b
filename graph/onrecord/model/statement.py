"""Attributed statements, whom they name and when they were made: frozen values, free of rdflib and spaCy.

All spans are ``(start, end)`` in code points of the document's text, end exclusive. The names are
those of the extraction record (``onrecord extract``) and of ``ontology/onrecord.ttl``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.document import DateBasis, Span, Spans

ActorKind = Literal[
    "person", "state", "territory", "organization", "organ", "post",
    "collective", "outlet", "document", "unnamed", "subject",
]  # fmt: skip
Attribution = Literal["speech", "thought", "evidence"]
Status = Literal["asserted", "negated", "possible", "expected"]
Mode = Literal["direct", "indirect", "mixed", "act"]
Precision = Literal["day", "range", "month", "quarter", "half", "season", "year", "decade", "century", "period"]
NameUse = Literal["metonym", "title", "formerName"]


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
    ``source``; ``on_behalf_of`` are the states and groups in whose name these words alone are spoken,
    beside those for whom the speakers act in general. ``items`` are the ids of the agenda items under
    discussion where it was made, in a record of a meeting. ``within`` is the index in the record's
    statements of the smallest statement whose content holds this one. Unless ``status`` is ``asserted``,
    the document does not say that the speakers said it.
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
    on_behalf_of: tuple[Reference, ...] = ()

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
