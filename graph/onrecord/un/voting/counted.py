"""Counts of votes in sentences, with the names in brackets behind them and what became of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.finding.adoption import Voters
from onrecord.model.span import Span, Spans, trim
from onrecord.names.word_list import word_rows
from onrecord.un.adoption.vote import COUNT, count_of, voters_in
from onrecord.un.voting.names import IsState, names_in
from onrecord.un.voting.told import CHOICES, Counts, Outcome

_NAMES = r"(?:\s*\(\s*(?P<{}>[^()]{{2,600}}(?:\([^()]{{2,60}}\)[^()]{{0,600}})*)\))?"
_NO, _OUT = _NAMES.format("against"), _NAMES.format("abstaining")
_YES = _NAMES.format("in_favour")
_LINK = r"[\s,;:]*(?:(?:and|with)\s+)?(?:there\s+were\s+)?"
_FORMS = (
    re.compile(
        rf"\b(?:by|was|of|received|were)\s+(?:a\s+|the\s+)?(?:(?:recorded|roll-call|show-of-hands|close|narrow)\s+)?(?:vote\s+of\s+)?"
        rf"(?P<yes>{COUNT})\s*(?:votes?\s+)?(?:in\s+favou?r)?{_YES},?\s*to\s+(?P<no>{COUNT})\s*(?:votes?\s+)?(?:against)?{_NO}"
        rf"(?:{_LINK}(?P<out>{COUNT})\s*(?:abstentions?|abstaining){_OUT})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{COUNT})\s*(?:votes?\s+)?in\s+favou?r{_YES},?\s*(?:to\s+)?(?:and\s+)?(?P<no>{COUNT})\s*(?:votes?\s+)?against{_NO}"
        rf"(?:{_LINK}(?P<out>{COUNT})\s*(?:abstentions?|abstaining){_OUT})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{COUNT})\s+(?:of\s+[^.;()]{{1,60}}?\s+)?(?:members|States|countries|nations|delegations)?[^.;()]{{0,30}}?\s*"
        rf"voted\s+(?:in\s+favou?r|for){_YES}[^.;()]{{0,80}}?,?\s+(?:and\s+)?(?P<no>{COUNT}){_NO}\s+(?:voted\s+)?against"
        rf"(?:,?\s+(?:and|while|with)\s+(?P<out>{COUNT}){_OUT}\s+abstain(?:ed|ing))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bvoted\s+(?P<yes>\d{1,3})\s*(?:to|-|\u2013)\s*(?P<no>\d{1,3}|none)"
        rf"(?:(?:\s*[-\u2013]\s*|{_LINK})(?P<out>{COUNT})(?:\s*abstentions?{_OUT})?)?(?![\w-])",
        re.IGNORECASE,
    ),
)
_NEEDED = ("", "favo", "voted", "voted")
"""What a text without a match of the form may lack: to look for it costs little."""
_BY_NAME = re.compile(r",?\s+with\s+(?P<names>[A-Z][^.;()]{2,200}?)\s+abstaining\b")
_ALL = 300
_SENTENCE_END = re.compile(r"(?<!\bNo)(?<!\bMr)(?<!\bMs)[.!?](?=[\s\"\u201d\u2019)\]]|\Z)|\n[ \t]*\n")
_WORDS = {
    value: "|".join(words for row in word_rows("un_votes.csv") if row["class"] == "outcome" and row["value"] == value
                    for words in row["words"].split("|"))
    for value in ("adopted", "rejected")
}  # fmt: skip
_REJECTED = re.compile(
    rf"\b(?:{_WORDS['rejected']})\b|\b(?:was|were|has|have|had)\s+not\s+(?:been\s+)?(?:{_WORDS['adopted']})\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(rf"\b(?:{_WORDS['adopted']}|adopting|approving|passes|adopts)\b", re.IGNORECASE)
_VETO = re.compile(
    r"\bnegative\s+votes?\s+(?:of|by|cast\s+by)\s+(?P<count>an?|one|two|three|four|five)?\s*(?:of\s+the\s+)?permanent\s+members?",
    re.IGNORECASE,
)
_OF_VOTES = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:the\s+)?(?:(?:[a-z]+th|first|second|third|last|final|new|operative|preambular)\s+)*paragraphs?\b(?:\s+\d+)?"
    r"(?:\s+\([a-z]\))?|\b(?:the\s+)?(?:proposed\s+|oral\s+|draft\s+|[a-z]+th\s+|first\s+|second\s+)*amendments?\b"
    r"|\bmotion\b(?:\s+(?:for|to|of)\s+[a-z-]+(?:\s+[a-z-]+)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence that counts votes: the counts' place, the sentence, and the part voted on, if not the whole."""

    span: Span
    sentence: Span
    counts: Counts
    voters: tuple[Voters, ...]
    outcome: Outcome | None
    veto: int
    part: Span | None


def find_counted(text: str, is_state: IsState) -> Iterator[Counted]:
    """The counts of votes in a text, in order, each once."""
    found: dict[int, re.Match[str]] = {}
    lower = text.lower()
    for form, needed in zip(_FORMS, _NEEDED, strict=True):
        if needed not in lower:
            continue
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < other.end() for start, other in found.items()):
                found[match.start()] = match
    for _, match in sorted(found.items()):
        if (told := _counted(text, match, is_state)) is not None:
            yield told


def _counted(text: str, match: re.Match[str], is_state: IsState) -> Counted | None:
    yes, no, out = count_of(match["yes"]), count_of(match["no"]), count_of(match["out"])
    if yes is None or no is None or not 0 < yes + no + (out or 0) <= _ALL:
        return None
    sentence = sentence_at(text, *match.span())
    outcome, veto = outcome_of(text, sentence)
    words = text[slice(*sentence)]
    if outcome is None and not _OF_VOTES.search(words) and "favour" not in match[0]:
        return None
    groups = match.groupdict()
    voters = [Voters(choice, _bracket(text, match.span(choice), count, is_state))
              for choice, count in zip(CHOICES, (yes, no, out or 0), strict=False) if groups.get(choice)]  # fmt: skip
    by_name = _BY_NAME.search(text, match.end(), sentence[1]) if out is None else None
    if by_name is not None:
        names = names_in(text, *by_name.span("names"), is_state)[0]
        voters.append(Voters("abstaining", tuple(names)))
        out = len(names)
    if outcome == "rejected" and yes > no and match.re is _FORMS[0] and "favo" not in match[0].lower() and not veto:
        yes, no = no, yes  # "rejected by 83 votes to 80": those who carried it come first
    end = by_name.end() if by_name else match.end()  # "to adopt the text, with Aldermoor abstaining"
    part = _PART.search(text, sentence[0], match.start())
    return Counted(
        (match.start(), end), sentence, (yes, no, out or 0), tuple(voters), outcome, veto, part.span() if part else None
    )


def _bracket(text: str, span: Span, count: int, is_state: IsState) -> Spans:
    """The names in a bracket: known ones wherever they are as many as was counted, else as the count parts them."""
    names, end = names_in(text, *span, is_state)
    return tuple(names) if len(names) == count or end == span[1] else voters_in(text, span, count)


def sentence_at(text: str, start: int, end: int) -> Span:
    """The sentence around a place."""
    low = max(0, start - 800)
    before = [found.end() for found in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end)
    return trim(text, before[-1] if before else low, after.end() if after else len(text))


def outcome_of(text: str, sentence: Span) -> tuple[Outcome | None, int]:
    """What became of the text, and how many permanent members' negative votes are given as the reason.

    The sentence tells, else the next one in the paragraph.
    """
    paragraph = text.find("\n\n", sentence[1])
    close = min(sentence[1] + 400, len(text) if paragraph < 0 else paragraph)
    for low, high in (sentence, (sentence[1], close)):
        veto = _VETO.search(text, low, high) or _VETO.search(text, sentence[0], close)
        if _REJECTED.search(text, low, high):
            several = count_of(veto["count"] or "") if veto else 0
            return "rejected", (several or 1) if veto else 0
        if _ADOPTED.search(text, low, high):
            return "adopted", 0
    return None, 0
