"""Titles of agenda items as a text gives them: quoted after the numbers, before them, or as lines of a masthead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from onrecord.model.document import Span, trim
from onrecord.un.ordinal import PATTERN

_ALIKE = 0.85
"""From this likeness on a title of the text is taken for an official one, whatever the order."""
_LONGEST = 400

_OPENING = '\u201c\u201d\u201e\u201f"\u00ab\u00bb\u2018'
_QUOTED = re.compile(
    r"[\u201c\u201d\u201e\u201f\"\u00ab\u00bb]\s*((?:(?!\n\s*\n)[^\u201c\u201d\u201e\u201f\"\u00ab\u00bb]){3,400}?)\s*"
    r"[\u201c\u201d\u201f\"\u00ab\u00bb]"
    r"|\u2018([^\u2018\n]{3,400}?)\u2019(?=\s*(?:[,.;:)\]]|and\b|$|\n))"
)
_BETWEEN = re.compile(r"[\s,;]*(?:(?:and|&|as\s+well\s+as)\s+)?(?=[\u201c\u201d\u201e\u201f\"\u00ab\u00bb\u2018])")
# the words that may stand between a list of numbers and the titles that belong to it
_INTRODUCTION = re.compile(
    rf"(?:[\s,:;*()\u2013\u2014-]|['\u2019]s?\b|\b(?:under|with|having|bearing|the|their|its|of|on|and|as|well|for|to|at|which|are|is"
    r"|titles?|titled|entitled|headings?|headlines?|names?|named|called|is|was|namely|respectively|respective|following"
    r"|agenda|items?|provisional|preliminary|list|continued|regular|session|General|Assembly|UN|United|Nations"
    rf"|(?i:{PATTERN}))\b){{0,60}}(?=[\u201c\u201d\u201e\u201f\"\u00ab\u00bb\u2018])"
)
_STOP = re.compile(
    r"(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council)\s*$"
    rf"|{PATTERN}\s+(?:session|year)\b"
    r"|(?:Identical\s+)?(?:Letters?|Notes? verbales?|Telegram)\b.*\bdated\b|Letter from\b|Note verbale\b"
    r"|Distr\.|Original:|Resolutions?\b|(?:Revised )?draft (?:resolution|decision)s?\b|Decisions? adopted\b"
    r"|\[|[AES]/\S+$|Agenda\s+items?\b|Items?\s+\d|\*|__",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:ES-|S-)?\d+/\d+\.\s+")
_COLON = re.compile(r":\s+(?=\S)")
_SHORTEST = 4
_BLANK = re.compile(r"\n[ \t]*\n")
_CONTINUED = re.compile(r"\s*\((?:continued|concluded|resumed)\)", re.IGNORECASE)
# a title that an empty line sets apart from "Agenda item 21": no sentence, no speaker
_ALONE = re.compile(
    r"[ \t]*\n[ \t]*\n[ \t]*(?P<title>(?!(?:The\s+)?(?:Acting\s+|Vice-|Temporary\s+)?(?:President|Chair)|M[rs]s?\.)"
    r"[A-Z](?:(?!\n[ \t]*\n)[^.;()]){4,300}?)[ \t]*(?=\n[ \t]*\n|\Z)"
)
_SUB_TITLE = re.compile(r"(?:^|(?<=\s))\(([a-z]{1,2})\)\s+(?=[A-Z\u201c])")
_CUT = re.compile(
    r"\s*\((?:continued|concluded|resumed|[AES]/|chap|see)|\s+(?:[AES]/\d)|\n\s*\n|[.?!]\s+(?=[A-Z\u201c\"])|[.*]\s*$",
    re.IGNORECASE,
)


def divided(text: str, span: Span) -> tuple[Span | None, Span]:
    """The title of an item and that of its sub-item, which a masthead prints as one with a colon between.

    >>> words = "General and complete disarmament: nuclear disarmament"
    >>> [words[slice(*part)] for part in divided(words, (0, len(words))) if part]
    ['General and complete disarmament', 'nuclear disarmament']
    """
    colon = _COLON.search(text, *span)
    if colon is None or colon.start() - span[0] < _SHORTEST or span[1] - colon.end() < _SHORTEST:
        return None, span
    return trim(text, span[0], colon.start()), trim(text, colon.end(), span[1])


def quoted_after(text: str, end: int) -> tuple[Span, ...]:
    """The titles quoted behind a list of numbers, in any marks, mixed and unbalanced ones too; without the marks."""
    introduction = _INTRODUCTION.match(text, end, min(len(text), end + _LONGEST))
    return _quoted(text, introduction.end()) if introduction else ()


def _quoted(text: str, position: int) -> tuple[Span, ...]:
    found: list[Span] = []
    while match := _QUOTED.match(text, position):
        start, stop = match.span(1) if match[1] is not None else match.span(2)
        found.append(_bare(text, start, stop))
        following = _BETWEEN.match(text, match.end())
        if following is None:
            break
        position = following.end()
    return tuple(found)


def _bare(text: str, start: int, end: int) -> Span:
    """The span without outer space and without the comma or full stop set inside the marks."""
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ",.;":
        end -= 1
    return trim(text, start, end)


def is_quoted_before(text: str, bracket: int) -> bool:
    """Whether a quotation ends in front of a bracket: “Question of Norvania” (item 37)."""
    return text[max(0, bracket - 80) : bracket].rstrip().endswith(("\u201d", "\u201c", '"', "\u00bb", "\u2019"))


def before_bracket(text: str, bracket: int) -> Span | None:
    """The title in front of "(item 37)": quoted, or the line itself."""
    quoted_end = len(text[:bracket].rstrip())
    if quoted_end and text[quoted_end - 1] in '\u201d\u201c"\u00bb\u2019':
        window = max(0, quoted_end - _LONGEST)
        last = None
        for match in _QUOTED.finditer(text, window, quoted_end):
            last = match
        if last and last.end() == quoted_end:
            return _bare(text, *(last.span(1) if last[1] is not None else last.span(2)))
    window = max(0, bracket - _LONGEST - 2)
    start = text.rfind("\n", window, bracket) + 1
    if not start and window:
        return None
    span = _bare(text, start, bracket)
    return span if 3 < span[1] - span[0] <= _LONGEST and text[span[0]].isupper() else None


def title_lines(text: str, end: int) -> tuple[Span, ...]:
    """The lines below a masthead's number line, up to a blank line or the next part of the masthead."""
    found: list[Span] = []
    mark = _CONTINUED.match(text, end)
    alone = _ALONE.match(text, mark.end() if mark else end)
    if alone and not _STOP.match(alone["title"]):
        return (trim(text, *alone.span("title")),)
    start = text.find("\n", end, end + 80) + 1
    if not start or text[end : start - 1].strip(" \t*.\u00a0"):
        return ()
    while start < len(text) and len(found) < 20:
        stop = _line_end(text, start)
        span = trim(text, start, stop)
        line = text[span[0] : span[1]]
        if not line or _STOP.match(line) or len(line) > _LONGEST:
            break
        found.append(span)
        start = stop + 1
    return tuple(found)


def joined_lines(text: str, lines: Sequence[Span], count: int) -> tuple[Span, ...]:
    """``count`` titles from the lines, those that go on with the one before joined to it; none if that fails.

    >>> text = "Prevention of armed conflict\\nThe rule of law at the national\\nand international levels"
    >>> joined_lines(text, [(0, 28), (29, 60), (61, 85)], 2)
    ((0, 28), (29, 85))
    """
    if len(lines) < count or not lines:
        return ()
    if count == 1:
        return ((lines[0][0], lines[-1][1]),)
    if len(lines) == count:
        return tuple(lines)
    joined: list[Span] = []
    for span in lines:
        goes_on = text[span[0]].islower() or (
            joined and re.search(r"(?:,|\b(?:and|of|the|in|on|for|to))$", text[slice(*joined[-1])])
        )
        if joined and goes_on:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return tuple(joined) if len(joined) == count else ()


def rest_of_line(text: str, end: int) -> Span | None:
    """The title that follows a number on its own line: "Item 37. The situation in ..."."""
    start = end
    if mark := _CONTINUED.match(text, start):
        start = mark.end()
    lead = re.compile(r"[ \t]*[.:*\u2013\u2014-]*[ \t]*").match(text, start)
    start = lead.end() if lead else start
    stop = _line_end(text, start)
    if start >= stop or not (text[start].isupper() or text[start] in '\u201c"'):
        return None
    cut = _CUT.search(text, start, min(stop, start + 2 * _LONGEST))
    span = _bare(text, start, cut.start() if cut else stop)
    return span if 3 < span[1] - span[0] <= _LONGEST else None


def completed(text: str, end: int, whole: Span | None) -> Span | None:
    """The document's own title as that of its item, where the item's has lost its first line and goes on small.

    >>> words = "Agenda item 96 on rivers of two States\\n\\n80/9918. Agreements on rivers of two States"
    >>> words[slice(*completed(words, 14, (40, len(words))))]
    'Agreements on rivers of two States'
    """
    start, stop = trim(text, end, _line_end(text, end))
    if whole is None or stop - start < _SHORTEST or not text[start].islower():
        return None
    rest = " ".join(text[start:stop].split())
    number = _NUMBERED.match(text, *whole)
    first = number.end() if number else whole[0]
    return (first, whole[1]) if " ".join(text[first : whole[1]].split()).endswith(rest) else None


def sub_titles(text: str, end: int) -> tuple[tuple[Span, str, Span], ...]:
    """Sub-items listed under a heading: where the letter stands, the letter, and its title's place."""
    stop = _paragraph_end(text, end, 2 * _LONGEST)
    marks = list(_SUB_TITLE.finditer(text, end, stop))
    found = []
    for index, mark in enumerate(marks):
        limit = marks[index + 1].start() if index + 1 < len(marks) else stop
        cut = _CUT.search(text, mark.end(), limit)
        found.append(((mark.start(), mark.end() - 1), mark[1], _bare(text, mark.end(), cut.start() if cut else limit)))
    return tuple(found)


def pair(text: str, titles: Sequence[Span], official: Sequence[str | None]) -> list[Span | None]:
    """A title's place for each number: by likeness to the official titles where all agree, else by order.

    ``official`` has one entry a number. Fewer or more titles than numbers are paired by likeness only.
    """
    best = [_most_alike(text[slice(*span)], official) for span in titles]
    chosen = [index for index, _ in best]
    if titles and None not in chosen and len(set(chosen)) == len(chosen):
        return [titles[chosen.index(index)] if index in chosen else None for index in range(len(official))]
    if len(titles) == len(official):
        return list(titles)
    return [None] * len(official)


def _most_alike(title: str, official: Sequence[str | None]) -> tuple[int | None, float]:
    scores = [(_likeness(title, other) if other else 0.0, -index) for index, other in enumerate(official)]
    score, index = max(scores, default=(0.0, 0))
    return (-index, score) if score >= _ALIKE else (None, score)


def _likeness(one: str, other: str) -> float:
    first, second = (re.sub(r"\W+", " ", each).strip().lower() for each in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def located(text: str, start: int, official: Sequence[str | None]) -> list[Span | None]:
    """Where the official titles stand in the text behind a list of numbers, within its paragraph."""
    stop = _paragraph_end(text, start, 300 * max(1, len(official)))
    found: list[Span | None] = []
    for title in official:
        pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", title))) if title else ""
        match = re.compile(rf"\b{pattern}\b", re.IGNORECASE).search(text, start, stop) if pattern else None
        found.append(match.span() if match else None)
    return found


def _line_end(text: str, start: int) -> int:
    """The end of the line, or the farthest a title on it may reach."""
    limit = min(len(text), start + 2 * _LONGEST)
    end = text.find("\n", start, limit)
    return limit if end < 0 else end


def _paragraph_end(text: str, start: int, reach: int) -> int:
    blank = _BLANK.search(text, start, min(len(text), start + reach))
    return blank.start() if blank else min(len(text), start + reach)
