"""The parts of a letter as circulated: the letter itself, then its annexes, enclosures and appendices.

An annex is somebody else's words as a rule: who forwards it does not say what it says. Its author is read
off its own heading, off the sentence that announces it in the part before, or off its signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Document, Span, trim
from onrecord.names import sentence
from onrecord.names.word_list import word_set
from onrecord.un.formal_letter import LETTER_NOUN, formal_letter

_POSSESSIVES = word_set("function_words.csv", "possessive_of_writer")

PartKind = Literal["cover", "annex", "enclosure", "appendix"]


@dataclass(frozen=True, slots=True)
class PartMention:
    """A part of a letter: its extent, its heading, and the words that tell its author and who signed it."""

    kind: PartKind
    span: Span
    heading: Span
    author: Span | None = None
    signed_by: Span | None = None


_KINDS: dict[str, PartKind] = {"annex": "annex", "enclosure": "enclosure", "appendix": "appendix",
                               "attachment": "annex"}  # fmt: skip
_HEADING = re.compile(
    r"^[ \t]*(?P<head>(?P<kind>Annex|Appendix|Enclosure|Attachment|ANNEX|APPENDIX|ENCLOSURE)"
    r"(?:[ \t]+(?:No\.[ \t]*)?(?P<number>[IVX]{1,5}|\d{1,2}|[A-H]))?\*{0,2}"
    r"(?:[ \t]+to[ \t]+(?:the|a)\b[^\n]{0,600}|[ \t]*[:.\u2013\u2014-][ \t]*[^\n]{0,200})?)[ \t]*$",
    re.MULTILINE,
)
_WORK = (
    r"(?:(?:joint|written|oral|present|following|official|press|open|explanatory|recent|first|second)\s+){0,2}"
    rf"(?:{LETTER_NOUN}|statements?|declarations?|communiqu\u00e9s?|messages?|remarks|address|comments?|commentary"
    r"|reports?|memorand(?:um|a)|appeals?|speech|notes?|aide-memoire|releases?|communications?|position\s+paper|reply"
    r"|replies|information|briefing|resolution|decree|views)"
)
_STOP = (
    r"(?:regarding|concerning|on|dated|addressed|entitled|relating|containing|contained|following|pertaining|about"
    r"|in\s+(?:connection|response|reply|which|exercise|relation|view|light|the|a|English|French)|with\s+(?:respect|regard)"
    r"|to\s+(?:you|the\s+(?!United\b)|Your|His|Her|its|their|mark|a\b)|made|issued|delivered|adopted|for\s+(?:circulation|your|the\s+information)"
    r"|at\s+the|as\s+well|as\s+of|as\s+an?|under|against|upon|after|together|is|was|has|have|hereby|that|and\s+(?:the\s+text|a\s+|its\s+annex))\b"
)
_TITLE = "|".join(rf"(?<=\b{re.escape(title)})\." for title in sentence.TITLES)
_PARTY = (
    rf"(?P<party>(?:(?!,?\s+{_STOP})(?:[^\n.;:()\u201c\"\[]|\n(?![ \t]*\n)|(?<=\b[A-Z])\."
    rf"|{_TITLE}|(?<=\ba)\.(?=i)|(?<=\.i)\.)){{2,200}})"
)
_FROM = (
    r"(?:(?:issued|made|delivered|prepared|adopted|given|published|sent"
    r"|addressed\s+to\s+(?:you|the\s+Secretary-General))\s+)?"
)
_BY = re.compile(
    rf"\b{_WORK}(?:\s+\([^()\n]{{1,40}}\))?(?:,?\s+(?:dated|of)\s+\d{{1,2}}\s+[A-Z][a-z]+(?:\s+\d{{4}})?,?)?"
    rf"\s+{_FROM}(?:from|by|of)\s+(?!\d|which\b|this\b){_PARTY}",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:enclos|transmit|forward|attach|convey|submit|annex|append|circulat|present|bring|shar|send)\w*\b",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"\b(?:(?:see\s+)?(?P<kind>annex|enclosure|appendix|attachment)(?:es|s)?(?:\s+(?P<number>[IVX]{1,5}|\d{1,2}|[A-H]))?)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\(Signed\)[ \t]*(?:\n[ \t]*)?(?P<name>[^\s,;()][^\n,;()]{1,60}?)[ \t]*(?=\n|$|[,;])")
_HEAD_LINES = 8


def find_parts(doc: Document, start: int) -> tuple[PartMention, ...]:
    """The parts of a letter whose title begins at ``start``, in order; none where nothing is annexed.

    >>> text = "Letter\\nI enclose a note of Ann Osk (see annex).\\nAnnex\\nI agree.\\n"
    >>> [(part.kind, text[slice(*part.author)] if part.author else None) for part in find_parts(Document(text, "a"), 0)]
    [('cover', None), ('annex', 'Ann Osk')]
    """
    heads = [match for match in _HEADING.finditer(doc.text, start + 1) if _is_heading(doc.text, match)]
    if not heads:
        return ()
    bounds = [head.start("head") for head in heads] + [len(doc.text)]
    parts = [PartMention("cover", trim(doc.text, start, bounds[0]), (start, _line_end(doc.text, start)))]
    for head, end in zip(heads, bounds[1:], strict=True):
        span = trim(doc.text, head.start("head"), end)
        parts.append(_part(doc.text, head, span, parts))
    return tuple(parts)


def _is_heading(text: str, head: re.Match[str]) -> bool:
    """Whether the line is a heading: no sentence goes on from it, as in "Annex I. contains" broken in two."""
    following = text[head.end() : head.end() + 2]
    continued = following[:1] == "\n" and following[1:2].islower() and not head["head"].rstrip().endswith(".")
    return not (continued and " to the " not in head["head"])


def _part(text: str, head: re.Match[str], span: Span, before: list[PartMention]) -> PartMention:
    heading = _heading_span(text, head, span[1])
    signed = list(_SIGNED.finditer(text, heading[1], span[1]))
    author = _own_author(text, heading, span) or _announced(text, head, before)
    return PartMention(_KINDS[head["kind"].lower()], span, heading, author, signed[-1].span("name") if signed else None)


def _heading_span(text: str, head: re.Match[str], limit: int) -> Span:
    """The line of the heading with those that go on with it: "Annex to the letter dated ... addressed to"."""
    end = head.end("head")
    if " to the " in head["head"]:
        while end < limit and text[end] == "\n" and text[end + 1 : end + 2].strip():
            formal = re.search(LETTER_NOUN, text[head.start() : end], re.IGNORECASE)
            if formal and formal_letter(text[: end + 1], head.start() + formal.end()):
                break
            end = _line_end(text, end + 1)
    return trim(text, head.start("head"), min(end, limit))


def _own_author(text: str, heading: Span, span: Span) -> Span | None:
    """The author in the first lines below the heading: "Statement of the Ministry ...", "Letter dated ... from"."""
    position, lines = heading[1], 0
    while position < span[1] and lines < _HEAD_LINES:
        start, end = trim(text, position, min(_line_end(text, position + 1), span[1]))
        position = max(end, position + 1)
        if start >= end:
            continue
        lines += 1
        if end - start > 400 or (text[end - 1] in ".;" and end - start > 120):
            return None
        opening = re.compile(_WORK, re.IGNORECASE).match(text, start)
        formal = formal_letter(text[: span[1]], opening.end()) if opening else None
        if formal is not None:
            return formal.sender
        told = _BY.match(text[: span[1]], start)
        if told is not None and _names(told["party"]):
            return trim(text, *told.span("party"))
    return None


def _announced(text: str, head: re.Match[str], before: list[PartMention]) -> Span | None:
    """The author in the sentence that announces the annex, in the last part that does."""
    kind, number = head["kind"].lower(), head["number"]
    for part in reversed(before):
        opening = part.heading[1] if part.kind != "cover" else part.span[0]
        passage = text[opening : part.span[1]]
        seen = [
            found
            for found in _SEE.finditer(passage)
            if found["kind"].lower() == kind and (number is None or found["number"] in {number, None})
        ]
        numbered = [found for found in seen if number is None or found["number"] == number]
        for found in numbered or seen:
            low = max(passage.rfind("\n\n", 0, found.start()), _sentence_start(passage, found.start()))
            earlier = [other.end() for other in _SEE.finditer(passage, max(low, 0), found.start())]
            low = max([low, *earlier])
            if not _ANNOUNCES.search(passage, _sentence_start(passage, found.start()), found.start()):
                continue
            told = [match for match in _BY.finditer(passage, max(low, 0), found.start()) if _names(match["party"])]
            if told:
                start, end = told[0].span("party")
                return trim(text, opening + start, opening + min(end, found.start()))
    return None


def _names(party: str) -> bool:
    """Whether the words name somebody: a capital among them, and no pronoun in front."""
    words = party.split()
    return bool(words) and any(word[0].isupper() for word in words) and words[0].lower() not in _POSSESSIVES


def _sentence_start(text: str, before: int) -> int:
    return max((match.end() for match in sentence.FULL_STOP.finditer(text, max(0, before - 1500), before)), default=0)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
