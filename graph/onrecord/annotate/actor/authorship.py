"""Whose words a statement, a speech or a letter is: those its title, its byline or its signature names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.model.document import Document, Section, SectionKind, Span
from onrecord.model.statement import ActorKind
from onrecord.names.folding import folded, is_full_name

_BY = re.compile(
    r"^\W*(?:(?:joint|press|video|opening|closing|the|national|special|televised|full|text of|transcript of)\s+)*"
    r"(?:statement|remarks|message|speech|address|intervention|keynote|letter|op-ed)s?\b[^.\n]{0,60}?\b(?:by|from|of)\s+",
    re.IGNORECASE,
)
_SPOKEN_BY = re.compile(
    r"^[ \t]*(?:(?:opening|closing|national|keynote)[ \t]+)?(?:statement|address|speech|remarks|intervention|message)"
    r"(?:[ \t]+(?:delivered|made))?\s{1,4}(?:by|of)[ \t]*:?[ \t]*\n\s{0,4}(?P<name>[^\W\d_][^\n,;:]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_COURTESY = re.compile(
    r"(?:(?:H\.\s?E\.|his excellency|her excellency|his majesty|her majesty|mr|mrs|ms|dr|ambassador)\.?\s+)+",
    re.IGNORECASE,
)
_END = re.compile(r"\s(?:on|in|at|to|following|regarding|concerning|after|before|during|ahead)\s", re.IGNORECASE)
_NEAR_THE_TOP = 800
_LAST, _SHORT = 3, 8
_OF_BODIES = frozenset({"release", "speech"})
_IN_PERSON = frozenset({"release", "letter", "other", "record", "report", "statement", "speech", "draft", "opinion"})


def authors_of(document: Document, coreference: Coreference) -> list[Cluster]:
    """The people in whose name a document speaks, in its order; none for news, whose authors report of others,
    and none for the record of a meeting, in which many speak."""
    of_meeting = document.masthead is not None and document.masthead.kind == "record"
    if document.kind not in _IN_PERSON or of_meeting:
        return []
    spoken = _SPOKEN_BY.search(document.text[:_NEAR_THE_TOP])
    if spoken is not None and document.kind != "record":
        return [_titled(spoken["name"], spoken.span("name"), coreference)]
    kinds: tuple[SectionKind, ...] = ("title", "heading")
    for section in document.sections_of(*kinds, *(("masthead",) if document.kind in _OF_BODIES else ())):
        if section.start < _NEAR_THE_TOP:
            found = _named_after_by(document, section, coreference)
            if found:
                return found
    named = [name for name in document.authors if is_full_name(name)]
    if not named and document.kind == "letter":
        named = _signatures(document)
    return [_person(name, coreference) for name in named]


def _titled(words: str, span: Span, coreference: Coreference) -> Cluster:
    """Who is named on a line of their own below "Statement by", with or without titles before the name."""
    for cluster in coreference.clusters:
        if cluster.kind == "person" and any(span[0] <= start and end <= span[1] for start, end in cluster.mentions):
            return cluster
    name = _COURTESY.sub("", " ".join(words.split()))
    found = _person(name.title() if name.isupper() else name, coreference)
    found.mentions.append(span)
    return found


def _named_after_by(document: Document, section: Section, coreference: Coreference) -> list[Cluster]:
    """Who stands after "Statement by", up to what it is about: those who wrote it, not those it is about."""
    text = document.text[section.start : section.end]
    by = _BY.match(text)
    if by is None:
        return []
    end = _END.search(text, by.end())
    first, last = section.start + by.end(), section.start + (end.start() if end else len(text))
    people = _named_between(first, last, coreference, frozenset({"person"}))
    if people or document.kind not in _OF_BODIES:
        return people
    return _named_between(first, last, coreference, frozenset({"post", "organization", "organ", "state"}))[:1]


def _named_between(first: int, last: int, coreference: Coreference, kinds: frozenset[ActorKind]) -> list[Cluster]:
    """Those of some kinds that are named in a stretch, in its order."""
    found = [cluster for cluster in coreference.clusters if cluster.kind in kinds]
    places = [(start, number) for number, c in enumerate(found) for start, stop in c.mentions if first <= start < last]
    return [found[number] for number in dict.fromkeys(number for _, number in sorted(places))]


def _signatures(document: Document) -> list[str]:
    signed = list(document.sections_of("signature")) or list(_last_lines(document))
    lines = [document.text[section.start : section.end].strip() for section in signed]
    names = [" ".join(line.split()).title() if line.isupper() else " ".join(line.split()) for line in lines]
    return [name for name in names if is_full_name(name) and 2 <= len(name.split()) <= 5 and name[-1] not in ",:"][:1]


def _last_lines(document: Document) -> Iterator[Section]:
    """The short lines that end a letter to an editor, which has no formula before its name."""
    for section in [each for each in document.sections if each.kind in {"body", "heading"}][-_LAST:]:
        words = document.text[section.start : section.end]
        if len(words.split()) <= _SHORT and words[-1] not in ".!?:,":
            yield section


def _person(name: str, coreference: Coreference) -> Cluster:
    """The cluster of an author: one of that name, with or without what stands between first and last."""
    words = folded(name).split()
    for cluster in coreference.clusters:
        own = folded(cluster.name).split() if cluster.kind == "person" else []
        if len(own) > 1 and (own[0], own[-1]) == (words[0], words[-1]):
            return cluster
    return coreference.person_called(name)


def named_places(document: Document, authors: Sequence[Cluster]) -> None:
    """Adds to the mentions of each author the places of byline and signature that name them."""
    for cluster in authors:
        words = [re.escape(word) for word in cluster.name.split()]
        pattern = re.compile(r"(?<!\w)" + r"[\s.,]+(?:\w+[\s.,]+)?".join(words) + r"(?!\w)", re.IGNORECASE)
        for section in document.sections_of("byline", "signature"):
            for found in pattern.finditer(document.text, section.start, section.end):
                if not any(start < found.end() and found.start() < end for start, end in cluster.mentions):
                    cluster.mentions.append(found.span())
