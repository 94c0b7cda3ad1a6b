"""The line that opens a resolution, "The Security Council,": where it stands, and whose line it is.

One grammar for all who ask: the masthead, the adoption, and the paragraphs below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.model.document import Span
from onrecord.un.organ import organs

_BODIES = "Assembly|Council|Committee|Conference|Commission|Board|Congress|Meeting"
_NAMED = rf"(?:(?:[A-Z][a-z]+|and|of|on|for|the) )*(?:{_BODIES})(?: (?:on|of|for) (?:[A-Z][a-z]+ ?)+)?"
_ORGAN = re.compile(
    r"(?:\W{0,3}(?=T)|\W{0,3}(?:Therefore|Hereby|To this end),?[ ]|\W{0,3}Now,?[ ]therefore,?[ ])"
    rf"(?P<name>[Tt]he {_NAMED})\s*(?P<mark>[,.:;]?)\s*(?P<rest>.*)"
)
_SLIP = re.compile(r"\W{0,3}(?P<name>(?!the )\w{2,3}(?: [\w]{2,15}){2,5}|[T1I]?\s?[hb]\s?e[\w| ]{9,45}(?<=\S))\W{0,3}")
_PARTICIPLE = re.compile(r"(?:[A-Z]\w+ly )?[A-Z]\w+ing\b")
_ACTS = re.compile(r"(?:hereby )?(?:[Rr]esolves|[Dd]ecides|[Rr]ecommends|[Rr]equests)\b")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 400
"""Characters of a line in which the organ and the words behind it are read."""
_ALIKE, _LETTERS = 0.83, 3


@dataclass(frozen=True, slots=True)
class OrganLine:
    """The line that opens a resolution: the place of "The Security Council", and the organ's name in full.

    ``meant`` is that name where the line has a slip of the scanner; ``rest`` is where the words behind the name and
    its mark begin, and ``opens`` whether a text may begin with the line: nothing, or a first paragraph, is behind.
    """

    span: Span
    organ: str
    meant: str | None = None
    rest: int = 0
    opens: bool = True


@lru_cache(maxsize=8)
def find_organ_line(text: str, start: int = 0, end: int | None = None) -> OrganLine | None:
    """The first line that is an organ's name opening a text, with a comma, without one, or with a slip for it.

    Several annotators ask it of one text, which is gone through to its end where no organ opens it.

    >>> find_organ_line("Resolution 9518 (1982)\\n\\nThe Securitv Council.\\n\\nRecalling").organ
    'Security Council'
    >>> find_organ_line("The Security Council met.") is None
    True
    """
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        words = line.group()
        indent = len(words) - len(words.lstrip())
        found = read_organ_line(words.strip()[:_LONGEST])
        if found is not None:
            begin = line.start() + indent
            place = (begin + found.span[0], begin + found.span[1])
            return OrganLine(place, found.organ, found.meant, begin + found.rest, found.opens)
    return None


def read_organ_line(words: str) -> OrganLine | None:
    """What a line says that begins with an organ's name; behind a comma there may be anything.

    >>> read_organ_line("The Security Council,").organ, read_organ_line("The Securzty Council.").meant
    ('Security Council', 'Security Council')
    >>> read_organ_line("The Council may decide so.") is None
    True
    """
    found = _ORGAN.fullmatch(words)
    if found is None:
        slip = _SLIP.fullmatch(words)
        meant = _meant(slip["name"]) if slip is not None else None
        return OrganLine(slip.span("name"), meant, meant, len(words)) if slip is not None and meant else None
    name, rest = " ".join(found["name"].split())[4:], found["rest"]
    known = name in _formal()
    meant = None if known or rest else _meant(found["name"])
    alone = not rest and (known or meant is not None or found["mark"] == ",")
    opens = alone or (known and _goes_on(found["mark"], rest))
    if not opens and found["mark"] != ",":
        return None
    return OrganLine(found.span("name"), meant or name, meant, found.start("rest"), opens)


def _meant(name: str) -> str | None:
    """The organ that a name with a slip of the scanner means: "The Securzty Council", "TheSecurity Counci l"."""
    words = name.lower().replace(" ", "")
    near = ((f"the{each}".lower().replace(" ", ""), each) for each in _formal())
    same = ((other, each) for other, each in near if abs(len(other) - len(words)) < _LETTERS)
    likeness = ((SequenceMatcher(None, other, words).ratio(), each) for other, each in same)
    ratio, organ = max(likeness, default=(0.0, ""))
    return organ if ratio >= _ALIKE else None


def _goes_on(mark: str, rest: str) -> bool:
    """Whether the first paragraph stands on the organ's line: "The Council, Having ...", "The Council resolves"."""
    return bool(_PARTICIPLE.match(rest)) if mark == "," else not mark and bool(_ACTS.match(rest))


@lru_cache(maxsize=1)
def _formal() -> tuple[str, ...]:
    """The full names of the organs that adopt resolutions."""
    return tuple(sorted({organ.name for organ in organs().values() if " " in organ.name}))
