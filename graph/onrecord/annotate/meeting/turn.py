"""Turns of speakers in records of meetings: what a label says, and the turns of a summary record.

A verbatim record sets the label apart, "Mr. Tal (Norvania) (spoke in French):". A summary record reports in
indirect speech from "Mr. Tal (Norvania) said that" up to the next speaker, in as many sentences as it takes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.model.document import Document, Section, Span
from onrecord.names.word_list import word_list

_LANGUAGE = re.compile(r"\s*\((?:spoke|speaking|interpretation|continued|translated)\b[^()]*\)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?P<aside>[^()]+)\)\s*$")
_TITLES = word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_summary")
_TITLE = rf"(?:{'|'.join(_TITLES)})\b\.?"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|ten|bin|ibn|al|el|la|le)"
_NAME = rf"[^\W\d_][\w.'\u2019-]*(?:\s(?:{_PARTICLE}\s){{0,2}}[^\W\d_][\w.'\u2019-]*){{0,4}}?"
_SUMMARY = re.compile(
    rf"(?:\d{{1,3}}\.\s+)?(?P<label>{_TITLE}\s{_NAME}(?:\s+\((?P<aside>[^()\n]{{2,80}})\))?"
    r"|The\s+(?:Acting\s+|Vice-|Temporary\s+)?(?:Chair(?:man|person|woman)?|President|Secretary-General|Rapporteur)"
    r"(?:\s+\([^()\n]{2,60}\))?)"
    r"(?P<between>,\s[^.\n]{3,300}?,|\s+\([^()\n]{2,60}\))?"
    r"\s+(?:(?:also|then|further|again|therefore|accordingly)\s+)?(?!" + _PARTICLE + r"\b)[a-z]+",
)
_RECORD = re.compile(r"/SR\.\d|\bSummary\s+records?\b")
_ENDS = re.compile(r"The (?:meeting|discussion)\b[^.]{0,60}\b(?:rose|was\s+(?:called|suspended|resumed|adjourned))\b")


@dataclass(frozen=True, slots=True)
class Label:
    """Whom a label names, and what stands in brackets behind: a state, as a rule, or an office."""

    name: str
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryTurn:
    """A turn in a summary record: the label's span, its words, and the sections of the text that belong to it."""

    label: Span
    told: Label
    sections: tuple[Section, ...]


def read_label(words: str) -> Label:
    """Who speaks, by the words of a label; languages are left out, for the speaker is the same.

    >>> read_label("Ms. Osk (Norvania) (spoke in French):")
    Label(name='Ms. Osk (Norvania)', aside='Norvania')
    """
    name = _LANGUAGE.sub("", " ".join(words.split())).strip(" :.")
    aside = _ASIDE.search(name)
    return Label(name, aside["aside"].strip() if aside else None)


def office_told(aside: str) -> str:
    """The office that a label's brackets give: an office itself, or that of representing what they name.

    >>> office_told("Norvania"), office_told("Chair of the Advisory Committee")
    ('representative of Norvania', 'Chair of the Advisory Committee')
    """
    titled = (
        r"(?:Acting |Vice-|Deputy |Assistant |Under-|Special |High |Executive |Observer |Permanent )*(?:Chair|President"
    )
    held = re.match(
        rf"{titled}|Rapporteur|Secretary|Commissioner|Director|Envoy|Representative|Observer|Coordinator|Prosecutor"
        r"|Controller|Adviser|Expert)",
        aside,
    )
    return aside if held else f"representative of {aside}"


def is_summary_record(doc: Document) -> bool:
    """Whether a document is the summary record of a meeting, by its symbol or its first lines."""
    return doc.kind == "record" and any(_RECORD.search(each) for each in (*doc.symbols, doc.text[:2000]))


def find_summary_turns(doc: Document) -> tuple[SummaryTurn, ...]:
    """The turns of a summary record, in order; none of other documents.

    A paragraph that names no speaker at its beginning goes on with the turn before it; a heading ends it.
    """
    if not is_summary_record(doc):
        return ()
    turns: list[SummaryTurn] = []
    opened: tuple[Span, Label, list[Section]] | None = None

    def close() -> None:
        if opened is not None:
            turns.append(SummaryTurn(opened[0], opened[1], tuple(opened[2])))

    for section in doc.sections:
        if section.kind == "heading":
            close()
            opened = None
        if section.kind != "body":
            continue
        found = _SUMMARY.match(doc.text, section.start, section.end)
        if found:
            close()
            opened = (found.span("label"), read_label(found["label"]), [section])
        elif _ENDS.match(doc.text, section.start, section.end):
            close()
            opened = None
        elif opened is not None:
            opened[2].append(section)
    close()
    return tuple(turns)


def turn_at(turns: tuple[SummaryTurn, ...], offset: int) -> SummaryTurn | None:
    """The turn in which an offset lies, if any."""
    place = bisect_right([turn.label[0] for turn in turns], offset) - 1
    if place < 0 or not any(section.start <= offset < section.end for section in turns[place].sections):
        return None
    return turns[place]
