"""Requests for reports in a resolution: of whom, in which paragraph, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.annotate.lineage.due import DAY_NAMED, Due, reckoned
from onrecord.annotate.lineage.paragraph import Paragraph, paragraphs_of
from onrecord.model.document import Document, Span, trim
from onrecord.model.ids import relative_id
from onrecord.model.statement import DateRange
from onrecord.un.ordinal import PATTERN, ordinal

_LATEST = re.compile(r"(?:if\s+possible\s+)?(?:by|before|no\s+later\s+than|not\s+later\s+than|until)\s", re.IGNORECASE)
_REQUEST = re.compile(
    r"(?:\d{1,3}[.,]?\s+|\([a-z]{1,3}\)\s+)?[*_]*(?:(?:Also|Further|Again|Once\s+again|Accordingly|Decides|To)[,\s]+)*"
    r"(?:requests?|re-requests|invites?|calls\s+(?:once\s+again\s+)?(?:up)?on|asks|instructs|urges|directs|encourages)[*_]*,?"
    r"\s+(?:once\s+(?:again|more)\s+)?(?P<asked>[^;:]{3,240}?),?"
    r"\s+(?=(?:[a-z-]+ly\s+)?to\s+(?!the\s)|,?\s*in\s+(?:his|her|its|their|consultation|close)\b)",
    re.IGNORECASE,
)
_TO_REPORT = re.compile(
    r"\b(?:to|and|also|further|regularly|thereafter)\s+(?:[a-z]+ly\s+)?(?:then\s+)?(?:report\b(?!s|ed)|brief\b|update\s+(?:the|it|them)\b"
    r"|inform\b|keep\s+(?:the|it|them)\b[^;]{0,120}?\binformed\b"
    r"|(?:submit|provide|present|prepare|transmit|circulate|include|make|furnish|communicate)\b[^;]{0,200}?"
    r"\b(?:reports?|updates?|briefings?|assessments?|recommendations|proposals|findings|study|information|options|plan)\b)",
    re.IGNORECASE,
)
_SESSIONS = rf"(?:{PATTERN}|next|following|current|present|forthcoming)"
_WHEN = re.compile(
    r"\b(?:at\s+the\s+latest\s+|if\s+possible\s+)?(?:"
    r"(?:by|before|no\s+later\s+than|not\s+later\s+than|prior\s+to|until)\s+(?:the\s+(?:end|middle|beginning)\s+of\s+[^,;.]{3,40}"
    r"|\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?|[A-Z][a-z]+\s+\d{4}|its\s+[^,;.]{3,60}\bsession|(?:the\s+)?[^,;.]{0,30}\d{4})"
    r"|(?:no|not)\s+later\s+than\s+[^,;.]{3,60}"
    r"|within\s+(?:a\s+period\s+of\s+|the\s+next\s+)?[\w-]+(?:\s[a-z]+){0,3}?(?:\s+\(\d+\))?\s+(?:days?|weeks?|months?|years?)(?:\s+(?:of|from|after)\s+[^,;.]{3,60})?"
    r"|(?:every|each)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)"
    r"|(?:an?\s+|on\s+an?\s+)?(?:annual|quarterly|monthly|weekly|biannual|regular|periodic|six-monthly)\s+(?:basis|reports?)|annually|quarterly|monthly|biannually"
    rf"|at\s+(?:its|the)\s+(?:[\w-]+\s+(?:and|to)\s+)?{_SESSIONS}\s+(?:(?:regular|special|emergency|substantive)\s+)*(?:session|meeting)"
    r"|as\s+soon\s+as\s+possible|immediately(?:\s+(?:after|upon|following)\s+(?:(?!\s+and\s+to\b)[^,;.]){3,80})?|at\s+the\s+end\s+of\s+[^,;.]{3,60}"
    r"|at\s+an\s+early\s+date|urgently|without\s+delay|at\s+regular\s+intervals|(?:\w+\s+)?(?:days|months|weeks)\s+(?:after|from)\s+[^,;.]{3,60})",
    re.IGNORECASE,
)
_SESSION = re.compile(rf"\bat\s+(?:its|the)\s+(?P<session>{PATTERN})\s+(?:regular\s+)?session", re.IGNORECASE)


class Requested(NamedTuple):
    """A request for a report, before it is known who is asked."""

    span: Span
    asked: Span
    paragraph: str | None
    due: Span | None
    due_on: date | None
    due_session: str | None
    due_rule: str | None = None


def find_requests(
    doc: Document, dates: Sequence[DateRange], organ: str | None, adopted: date | None = None
) -> Iterator[Requested]:
    """The paragraphs of a resolution that ask for a report; ``organ`` is the code of the organ whose sessions count.

    ``adopted`` is the day of adoption, from which "within six months" is reckoned.
    """
    for paragraph in paragraphs_of(doc.text):
        found = _requested(doc.text, paragraph, dates, organ, adopted)
        if found is not None:
            yield found


def _requested(
    text: str, paragraph: Paragraph, dates: Sequence[DateRange], organ: str | None, adopted: date | None
) -> Requested | None:
    request = _REQUEST.match(text, *paragraph.span)
    if request is None:
        return None
    asked = trim(text, *request.span("asked"))
    report = _TO_REPORT.search(text, asked[1], paragraph.span[1])
    if report is None:
        return None
    when = _WHEN.search(text, report.start(), paragraph.span[1]) or _WHEN.search(text, asked[1], report.start())
    due = trim(text, *when.span()) if when else None
    session = _SESSION.search(text, *due) if due else None
    number = ordinal(session["session"]) if session else None
    named = relative_id("session", organ, str(number)) if organ and number else None
    day = _day(text, due, dates, adopted)
    last, rule = day if day else (None, None)
    return Requested(paragraph.span, asked, paragraph.number, due, last, named, rule)


def _day(text: str, due: Span | None, dates: Sequence[DateRange], adopted: date | None) -> Due | None:
    """The day by which a report is due, where the words tell one outright or it can be reckoned."""
    if due is None:
        return None
    for found in dates:
        inside = due[0] <= found.span[0] and found.span[1] <= due[1] and found.basis == "stated"
        if inside and found.end and _LATEST.match(text, due[0]):
            return Due(found.end, DAY_NAMED)
    return reckoned(" ".join(text[slice(*due)].split()), adopted)
