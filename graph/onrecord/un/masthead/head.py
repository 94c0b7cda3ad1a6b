"""The lines above a title: distribution, session, year, language, agenda items and their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.un.masthead.lines import Line
from onrecord.un.ordinal import ordinal
from onrecord.un.organ import heading_organs
from onrecord.un.slips import DAY, day_in

_ORGANS = "|".join(heading_organs().values())
ORGAN_LINE = re.compile(rf"(?:(?:{_ORGANS})\s*){{1,3}}(?:Distr\..*)?", re.IGNORECASE)
DISTRIBUTION = re.compile(r".{0,60}?Distr\.(?:\s?:)?\s*(?P<how>\w+)?")
_SESSION = re.compile(
    r"(?P<which>\w[\w -]{2,40}?)(?: \(?(?:emergency )?(?:special|resumed)\)?)* session$", re.IGNORECASE
)
_YEAR = re.compile(r"(?P<which>[A-Z][a-z]+(?:-[a-z]+)?) year$")
_LANGUAGE = re.compile(r"Original:\s*([A-Z][a-z]+)")
_NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,3}\))*(?:\s?\([ivx]{1,4}\))?"
_AND = r"(?:\s?[,;]\s?(?:and\s)?|\sand\s|\sto\s|\s?[-\u2013]\s?)"
_LIST = rf"{_NUMBER}(?:{_AND}(?:{_NUMBER}|\([a-z]{{1,3}}\)(?:\s?\([ivx]{{1,4}}\))?))*"
_ITEMS = re.compile(
    rf"(?:(?:provisional )?agenda items?|items?)(?: no\.?)?\s*(?P<numbers>{_LIST})\s*\*{{0,3}}"
    r"(?:\s*of the (?:provisional agenda|preliminary list)[\w ]*\*{0,3})?(?P<title>\s+\S.*)?$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?P<number>\d{1,3})(?:\s?(?P<parts>\([a-z]{1,3}\)(?:(?:,|\s?and|,\s?and|\s?to)?\s?\([a-z]{1,3}\))*))?"
    r"(?:(?:\s?[-\u2013]\s?|\s+to\s+)(?P<last>\d{1,3}))?"
)
_TWO_ON_ONE = re.compile(r"(?<=\b(?:session|Session))\s+(?=Agenda items? \d)|(?<=\byear)\s+(?=Agenda items? \d)")
_BELOW_TITLES = re.compile(
    r"(?:\w+ )?Resolutions?\s+adopted\b|(?:Report|Note|Memorandum|Statement) (?:of|by) the\b|\[|.*\bdraft resolution\b"
    r"|(?:Identical )?letters? dated\b|notes? verbales? dated\b",
    re.IGNORECASE,
)


def pieces(words: Sequence[str]) -> list[str]:
    """The lines, with a session and an agenda item that stand on one line parted.

    >>> pieces(["Eightieth session Agenda item 99 (b) Nuclear disarmament"])
    ['Eightieth session', 'Agenda item 99 (b) Nuclear disarmament']
    """
    return [piece for line in words for piece in _TWO_ON_ONE.split(line)]


def distribution(head: Sequence[str]) -> str | None:
    """How it was distributed: "General", "Limited"; the word may stand on the line below."""
    for index, line in enumerate(head):
        if found := DISTRIBUTION.match(line):
            below = head[index + 1] if index + 1 < len(head) else ""
            return found["how"] or (below.title() if re.fullmatch(r"[A-Z]{5,12}", below) else None)
    return None


def session(head: Sequence[str]) -> str | None:
    """The session, in the masthead's words."""
    return _first(_SESSION, head)


def session_number(head: Sequence[str]) -> int | None:
    """The number of the session."""
    told = session(head)
    return ordinal(told) if told else None


def year(head: Sequence[str]) -> str | None:
    """The year of the Security Council's documents, in the masthead's words."""
    return _first(_YEAR, head)


def language(lines: Sequence[Line]) -> str | None:
    """The language it was written in."""
    return next((found[1] for line in lines[:20] if (found := _LANGUAGE.search(line.words))), None)


def distributed_on(lines: Sequence[Line]) -> date | None:
    """The day in or below the line "Distr.: General"; lines that are nothing but a symbol or a word may lie between."""
    for index, line in enumerate(lines[:20]):
        if "Distr." not in line.words:
            continue
        for near in lines[index : index + 5]:
            found = re.search(rf"(?:^|\s){DAY}", near.words)
            if found and (day := day_in(found.groupdict())):
                return day
            if near is not line and len(near.words) > 30:
                break
    return None


def items(head: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers on the line "Agenda items ..." and the titles beside or below it.

    >>> items(["Agenda item 99 (b) General and complete disarmament: nuclear disarmament"])
    (('99 (b)',), ('General and complete disarmament: nuclear disarmament',))
    """
    index = next((i for i, line in enumerate(head) if _ITEMS.match(line)), None)
    found = _ITEMS.match(head[index]) if index is not None else None
    if index is None or found is None:
        return (), ()
    titles = [found["title"].strip()] if found["title"] else []
    for line in head[index + 1 :]:
        if ORGAN_LINE.fullmatch(line) or _YEAR.match(line) or _BELOW_TITLES.match(line):
            break
        titles.append(line)
    return tuple(numbers(found["numbers"])), tuple(titles)


def numbers(words: str) -> list[str]:
    """Item numbers, sub-items with their letter, ranges written out.

    >>> numbers("28 to 30, 68 (a) and (b) and 75")
    ['28', '29', '30', '68 (a)', '68 (b)', '75']
    """
    found: list[str] = []
    for match in _ITEM.finditer(words):
        first, last = int(match["number"]), int(match["last"] or match["number"])
        if match["parts"]:
            found += [f"{first} {part.strip()}" for part in re.split(r",\s?and|,|and|to", match["parts"])]
        else:
            found += [str(number) for number in range(first, min(last, first + 99) + 1)]
    return list(dict.fromkeys(found))


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    return next((found["which"] for line in lines if (found := pattern.match(line))), None)
