"""What the masthead of a United Nations document says: read once, when the document is, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model.document_kind import DocumentKind
from onrecord.model.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a masthead says, with the lines that say it; ``symbols`` has both of a joint symbol.

    ``opening`` is where the text below it begins. ``evidence`` are the lines with the symbol, the organs
    and the agenda items. ``items`` are the numbers under which it was distributed ("68 (a)" for a sub-item,
    each of a range by itself) and ``item_titles`` the lines below them, one with its parent before a colon.
    ``session`` and ``year`` are in the masthead's words. ``published`` is the day of distribution, else that
    of adoption, of the meeting or of a speech; ``meeting`` is that of a record, a release or an adoption.
    ``dated``, ``sender`` and ``addressee`` are those of a letter or note, as its title line has them.
    """

    symbols: tuple[str, ...]
    kind: DocumentKind
    opening: int = 0
    published: date | None = None
    title: str | None = None
    title_span: Span | None = None
    organs: tuple[str, ...] = ()
    language: str | None = None
    evidence: Spans = ()
    distribution: str | None = None
    session: str | None = None
    year: str | None = None
    meeting: str | None = None
    items: tuple[str, ...] = ()
    item_titles: tuple[str, ...] = ()
    dated: date | None = None
    sender: str | None = None
    addressee: str | None = None

    def moved(self, move: Callable[[Span], Span]) -> Masthead:
        """The same masthead in another text that shows the same words: ``move`` gives the place of a span there."""
        return replace(
            self,
            opening=move((self.opening, self.opening))[0],
            title_span=move(self.title_span) if self.title_span else None,
            evidence=tuple(map(move, self.evidence)),
        )


NO_MASTHEAD = Masthead(symbols=(), kind="other")
"""What reading keeps of a text that has none, so that it is not sought again."""
