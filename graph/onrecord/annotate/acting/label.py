"""For whom those speak whose label or byline tells it: "Ms. Osk (Norvania):", "by Ann Osk, Norvania"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.acting.holder import Holders
from onrecord.annotate.acting.office import find_office_phrases
from onrecord.annotate.acting.words import PRESIDING
from onrecord.annotate.actor.party import Parties, Place
from onrecord.annotate.findings import Acting, Findings
from onrecord.model.document import Span
from onrecord.names.folding import folded

_ASIDE = re.compile(r"\((?P<aside>[^()]+)\)")
_LANGUAGE = re.compile(r"\s*(?:spoke|speaking|interpretation|translated|continued|on\s+behalf)\b", re.IGNORECASE)
_REPRESENTING = re.compile(
    r"(?:(?:permanent|acting|deputy)\s)*(?:observer|representative|delegate)s?\s(?:for|of)\s(?:the\s)?", re.IGNORECASE
)
_OFFICE_ALONE = re.compile(
    rf"(?:(?:special|personal)\srepresentative|(?:\w+[\s-])*(?:{PRESIDING}|secretary(?:-general)?"
    r"|coordinator|rapporteur|envoy|adviser|director|prosecutor|commissioner|controller|expert|president|minister|head|chief))\b",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(r"(?<!\w)(?!(?:The|Of|And|For)\b)[A-Z][a-z]+\s\Z")
"""What makes the name of a state another's: "Lower Norvania"."""
_BRACKET = re.compile(r"(?P<space>\s+)\((?P<aside>[^()\n]{2,80})\)")
_PRESIDES = re.compile(rf"\b{PRESIDING}s?\b[^\n;]{{0,40}}\Z", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Mme|Dr|H\.E)\b\.?\s(?:[^\W\d_][\w’'.-]*\s?){1,4}\Z")
_OF_A_MEETING = re.compile(r"\b(?:Council|Assembly|Committee|Commission|Conference|delegations?|resolution)\b")
_BYLINE = re.compile(
    r"\b(?:statement|remarks|address|speech|message|intervention)s?\b[^\n]{0,160}?\bby\s", re.IGNORECASE
)
_NEAR_THE_TOP, _ADDRESSED = 1_200, 3_000


def acting_by_label(findings: Findings, parties: Parties) -> Iterator[Acting]:
    """The speakers of a record, each for whom the brackets of its label name."""
    text = findings.document.text
    for cluster, label in findings.floor.labels():
        if "(" not in text[slice(*label)]:  # "Ms. Osk, Prime Minister of the Republic of Norvania:"
            told = next(find_office_phrases(text, parties, label), None)
            if told is not None:
                yield Acting(cluster, parties.cluster(told.places[0]), (label,), "label")
        for aside in _ASIDE.finditer(text, *label):
            place = None if _LANGUAGE.match(aside["aside"]) else _named(parties, text, aside.span("aside"))
            if place is not None:
                yield Acting(cluster, parties.cluster(place), (label,), "label")
            break


def acting_by_address(findings: Findings, told: Sequence[Acting]) -> Iterator[Acting]:
    """Speakers whose label is a title and a name, for whom the announcement of their address says that they act.

    "Address by Mr. Ivo Tal, President of Norvania" stands not far above "President Tal:". ``told`` is what offices say.
    """
    turns = dict(findings.turns)
    people = [acting for acting in told if acting.rule == "office" and acting.holder.kind == "person"]
    for section in findings.document.sections_of("speaker"):
        words = findings.document.text[slice(*section.span)]
        speaker = turns.get(section.end)
        if speaker is None or "(" in words or "," in words:
            continue
        name = folded(words.strip(" :")).split()[1:]
        near = [
            acting
            for acting in people
            if 0 <= section.start - acting.evidence[0][1] < _ADDRESSED
            and name
            and folded(acting.holder.name).split()[-len(name) :] == name
        ]
        if near and len({id(acting.party) for acting in near}) == 1:
            yield Acting(speaker, near[-1].party, (near[-1].evidence[0], section.span), "heading")


def _named(parties: Parties, text: str, span: Span) -> Place | None:
    """Whom brackets name: a state, a body, one whose observer or representative it is; ``None`` for other offices."""
    words = text[slice(*span)]
    lead = _REPRESENTING.match(words)
    if lead is not None:
        span = (span[0] + lead.end(), span[1])
    elif _OFFICE_ALONE.match(words):
        inside = next(find_office_phrases(text, parties, span), None)
        place = inside.places[0] if inside else None
        return None if place is not None and _OTHER_NAME.search(text, span[0], place.span[0]) else place
    return parties.named(text[slice(*span)], span)


def acting_by_bracket(findings: Findings, parties: Parties, holders: Holders) -> Iterator[Acting]:
    """Those named with their state in brackets where a meeting is told of: "Jan Tal (Norvania) said".

    Who presides does not speak for it, and in the masthead of a record nobody speaks. Elsewhere a title has to stand
    before the name: "Mr. Tal (Norvania)".
    """
    text = findings.document.text
    told_of_meeting = _OF_A_MEETING.search(text) is not None
    apart = [section.span for section in findings.document.sections_of("masthead", "speaker", "note")]
    apart += [(start - 200, start) for start, _ in findings.turns]
    for found in _BRACKET.finditer(text):
        if any(start <= found.start() < end for start, end in apart):
            continue
        span = found.span("aside")
        place = next((p for p in parties.between(*span) if (p.whole or p.span) == span), None)
        if place is None or place.adjective or (place.kind != "state" and found["aside"].isupper()):
            continue
        named = holders.ending_at(found.start())
        if named is None:
            continue
        holder, name = named
        if not told_of_meeting and not _TITLED.search(text, max(0, name[0] - 20), name[1]):
            continue
        if not _PRESIDES.search(text, max(0, name[0] - 60), name[0]):
            yield Acting(holder, parties.cluster(place), ((name[0], found.end()),), "bracket")


def acting_by_heading(findings: Findings, parties: Parties, holders: Holders) -> Iterator[Acting]:
    """Who speaks by the heading of a speech with no office told: "Statement by Counsellor Ann Osk, Norvania"."""
    text = findings.document.text
    by = _BYLINE.search(text, 0, _NEAR_THE_TOP)
    if by is None:
        return
    for place in parties.between(by.end(), by.end() + 120):
        lead = re.compile(r",\s(?:the\s)?\Z").search(text, by.end(), place.span[0])
        named = holders.ending_at(lead.start()) if lead else None
        if (
            named is not None
            and place.canonical
            and not place.adjective
            and not text[place.end : place.end + 2].startswith(("'s", "’s"))
        ):
            holder, name = named
            yield Acting(holder, parties.cluster(place), ((name[0], place.end),), "heading")
        return
