"""The masthead of a United Nations document, read off the first lines of a plain text.

Symbols are only put into canonical form here, not taken apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.document import Document
from onrecord.model.document_kind import DocumentKind
from onrecord.model.masthead import NO_MASTHEAD, Masthead
from onrecord.model.span import Span, Spans
from onrecord.un.adoption.lines import AdoptionLines, find_adoption_lines
from onrecord.un.masthead import head as heads
from onrecord.un.masthead.heading import Heading, find_heading
from onrecord.un.masthead.kind import ADOPTED, Told, is_resolution, kind_of
from onrecord.un.masthead.lines import Line, front_lines
from onrecord.un.masthead.opening import below_heading, opening_of
from onrecord.un.masthead.release import read_release
from onrecord.un.masthead.speech import read_speech
from onrecord.un.masthead.symbol import find_symbol, symbols_of
from onrecord.un.masthead.title import correspondence, span_of, title_lines
from onrecord.un.organ import heading_organs
from onrecord.un.organ_line import find_organ_line
from onrecord.un.slips import DAY, day_in, meeting_number

_HEAD = 30
_FRONT = 8_000
"""Characters; a text of one line is not searched to its end."""
_ROWS, _TOP = 12, 8
_FRONT_LINE = re.compile(
    rf"United Nations$|.{{0,40}}Distr\.(?:\s?:|$)|(?:{'|'.join(list(heading_organs().values())[:3])})(?:$|\s+Distr\.)",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"\W{0,3}(?:resolutions?\s+)?adopted\s+by\s+the\s+(?P<organ>[A-Z][A-Za-z ]+?)(?:\s+on|\s+at|,|$)", re.IGNORECASE
)
_OF_MEETING = re.compile(r"(?P<meeting>\d{1,5}\s*(?:st|nd|rd|th))\s+(?:\w+\s+|\(\w+\)\s+){0,2}meeting\b", re.IGNORECASE)
_IN_FULL = re.compile(r"^S/RES/\d+ \(\d{4}\)|^[AE]/(?:\w+/)*RES/")
_WEEKDAY = re.compile(rf"[A-Z][a-z]+day,?\s+{DAY}")


def masthead_of(document: Document) -> Masthead | None:
    """The masthead that reading kept; read off the text for a document that was made by hand."""
    found = document.masthead or read_masthead(document.text)
    return found if found != NO_MASTHEAD else None


def read_masthead(text: str) -> Masthead | None:
    """What the masthead at the head of the text says, or ``None`` where there is none.

    >>> found = read_masthead("United Nations A/74/1–S/2020/2\\nGeneral Assembly\\nDistr.: General\\n3 April 2020\\n")
    >>> found.symbols, found.published.isoformat(), found.organs
    (('A/74/1', 'S/2020/2'), '2020-04-03', ('General Assembly', 'Security Council'))
    """
    lines = front_lines(text)
    if not lines:
        return None
    if (special := read_speech(lines) or read_release(lines)) is not None:
        return special
    symbol = find_symbol(lines)
    symbols = symbols_of(symbol)
    above = heads.pieces([line.words for line in lines[:_HEAD]])
    acts = _acts(text, lines)
    heading = find_heading(lines, _organ_told(text, lines, symbols, acts), heads.session_number(above))
    if acts is None and heading is not None and _is_adopted(text, lines, heading):
        acts = below_heading(lines, heading)
    lost = acts is not None and heading is None and find_adoption_lines(text, lines[acts].start).meeting is not None
    told = Told(lines, symbols, heading, acts, lost)
    if not _is_masthead(told, symbol):
        return None
    return _read(text, _numbered(told), symbol)


def _acts(text: str, lines: Sequence[Line]) -> int | None:
    """The line at which an organ opens the text of a resolution."""
    found = find_organ_line(text, 0, min(lines[-1].end, _FRONT))
    return bisect_left(lines, found.span[0], key=lambda line: line.end) if found else None


def _organ_told(text: str, lines: Sequence[Line], symbols: tuple[str, ...], acts: int | None) -> str | None:
    """The organ whose resolution it would be: by the symbol, the line of adoption, or the line that opens it."""
    by_symbol = _organs_of(symbols)
    if by_symbol:
        return by_symbol[0]
    named = next((found["organ"] for line in lines[:20] if (found := _ACTING.match(line.words))), "")
    known = {organ.lower(): organ for organ in heading_organs().values()}
    if named.strip().lower() in known:
        return known[named.strip().lower()]
    opened = find_organ_line(text, lines[acts].start - 1 if lines[acts].start else 0) if acts is not None else None
    if opened:
        return opened.organ
    return next((known[line.words.lower()] for line in lines[:_ROWS] if line.words.lower() in known), None)


def _is_adopted(text: str, lines: Sequence[Line], heading: Heading) -> bool:
    """Whether a number without an organ's line heads a resolution: its adoption is told above or below the text."""
    if any(ADOPTED.match(line.words) for line in lines[heading.index + 1 : heading.index + 3]):
        return True
    return find_adoption_lines(text, lines[heading.index].end, heading.year).meeting is not None


def _is_masthead(told: Told, symbol: Line | None) -> bool:
    """Whether the first lines are those of a United Nations document."""
    lines = told.lines
    if is_resolution(told):
        return True
    heads_ = [line for line in lines[:_ROWS] if heads.ORGAN_LINE.fullmatch(line.words) or "Distr." in line.words]
    if symbol is not None and (
        heads_ or lines[0].words.startswith("United Nations") or symbol.words.startswith("United")
    ):
        return True
    return sum(1 for line in lines[:_TOP] if _FRONT_LINE.match(line.words)) + (symbol is not None) >= 2


def _numbered(told: Told) -> Told:
    """With the symbol that the number over the text gives, where the masthead has none of a resolution."""
    heading = told.heading
    if heading is None or any(_IN_FULL.search(each) for each in told.symbols):
        return told
    if told.acts is None or heading.index > told.acts:
        return told
    if heading.symbol is None:  # "[S/5380]" below "180 (1963). Resolution" is the draft's
        return replace(told, symbols=()) if heading.year else told
    return replace(told, symbols=(heading.symbol,))


def _read(text: str, told: Told, symbol: Line | None) -> Masthead:
    lines, kind = told.lines, kind_of(told)
    title = title_lines(lines, kind, told.heading)
    place = span_of(lines, title)
    words = " ".join(text[slice(*place)].split()) if place else None
    opening = opening_of(lines, kind, title, told.acts, told.heading)
    above = heads.pieces([line.words for line in lines[: title.start if len(title) else opening]][:_HEAD])
    start = lines[opening].start if opening < len(lines) else lines[-1].end
    adopted = find_adoption_lines(text, start, _year(told)) if kind == "resolution" else AdoptionLines()
    items, item_titles = heads.items(above)
    dated, sender, addressee = correspondence(words or "") if kind == "letter" else (None, None, None)
    return Masthead(
        symbols=told.symbols,
        kind=kind,
        opening=start,
        published=_published(lines, kind, adopted, _year(told)),
        title=words,
        title_span=place,
        organs=_organs(text, told, title),
        language=heads.language(lines),
        evidence=_evidence(lines[:opening], symbol, place),
        distribution=heads.distribution(above),
        session=heads.session(above),
        year=heads.year(above),
        meeting=adopted.meeting or _meeting(text, start, kind),
        items=items,
        item_titles=item_titles,
        dated=dated,
        sender=sender,
        addressee=addressee,
    )


def _year(told: Told) -> int | None:
    """The year that a resolution's number tells."""
    if told.heading is not None and told.heading.year:
        return told.heading.year
    years = (re.search(r"/RES/\d+ \((\d{4})\)", symbol) for symbol in told.symbols)
    return next((int(found[1]) for found in years if found), None)


def _published(lines: Sequence[Line], kind: DocumentKind, adopted: AdoptionLines, year: int | None) -> date | None:
    """The day of distribution, else that of the adoption or of the meeting; none of a year that cannot be."""
    distributed = heads.distributed_on(lines)
    if distributed and (year is None or distributed.year in (year, year + 1)):
        return distributed
    if kind == "record":
        found = next(filter(None, (_WEEKDAY.match(line.words) for line in lines[:20])), None)
        return day_in(found.groupdict()) if found else None
    return adopted.adopted_on


def _meeting(text: str, opening: int, kind: DocumentKind) -> str | None:
    """The number of the meeting that a record is of, or at which a President spoke for the organ."""
    if kind not in ("record", "statement"):
        return None
    found = _OF_MEETING.search(text, 0, opening + (300 if kind == "statement" else 0))
    return meeting_number(found["meeting"]) if found else None


def _organs_of(symbols: tuple[str, ...]) -> tuple[str, ...]:
    organs = heading_organs()
    prefixes = ("A/HRC" if symbol.startswith("A/HRC") else symbol.partition("/")[0] for symbol in symbols)
    return tuple(dict.fromkeys(organs[prefix] for prefix in prefixes if prefix in organs))


def _organs(text: str, told: Told, title: range) -> tuple[str, ...]:
    """The organs whose document it is: by its symbols, else by the lines of the masthead."""
    named = _organs_of(told.symbols)
    if named:
        return named
    front = " ".join(line.words for line in told.lines[: title.start if len(title) else told.acts])
    found = tuple(organ for organ in heading_organs().values() if organ in front)
    opened = find_organ_line(text) if not found and told.acts is not None else None
    return (opened.organ,) if opened else found


def _evidence(lines: Sequence[Line], symbol: Line | None, title: Span | None) -> Spans:
    head = [line for line in lines if (title is None or line.end <= title[0]) and line != symbol]
    telling = re.compile(
        rf"{heads.ORGAN_LINE.pattern}$|(?:Agenda\s+)?items?\s+\d|.*\b(?:session|year)(?:$|\s+Agenda items?\s+\d)",
        re.IGNORECASE,
    )
    spans = [line.span for line in head[:15] if telling.match(line.words)]
    return tuple(sorted([*([symbol.span] if symbol else []), *spans]))
