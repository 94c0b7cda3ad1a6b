"""Who speaks in another capacity than their own: a President as the representative of a state, a head of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.acting.behalf import Behalf
from onrecord.annotate.acting.words import PRESIDING
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.party import Place
from onrecord.annotate.findings import Acting, Findings
from onrecord.model.document import Span
from onrecord.names.folding import folded

_AS = re.compile(
    r"\b(?:in\s(?P<whose>my|our|his|her|its|their)\scapacity\sas|speaking\sas)\s(?:the\s|a\s)?"
    rf"(?:(?:acting|permanent|deputy|current)\s)*(?P<role>representative|delegate|{PRESIDING}|coordinator|member)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"\bin\s(?:my|our)\s(?:own\s)?national\scapacity\b", re.IGNORECASE)
_RESUMES = re.compile(r"\bresume\s(?:my|the)\s(?:functions?|dut(?:y|ies)|role)\b", re.IGNORECASE)
_PRESIDENT = re.compile(rf"^\s*{PRESIDING}:[^\n()]*\((?P<state>[^()\n]+)\)", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(
    rf"(?P<who>(?:the\s)?(?:\w+\s)?{PRESIDING}),?\s(?:who\s)?(?:was\s)?(?:also\s)?(?:speaking|spoke)?\s?\Z",
    re.IGNORECASE,
)
_CHAIN = 120


def find_capacities(findings: Findings) -> Iterator[tuple[Acting | None, Behalf]]:
    """Those who speak as the representative of a state, or as head of a group: whom for, and how far it holds."""
    text = findings.document.text
    for told in _AS.finditer(text):
        place = _party(findings, told.end(), representing=told["role"].lower() in {"representative", "delegate"})
        if place is None:
            continue
        party = findings.parties.cluster(place)
        turn, extent = _turn(findings, told.start())
        if (told["whose"] or "").lower() in {"my", "our"} or (turn is not None and not told["whose"]):
            holder = turn or findings.coreference.author
            acting = Acting(holder, party, ((told.start(), place.end),), "capacity") if holder is not None else None
            kept = acting if place.kind == "state" else None
            until = extent[1] if place.kind == "state" or turn is not None else len(text)
            yield kept, Behalf((party,), (_from(told.start(), place, extent), until), holder, True)
        elif place.kind == "state" and (named := _who_before(findings, told.start())):
            holder, span = named
            ended = text.find("\n\n", told.end())
            acting = Acting(holder, party, ((span[0], place.end),), "capacity")
            yield acting, Behalf((party,), (span[0], ended if ended >= 0 else len(text)), holder, False)
    yield from _national(findings)


def _national(findings: Findings) -> Iterator[tuple[Acting, Behalf]]:
    """Who presides and speaks "in my national capacity": for the state that the masthead gives."""
    text = findings.document.text
    presides = _PRESIDENT.search(text, 0, 3_000)
    for told in _NATIONAL.finditer(text) if presides else ():
        turn, extent = _turn(findings, told.start())
        place = findings.parties.named(presides["state"], presides.span("state")) if presides else None
        if (
            turn is None
            or place is None
            or not re.match(rf"(?:the\s)?(?:\w+\s)?{PRESIDING}\b", turn.name, re.IGNORECASE)
        ):
            continue
        party = findings.parties.cluster(place)
        evidence = (presides.span(), told.span()) if presides else (told.span(),)
        yield Acting(turn, party, evidence, "capacity"), Behalf((party,), (told.start(), extent[1]), turn, True)


def _party(findings: Findings, start: int, *, representing: bool) -> Place | None:
    """Whom the words name: the state that follows at once, or the last known body of the chain behind a head."""
    if representing:
        place = findings.parties.first_from(start, 30)
        lead = findings.document.text[start : place.span[0]] if place else ""
        return place if place and re.fullmatch(r"(?:(?:[A-Z][\w-]+\s)+of\s(?:the\s)?)?", lead) else None
    chain = re.split(r"[.,;:()\n]", findings.document.text[start : start + _CHAIN])[0]
    inside = [p for p in findings.parties.between(start, start + len(chain)) if p.kind == "organization"]
    near = [
        p for p in inside if re.fullmatch(r"(?:[\w\s-]*\bof\s(?:the\s)?)?", findings.document.text[start : p.span[0]])
    ]
    return near[-1] if near else None


def _from(start: int, place: Place, extent: Span) -> int:
    """From where on the capacity holds: from the words on for a state, for all of the turn for a group."""
    return start if place.kind == "state" else extent[0]


def _turn(findings: Findings, offset: int) -> tuple[Cluster | None, Span]:
    """Who has the turn, and its extent up to where the functions of who presides are resumed."""
    text, turns = findings.document.text, findings.turns
    place = sum(1 for start, _ in turns if start <= offset) - 1
    end = turns[place + 1][0] if 0 <= place < len(turns) - 1 else len(text)
    resumed = _RESUMES.search(text, offset, end)
    speaker = turns[place][1] if place >= 0 else None
    return speaker, (turns[place][0] if place >= 0 else 0, resumed.start() if resumed else end)


def _who_before(findings: Findings, offset: int) -> tuple[Cluster, Span] | None:
    """Who presides and is named right before "speaking in his capacity as"."""
    text = findings.document.text
    named = _NAMED.search(text, max(0, offset - 80), offset)
    if named is None:
        return None
    span = named.span("who")
    clusters = findings.coreference.clusters
    for cluster in clusters:
        if any(start <= span[0] < end or span[0] <= start < span[1] for start, end in cluster.mentions):
            return cluster, span
    name = " ".join(named["who"].split())
    post = next((c for c in clusters if c.kind == "post" and folded(c.name) == folded(name)), None)
    if post is None:
        post = Cluster(name, "post", named=False)
        clusters.append(post)
    post.mentions.append(span)
    return post, span
