"""Documents that a text says were circulated as documents of an organ, under items of its agenda: spans only.

Only what happened is found: a request that a letter be circulated attests nothing (``request`` finds these),
unless the masthead above it shows that it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from onrecord.annotate.letter.organs import ORGAN, organ_of
from onrecord.model.document import Document, Span, Spans
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.names import sentence
from onrecord.un.masthead.read import masthead_of


@dataclass(frozen=True, slots=True)
class CirculationMention:
    """A document was circulated as a document of the ``organs`` (by name), under the ``items``."""

    document: Span
    organs: tuple[str, ...]
    items: tuple[AgendaItem, ...]
    evidence: Spans


_LETTER = re.compile(r"\b(?:Identical\s+)?(?:letters?|notes?\s+verbales?)\b", re.IGNORECASE)
_CIRCULATED = re.compile(
    r"\b(?:(?P<done>(?:has|have|had)\s+(?:(?:also|now|already|since|just)\s+)?been|was|were|is|are(?:\s+being)?"
    r"|is\s+being)\s+(?:[a-z]+ly\s+|also\s+|now\s+|already\s+|since\s+){0,2})?"
    r"(?P<verb>circulated|distributed|issued|published|released|disseminated)\b",
)
_CIRCULATES = re.compile(r"(?:^|\b(?:has|have|had)|[\w)])\s+$")
_REQUESTED = re.compile(
    r"\b(?:be|to|not|never|would|could|should|may|might|will|shall|have|having|get|can)\s+(?:[^.;]{0,12}\s)?$"
)
_WISHED = re.compile(r"\b(?:have|having|had|get|see|want|wants|wanted|like|wish|wishes)\b[^.;]{0,100}$")
_AS = re.compile(r"\s+(?:[^.;\u201c\"]{0,60}?\s)?(?:as|under)\s", re.DOTALL)
_DOCUMENT_NOUN = re.compile(
    r"\b(?:(?:the|a|an|this|that|its|their|his|her|[A-Z][\w-]+['\u2019]s)\s+"
    r"(?:present\s+|official\s+|said\s+|joint\s+)?)?"
    r"(?:letters?|document|statement|note(?:\s+verbale)?|communication|memorandum|report|text|declaration|appeal"
    r"|communiqu\u00e9)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]his)\b")
_ACTIVELY = re.compile(
    rf"\s+(?P<object>{_DOCUMENT_NOUN.pattern})[^.;\u201c\"]{{0,200}}?\s(?:as\s+(?:an?\s+)?(?:[a-z]+\s+){{0,2}}"
    r"(?:UN\s+|[A-Z][a-z]+\s+){0,8}documents?|under\s+(?:agenda\s+)?items?)\b",
    re.IGNORECASE,
)
"""What is circulated by whom: "the mission has circulated a letter as a document of"."""
_THAT = re.compile(
    r"\b(?:noted|said|says|added|stressed|reported|recalled|told|announced|stated|claimed)\b[^.;]{0,30}?\bthat\s+"
)


def find_circulations(doc: Document, items: tuple[AgendaItem, ...]) -> tuple[CirculationMention, ...]:
    """The circulations a document attests: its own by its masthead, others in its sentences.

    ``items`` are the document's; those named in the same passage belong to it, and to the General
    Assembly. A wish, a request, a plan or a denial attests nothing.

    >>> text = "The letter was circulated as a document of the General Assembly and of the Security Council."
    >>> find_circulations(Document(text=text, doc_id="a"), ())[0].organs
    ('General Assembly', 'Security Council')
    """
    own = _own_circulation(doc, items)
    found = [] if own is None else [own]
    verbs = list(_CIRCULATED.finditer(doc.text))
    ends = [match.end() for match in sentence.IN_PROSE.finditer(doc.text)] if verbs else []
    starts = [item.span[0] for item in items]
    for verb in verbs:
        index = bisect_left(ends, verb.start() + 1)
        opening = max(ends[index - 1] if index else 0, verb.start() - 800)
        closing = min(ends[index] if index < len(ends) else len(doc.text), verb.end() + 1200)
        if mention := _circulation(doc.text, verb, opening, closing):
            low, high = bisect_left(starts, verb.end()), bisect_left(starts, closing)
            found.append(_with_items(mention, items[low:high]))
    return tuple(mention for mention in found if mention.organs)


def _circulation(text: str, verb: re.Match[str], opening: int, closing: int) -> CirculationMention | None:
    before = text[opening : verb.start()]
    active = _ACTIVELY.match(text, verb.end(), closing) if _CIRCULATES.search(before) else None
    if active is not None and not _REQUESTED.search(re.sub(r"\b(?:has|have|had)\s+$", "", before)[-40:]):
        return _of_organs(text, active.span("object"), verb, closing)
    if _REQUESTED.search(before[-40:]) or not _AS.match(text, verb.end(), closing):
        return None
    nouns = _nouns(text, opening, verb.start())
    if not nouns:
        return None
    gap = text[nouns[-1][1] : verb.start()]
    if not verb["done"] and (gap.strip() or _WISHED.search(text[opening : nouns[-1][0]])):
        return None  # neither "was circulated" nor "the letter circulated as"; or "to have the letter circulated"
    return _of_organs(text, nouns[0], verb, closing)


def _of_organs(text: str, document: Span, verb: re.Match[str], closing: int) -> CirculationMention:
    """The circulation of a document as one of the organs named behind the verb, up to a quotation."""
    tail = re.split(r"[\u201c\"\u00ab]", text[verb.end() : closing])[0]
    organs = list(ORGAN.finditer(tail))
    names = tuple(dict.fromkeys(map(organ_of, organs)))
    end = verb.end() + (organs[-1].end() if organs else 0)
    return CirculationMention(document, names, (), ((verb.start(), end),))


def _nouns(text: str, opening: int, end: int) -> list[Span]:
    """Words for documents before the verb, the clause's subject first."""
    for that in _THAT.finditer(text, opening, end):
        opening = that.end()
    nouns = [match.span() for match in _DOCUMENT_NOUN.finditer(text, opening, end)]
    if nouns:
        return nouns
    return [match.span() for match in _PRONOUN.finditer(text, opening, end)][:1]


def _with_items(mention: CirculationMention, items: tuple[AgendaItem, ...]) -> CirculationMention:
    if not items:
        return mention
    ((start, end),) = mention.evidence
    organs = mention.organs or tuple(dict.fromkeys(item.organ for item in items if item.organ))
    return replace(mention, organs=organs, items=items, evidence=((start, max(end, items[-1].span[1])),))


def _own_circulation(doc: Document, items: tuple[AgendaItem, ...]) -> CirculationMention | None:
    """A letter's own circulation: the masthead with its symbol shows it."""
    masthead = masthead_of(doc)
    if masthead is None or masthead.kind != "letter" or masthead.title_span is None or not masthead.organs:
        return None
    head = tuple(item for item in items if item.span[1] <= masthead.title_span[0])
    noun = _LETTER.search(doc.text, *masthead.title_span)
    return CirculationMention(noun.span() if noun else masthead.title_span, masthead.organs, head, masthead.evidence)
