"""Letters that a document tells of: who sent them, to whom, on which day. Spans only."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from onrecord.annotate.letter.day import Days
from onrecord.annotate.letter.mention import LetterMention
from onrecord.annotate.letter.party import EMBODIED
from onrecord.annotate.letter.reading import read_formal, read_letter
from onrecord.annotate.letter.wording import NOUN
from onrecord.model.document import Document
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.statement import DateRange
from onrecord.un.masthead.read import masthead_of

_SIGNATURE = re.compile(r"\(Signed\)[ \t]*(?P<name>[^\s,;()][^\n,;()]{1,60}?)[ \t]*(?=\n|$|[,;])")
_WHOSE = re.compile(r"\b(?P<whose>your|my|our)\s+(?:(?:recent|earlier|previous|further|joint)\s+)?$", re.IGNORECASE)
_SYMBOL_BEHIND = re.compile(
    r"(?:,?\s+(?:(?:which\s+)?(?:was|were|(?:has|have|had)\s+been)\s+|as\s+)?(?:issued|circulated|contained|reproduced|transmitted|published)"
    r"\s+(?:in|as|under))?\s*(?:(?:the\s+)?(?:UN\s+|official\s+)?(?:documents?|symbols?)\s+)?"
    r"[(\[]?(?:(?:UN\s+)?documents?\s+|see\s+)?"
)


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
    days = Days.of(dates)
    found: dict[tuple[object, ...], LetterMention] = {}
    end = 0
    for noun in NOUN.finditer(doc.text):
        if noun.start() < end:
            continue
        reading = read_formal(doc.text, noun, days) or read_letter(doc.text, noun, days)
        if reading is None:
            continue
        end = reading.position
        mention = reading.mention(EMBODIED.party_before(doc.text, noun.start()))
        for letter in (mention, *reading.others):
            symbol = _symbol_behind(doc.text, letter, symbols, several=bool(reading.others))
            letter = replace(letter, symbol=symbol, told_by=_told_by(doc.text, letter))
            found.setdefault(_identity(doc.text, letter), letter)
    return _signed(doc, tuple(found.values()))


def _told_by(text: str, letter: LetterMention) -> Literal["sender", "addressee"] | None:
    """Whose letter it is in the words of the letter that names it: the writer's own, or the reader's."""
    before = _WHOSE.search(text[max(0, letter.span[0] - 30) : letter.span[0]])
    if before is None or letter.sender is not None:
        return None
    return "addressee" if before["whose"].lower() == "your" else "sender"


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
