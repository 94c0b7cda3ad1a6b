"""A letter as a document tells of it: the spans for the letter, and for who sent it to whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.statement import DateRange


@dataclass(frozen=True, slots=True)
class LetterMention:
    """A letter, as one passage tells of it: the words for the letter itself and for who, to whom, when.

    ``embodied_by`` are the words for the document it was circulated as, where the text sets it apart;
    ``signed_by`` is the name under "(Signed)" where the document is the letter itself; ``symbol`` the
    symbol that stands directly behind the letter, and names it. ``told_by`` says whose it is where the words
    before it do: "your letter", "my letter".
    """

    span: Span
    sender: Span | None = None
    addressee: Span | None = None
    dated: DateRange | None = None
    embodied_by: Span | None = None
    signed_by: Span | None = None
    symbol: SymbolMention | None = None
    told_by: Literal["sender", "addressee"] | None = None
