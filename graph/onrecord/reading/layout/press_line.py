"""Single lines above or below a report in the press that are about it: byline, date, publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.document import SectionKind
from onrecord.reading.draft.metadata import NOTHING_SAID, Metadata
from onrecord.reading.draft.printed_date import find_date
from onrecord.reading.layout.lines import ends_sentence
from onrecord.reading.layout.words import (
    find_outlet,
    find_persons,
    has_word_of,
    is_capitalised,
    is_outlet,
    is_person,
    layout_words,
)

LONGEST = 200
"""Characters; a longer line is no masthead line."""

_DATE_LABEL = (
    r"(?:first |last |date |originally )*(?:published|posted|issued|released|filed|updated|modified|created|dated?)"
    r"(?: (?:on|at|date))*"
)
_UPDATE = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:published|posted|issued|released|created)\b", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<name>by|byline|authors?|writer|source|publisher|outlet|newspaper|title|headline|url|link)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|(?<=[\s|,·•–—-]))(?:(?:written|reported|reporting|story|report|analysis|words|text|edited) )?"
    r"by:?\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"[(\[]?(?:additional )?(?:reporting|writing|editing) by\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?(?=\W|$)"
    r"|\b(?:GMT|UTC|[A-Z]{1,4}T)\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}\b|\bhours\b|\bhrs\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\)|copyright\b)\s*(?:\d{4}\S*)?,?\s*(?P<owner>.*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?:press|media) release )?(?:no\.? ?)?[A-Z]{0,6}[/ -]?\d{2,6}(?:[/-]\d{1,6})*", re.IGNORECASE)
_HOLE = "\ue000"  # stands where a date was cut out
_EDGES = " \t\u00a0,;|·•/–—-()[]"


@dataclass(frozen=True, slots=True)
class PressLine:
    """What one line is and says; ``update`` where its date is that of a revision."""

    kind: SectionKind
    says: Metadata = NOTHING_SAID
    update: bool = False


def read_press_line(words: str) -> PressLine | None:
    """What a line that stands alone says of the report, or ``None`` for a line of another kind.

    >>> read_press_line("date 2020-04-26 By Akbar Mammadov").says.authors
    ('Akbar Mammadov',)
    >>> read_press_line("By Monday the talks had failed.") is None
    True
    """
    if len(words) > LONGEST:
        return None
    if _NUMBER.fullmatch(words):
        return PressLine("masthead")
    return _read_field(words) or _read_dated(words) or _read_byline(words) or _read_outlet(words)


def read_foot_line(words: str) -> PressLine | None:
    """What a line below a report says of it (who reported and edited, whose copyright), or ``None``."""
    if len(words) > LONGEST:
        return None
    if _REPORTING.match(words):
        reported = re.split(r";|\bediting\b", words, maxsplit=1, flags=re.IGNORECASE)[0]
        names = re.sub(r"^.*?\bby\s+", "", reported, flags=re.IGNORECASE)
        return PressLine("byline", Metadata(authors=find_persons(names.strip(_EDGES))))
    match = _COPYRIGHT.match(words)
    if match:
        owner = re.split(r"[.|]|\ball rights\b", match["owner"], maxsplit=1, flags=re.IGNORECASE)[0].strip(_EDGES)
        return PressLine("note", Metadata(publisher=owner if is_outlet(owner) else None))
    return _read_dated(words) or _read_byline(words)


def read_name_line(words: str) -> PressLine | None:
    """A byline without "By" (``Mira Tal, Secretary of State``), as releases have under their title, or ``None``."""
    name, comma, office = words.partition(",")
    plain = not ends_sentence(words) and len(words) <= 100 and not re.search(r"\d", words)
    if not (comma and plain and "," not in office and is_person(name) and is_capitalised(office)):
        return None
    if has_word_of(office, "role") or has_word_of(office, "outlet"):
        return PressLine("byline", Metadata(authors=find_persons(name), publisher=find_outlet(office)))
    return PressLine("byline", Metadata(authors=find_persons(name), kind="release"))


def _read_field(words: str) -> PressLine | None:
    match = _FIELD.match(words)
    if match is None:
        return None
    name, value = match["name"].lower(), match["value"].strip()
    if name in ("title", "headline"):
        return PressLine("masthead", Metadata(title=value))
    if name in ("url", "link"):
        return PressLine("masthead", Metadata(url=value)) if re.match(r"https?://\S+$", value) else None
    if name in ("source", "publisher", "outlet", "newspaper"):
        short = len(value.split()) <= 8 and is_capitalised(value)
        return PressLine("masthead", Metadata(publisher=value.rstrip("."))) if short else None
    authors = find_persons(value)
    return PressLine("byline", Metadata(authors=authors)) if authors else None


def _read_dated(words: str) -> PressLine | None:
    """A line that is a date and little else: a label, a clock time, a place, a publisher, a byline."""
    found = find_date(words)
    if found is None or ends_sentence(_CLOCK.sub("", words)):
        return None
    published, (start, end) = found
    rest = words[:start] + _HOLE + words[end:]
    second = find_date(rest)
    if second is not None:  # "Published 24 April 2020, updated 25 April 2020", or the other way round
        between = rest[start : second[1][0]]
        if _UPDATE.search(words[:start]) and _FIRST.search(between):
            published = second[0]
        rest = rest[: second[1][0]] + _HOLE + rest[second[1][1] :]
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    byline = _BYLINE.search(rest)
    if byline:
        authors, outlet = find_persons(byline["names"]), find_outlet(byline["names"])
        if not authors and not has_word_of(byline["names"], "role") and not is_outlet(byline["names"].strip(_EDGES)):
            return None
        rest = rest[: byline.start()]
    publisher, ok = _read_rest(rest)
    if not ok:
        return None
    publisher = publisher or outlet
    update = second is None and bool(_UPDATE.search(words[:start]))
    says = Metadata(published=published, authors=authors, publisher=publisher)
    return PressLine("byline" if byline else "masthead", says, update)


def _read_rest(rest: str) -> tuple[str | None, bool]:
    """The publisher in what is left of a date line, and whether the rest is what a date line may have."""
    for pattern in (_CLOCK, _WEEKDAY, re.compile(rf"\b{_DATE_LABEL}\b\s*:?", re.IGNORECASE)):
        rest = pattern.sub(" | ", rest)
    parts = [part.strip(_EDGES + ".:") for part in re.split(r"\s*[|·•–—,]\s*|\s+/\s+", rest)]
    publisher: str | None = None
    for part in filter(None, parts):
        beside_date = _HOLE in part
        part = part.replace(_HOLE, " ").strip(_EDGES)
        if not part or part.lower() in ("on", "at", "date", "the", *layout_words("release")):
            continue
        if is_outlet(part):
            publisher = publisher or part
        elif beside_date or not (is_capitalised(part) and len(part.split()) <= 3):
            return None, False  # "Born 23 January 1928" is no date line
    return publisher, True


def _read_byline(words: str) -> PressLine | None:
    match = _BYLINE.match(words)
    if match is None or (ends_sentence(words) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", words)):
        return None
    names = match["names"]
    authors, outlet = find_persons(names), find_outlet(names)
    if not authors and not ((outlet or has_word_of(names, "role")) and len(names.split()) <= 6):
        return None
    return PressLine("byline", Metadata(authors=authors, publisher=outlet))


def _read_outlet(words: str) -> PressLine | None:
    return PressLine("masthead", Metadata(publisher=words)) if is_outlet(words) else None
