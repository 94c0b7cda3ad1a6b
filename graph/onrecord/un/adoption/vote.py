"""The vote in a line of adoption: counts, and who voted how in brackets behind them.

"by 10 votes to 1 (Keldmark), with 2 abstentions (Aldermoor and Norvania)"; "One member (Keldmark) did not
participate in the voting", which stands in a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.document import Span, Spans, trim
from onrecord.model.finding.adoption import Choice, Manner, Voters
from onrecord.names.word_list import word_list, word_rows
from onrecord.un.slips import DIGIT, number

_WORDS = {word: int(row["value"]) for row in word_rows("un_adoption.csv") if row["class"] == "count"
          for word in row["words"].split("|")}  # fmt: skip
COUNT = rf"(?:{DIGIT}{{1,3}}|n[oa0]n[ec]|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
"""A pattern of a count of votes, in digits with their slips or in words."""

_NAMES = r"\s*[({{\[]\s*(?P<{}>[^(){{}}\[\]]{{2,600}}?)\s*[)}}\]]"
_AGAINST = _NAMES.format("opponents")
_ABSTAINERS = _NAMES.format("abstainers")
_GAP = r"[\s,.;:*]*(?:\d{1,3}\s+)?"
_BY = r"(?:\b[bh][yv]\s*(?=\d)|\b[by]\s?(?=\d{1,2}\s)|\bby\s+)"
_VOTES = r"[vyu]?\s?[oae0c]\s?[tlrf]\s?[ec5]\s?[s5]?"
_WITH = r"(?:w?[a-z1]{2,3}|and)\s*(?=\d)|(?:w[a-z1]{2,3}|and)\s+"
_ABSTENTIONS = r"[ao0][bhd][s5]t[a-z0-9]{1,4}(?:-\s*)?[a-z0-9]{2,6}(?:\s[a-z]{1,2}(?=\s?[({\[]))?"
_FORMS = (
    re.compile(
        rf"{_BY}(?:a\s+(?:recorded|roll-call|show-of-hands)\s+vote\s+of\s+)?(?P<yes>{COUNT})(?:\s*{_VOTES}\s*|\s+)"
        rf"(?:in\s+favou?r\s+)?[tl][oae0c](?:\s+|(?=[\dI]\b))(?P<no>{COUNT})(?:\s+(?:votes?\s+)?against)?(?:{_AGAINST})?"
        rf"(?:{_GAP}(?:{_WITH})?(?P<abstaining>{COUNT})\s*{_ABSTENTIONS}(?:{_ABSTAINERS})?)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<yes>{COUNT})\s+(?:votes?\s+)?in\s+favou?r,?\s+(?P<no>{COUNT})\s+against(?:{_AGAINST})?,?\s+"
        rf"(?:and\s+|with\s+)?(?P<abstaining>{COUNT})\s+(?:abstentions?|abstaining)(?:{_ABSTAINERS})?",
        re.IGNORECASE,
    ),
)
_ABSENT = re.compile(
    rf"\b(?P<count>{COUNT})\s+(?:permanent\s+)?(?:m|rn)emb[a-z]{{2,4}}(?:\s+of\s+the\s+Council)?"
    rf"(?:{_NAMES.format('names')})?\s+"
    r"(?:d[a-z]{2,3}\s+n[oa0]t\s+(?:part[a-z01]{5,9}|take\s+part)\s+in\s+[a-z]{3}\s+v[oa0]t[a-z01]{1,4}"
    r"|(?P<away>(?:was|were)\s+absent))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\bwi[tl][hb]o[un][tl]\s*(?:[ao]\s*)?v[oa][tl][ec]\b"
    r"|\bad[ao]pted\s+(?:at\s+\S+\s+\S+\s+meeting\s+)?by\s+[ce][o0a]n[s5]en[a-z0-9]{2,4}\b"
    r"|\babsence\s+of\s+any\s+objection\b",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"\b[Aa][dc][a-z0]{3,6}\s+un?[a-z01]{7,10}\b|\bby\s+unanimous\s+vote\b")
_MANNERS: tuple[tuple[Manner, re.Pattern[str]], ...] = (
    ("unanimous", re.compile(rf"(?:{_UNANIMOUS.pattern}),?\s+without\b")),
    ("consensus", _AGREED),
    ("unanimous", _UNANIMOUS),
)
_PARTED = re.compile(r"\s*(?:,|;)\s*(?:and\s+)?")
_STOPPED = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_JOINED = "|".join(map(re.escape, word_list("un_adoption.csv", "joined")))
_AND = re.compile(rf"\s+and\s+(?!(?:{_JOINED})\b)(?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vote:
    """The counts of a vote, or the manner of an adoption without one, with the words that tell it."""

    votes: tuple[int, int, int] | None = None
    manner: Manner | None = None
    not_participating: int | None = None
    voters: tuple[Voters, ...] = ()
    evidence: Spans = ()


def find_vote(text: str, places: tuple[Span, ...], members: int = 300) -> Vote:
    """The vote told in the first of some places that tells one; that on a single paragraph is none on the whole.

    More votes than the organ has ``members`` are a slip, and so no counts.
    """
    absent = _absent(text, places[-1])
    for low, high in places:
        for found in (match for form in _FORMS for match in form.finditer(text, low, high)):
            counted = _counted(text, found, members)
            if counted is not None:
                return _with_absent(counted, absent)
    for manner, form in _MANNERS:
        for agreed in (match for low, high in places for match in form.finditer(text, low, high)):
            if "paragraph" not in _line_before(text, agreed).lower():
                return _with_absent(Vote(manner=manner, evidence=(agreed.span(),)), absent)
    return _with_absent(Vote(), absent)


def _line_before(text: str, found: re.Match[str]) -> str:
    return text[text.rfind("\n", 0, found.start()) + 1 : found.start()]


def _counted(text: str, found: re.Match[str], members: int) -> Vote | None:
    yes, no, abstaining = (count_of(found[part]) for part in ("yes", "no", "abstaining"))
    if "paragraph" in _line_before(text, found).lower() or yes is None or no is None:
        return None
    if yes > members and found["yes"].startswith("7"):
        yes = number("1" + found["yes"][1:]) or yes  # "73 votes to none" of a Council of fifteen
    if not 0 < yes + no + (abstaining or 0) <= members:
        return None
    sides: tuple[tuple[Choice, str, int], ...] = (
        ("against", "opponents", no),
        ("abstaining", "abstainers", abstaining or 0),
    )
    voters = tuple(
        Voters(choice, voters_in(text, found.span(group), count)) for choice, group, count in sides if found[group]
    )
    return Vote((yes, no, abstaining or 0), "vote", None, voters, (found.span(),))


def _absent(text: str, place: Span) -> Vote:
    found = _ABSENT.search(text, *place)
    count = count_of(found["count"]) if found else None
    if found is None or count is None:
        return Vote()
    names = voters_in(text, found.span("names"), count) if found["names"] else ()
    voters = (Voters("absent" if found["away"] else "not_participating", names),) if names else ()
    return Vote(not_participating=None if found["away"] else count, voters=voters, evidence=(found.span(),))


def _with_absent(vote: Vote, absent: Vote) -> Vote:
    return Vote(
        vote.votes, vote.manner, absent.not_participating, vote.voters + absent.voters, vote.evidence + absent.evidence
    )


def count_of(words: str | None) -> int | None:
    """The count that words are, ``None`` if they are none."""
    if not words:
        return None
    return _WORDS.get(words.lower(), 0 if re.fullmatch("n[oa0]n[ec]", words.lower()) else number(words))


def voters_in(text: str, span: Span, count: int) -> Spans:
    """The names in a bracket, parted as often as the count wants: at commas, then at full stops, then at "and"."""
    pieces = _parted(text, [span], _PARTED)
    for form in (_STOPPED, _AND):
        if len(pieces) < count:
            pieces = _parted(text, pieces, form)
    return tuple(pieces)


def _parted(text: str, spans: list[Span], form: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        for gap in form.finditer(text, start, end):
            found.append(trim(text, start, gap.start()))
            start = gap.end()
        found.append(trim(text, start, end))
    return [_clean(text, *span) for span in found if span[0] < span[1]]


def _clean(text: str, start: int, end: int) -> Span:
    """A name's place without the full stop or mark that scanning has left behind it."""
    while end - start > 3 and text[end - 1] in ".'\u2019*":
        end -= 1
    return (start, end)
