"""What the label of a speaker in a record of a meeting says: who speaks, and for whom or in which office.

A verbatim record sets the label apart, "Mr. Tal (Norvania) (spoke in French):"; a summary record begins a sentence
with it. What it says of the language, and on whose behalf, is no part of the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NO_NAME = re.compile(
    r"\s*\((?!the\s)[a-z](?>(?:[^()]|\([^()]*+\))*)\)|\s*\((?:Spoke|Speaking|Interpretation|Translat(?:ion|ed)|Continued|Original)\b[^()]*+\)"
)
_ASIDE = re.compile(r"\s*\((?P<aside>(?>(?:[^()]|\([^()]*+\))+))\)\s*$")
_UNCLOSED = re.compile(r"(?<=\w|\))\s*\([^()]*\Z")
_ROUND = str.maketrans("[]", "()")
_NUMBER = re.compile(r"^\d{1,3}\.\s*")
_BROKEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-z])")
_OFFICE = re.compile(
    r"(?:(?:Acting|Deputy|Assistant|Special|High|Executive|Observer|Permanent|Foreign|Prime|First|Principal|Senior"
    r"|Temporary|Legal)\s|Vice-|Under-|Co-)*(?:Chair|President|Rapporteur|Secretary|Commissioner|Director|Envoy"
    r"|Representative|Observer|Coordinator|Prosecutor|Controller|Adviser|Expert|Minister|Chief|Head|Counsel|Judge"
    r"|Registrar|Governor|Ambassador|Facilitator|Moderator|Administrator|Comptroller|Chancellor|Member of the"
    r"|Officer)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """Whom a label names, and what stands in brackets behind: a state, as a rule, or an office."""

    name: str
    aside: str | None = None


def read_label(words: str) -> Label:
    """Who speaks, by the words of a label; languages are left out, for the speaker is the same.

    >>> read_label("Ms. Osk (Norvania) (spoke in French):")
    Label(name='Ms. Osk (Norvania)', aside='Norvania')
    """
    name = _NUMBER.sub("", " ".join(_BROKEN.sub("", words).split())).translate(_ROUND)
    name = _UNCLOSED.sub("", name)
    name = _NO_NAME.sub("", name.strip(" :;.\u2013\u2014-"))
    name, told = _without_tail(name)
    name = re.sub(r"\(\s+|\s+\)", lambda found: found.group().strip(), name).strip(" :;.")
    aside = _ASIDE.search(name)
    return Label(name, aside["aside"].strip() if aside else told)


def _without_tail(name: str) -> tuple[str, str | None]:
    """The label without what follows a comma behind the name or the bracket, and the office that this tells."""
    depth, place = 0, len(name)
    for index, sign in enumerate(name):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            place = index
            break
    tail = name[place + 1 :].strip()
    return name[:place], tail if tail and _OFFICE.match(tail) else None


def office_told(aside: str) -> str:
    """The office that a label's brackets give: an office itself, or that of representing what they name.

    >>> office_told("Norvania"), office_told("Chair of the Advisory Committee")
    ('representative of Norvania', 'Chair of the Advisory Committee')
    """
    return aside if _OFFICE.match(aside) else f"representative of {aside}"
