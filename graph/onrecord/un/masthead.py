"""What the masthead of a United Nations document says: symbols, organs, dates, items, kind, title, who writes to whom.

Reading asks this of a plain text, before symbols are parsed by the grammar of ``annotate``; so symbols
are only put into canonical form here, not taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.model.document import DocumentKind, Span, Spans, trim
from onrecord.names.word_list import word_list
from onrecord.un.organ import heading_organs

_FRONT = 3000
_LINES = 60
_HEAD = 30
_SYMBOL = (
    r"[A-Z]{1,7}(?:/[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*(?:-\d+)?){0,8}/[A-Za-z0-9.]{0,12}\d[A-Za-z0-9.]{0,12}(?:-\d+)?"
    r"(?: ?\([^()\n]{1,20}\)){0,2}"
)
_JOINED = re.compile(rf"({_SYMBOL})(?:\s*[-\u2010-\u2015\u2212]\s*({_SYMBOL}))?")
_SYMBOL_LINE = re.compile(rf"(?:United Nations\s+|UN\s+)?\[?(?P<symbol>{_JOINED.pattern})\*?\]?\s*")
_ORGANS = heading_organs()
_ORGAN_LINE = re.compile(rf"(?:(?:{'|'.join(_ORGANS.values())})\s*){{1,3}}(?:Distr\..*)?", re.IGNORECASE)
_DISTRIBUTION = re.compile(r".{0,60}?Distr\.\s?:?\s*(?P<how>\w+)")
_SESSION = re.compile(
    r"(?P<which>\w[\w -]{2,40}?)(?: \(?(?:emergency )?(?:special|resumed)\)?)* session$", re.IGNORECASE
)
_YEAR = re.compile(r"(?P<which>[A-Z][a-z]+(?:-[a-z]+)?) year$")
_ITEMS = re.compile(
    r"(?:(?:provisional )?agenda items?|items?)(?: no\.?)?\s*(?P<numbers>\d.*?)\**"
    r"(?: of the (?:provisional agenda|preliminary list).*)?$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?P<number>\d{1,3})(?:\s?(?P<parts>\([a-z]{1,3}\)(?:(?:,|\s?and|,\s?and|\s?to)?\s?\([a-z]{1,3}\))*))?"
    r"(?:(?:\s?[-\u2013]\s?|\s+to\s+)(?P<last>\d{1,3}))?"
)
_CORRESPONDENCE = re.compile(
    r"\bdated\s+(?P<dated>.+?)\s+from\s+(?:the\s+)?(?P<sender>.+?)(?:\s*,)?\s+addressed\s+to\s+(?:the\s+)?(?P<addressee>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_REPORT = re.compile(
    r"(?:Report|Note|Memorandum|Statement) (?:of|by) the (?:President|Secretar|Chair|Committee|\w+ Committee)"
)
_LANGUAGE = re.compile(r"Original:\s*([A-Z][a-z]+)")
_LETTER = re.compile(r"(?:Identical\s+)?(?:letters?|notes? verbales?)\s+dated\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"addressed\s+to\s+the\s+(?:.*\s)?(?:Secretary-General|Assembly|Council)\s*$", re.IGNORECASE | re.DOTALL
)
_RESOLUTION = re.compile(
    r"(?:resolution\s+(?P<first>\d{1,4})\s*\((?P<year>\d{4})\)"
    r"|(?P<second>\d{1,4})\s*\((?P<annual>\d{4})\)\.\s+resolution\s+of\b)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"resolution\s+adopted\s+by\s+the\s+general\s+assembly\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:ES-|S-)?\d{1,3}/\d{1,4}[A-Z]?\.\s+\S")
_RELEASE = re.compile(
    r"(?:GA|SC|SG/SM|DSG/SM|ECOSOC|HR|PAL)/(?:[A-Z]+/)*\d{3,6}\s*$|.{0,30}\bpress\s+(?:release|statement)\b",
    re.IGNORECASE,
)
_MONTHS = {name: number for number, name in enumerate(word_list("dates.csv", "month"), start=1)}
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UNMetadata:
    """What a masthead says, with the lines that say it; ``symbols`` has both of a joint symbol.

    ``evidence`` are the masthead's lines with the symbol, the organs and the agenda items. ``items`` are
    the numbers under which it was distributed ("68 (a)" for a sub-item, each of a range by itself) and
    ``item_titles`` the lines below them. ``session`` and ``year`` are in the masthead's words.
    ``dated``, ``sender`` and ``addressee`` are those of a letter or note, as its title line has them.
    """

    symbols: tuple[str, ...]
    kind: DocumentKind
    published: date | None = None
    title: str | None = None
    title_span: Span | None = None
    organs: tuple[str, ...] = ()
    language: str | None = None
    evidence: Spans = ()
    distribution: str | None = None
    session: str | None = None
    year: str | None = None
    items: tuple[str, ...] = ()
    item_titles: tuple[str, ...] = ()
    dated: date | None = None
    sender: str | None = None
    addressee: str | None = None


@lru_cache(maxsize=4)
def un_metadata(text: str) -> UNMetadata | None:
    """What the masthead at the head of the text says, or ``None`` where there is none.

    >>> found = un_metadata("United Nations A/74/1–S/2020/2\\nGeneral Assembly\\nDistr.: General\\n3 April 2020\\n")
    >>> found.symbols, found.published.isoformat(), found.organs
    (('A/74/1', 'S/2020/2'), '2020-04-03', ('General Assembly', 'Security Council'))
    """  # the annotators of letters and circulations ask one after the other about one text
    lines = _front(text)
    symbol = next(((span, match) for span in lines[:12] if (match := _SYMBOL_LINE.fullmatch(text, *span))), None)
    heads = [span for span in lines[:12] if _ORGAN_LINE.fullmatch(text, *span) or _DISTRIBUTION.match(text, *span)]
    numbered = next((match for span in lines[:6] if (match := _RESOLUTION.match(text, *span))), None)
    if symbol is None and not (numbered and _acts(text, lines)):
        return None
    symbols = _symbols(symbol[1]["symbol"]) if symbol else ()
    if numbered and not any("/RES/" in each for each in symbols):
        symbols = (f"S/RES/{numbered['first'] or numbered['second']} ({numbered['year'] or numbered['annual']})",)
    if symbol and not heads and not numbered and not text[symbol[0][0] :].startswith("United Nations"):
        return None
    kind = _kind(text, lines, symbols)
    title = _title(text, lines, kind)
    head = [text[slice(*span)] for span in lines if not title or span[1] <= title[0]][:_HEAD]
    items, item_titles = _items(head)
    dated, sender, addressee = _correspondence(text[slice(*title)] if title and kind == "letter" else "")
    return UNMetadata(
        symbols=symbols,
        kind=kind,
        published=_published(text, lines, kind),
        title=re.sub(r"\s+", " ", text[slice(*title)]) if title else None,
        title_span=title,
        organs=_organs(text, lines, symbols, title),
        language=next((found[1] for span in lines[:20] if (found := _LANGUAGE.search(text, *span))), None),
        evidence=_evidence(text, lines, symbol[0] if symbol else None, title),
        distribution=_first(_DISTRIBUTION, head, "how"),
        session=_first(_SESSION, head, "which"),
        year=_first(_YEAR, head, "which"),
        items=items,
        item_titles=item_titles,
        dated=dated,
        sender=sender,
        addressee=addressee,
    )


def _front(text: str) -> list[Span]:
    """The first lines that are not blank, trimmed."""
    found: list[Span] = []
    start = 0
    limit = min(len(text), _FRONT)
    while start < limit and len(found) < _LINES:
        end = text.find("\n", start, limit)
        end = limit if end < 0 else end
        span = trim(text, start, end)
        if span[0] < span[1]:
            found.append(span)
        start = end + 1
    return found


def _symbols(joint: str) -> tuple[str, ...]:
    match = _JOINED.fullmatch(joint.strip())
    parts = [part for part in match.groups() if part] if match else []
    return tuple(re.sub(r"\s*\(\s*", " (", re.sub(r"\s+", " ", part)).strip() for part in parts)


def _acts(text: str, lines: list[Span]) -> bool:
    """Whether an organ's name opens the text of a resolution."""
    return any(re.match(r"The Security Council,?\s*$", text[slice(*span)]) for span in lines)


def _kind(text: str, lines: list[Span], symbols: tuple[str, ...]) -> DocumentKind:
    if any("/RES/" in symbol for symbol in symbols):
        return "resolution"
    if any(re.search(r"/(?:PV|SR)\.\d", symbol) for symbol in symbols):
        return "record"
    if any(_LETTER.match(text, *span) for span in lines):
        return "letter"
    return "release" if any(_RELEASE.match(text, *span) for span in lines[:4]) else "other"


def _title(text: str, lines: list[Span], kind: DocumentKind) -> Span | None:
    """The line "Letter dated ..." or "Report of ...", or a resolution's number and title, with what goes on with it."""
    starts = {"letter": _LETTER, "other": _REPORT}.get(kind, _NUMBERED)
    if kind == "resolution" and (line := next((span for span in lines if _RESOLUTION.match(text, *span)), None)):
        return line
    index = next((i for i, span in enumerate(lines) if starts.match(text, *span)), None)
    if index is None or kind not in ("letter", "resolution", "other"):
        return None
    start, end = lines[index]
    for following in lines[index + 1 : index + 6]:
        if "\n" in text[end : following[0]].replace("\n", "", 1) or _CLOSED.search(text, start, end):
            break
        end = following[1]
    return (start, end)


def _published(text: str, lines: list[Span], kind: DocumentKind) -> date | None:
    """The date of distribution, else that of the resolution's adoption."""
    for index, span in enumerate(lines[:20]):
        if _DISTRIBUTION.match(text, *span):
            for near in lines[index : index + 2]:
                if found := _date(text, near):
                    return found
    dated = {"resolution": r"\b(?:of|on)\s+\d", "record": r"[A-Z][a-z]+day,?\s+\d"}.get(kind)
    for span in lines[:20] if dated else ():
        if dated and re.search(dated, text[slice(*span)]) and (found := _date(text, span)):
            return found
    return None


def _date(text: str, span: Span) -> date | None:
    match = _DATE.search(text, *span)
    if match is None:
        return None
    try:
        return date(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    except ValueError:
        return None


def _organs(text: str, lines: list[Span], symbols: tuple[str, ...], title: Span | None) -> tuple[str, ...]:
    """The organs whose document it is: by its symbols, else by the lines of the masthead."""
    named = tuple(
        _ORGANS["A/HRC" if symbol.startswith("A/HRC") else symbol.partition("/")[0]]
        for symbol in symbols
        if symbol.partition("/")[0] in _ORGANS
    )
    if named:
        return tuple(dict.fromkeys(named))
    front = " ".join(text[slice(*span)] for span in lines if not title or span[1] <= title[0])
    return tuple(organ for organ in _ORGANS.values() if organ in front)


def _evidence(text: str, lines: list[Span], symbol: Span | None, title: Span | None) -> Spans:
    head = [span for span in lines if (title is None or span[1] <= title[0]) and span != symbol]
    telling = re.compile(rf"{_ORGAN_LINE.pattern}$|(?:Agenda\s+)?items?\s+\d|.*\b(?:session|year)$", re.IGNORECASE)
    return tuple(sorted([*([symbol] if symbol else []), *(span for span in head[:15] if telling.match(text, *span))]))


def _first(pattern: re.Pattern[str], lines: list[str], group: str) -> str | None:
    return next((found[group] for line in lines if (found := pattern.match(line))), None)


def _items(lines: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers on the line "Agenda items ..." and the lines of titles below it."""
    index = next((i for i, line in enumerate(lines) if _ITEMS.match(line)), None)
    found = _ITEMS.match(lines[index]) if index is not None else None
    if index is None or found is None:
        return (), ()
    titles: list[str] = []
    for line in lines[index + 1 :]:
        if _ORGAN_LINE.fullmatch(line) or _YEAR.match(line) or _ADOPTED.match(line) or _REPORT.match(line):
            break
        titles.append(line)
    return tuple(_numbers(found["numbers"])), tuple(titles)


def _numbers(words: str) -> list[str]:
    """Item numbers, sub-items with their letter, ranges written out.

    >>> _numbers("28 to 30, 68 (a) and (b) and 75")
    ['28', '29', '30', '68 (a)', '68 (b)', '75']
    """
    numbers: list[str] = []
    for match in _ITEM.finditer(words):
        first, last = int(match["number"]), int(match["last"] or match["number"])
        if match["parts"]:
            numbers += [f"{first} {part.strip()}" for part in re.split(r",\s?and|,|and|to", match["parts"])]
        else:
            numbers += [str(number) for number in range(first, min(last, first + 99) + 1)]
    return list(dict.fromkeys(numbers))


def _correspondence(title: str) -> tuple[date | None, str | None, str | None]:
    """The date, sender and addressee in the title of a letter or note."""
    found = _CORRESPONDENCE.search(title)
    if found is None:
        return None, None, None
    sender, addressee = (" ".join(found[part].split()) for part in ("sender", "addressee"))
    return _date(title, found.span("dated")), sender, addressee
