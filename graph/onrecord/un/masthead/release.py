"""The front of a press release of the United Nations: its number, day, title and meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.masthead import Masthead
from onrecord.un.masthead.kind import is_release
from onrecord.un.masthead.lines import Line
from onrecord.un.masthead.symbol import NUMBERED
from onrecord.un.organ import heading_organs
from onrecord.un.slips import DAY, day_in, meeting_number

_ROWS = 10
_MEETING = re.compile(
    r"(?P<meeting>\d{1,5}(?:st|nd|rd|th))\s+(?:[\w&]+\s+){0,2}Meetings?\b(?:\s*\([\w&; ]+\))?", re.IGNORECASE
)
_SERIES = {"GA": "General Assembly", "SC": "Security Council", "ECOSOC": "Economic and Social Council"}


def read_release(lines: Sequence[Line]) -> Masthead | None:
    """The front of a press release that has a number such as SC/15697; ``None`` for other texts."""
    numbered = next((line for line in lines[:4] if NUMBERED.match(line.words)), None)
    if numbered is None or not is_release(lines):
        return None
    top = lines[:_ROWS]
    day = next(filter(None, (re.fullmatch(DAY, line.words) for line in top)), None)
    met = next(filter(None, (_MEETING.match(line.words) for line in top)), None)
    named = _SERIES.get(numbered.words.partition("/")[0])
    organs = tuple(each for each in heading_organs().values() if each == named)
    return Masthead(
        symbols=(numbered.words.strip(),),
        kind="release",
        opening=0,
        published=day_in(day.groupdict()) if day else None,
        organs=organs,
        evidence=(numbered.span,),
        meeting=meeting_number(met["meeting"]) if met else None,
    )
