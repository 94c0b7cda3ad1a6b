"""Letters that a document tells of: who sent them, to whom, on which day. Spans only."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from onrecord.annotate.letter.circulation import CirculationMention, find_circulations
from onrecord.model.document import Document, Span, trim
from onrecord.model.statement import DateRange
from onrecord.model.united_nations import SymbolMention
from onrecord.names import sentence
from onrecord.un.formal_letter import LETTER_NOUN, formal_letter
from onrecord.un.masthead.read import masthead_of

__all__ = ["CirculationMention", "LetterMention", "find_circulations", "find_letters"]


@dataclass(frozen=True, slots=True)
class LetterMention:
    """A letter, as one passage tells of it: the words for the letter itself and for who, to whom, when.

    ``embodied_by`` are the words for the document it was circulated as, where the text sets it apart;
    ``signed_by`` is the name under "(Signed)" where the document is the letter itself; ``symbol`` the
    symbol that stands directly behind the letter, and names it.
    """

    span: Span
    sender: Span | None = None
    addressee: Span | None = None
    dated: DateRange | None = None
    embodied_by: Span | None = None
    signed_by: Span | None = None
    symbol: SymbolMention | None = None


_NOUN = re.compile(
    r"\b(?:(?:the|a|an|this|that|another|its|their|his|her|identical|joint|present|open|official|urgent|new|second)"
    rf"\s+){{0,3}}{LETTER_NOUN}\b",
    re.IGNORECASE,
)
_UNITED_NATIONS = r"to\s+the\s+(?:UN|U\.N\.|United\s+Nations)(?![\w.]*['\u2019]?s?\s+[A-Z])"
_TITLE = rf"(?:{'|'.join(map(re.escape, [*sentence.TITLES, 'St', 'U.N', 'U.S']))})\."
# a name or an office: words up to punctuation or a word that opens the next phrase
_PARTY = (
    rf"(?:{_UNITED_NATIONS}|{_TITLE}|(?!(?:to|on|from|by|[a-z]+ing|and\s+\d+|of\s+(?:[A-Z][a-z]+\s+)?\d+|dated|addressed"
    r"|has|have|had|was|were|is|are|which|that|who"
    r"|said|says|in|about|with|sent|wrote|submitted|circulated"
    r"|issued|as)\b)"
    r"[^\s,.;:()\u201c\u201d\"*]+)"
)
# a line may break inside a name, but not behind the words that end an addressee, and no blank line is inside
_GAP = r"(?:[ \t\u00a0]+|[ \t]*(?<!General)(?<!Assembly)(?<!Council)\n[ \t]*(?=\S))"
_NAME = rf"(?P<party>{_PARTY}(?:{_GAP}{_PARTY}){{0,14}})"
_PROPER = r"(?P<party>(?:the\s+)?[A-Z][\w.'\u2019-]*(?:\s+(?:(?:of|the|and|for)\s+){0,2}[A-Z][\w.'\u2019-]*){0,10})"
_SENT = r"(?:sent|addressed|written|wrote|submitted|delivered|dispatched|forwarded|transmitted|signed|handed)"
_APPOSITION = r"(?:,\s+[^,.;:()\n]{2,60},)?"

_BY = re.compile(rf",?\s+(?:(?:has|had)\s+been\s+|was\s+|were\s+)?{_SENT}\s+by\s+{_NAME}")
_FROM = re.compile(rf",?\s+from\s+{_NAME}")
_OF = re.compile(rf"\s+of\s+{_PROPER}")
_TO = re.compile(rf",?\s+(?:(?:(?:was|were)\s+)?{_SENT}\s+)?(?:earlier\s+|recently\s+)?to\s+{_NAME}")
_WHICH = re.compile(rf",?\s+(?:which|that)\s+{_NAME}{_APPOSITION}\s+(?:has\s+|had\s+)?(?:earlier\s+)?{_SENT}\b")
_DATED = re.compile(r",?\s+(?:(?:was|were|is|are)\s+)?(?:dated|of|on)\s+")
_SENT_ON = re.compile(rf",?\s+{_SENT}(?=\s+(?:on|earlier|in)\b)")
_SKIPPED = re.compile(rf"\s*\([^()\n]{{1,60}}\)|{_APPOSITION}(?=\s+(?:sent|addressed|dated|to)\b)")
_AND_DATED = re.compile(r"\s+and\s+(?=\d)")
_POSSESSOR = re.compile(
    r"(?P<party>(?:[Tt]he\s+)?[A-Z][\w.-]*(?:\s+(?:(?:of|the|and|for)\s+){0,2}[A-Z][\w.-]*){0,8})"
    r"['\u2019]s?\s+(?:[a-z]+\s+){0,2}$"
)
_AGENT = re.compile(
    r"(?P<party>(?:[Tt]he\s+(?:[a-z-]+\s+){0,3})?[A-Z][\w.'\u2019-]*"
    rf"(?:\s+(?:(?:of|the|and|for|to)\s+){{0,2}}[A-Za-z][\w.'\u2019-]*){{0,10}}?){_APPOSITION}"
    rf"\s+(?:has\s+|have\s+|had\s+|also\s+)*{_SENT}\s+(?P<addressee>(?:the\s+)?[A-Z][^,.;:()\n]{{2,80}}?\s+)?$"
)
_SPEAKER = re.compile(
    rf",\s+(?P<party>(?:[Tt]he\s+(?:[a-z-]+\s+){{0,4}})?[A-Z][^,.;:()\n]{{1,80}}?){_APPOSITION}\s+(?:said|says|wrote|[a-z]+ed)\b"
)
_EMBODIED = re.compile(
    r"\b(?P<party>(?:the|this)\s+(?:UN\s+|official\s+)?(?:document|text|paper))\s+(?:(?:is|was|,)\s*)?"
    r"(?:based\s+on|contains|containing|reproduces|transmits|embodies|carries|consists\s+of)\s+$",
    re.IGNORECASE,
)
# what a passage must hold for the longer pattern to be tried
_SIGNS = {
    _POSSESSOR: re.compile(r"['\u2019]s?\s+(?:[a-z]+\s+){0,2}$"),
    _AGENT: re.compile(rf"\s{_SENT}\s[^,.;:()\n]{{0,100}}$"),
    _EMBODIED: re.compile(r"\b(?:on|contains|containing|reproduces|transmits|embodies|carries|of)\s+$"),
}
_SIGNATURE = re.compile(r"\(Signed\)[ \t]*(?P<name>[^\s,;()][^\n,;()]{1,60}?)[ \t]*(?=\n|$|[,;])")
_TO_THE_BODY = re.compile(rf"\s+{_UNITED_NATIONS}\b")
_DAY_BEFORE = re.compile(r",\s+$")
_SYMBOL_BEHIND = re.compile(
    r"(?:,?\s+(?:(?:which\s+)?(?:was|were|(?:has|have|had)\s+been)\s+|as\s+)?(?:issued|circulated|contained|reproduced|transmitted|published)"
    r"\s+(?:in|as|under))?\s*(?:(?:the\s+)?(?:UN\s+|official\s+)?(?:documents?|symbols?)\s+)?"
    r"[(\[]?(?:(?:UN\s+)?documents?\s+|see\s+)?"
)
_FALLBACK_DATE = re.compile(r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2})(?:,?\s+\d{4})?\b")


@dataclass(slots=True)
class _Reading:
    """What has been read of one letter so far, and where reading goes on."""

    span: Span
    position: int
    sender: Span | None = None
    addressee: Span | None = None
    dated: DateRange | None = None
    sent: bool = False
    others: list[LetterMention] = field(default_factory=list)


def find_letters(
    doc: Document, dates: tuple[DateRange, ...], symbols: tuple[SymbolMention, ...] = ()
) -> tuple[LetterMention, ...]:
    """The letters a document tells of, each once, with sender, addressee and date where they are told.

    A mention of a letter that tells none of these is left out. ``symbols`` are the document's.

    >>> text = "The letter sent by Norvania's envoy to the Secretary-General was long."
    >>> (letter,) = find_letters(Document(text=text, doc_id="a"), ())
    >>> text[slice(*letter.sender)], text[slice(*letter.addressee)]
    ("Norvania's envoy", 'the Secretary-General')
    """
    starts = [each.span[0] for each in dates]
    found: dict[tuple[object, ...], LetterMention] = {}
    end = 0
    for noun in _NOUN.finditer(doc.text):
        if noun.start() < end:
            continue
        reading = _formal(doc.text, noun, dates, starts) or _read(doc.text, noun, dates, starts)
        if reading is None:
            continue
        end = reading.position
        mention = LetterMention(
            reading.span,
            reading.sender,
            reading.addressee,
            reading.dated,
            _party_before(doc.text, noun.start(), _EMBODIED),
        )
        for letter in (mention, *reading.others):
            letter = replace(letter, symbol=_symbol_behind(doc.text, letter, symbols, several=bool(reading.others)))
            found.setdefault(_identity(doc.text, letter), letter)
    return _signed(doc, tuple(found.values()))


def _formal(text: str, noun: re.Match[str], dates: tuple[DateRange, ...], starts: list[int]) -> _Reading | None:
    """What the formal wording behind the noun says, if it stands there."""
    formal = formal_letter(text, noun.end())
    if formal is None:
        return None
    day = _date_from(dates, starts, formal.date_at)
    return _Reading(noun.span(), formal.end, formal.sender, formal.addressee, day, sent=True)


def _symbol_behind(
    text: str, letter: LetterMention, symbols: tuple[SymbolMention, ...], *, several: bool
) -> SymbolMention | None:
    """The symbol that follows the last of what is told of a letter, in brackets or as "document ...".

    Of several letters told together each has its own behind its sender; what follows them all is no one's.
    """
    told = [letter.span, letter.sender, letter.dated.span if letter.dated else None]
    told += [] if several else [letter.addressee]
    for end in sorted(span[1] for span in told if span):
        behind = _SYMBOL_BEHIND.match(text, end)
        places = {end, behind.end()} if behind else {end}
        if found := next((symbol for symbol in symbols if symbol.span[0] in places), None):
            return found
    return None


def _signed(document: Document, letters: tuple[LetterMention, ...]) -> tuple[LetterMention, ...]:
    """The letters, that of the masthead's title with the name of who signed it."""
    text, masthead = document.text, masthead_of(document)
    title = masthead.title_span if masthead and masthead.kind == "letter" else None
    signature = _SIGNATURE.search(text, title[1]) if title else None
    if title is None or signature is None:
        return letters
    return tuple(
        replace(letter, signed_by=signature.span("name")) if title[0] <= letter.span[0] < title[1] else letter
        for letter in letters
    )


def _identity(text: str, letter: LetterMention) -> tuple[object, ...]:
    names = (
        " ".join(text[slice(*span)].split()).lower() if span else None for span in (letter.sender, letter.addressee)
    )
    return (*names, letter.dated and letter.dated.start, letter.symbol and letter.symbol.symbol)


def _read(text: str, noun: re.Match[str], dates: tuple[DateRange, ...], starts: list[int]) -> _Reading | None:
    reading = _Reading(noun.span(), noun.end())
    reading.sender = _party_before(text, noun.end() - len(noun[0].split()[-1]), _POSSESSOR)
    if reading.sender:
        reading.span = (reading.sender[0], noun.end())
    if reading.sender is None and (agent := _before(text, noun.start(), _AGENT)):
        match, offset = agent
        reading.sender, reading.sent = _span(match, "party", offset), True
        if match["addressee"]:
            reading.addressee = trim(text, *_span(match, "addressee", offset))
    while _step(text, reading, dates, starts):
        pass
    if reading.dated is None and reading.sent and reading.sender and reading.sender[1] <= noun.start():
        reading.dated = _day_before(text, reading.sender[0], dates, starts)
    in_letter = re.search(r"\b[Ii]n\s+$", text[max(0, noun.start() - 4) : noun.start()])
    speaker = _SPEAKER.match(text, reading.position) if in_letter and reading.sender is None else None
    if speaker:
        reading.sender = speaker.span("party")
    told = reading.addressee or reading.dated or (reading.sender and reading.sent)
    return reading if told else None


def _day_before(text: str, sender: int, dates: tuple[DateRange, ...], starts: list[int]) -> DateRange | None:
    """The day that opens the sentence of who sent the letter: "On 15 April, the envoy ... sent a letter"."""
    index = bisect_left(starts, sender) - 1
    if index < 0 or dates[index].precision != "day" or not _DAY_BEFORE.fullmatch(text, dates[index].span[1], sender):
        return None
    return dates[index]


def _step(text: str, reading: _Reading, dates: tuple[DateRange, ...], starts: list[int]) -> bool:
    """Reads one more phrase behind the letter; false if there is none."""
    at = reading.position
    if (dated := _DATED.match(text, at)) and (found := _date_at(text, dated, dates, starts)) is not None:
        day, reading.position = found
        if reading.dated is not None or day is None:
            return day is None
        reading.dated = day
        return True
    if reading.sender is None:
        for pattern in (_BY, _FROM, _WHICH, _OF):
            if (match := pattern.match(text, at)) and _is_party(match["party"]):
                reading.sender, reading.sent = _party(text, match), True
                if pattern is _OF and (body := _TO_THE_BODY.match(text, reading.sender[1])):
                    reading.sender = (reading.sender[0], body.end())
                reading.position = match.end() if pattern is _WHICH else reading.sender[1]
                return True
    if reading.addressee is None and (match := _TO.match(text, at)) and _is_party(match["party"]):
        reading.addressee = _party(text, match)
        reading.position = reading.addressee[1]
        return True
    if (second := _AND_DATED.match(text, at)) and reading.dated and reading.sender:
        return _second(text, reading, second.end(), dates, starts)
    for pattern in (_SENT_ON, _SKIPPED):
        if (match := pattern.match(text, at)) and match.end() > at:
            reading.sent = reading.sent or pattern is _SENT_ON
            reading.position = match.end()
            return True
    return False


def _second(text: str, reading: _Reading, at: int, dates: tuple[DateRange, ...], starts: list[int]) -> bool:
    """ "letters dated 15 April from A and 24 April from B addressed to C": the second of two."""
    day = _date_from(dates, starts, at)
    sender = _FROM.match(text, day.span[1]) if day else None
    if day is None or sender is None:
        return False
    party = _party(text, sender)
    reading.position = party[1]
    while skipped := _SKIPPED.match(text, reading.position):
        if skipped.end() == reading.position:
            break
        reading.position = skipped.end()
    if to := _TO.match(text, reading.position):
        reading.addressee = _party(text, to)
        reading.position = reading.addressee[1]
    reading.others.append(LetterMention((at, party[1]), party, reading.addressee, day))
    return True


def _date_at(
    text: str, dated: re.Match[str], dates: tuple[DateRange, ...], starts: list[int]
) -> tuple[DateRange | None, int] | None:
    """The date behind "dated", "of" or "on", and where it ends; a date nobody read is passed over."""
    day = _date_from(dates, starts, dated.end()) or _date_from(dates, starts, dated.start() + 1)
    if day is not None and day.span[0] <= dated.end():
        return day, day.span[1]
    written = _FALLBACK_DATE.match(text, dated.end())
    return (None, written.end()) if written else None


def _date_from(dates: tuple[DateRange, ...], starts: list[int], at: int) -> DateRange | None:
    """The date that begins at a place or up to five code points before it ("on 15 April"), and reaches past it."""
    index = bisect_left(starts, at - 5)
    for day in dates[index : index + 3]:
        if at - 5 <= day.span[0] <= at < day.span[1]:
            return day
    return None


def _is_party(words: str) -> bool:
    """Whether words name someone: they hold a capital, or are definite ("the foreign minister")."""
    return words.startswith("the ") or any(letter.isupper() for letter in words)


def _party(text: str, match: re.Match[str]) -> Span:
    """The party's span, without the words that only lead to the next phrase."""
    start, end = match.span("party")
    words = text[start:end]
    trailing = re.search(r"(?:\s+(?:and|or|also|the))+$", words)
    return trim(text, start, start + trailing.start() if trailing else end)


def _before(text: str, end: int, pattern: re.Pattern[str]) -> tuple[re.Match[str], int] | None:
    """The pattern's match that ends at ``end``, looked for in the sentence's last 160 code points."""
    start = max(0, end - 160)
    for match in sentence.OF_CLAUSE.finditer(text, start, end):
        start = match.end()
    passage = text[start:end]
    found = pattern.search(passage) if _SIGNS[pattern].search(passage) else None
    return (found, start) if found else None


def _party_before(text: str, end: int, pattern: re.Pattern[str]) -> Span | None:
    found = _before(text, end, pattern)
    return _span(found[0], "party", found[1]) if found else None


def _span(match: re.Match[str], group: str, offset: int) -> Span:
    start, end = match.span(group)
    return (start + offset, end + offset)
