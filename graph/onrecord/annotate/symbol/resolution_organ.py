"""The organ whose resolution a text calls by number: the one named beside it, or nearest before it.

The United Nations' organs have symbols; a parliament, a city's council or another organisation is foreign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.names import sentence
from onrecord.names.word_list import word_list

COUNCIL = r"(?:UN\s+|U\.N\.\s+|United\s+Nations\s+)?(?:Security\s+Council|UNSC\b)"
_NAMES: tuple[tuple[str, str], ...] = (
    ("S", rf"{COUNCIL}|\bSC\b|\bS\.C\.|\bUNSCR?\b"),
    ("A/HRC", r"\bHuman\s+Rights\s+Council|\b(?:UN)?HRC\b"),
    ("E", r"\bEconomic\s+and\s+Social\s+Council|\bECOSOC\b"),
    ("E/CN.4", r"\bCommission\s+on\s+Human\s+Rights"),
    ("A", r"\bGeneral\s+Assembly|\bUNGA\b|\bGA\b|\bG\.A\.|(?<![A-Z][a-z]\s)\b(?<!\w\s)[Tt]he\s+Assembly\b"),
)
_FOREIGN = (
    r"\b(?:Council\s+of\s+Europe|European\s+Council)\b|"
    r"(?:\b[A-Z][\w\u2019'-]+\s+(?:of\s+|and\s+)?){0,4}\b(?:Council|Assembly|Commission|Committee|Parliament|Conference"
    r"|Cabinet|Chamber|Congress|Court|Government|Senate|Senat|House|Tribunal|Duma|Union|Ministry|Board|Organi[sz]ation|Rada|Knesset|Bundestag|Majlis|Sejm)\b"
    r"|\b(?!UN\b|UNITED\b|NATIONS\b|RESOLUTION)[A-Z]{2,6}\b"
)
_ORGAN = re.compile(
    "|".join([*(f"(?P<g{index}>{names})" for index, (_, names) in enumerate(_NAMES)), rf"(?P<foreign>{_FOREIGN})"])
)
_OF_A_STATE = re.compile(r"(?:an|ish|ese|ic|al|ate|eme|ary|ern)\b")
_BARE = re.compile(r"(?:[Tt]he\s+)?(?:Council|Assembly)")
_BESIDE = re.compile(r"(?:['\u2019]s?)?\s*\(?(?:\s+(?!and\b|or\b|that\b|to\b)[a-z][a-z-]*){0,2}\s*$")
_ADOPTS = re.compile(
    r"(?:['\u2019]s?)?\s+(?:(?:has\s+|had\s+)?(?:adopted|passed|approved|enacted)\s+)?(?:its\s+|the\s+|in\s+)?$"
)
_DATED = r"(?:,?\s+of\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4})?"
_AFTER = re.compile(
    rf"{_DATED}\s*,?\s*\)?\s*(?:which\s+was\s+|as\s+)?(?:adopted\s+by|passed\s+by|of|from)\s+(?:the\s+)?(?=[A-Z])"
)
_LEADS = re.compile(r"\b(?:[Ii]n|[Bb]y|[Tt]hrough|[Ww]ith)\s+(?:its\s+)?$")
_SUBJECT = re.compile(rf"{_DATED},\s+the\s+(?=[A-Z])")
"""What stands between a number and the organ that acts by it: "In resolution 2334 (2016), the Council decided"."""
_FOREIGN_AFTER = re.compile(
    r"\s*,?\s*(?:adopted\s+by|passed\s+by|of)\s+the\s+(?:[a-z]+\s+)?"
    rf"(?!(?:United|UN|{'|'.join(name.capitalize() for name in word_list('dates.csv', 'month'))})\b)[A-Z]"
)
_PROPER = re.compile(r"[a-z,]\s+(?!UN\b|Draft\b|Joint\b)(?:[A-Z][a-z]+\s+)*[A-Z][a-z]+\s+$")
_FIRST = re.compile(
    r"\s*(?!UN\b|U\.N|(?:The|This|Its|Their|In|By|Of|On|To|For|Per|With|Under|See|Also|Both|Each|Draft|Another)\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!ed)\s+"
)
"""A name that opens a sentence right before the number: "Bundesrat decision 74/544", not "Recalling resolution"."""
_ENACTING = re.compile(
    r"(?m)^\s*The (?:(?P<S>Security Council)|(?P<H>Human Rights Council)|(?P<E>Economic and Social Council)"
    r"|(?P<A>General Assembly)),"
)
_ENACTED = {"S": "S", "H": "A/HRC", "E": "E", "A": "A"}
_REACH = 250
"""Code points before a number in which the organ of its sentence is sought."""


@dataclass(frozen=True, slots=True)
class Organ:
    """Whose resolution it is: an organ's symbol, or foreign; ``sure`` where it is named at the number itself."""

    symbol: str | None
    sure: bool = False
    foreign: bool = False


class OrgansNamed:
    """The organs that one text names, asked for the one that a number belongs to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._enacting = [(match.end(), _ENACTED[match.lastgroup or "A"]) for match in _ENACTING.finditer(text)]

    def of(self, start: int, end: int) -> Organ:
        """The organ of the resolutions named from start to end."""
        after = self._after(start, end)
        if after:
            return after
        before = self._text[max(0, start - _REACH) : start]
        breaks = list(sentence.OF_PASSAGE.finditer(before))
        before = before[breaks[-1].end() :] if breaks else before
        named = list(_ORGAN.finditer(before))
        if named and (beside := self._beside(named[-1], before, start)):
            return beside
        if _PROPER.search(before) or _FIRST.fullmatch(before):
            return Organ(None, foreign=True)
        if named:
            return self._farther(named, start)
        return Organ(self._enacted(start))

    def _after(self, start: int, end: int) -> Organ | None:
        leading = _AFTER.match(self._text, end)
        if leading is None and _LEADS.search(self._text[max(0, start - 30) : start]):
            leading = _SUBJECT.match(self._text, end)
        match = _ORGAN.match(self._text, leading.end()) if leading else None
        if match:
            return self._organ(match, end, sure=True)
        return Organ(None, foreign=True) if _FOREIGN_AFTER.match(self._text, end) else None

    def _beside(self, match: re.Match[str], before: str, start: int) -> Organ | None:
        rest = before[match.end() :]
        pattern = _ADOPTS if match["foreign"] and not _BARE.fullmatch(match[0]) else _BESIDE
        return self._organ(match, start, sure=True) if pattern.fullmatch(rest) else None

    def _farther(self, named: list[re.Match[str]], start: int) -> Organ:
        """An organ of the same sentence, not beside the number: good for what the number leaves open."""
        nearest = self._organ(named[-1], start, sure=False)
        if nearest.foreign:
            return Organ(None, foreign=bool(re.search(r"Parliamentary|\bPACE\b|Europe", named[-1][0])))
        return nearest

    def _organ(self, match: re.Match[str], start: int, *, sure: bool) -> Organ:
        for index, (symbol, _) in enumerate(_NAMES):
            if match[f"g{index}"]:
                return Organ(symbol, sure=sure)
        if _BARE.fullmatch(match[0]):
            return Organ(self._short(match[0], start), sure=False)
        qualified = _qualified(match[0])
        return Organ(qualified, sure=sure) if qualified else Organ(None, foreign=True)

    def _short(self, name: str, start: int) -> str | None:
        """The symbol of "the Council" or "the Assembly": the one that the text has named before."""
        if "Assembly" in name:
            return "A"
        councils = [
            (match.start(), symbol)
            for symbol, names in _NAMES[:3]
            for match in re.finditer(names, self._text[max(0, start - 20 * _REACH) : start])
        ]
        return max(councils)[1] if councils else None

    def _enacted(self, start: int) -> str | None:
        """The organ whose resolution the passage is, by its opening line: "The Human Rights Council,"."""
        index = bisect_right(self._enacting, (start, ""))
        return self._enacting[index - 1][1] if index else None


def _qualified(name: str) -> str | None:
    """The symbol of an organ with a word before its name: "The Security Council", but not a national one."""
    for symbol, names in _NAMES:
        match = re.search(rf"(?:{names})$", name)
        if match and not _OF_A_STATE.search(name[: match.start()]):
            return symbol
    return None
