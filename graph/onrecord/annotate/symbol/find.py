"""UN document symbols wherever a text names them: written out, elided in lists, or as resolutions' numbers.

Candidates are found by one pattern that reads the text once; only they are parsed, by the grammar of
``un/symbol.py``. Web addresses and file paths are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from onrecord.annotate.symbol.resolution import find_resolutions
from onrecord.model.document import Span
from onrecord.model.finding.symbol import SymbolMention
from onrecord.un.series import refuting, series
from onrecord.un.symbol import canonical_symbol, parse_symbol

__all__ = ["canonical_symbol", "find_symbols", "parse_symbol"]

_INVISIBLE = r"[\u00ad\u200b-\u200d\u2060\ufeff]"
_GAP = rf"(?>(?:{_INVISIBLE}*[ \t\u00a0]*\n[ \t\u00a0]*|{_INVISIBLE}+|[ \u00a0])?)"
_SLASH = rf"{_GAP}[/\u2044\u2215\uff0f]{_GAP}"
_SEGMENT = (
    r"(?:[A-Za-z0-9]++(?>(?:\.[A-Za-z0-9]++)*)(?>(?:-[0-9]++|-[A-Z](?![A-Za-z/])|\([A-Z0-9-]{1,6}\)(?=/))?)"
    r"|\([0-9]{2,4}\)(?=/)|(?:Add|Corr|Rev)\.[ \u00a0][0-9]++)"
)
_CHAIN = r"(?>(?:/(?:Add|Corr|Rev)\.\d++){0,3})"
_BRACKET = (
    r"[ \u00a0]?[(\[](?:[IVXLC]{1,7}|E?S-[IVX\d]{1,4}|(?:19|20)\d\d"
    r"|(?i:vol|parts?|resumption|annex|sect|suppl?|closed|excerpts?)(?=[.\sIVX\d)\]])[A-Za-z0-9., &\u00a0-]{0,16})"
    rf"[)\]]{_CHAIN}"
)
_PART = r"\[[A-Z]\]"
_LETTER = r"[ \u00a0][A-Z](?=[ \u00a0]?\((?:[IVXLC]|E?S-)|[,;.)\]]|[ \t]*(?:\n|$)|\s+and\b)"
_WEB = re.compile(r"(?:https?|ftp)://\S++|\bwww\.\S++")
_SEPARATOR = re.compile(r"(?:\s*,\s+(?:and\s+)?|\s*;\s*|\s+(?:and|or|&)\s+)")
_MODIFIERS = re.compile(r"(?:Add|Rev|Corr|Amend)\.[ \u00a0]?\d+(?:-\d+)?(?:/(?:Add|Rev|Corr|Amend)\.\d+)*(?![\w/])")
_PAPERS = re.compile(r"(?:L|SR|PV|WP|CRP|INF)\.\d+(?:/(?:Add|Rev|Corr)\.\d+)*(?![\w/])")
_BARE = re.compile(r"\d{1,6}(?![\w/%(-]|\.\d|,\d)")
_LETTERS = re.compile(r"[A-Z](?![\w'\u2019/-])")
_RANGE = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*|\s+(?:to|through)\s+")
_BETWEEN = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*(?=[A-Z]+/)")
_GLUED = re.compile(r"(?:\.\d{1,3}|\.[A-Z][a-z]+|-\d{1,6})$")
"""What a footnote, a sentence or a range has left on the last number: "A/75/356.3"."""
_LIST_END = re.compile(
    r"\s*(?:[.;:,)\]\u201d\"]|$)|\s+(?:and|or)\s+(?:[\dA-Z]|Add|Corr)|\s+(?:of|on|in|to|were|are|which)\b"
)
_NAMED = re.compile(
    r"(?i)\b(?:documents?|docs?\.?|symbols?|contained in|letters?|resolutions?|reports?|notes?|drafts?)\W"
)
_ASKED = re.compile(r"([A-Za-z]+)\.?(?:\s+(?:no|number|nr)s?\.?)?[\s:#]{1,3}$", re.IGNORECASE)
_UNITED_NATIONS = re.compile(r"\b(?:United Nations|Security Council|General Assembly|Secretary-General|UN)\b")
_PRINCIPAL = ("A", "S", "E", "T")
_TELLING = {"A": 1000, "S": 1000, "E": 1000, "T": 1000, "CD": 100, "TD": 100, "SPLOS": 10, "CLCS": 10, "ICTR": 10}
"""From which number on a serial of a series tells by itself that it is a symbol."""
_REACH = 60
"""Code points before a short symbol in which a word like "document" speaks for it."""


@lru_cache(maxsize=1)
def _candidate() -> re.Pattern[str]:
    names = {name.partition("/")[0] for name in series()} | {"PRST"}
    heads = "|".join(sorted(names, key=lambda head: (-len(head), head)))
    dotted = "|".join(sorted(name for name, found in series().items() if "dotted" in found.direct))
    head = rf"(?:(?:{dotted})\.\d{{1,2}}(?=/)|(?:{heads})(?:\([IVXLC]{{1,6}}\))?)"
    part = rf"{head}(?>(?:{_SLASH}{_SEGMENT}){{1,9}})(?:{_LETTER})?(?:{_BRACKET}){{0,3}}(?:{_PART})?"
    joint = rf"{_INVISIBLE}?[ \t]*\n?[ \t]*[-\u00ad\u2010-\u2015\u2212][ \t]*\n?[ \t]*"
    before = (
        r"(?<![^\W\u00b2\u00b3\u00b9\u2070-\u2079])(?<![/\\@%&=#-])(?<!\b[A-Z]\.)(?<!\b[A-Z]{2}\.)(?<!\b[A-Z]{3}\.)"
    )
    end = r"(?![^\W\u00b2\u00b3\u00b9\u2070-\u2079]|[/\\@%=]|-[^\W\d])"
    return re.compile(rf"{before}{part}(?:{joint}{part}){{0,2}}{end}")


def find_symbols(text: str) -> tuple[SymbolMention, ...]:
    """The UN document symbols a text names, in order, spans slicing back to the words that name them.

    A list is spelled out: "A/64/13 and Add.1, A/64/115, 174" names three documents more than it
    writes in full. "resolution 822 (1993)" is ``S/RES/822 (1993)``.

    >>> [mention.symbol for mention in find_symbols("(A/64/13 and Add.1, A/64/115, 174 and 323)")]
    ['A/64/13', 'A/64/13/Add.1', 'A/64/115', 'A/64/174', 'A/64/323']
    """
    written = list(_written(text))
    taken = [mention.span for mention in written]
    worded = [mention for mention in find_resolutions(text) if not _overlaps(mention.span, taken)]
    return tuple(sorted([*written, *worded], key=lambda mention: mention.span))


def _written(text: str) -> Iterator[SymbolMention]:
    """Symbols written out, each followed by those elided after it."""
    web = deque(match.span() for match in _WEB.finditer(text))
    position = 0
    while match := _candidate().search(text, position):
        while web and web[0][1] <= match.start():
            web.popleft()
        position = match.end()
        if web and web[0][0] <= match.start():
            continue
        mentions = list(_read(text, match))
        yield from mentions
        if mentions:
            position = mentions[-1].span[1]
            for elided in _elided(text, mentions[-1]):
                yield elided
                position = elided.span[1]


def _read(text: str, match: re.Match[str]) -> Iterator[SymbolMention]:
    """The symbol of a candidate; two where a dash joins symbols of one body, which is a range and no joint symbol."""
    for end in _ends(match):
        parsed = parse_symbol(text[match.start() : end])
        if parsed is not None:
            if _credible(text, match.start(), end, parsed):
                yield SymbolMention((match.start(), end), parsed.symbol, parsed.parts)
            return
    dash = _BETWEEN.search(match[0])
    if dash is None:
        return
    for start, end in (match.start(), match.start() + dash.start()), (match.start() + dash.end(), match.end()):
        parsed = parse_symbol(text[start:end])
        if parsed is None or not _credible(text, start, end, parsed):
            return
        yield SymbolMention((start, end), parsed.symbol, parsed.parts)


def _ends(match: re.Match[str]) -> Iterator[int]:
    """Where the symbol may end: with the candidate, or before what is the sentence's, a note's or a range's."""
    yield match.end()
    bare = re.match(r"\S+", match[0])
    for found in (match[0], bare[0] if bare else ""):
        if found and len(found) < len(match[0]):
            yield match.start() + len(found)
        if glued := _GLUED.search(found):
            yield match.start() + glued.start()


def _credible(text: str, start: int, end: int, mention: SymbolMention) -> bool:
    """Whether it is a symbol where it stands: by its parts, its brackets or the words around it."""
    part = mention.parts[0]
    before = text[max(0, start - _REACH) : start]
    if len(mention.parts) > 1 or part.kind or part.modifiers or re.search(r"[/(]", part.organ):
        return True
    if _NAMED.search(before):
        return True
    asked = _ASKED.search(before)
    if asked and asked[1].lower() in refuting("symbol"):
        return False
    number = part.number or ""
    if part.session and not re.search(r"[ \u00a0]/", text[start:end]):
        return True
    if number.isdigit() and int(number) >= _TELLING.get(part.organ, 100_000) and not 1900 < int(number) < 2100:
        return True
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]", ",", ";"):
        return len(number) >= 3 and part.organ in _PRINCIPAL
    around = text[max(0, start - 4 * _REACH) : end + 4 * _REACH]
    return len(number) >= 3 and len(part.organ) <= 2 and _UNITED_NATIONS.search(around) is not None


def _elided(text: str, mention: SymbolMention) -> Iterator[SymbolMention]:
    """What follows a symbol in a list without its beginning: modifiers, papers, bare numbers, letters."""
    last = mention
    while True:
        following = None
        if separator := _SEPARATOR.match(text, last.span[1]):
            following = _next_elided(text, separator.end(), last)
        elif separator := _RANGE.match(text, last.span[1]):
            following = _end_of_range(text, separator.end(), last)
        if following is None:
            return
        yield following
        last = following


def _next_elided(text: str, start: int, last: SymbolMention) -> SymbolMention | None:
    base = re.sub(r"^(S/RES/\d+) \(\d{4}\)$", r"\1", last.parts[0].symbol)
    if len(last.parts) > 1:
        return None
    if match := _MODIFIERS.match(text, start):
        return _completed(match.span(), _modified(base, re.sub(r"\s", "", match[0])))
    if match := _PAPERS.match(text, start):
        return _completed(match.span(), _paper(base, match[0]))
    if match := _LETTERS.match(text, start):
        lettered = re.search(r"/RES/.*\d([A-Z])$", base)
        return _completed(match.span(), base[:-1] + match[0]) if lettered and lettered[1] < match[0] else None
    match = _BARE.match(text, start)
    tail = re.search(r"(\d+)$", base)
    if match is None or tail is None or not _continues(text, match, int(tail[1])):
        return None
    if last.parts[0].modifiers and int(match[0]) != int(tail[1]) + 1:
        return None  # "Add.1, 36" ends in a note's number
    return _completed(match.span(), base[: tail.start()] + match[0])


def _end_of_range(text: str, start: int, last: SymbolMention) -> SymbolMention | None:
    """The last symbol of a range, "A/75/356-358", "L.1 to L.5"; those between are not spelled out."""
    base = last.parts[0].symbol
    tail = re.search(r"(\d+)$", base)
    if len(last.parts) > 1 or tail is None or last.parts[0].modifiers:
        return None
    if (match := _PAPERS.match(text, start)) and last.parts[0].kind:
        end = _completed(match.span(), _paper(base, match[0]))
        return end if end and end.parts[0].kind == last.parts[0].kind else None
    match = _BARE.match(text, start)
    if match is None or not 0 < int(match[0]) - int(tail[1]) < 1000 or len(match[0]) < len(tail[1]):
        return None
    return _completed(match.span(), base[: tail.start()] + match[0])


def _paper(base: str, paper: str) -> str:
    stem = re.sub(r"(?:/(?:Add|Rev|Corr|Amend)\.[\d-]+)+$", "", base)
    return re.sub(r"/[A-Z]+\.\d+$|/\d+$", "", stem) + "/" + paper


def _modified(base: str, modifiers: str) -> str:
    """The base with modifiers: ``Add.2`` takes the place of ``Add.1``, ``Corr.1`` goes behind it."""
    kind = modifiers.partition(".")[0]
    return re.sub(rf"(?:/{kind}\.[\d-]+(?:/[A-Z]\w+\.\d+)*)$", "", base) + "/" + modifiers


def _completed(span: Span, symbol: str) -> SymbolMention | None:
    parsed = parse_symbol(symbol)
    return SymbolMention(span, parsed.symbol, parsed.parts) if parsed else None


def _continues(text: str, match: re.Match[str], before: int) -> bool:
    """Whether a bare number goes on with the list: it rises, is no year, and a list's end follows."""
    number = int(match[0])
    is_year = 1900 < number < 2100 and before < 1000
    return number > before and not is_year and _LIST_END.match(text, match.end()) is not None


def _overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a span meets one of the others, which are in order and apart."""
    index = bisect_left(others, span)
    neighbours = others[max(0, index - 1) : index + 1]
    return any(start < span[1] and span[0] < end for start, end in neighbours)
