"""The parties of a letter: the spans of who sent it and to whom, as phrases behind the noun or before it name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.letter.wording import APPOSITION, SAID_IN, SENT
from onrecord.model.document import Span, trim
from onrecord.names import sentence
from onrecord.names.word_list import word_rows


@dataclass(frozen=True, slots=True)
class Leading:
    """A phrase that leads to the noun for a letter; ``sign`` is what must stand there for it to be worth trying."""

    phrase: re.Pattern[str]
    sign: re.Pattern[str]

    def before(self, text: str, end: int) -> Led | None:
        """The phrase that ends at a place, looked for in the sentence's last 160 code points."""
        start = max(0, end - 160)
        for match in sentence.OF_CLAUSE.finditer(text, start, end):
            start = match.end()
        passage = text[start:end]
        found = self.phrase.search(passage) if self.sign.search(passage) else None
        return Led(found, start) if found else None

    def party_before(self, text: str, end: int) -> Span | None:
        """Whom the phrase that ends at a place names."""
        led = self.before(text, end)
        return led.span("party") if led else None


@dataclass(frozen=True, slots=True)
class Led:
    """A phrase found before the noun for a letter, in a passage that begins at an offset."""

    match: re.Match[str]
    offset: int

    def span(self, group: str) -> Span | None:
        """Where a group stands in the whole text; ``None`` if it is empty."""
        if not self.match[group]:
            return None
        start, end = self.match.span(group)
        return (start + self.offset, end + self.offset)


_OFFICES = "|".join(
    sorted(
        {phrase for row in word_rows("letter_offices.csv") for phrase in row["words"].split("|")}, key=len, reverse=True
    )
)
POSSESSOR = Leading(
    re.compile(
        r"(?P<party>(?:[Tt]he\s+)?[A-Z][\w.-]*(?:\s+(?:(?:of|the|and|for)\s+){0,2}[A-Z][\w.-]*){0,8}"
        rf"(?:\s+(?:{_OFFICES}))?)['\u2019]s?\s+(?:[a-z]+\s+){{0,2}}$"
    ),
    re.compile(r"['\u2019]s?\s+(?:[a-z]+\s+){0,2}$"),
)
"""The party before the noun: "Norvania's envoy's letter"."""
AGENT = Leading(
    re.compile(
        r"(?P<party>(?:[Tt]he\s+(?:[a-z-]+\s+){0,3})?[A-Z][\w.'\u2019-]*"
        rf"(?:\s+(?:(?:of|the|and|for|to)\s+){{0,2}}[A-Za-z][\w.'\u2019-]*){{0,10}}?){APPOSITION}"
        rf"\s+(?:has\s+|have\s+|had\s+|also\s+)*(?:{SENT}|{SAID_IN})\s+(?P<addressee>(?:the\s+)?[A-Z][^,.;:()\n]{{2,80}}?\s+)?$"
    ),
    re.compile(rf"\s(?:{SENT}|{SAID_IN})\s[^,.;:()\n]{{0,100}}$"),
)
"""The party, with the addressee where one stands between: "sent the Council a letter", "wrote in a letter"."""
EMBODIED = Leading(
    re.compile(
        r"\b(?P<party>(?:the|this)\s+(?:UN\s+|official\s+)?(?:document|text|paper))\s+(?:(?:is|was|,)\s*)?"
        r"(?:based\s+on|contains|containing|reproduces|transmits|embodies|carries|consists\s+of)\s+$",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:on|contains|containing|reproduces|transmits|embodies|carries|of)\s+$"),
)
"""What the letter was circulated as: "the document contains a letter"."""


def is_party(words: str) -> bool:
    """Whether words name someone: they hold a capital, or are definite ("the foreign minister")."""
    return words.startswith("the ") or any(letter.isupper() for letter in words)


def party_in(text: str, match: re.Match[str]) -> Span:
    """The party's span, without the words that only lead to the next phrase."""
    start, end = match.span("party")
    words = text[start:end]
    trailing = re.search(r"(?:\s+(?:and|or|also|the|he|she|they|it|we|I))+$", words)
    return trim(text, start, start + trailing.start() if trailing else end)
