"""UN document symbols wherever a text names them: written out, elided in lists, or as resolutions' numbers.

Candidates are found by one pattern that reads the text once; only they are parsed, by the grammar of
``symbol_grammar``. Web addresses and file paths are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from onrecord.annotate.resolution import find_resolutions
from onrecord.annotate.symbol_grammar import canonical_symbol, parse_symbol, series
from onrecord.document import Span
from onrecord.statement import SymbolMention

__all__ = ["canonical_symbol", "find_symbols", "parse_symbol"]

_SEGMENT = r"[A-Za-z0-9]++(?:\.[A-Za-z0-9]++)*+(?:-[0-9]++|-[A-Z](?![A-Za-z/])|\([A-Z0-9-]{1,6}\)(?=/))?+"
_BRACKET = (
    r"[ \u00a0]?[(\[](?:[IVXLC]{1,7}|E?S-[IVX\d]{1,4}|(?:19|20)\d\d"
    r"|(?i:vol|parts?|resumption|annex|supp|closed|excerpts?)(?=[.\sIVX\d)\]])[A-Za-z0-9., &\u00a0-]{0,16})[)\]]"
)
_LETTER = r"[ \u00a0][A-Z](?=[ \u00a0]?\((?:[IVXLC]|E?S-)|[,;.)\]]|$|\s+and\b)"
_WEB = re.compile(r"(?:https?|ftp)://\S++|\bwww\.\S++")
_SEPARATOR = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s*;\s*|\s+(?:and|or|&)\s+)")
_MODIFIERS = re.compile(r"(?:Add|Rev|Corr|Amend)\.\d+(?:-\d+)?(?:/(?:Add|Rev|Corr|Amend)\.\d+)*(?![\w/])")
_PAPERS = re.compile(r"(?:L|SR|PV|WP|CRP|INF)\.\d+(?:/(?:Add|Rev|Corr)\.\d+)*(?![\w/])")
_BARE = re.compile(r"\d{1,6}(?![\w/%(-]|\.\d|,\d)")
_LETTERS = re.compile(r"[A-Z](?=[\s,;.)])")
_LIST_END = re.compile(
    r"\s*(?:[.;:,)\]\u201d\"]|$)|\s+(?:and|or)\s+(?:[\dA-Z]|Add|Corr)|\s+(?:of|on|in|to|were|are|which)\b"
)
_NAMED = re.compile(
    r"(?i)\b(?:documents?|docs?\.?|symbols?|contained in|letters?|resolutions?|reports?|notes?|drafts?)\W"
)
_UNITED_NATIONS = re.compile(r"\b(?:United Nations|Security Council|General Assembly|Secretary-General|UN)\b")
_REACH = 60
"""Code points before a short symbol in which a word like "document" speaks for it."""


@lru_cache(maxsize=1)
def _candidate() -> re.Pattern[str]:
    heads = "|".join(sorted({name.partition("/")[0] for name in series()}, key=lambda head: (-len(head), head)))
    gap = r"(?:[ \t]*\n[ \t]*)?"
    part = rf"(?:{heads})(?:\([IVXLC]{{1,6}}\))?(?:/{gap}{_SEGMENT}){{1,9}}+(?:{_LETTER})?(?:{_BRACKET}){{0,3}}"
    joint = r"[ \t]*\n?[ \t]*[-\u2010-\u2015\u2212][ \t]*\n?[ \t]*"
    end = r"(?![\w/\\@%=]|-\w)"
    return re.compile(rf"(?<![\w/\\@%&=#-]){part}(?:{joint}{part}){{0,2}}{end}")


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
    for match in _candidate().finditer(text):
        while web and web[0][1] <= match.start():
            web.popleft()
        if match.start() < position or (web and web[0][0] <= match.start()):
            continue
        mention = _read(text, match)
        if mention is None:
            continue
        yield mention
        position = mention.span[1]
        for elided in _elided(text, mention):
            yield elided
            position = elided.span[1]


def _read(text: str, match: re.Match[str]) -> SymbolMention | None:
    parsed = parse_symbol(match[0])
    end = match.end()
    if parsed is None:  # a letter or a bracket that is the sentence's, not the symbol's
        bare = re.match(r"\S+", match[0])
        if bare is None or bare.end() == len(match[0]):
            return None
        parsed, end = parse_symbol(bare[0]), match.start() + bare.end()
    if parsed is None or not _credible(text, match.start(), end, parsed):
        return None
    return SymbolMention((match.start(), end), parsed.symbol, parsed.parts)


def _credible(text: str, start: int, end: int, mention: SymbolMention) -> bool:
    """Whether a symbol as short as ``S/726`` is one: by its length, its brackets or the words before it."""
    part = mention.parts[0]
    if len(mention.parts) > 1 or part.session or part.kind or part.modifiers or "/" in part.organ:
        return True
    number = part.number or ""
    if len(number) >= 4 and part.organ in ("A", "S", "E") and not 1900 < int(number[:4]) < 2100:
        return True
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]", ",", ";"):
        return len(number) >= 3
    before = text[max(0, start - _REACH) : start]
    if _NAMED.search(before):
        return True
    around = text[max(0, start - 4 * _REACH) : end + 4 * _REACH]
    return len(number) >= 3 and len(part.organ) <= 2 and _UNITED_NATIONS.search(around) is not None


def _elided(text: str, mention: SymbolMention) -> Iterator[SymbolMention]:
    """What follows a symbol in a list without its beginning: modifiers, papers, bare numbers, letters."""
    last = mention
    while separator := _SEPARATOR.match(text, last.span[1]):
        following = _next_elided(text, separator.end(), last)
        if following is None:
            return
        yield following
        last = following


def _next_elided(text: str, start: int, last: SymbolMention) -> SymbolMention | None:
    base = last.parts[0].symbol
    if len(last.parts) > 1:
        return None
    if match := _MODIFIERS.match(text, start):
        return _completed(match.span(), _modified(base, match[0]))
    if match := _PAPERS.match(text, start):
        stem = re.sub(r"(?:/(?:Add|Rev|Corr|Amend)\.[\d-]+)+$", "", base)
        return _completed(match.span(), re.sub(r"/[A-Z]+\.\d+$|/\d+$", "", stem) + "/" + match[0])
    if match := _LETTERS.match(text, start):
        return _completed(match.span(), base[:-1] + match[0]) if re.search(r"/RES/.*\d[A-Z]$", base) else None
    match = _BARE.match(text, start)
    tail = re.search(r"(\d+)$", base)
    if match is None or tail is None or not _continues(text, match, int(tail[1])):
        return None
    if last.parts[0].modifiers and int(match[0]) != int(tail[1]) + 1:
        return None  # "Add.1, 36" ends in a note's number
    return _completed(match.span(), base[: tail.start()] + match[0])


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
