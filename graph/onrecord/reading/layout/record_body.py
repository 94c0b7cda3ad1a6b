"""Whether the body of a text is that of a meeting's record, where no masthead says so: by how turns begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.names.word_list import word_list
from onrecord.reading.layout.lines import Line
from onrecord.un.opening import find_opening

_TITLES = "|".join(map(re.escape, word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_summary")))
_ASIDES = r"(?:\s*[(\[][^()\[\]\n]{2,90}[)\]])"
_PRESIDING = re.compile(
    rf"(?:\d{{1,3}}\.\s+)?The\s(?:[A-Z][\w-]+\s)*(?:President|Chair(?:man|person|woman)?|PRESIDENT|CHAIR(?:MAN|PERSON|WOMAN)?)"
    rf"{_ASIDES}*\s?:(?=\s|$)"
)
_LABELLED = re.compile(rf"(?:\d{{1,3}}\.\s+)?(?:{_TITLES})\.?\s[^()\[\]:\n]{{2,60}}{_ASIDES}+\s?:(?=\s|$)")
_PARTICIPANT = re.compile(rf"(?P<number>\d{{1,3}}\.\s+)?(?:{_TITLES}|The\s(?:(?i:[\w-]*\s?chair|president)\w*))\b")
_AGREED = re.compile(r"(?:\d{1,3}\.\s+)?It was so (?:decided|agreed)\.")
_LINES_OF_A_PARAGRAPH = 6
_LABELS, _PRESIDED, _NUMBERED, _OPENINGS = 3, 2, 2, 3
_MOST = 400


def reads_as_record(text: str, lines: Sequence[Line]) -> bool:
    """Whether several lines open turns as in a verbatim record, or paragraphs as in a summary record.

    Of a summary record the paragraphs are numbered, or what the meeting did stands between them.
    """
    lines = lines[:_MOST]
    presided = sum(bool(_PRESIDING.match(line.words)) for line in lines)
    labelled = sum(bool(_LABELLED.match(line.words)) for line in lines)
    if labelled >= _LABELS or (labelled and presided) or presided > _PRESIDED:
        return True
    numbered = openings = 0
    for index, line in enumerate(lines):
        begun = _PARTICIPANT.match(line.words)
        if begun is None:
            continue
        last = lines[min(index + _LINES_OF_A_PARAGRAPH, len(lines)) - 1]
        if find_opening(text, line.start, last.end) is not None:
            openings += 1
            numbered += begun["number"] is not None
    return numbered >= _NUMBERED or (openings >= _OPENINGS and any(_AGREED.match(line.words) for line in lines))
