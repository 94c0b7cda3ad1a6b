"""The extraction record: all that was found in one document."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.statement import AnnotatorFailure, DateRange, Reference, Representation, Statement, Tenure
from onrecord.model.united_nations import Adoption, AgendaItem, Circulation, Letter, Part, SymbolMention


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one document: what ``onrecord extract`` prints and ``build`` stores.

    ``failures`` are of annotators whose findings it therefore lacks. ``extra`` are findings of annotators that
    do not come with the package, as JSON texts by name: printed by ``extract``, not stored.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    representations: tuple[Representation, ...] = ()
    circulations: tuple[Circulation, ...] = ()
    letters: tuple[Letter, ...] = ()
    parts: tuple[Part, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    dates: tuple[DateRange, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    symbols: tuple[SymbolMention, ...] = ()
    failures: tuple[AnnotatorFailure, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
