"""Offices that speak for a state or body, with the words that tell for which.

"The Permanent Representative of Norvania", "Norvania's ambassador to the UN", "the Norvanian Foreign Minister",
"Foreign Minister Jan Tal of Norvania". Where one is sent to ("ambassador to Keldmark"), and what one deals with
("Special Envoy for Keldmark"), is not whom one speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.acting.words import FOR, MODIFIER, NOT_IN_OFFICE, NOT_YET, OFFICE, PLURAL, PRESIDED, TITLES
from onrecord.annotate.actor.party import Parties, Place
from onrecord.model.document import Span
from onrecord.names.folding import folded

_OFFICE = re.compile(rf"(?<![\w-]){OFFICE}(?![\w’'])", re.IGNORECASE)
_CAPITAL = r"(?!(?i:by|of|on|for|the|and|in|at|to|with|from|said)\b)[^\W\d_a-z][\w’'.-]*"
_BEFORE = re.compile(rf"(?:['’]s?)?(?:\s(?:(?i:{MODIFIER})|{_CAPITAL}|United\sNations|\d(?:st|nd|rd|th))){{0,5}}[\s-]")
_LINK = rf"(?:(?i:of|for|from|and|the|affairs|foreign|external|&)|(?i:a\.\s?i\.)|\d+(?:st|nd|rd|th)|{_CAPITAL})"
_CHAIN = re.compile(rf"(?:,?\s(?i:a\.\s?i\.))?(?:\s{_LINK})*\s")
_AT_BODY = re.compile(r"\s(?:at|in|of|with)\s(?:the\s)?", re.IGNORECASE)
"""What stands between an office and the body where it is held: "First Secretary at the Permanent Mission of"."""
_LAST = re.compile(r"\s(of|for|from)(?:\sthe)?(?:\s(?!of\b|for\b|from\b)[^\s]+)*\s\Z", re.IGNORECASE)
_NAME = rf"(?:{_CAPITAL}(?:\s(?:de|da|do|dos|del|di|du|van|von|der|bin|ibn|al|el|la|le|ben))*\s){{1,4}}"
_NAMED = re.compile(rf"\s(?i:{TITLES})(?P<name>{_NAME})(?i:of)\s(?:(?i:the)\s)?")
_NEXT = re.compile(rf",?\s(?:and\s)?(?P<name>{_NAME})of\s(?:the\s)?")
_LIST = re.compile(r",?\s(?:and\s)?(?:of\s)?(?:the\s)?")
_LEFT = re.compile(rf"(?:(?<!\w)(?:the|a|an)\s)?(?:(?<!\w){MODIFIER}[\s-])*\Z", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:to|at|with)\sthe\s(?:United\sNations|UN|U\.N\.)(?:\s(?:in|at)\s[A-Z]\w+)?", re.IGNORECASE)
_POSTED = re.compile(r"\sin\s[A-Z]\w+(?:\s[A-Z]\w+)?(?=,\s)")
_MATTER = re.compile(r"\s(?:for|of)(?:\s(?:of|for|the|and|&))*(?:\s(?:(?:of|for|the|and)\s)*[A-Z][\w-]*){1,5}")
_LED = re.compile(r"\s(?:diplomacy|delegation|mission|government)")
_NOT_YET = re.compile(rf"[\s-]{NOT_YET}\b", re.IGNORECASE)
_FAR = 170


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """The words of an office, whom they say it is of, and a name inside them if one stands there."""

    span: Span
    head: Span
    places: tuple[Place, ...]
    plural: bool = False
    name: Span | None = None


def find_office_phrases(text: str, parties: Parties, within: Span | None = None) -> Iterator[OfficePhrase]:
    """The offices of a text, or of a stretch of it, that tell for whom their holders speak, in its order."""
    end = 0
    for office in _OFFICE.finditer(text, *(within or (0, len(text)))):
        head = office.span()
        if head[0] < end or _NOT_YET.match(text, head[1]):  # "Ambassador and Permanent Representative of Norvania"
            continue
        found = _with_owner_before(text, head, parties)
        if found is None or found.places[0].kind != "state":  # "Foreign Ministry spokesperson Jan Tal of Norvania"
            found = _with_owner_behind(text, head, parties) or found
        if found is not None and not _out_of_office(text, found):
            end = found.span[1]
            yield found
            if found.plural and found.name:
                yield from _further(text, found, parties)


def _with_owner_before(text: str, head: Span, parties: Parties) -> OfficePhrase | None:
    """ "Norvania's ambassador", "the Norvanian Foreign Minister", "the United States representative"."""
    if folded(text[slice(*head)]) in {"head", "speaker"}:
        return None
    owners = [
        place
        for place in parties.between(head[0] - 90, head[0])
        if place.end < head[0] and _BEFORE.fullmatch(text, place.end, head[0]) and _speaks(place, head, text)
    ]
    owner = next((place for place in owners if place.kind == "state"), owners[-1] if owners else None)
    if owner is None:
        return None
    start = _LEFT.search(text, max(0, owner.span[0] - 40), owner.span[0])
    end = head[1]
    for more in (_MATTER, _TAIL, _POSTED):
        found = more.match(text, end)
        end = found.end() if found else end
    return OfficePhrase((start.start() if start else owner.span[0], end), head, (owner,), _plural(text, head))


def _with_owner_behind(text: str, head: Span, parties: Parties) -> OfficePhrase | None:
    """ "The Permanent Representative of Norvania", "Foreign Minister Jan Tal of Norvania"."""
    place = parties.first_from(head[1], _FAR)
    if place is None:
        return None
    named = _NAMED.fullmatch(text, head[1], place.span[0])
    if named is None and not _is_of(text, head, place):
        return None
    if not _speaks(place, head, text) or (not place.body and text[place.end : place.end + 2] in {"'s", "’s"}):
        return None
    left = _LEFT.search(text, max(0, head[0] - 60), head[0])
    places, end = [place], place.end
    while _plural(text, head) and named is None:
        following = parties.first_from(end, 30)
        if following is None or not _LIST.fullmatch(text, end, following.span[0]):
            break
        places.append(following)
        end = following.end
    for more in (_LED, _TAIL):
        found = more.match(text, end)
        end = found.end() if found else end
    inner = (named.start("name"), named.end("name") - 1) if named else None
    return OfficePhrase((left.start() if left else head[0], end), head, tuple(places), _plural(text, head), inner)


def _is_of(text: str, head: Span, place: Place) -> bool:
    """Whether the words between an office and a name say that it is an office of what is named."""
    chain = text[head[1] : place.whole[0] if place.whole else place.span[0]]
    if place.body and _AT_BODY.fullmatch(chain):
        return True
    if not _CHAIN.fullmatch(chain) or "Secretary-General" in chain or "SECRETARY-GENERAL" in chain:
        return False
    if place.adjective and not place.body:
        return False
    last = _LAST.search(chain)
    if last is None:
        return False
    if last[1].lower() == "of":
        return folded(text[slice(*head)]) != "speaker"
    special = re.search(r"\bspecial\s\Z", text[max(0, head[0] - 12) : head[0]], re.IGNORECASE)
    alone = len(chain.split()) <= 2
    return alone and special is None and folded(text[slice(*head)]) in FOR | {"ambassador"}


def _speaks(place: Place, head: Span, text: str) -> bool:
    """Whether holders of the office speak for what is named: a state, a known body, what an assembly presides over."""
    office = folded(text[slice(*head)])
    if place.kind == "state":
        return True
    if PRESIDED & set(folded(place.name).split()):
        return office.endswith("president")
    return place.canonical is not None or office in FOR or (may_be_land(place) and _owns(place, text))


def _owns(place: Place, text: str) -> bool:
    return text[place.end : place.end + 2] in {"'s", "’s"}


def may_be_land(place: Place) -> bool:
    """Whether a name of one word that nobody knows may be a land's, of which other documents may tell."""
    return place.canonical is None and not place.adjective and place.name.isalpha() and place.name.istitle()


def _further(text: str, first: OfficePhrase, parties: Parties) -> Iterator[OfficePhrase]:
    """Those named after the first: "Ambassadors Ann Osk of Norvania and Jan Tal of Keldmark"."""
    end = first.places[-1].end
    while (named := _NEXT.match(text, end)) and (place := parties.first_from(named.end(), 1)):
        end = place.end
        yield OfficePhrase((named.start("name"), end), first.head, (place,), False, named.span("name"))


def _plural(text: str, head: Span) -> bool:
    return " ".join(text[slice(*head)].lower().split()) in PLURAL


def _out_of_office(text: str, found: OfficePhrase) -> bool:
    """Whether the words say that the office is held no more, or not by who speaks for the state."""
    start = min(found.span[0], found.head[0])
    piece = re.split(r"[.,;:!?\n\"“”()]", text[max(0, start - 30) : found.head[0]])[-1]
    return bool(NOT_IN_OFFICE & set(re.split(r"[\s-]+", piece.lower())[-8:]))
