"""Quotations: stretches of a text between quotation marks, of any kind, mixed, nested or unbalanced.

Press prints marks as its editors typed them: “so-called "elections" ... and a close that never
comes. Whether a mark opens or closes is therefore read off its neighbours first and off its shape
second, pairs are made within one paragraph, and a mark without a partner spoils nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.document import Document, Span

_DOUBLE_OPEN = "“„«‟〝❝"
_DOUBLE_CLOSE = "”»❞〞"
_DOUBLE_BOTH = '"＂'
_SINGLE_OPEN = "‘‚‹"
_SINGLE_CLOSE = "’›"
_SINGLE_BOTH = "'"
_MARK = re.compile(f"``|''|[{_DOUBLE_OPEN}{_DOUBLE_CLOSE}{_DOUBLE_BOTH}{_SINGLE_OPEN}{_SINGLE_CLOSE}{_SINGLE_BOTH}]")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_BEFORE_OPENING = " \t\n\u00a0([{—–-/:,;"
_AFTER_CLOSING = " \t\n\u00a0)]}—–-/:,;.?!…"
_AFTER_A_SPACED_CLOSE = ",.;:!?)"
"""What follows a mark that closes behind a space, as in « so », where it would seem to open something."""
_END_INSIDE = ",.?!…;—–-"
_PARAGRAPHS = 6
"""Paragraphs a quotation that no later one reopens may run over before its closing mark."""

_SENTENCE = 3
"""Words a sentence has at least, so that a mark after it may open a new quotation."""

_REPORTING_CLAUSE = 8
"""Words that may follow a mark that closes two quotations at once: ``... “elections,” it said.``"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``text[start:end]`` with the marks, inner span without.

    ``level`` is 0 for a quotation that stands in no other. ``closed`` is false where the closing
    mark is missing; ``continues`` where the next paragraph opens with a mark and goes on.
    """

    start: int
    end: int
    inner: Span
    level: int
    closed: bool = True
    continues: bool = False

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return (self.start, self.end)

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies between the marks."""
        return self.inner[0] <= start and end <= self.inner[1]


@dataclass(slots=True)
class _Open:
    start: int
    after: int
    single: bool


def find_quotations(doc: Document) -> tuple[Quotation, ...]:
    """All quotations of a document's body, titles and headings, in order of their start."""
    spans = [section.span for section in doc.sections_of("body", "title", "heading")] or [(0, len(doc.text))]
    found: list[Quotation] = []
    carried = False
    for place, span in enumerate(spans):
        following = spans[place + 1] if place + 1 < len(spans) else None
        opens = following is not None and doc.text[following[0]] in _DOUBLE_OPEN + _DOUBLE_BOTH
        closes = any(_closes_first(doc.text, later) for later in spans[place + 1 : place + 1 + _PARAGRAPHS])
        pairs = pair_marks(doc.text, span, goes_on=opens or closes, carried=carried)
        found.extend(pairs)
        carried = closes and not opens and any(quotation.continues for quotation in pairs)
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _closes_first(text: str, span: Span) -> bool:
    """Whether the first double mark of a paragraph closes: it ends a quotation of a paragraph before."""
    for match in _MARK.finditer(text, *span):
        if not _is_single(match.group()):
            before = text[match.start() - 1] if match.start() > span[0] else " "
            after = text[match.end()] if match.end() < span[1] else " "
            return match.group() not in _DOUBLE_OPEN and _side(match.group(), before, after, True) == "close"
    return False


def pair_marks(text: str, span: Span, *, goes_on: bool = False, carried: bool = False) -> list[Quotation]:
    """The quotations of one paragraph.

    ``goes_on`` tells that one that is not closed goes on in the next paragraph, ``carried`` that the
    paragraph stands in a quotation from the start.

    >>> [text for text in ('He said: “Yes, the so-called "vote" is void,” twice.',)
    ...  for text in [text[q.start:q.end] for q in pair_marks(text, (0, len(text)))]]
    ['“Yes, the so-called "vote" is void,”', '"vote"']
    """
    start, end = span
    stack: list[_Open] = [_Open(start, start, False)] if carried else []
    found: list[Quotation] = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        mark, single = match.group(), _is_single(match.group())
        side = _side(mark, before, after, any(opened.single == single for opened in stack))
        if side == "open" and not single and stack and _never_closed(text, stack[-1], match):
            opened = stack.pop()
            last = len(text[opened.after : match.start()].rstrip()) + opened.after
            found.append(Quotation(opened.start, last, (opened.after, last), len(stack), closed=False))
        if side == "open":
            stack.append(_Open(match.start(), match.end(), single))
        elif side == "close" and stack and stack[-1].after == match.start():
            stack[-1].after = match.end()  # nothing between two marks: the second one is a slip
        elif side == "close" and _has_opener(stack, single):
            while stack[-1].single != single:
                stack.pop()
            opened = stack.pop()
            if not single or _is_single_quotation(text, opened.after, match.start()):
                inner = (opened.after, match.start())
                found.append(Quotation(opened.start, match.end(), inner, len(stack)))
    found.extend(_unclosed(text, span, [opened for opened in stack if not opened.single], found, goes_on))
    return levelled(found)


def _never_closed(text: str, opened: _Open, mark: re.Match[str]) -> bool:
    """Whether a mark opens a new quotation after a sentence whose own closing mark is missing."""
    before = text[opened.after : mark.start()].rstrip()
    same = text[opened.start : opened.start + 1] == mark.group()[0]
    return same and before.endswith((".", "?", "!")) and word_count(before, (0, len(before))) > _SENTENCE


def _is_single(mark: str) -> bool:
    return mark in _SINGLE_OPEN + _SINGLE_CLOSE + _SINGLE_BOTH


def _side(mark: str, before: str, after: str, is_open: bool) -> str | None:
    can_open = before in _BEFORE_OPENING and not after.isspace()
    can_close = not before.isspace() and (after in _AFTER_CLOSING or not after.isalnum())
    if _is_single(mark):
        if before.isalnum() and after.isalnum():
            return None
        if mark in _SINGLE_CLOSE:
            return "close" if is_open and (can_close or before in _END_INSIDE) else None
        if mark in _SINGLE_OPEN:
            return "open"
    if is_open and mark in _DOUBLE_CLOSE and before.isspace() and after in _AFTER_A_SPACED_CLOSE:
        return "close"
    if can_open and can_close:
        if is_open and before in _END_INSIDE + ",":
            return "close"
        return "close" if mark in _DOUBLE_CLOSE else "open"
    if can_open:
        return "open"
    if can_close:
        return "close"
    if mark in _DOUBLE_OPEN + _SINGLE_OPEN:
        return "open"
    if mark in _DOUBLE_CLOSE + _SINGLE_CLOSE:
        return "close"
    return "close" if is_open else ("open" if not after.isspace() else None)


def _has_opener(stack: list[_Open], single: bool) -> bool:
    if single:
        return bool(stack) and stack[-1].single
    return any(not opened.single for opened in stack)


def _is_single_quotation(text: str, start: int, end: int) -> bool:
    return end - start < 2000 and "\n\n" not in text[start:end]


def _unclosed(text: str, span: Span, stack: list[_Open], found: list[Quotation], goes_on: bool) -> list[Quotation]:
    """Quotations for opening marks that were left over, never reaching beyond their paragraph."""
    start, end = span
    left: list[Quotation] = []
    for level, opened in enumerate(stack):
        ends = [q for q in found if q.start > opened.start and text[q.inner[1] - 1] in ",.?!"]
        last = max(ends, key=lambda quotation: quotation.end) if ends else None
        rest = word_count(text, (last.end, end)) if last else 0
        if last and (0 < rest <= _REPORTING_CLAUSE or not (goes_on and level == 0)):
            left.append(Quotation(opened.start, last.end, (opened.after, last.inner[1]), level, closed=False))
        elif goes_on and level == 0:
            left.append(Quotation(opened.start, end, (opened.after, end), level, closed=False, continues=True))
        elif not text[start : opened.start].strip():
            left.append(Quotation(opened.start, end, (opened.after, end), level, closed=False))
    return left


def levelled(found: list[Quotation]) -> list[Quotation]:
    """Quotations in the order of the text, each with its level: in how many others it stands."""
    ordered = sorted(found, key=lambda quotation: (quotation.start, -quotation.end))
    result: list[Quotation] = []
    around: list[int] = []
    for quotation in ordered:
        while around and around[-1] < quotation.end:
            around.pop()
        result.append(
            Quotation(
                quotation.start, quotation.end, quotation.inner, len(around), quotation.closed, quotation.continues
            )
        )
        around.append(quotation.end)
    return result


def word_count(text: str, span: Span) -> int:
    """How many words stand in a span.

    >>> word_count("so-called vote's", (0, 16))
    2
    """
    return sum(1 for _ in _WORD.finditer(text, *span))


def quoted_share(text: str, spans: Iterable[Span], quotations: Iterable[Quotation]) -> float:
    """The share of the words in ``spans`` that stand inside a quotation, 0 to 1."""
    inside = total = 0
    all_regions = [quotation.span for quotation in quotations]
    for start, end in spans:
        regions = [region for region in all_regions if region[0] < end and start < region[1]]
        for word in _WORD.finditer(text, start, end):
            total += 1
            inside += any(first <= word.start() and word.end() <= last for first, last in regions)
    return inside / total if total else 0.0
