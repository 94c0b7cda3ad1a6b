"""An attribution as the finders give it: spans and tokens, before actors and dates are known."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.attribution.cue import CueEntry
from onrecord.model.document import Spans
from onrecord.model.statement import Status


@dataclass(frozen=True, slots=True)
class Raw:
    """Source, cue and content of one attribution, with the token indices that lead on from it.

    ``anchor`` is the cue's main token, ``source_head`` the head of the source, ``relay`` the head of
    the one who passed it on, ``addressee`` the head of the phrase that names who was told;
    ``organ`` is the name of who speaks, where the text names it with a slip or not at all.
    """

    entry: CueEntry
    anchor: int
    cue: Spans
    content: Spans
    source: Spans
    source_head: int | None
    status: Status
    rule: str
    addressee: int | None = None
    relay: int | None = None
    organ: str | None = None
