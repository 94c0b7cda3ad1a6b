"""Labels of speakers at the start of a turn, as verbatim records and transcripts have them."""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list
from onrecord.reading.layout.words import is_capitalised

_NAME = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,4}"
_ASIDE = r"(?:\s*\([^()\n]{1,60}\)){0,3}"
_TITLES = word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_transcript")
_TITLED = re.compile(rf"(?:(?:{'|'.join(_TITLES)})\b\.?\s){_NAME}{_ASIDE}\s?:(?=\s)")
_CHAIR = re.compile(
    rf"(?:The\s)?(?:Acting\s|Temporary\s|Deputy\s|Vice-)?(?:President|Secretary-General|Chair(?:man|person|woman)?"
    rf"|Moderator|Speaker){_ASIDE}\s?:(?=\s)"
)
_TRANSCRIPT = re.compile(
    r"(?:Q|A|QUESTION|ANSWER|(?:MR|MRS|MS|DR)\.? [A-Z][A-Z'’ -]{1,40}|[A-Z]{3,}(?: [A-Z][A-Z'’-]+){1,3}):(?=\s)"
)


def find_speaker(text: str, start: int, end: int, *, of_record: bool = False) -> int | None:
    """The end of the speaker's label with which the paragraph begins, colon included, or ``None``.

    ``of_record`` says that the text is a record of a meeting, where "The President:" is a label too.

    >>> find_speaker("Mr. Tal (Norvania): We thank you.", 0, 33)
    19
    """
    opening = text[start : min(end, start + 160)]
    for form in (_TITLED, _CHAIR, _TRANSCRIPT) if of_record else (_TITLED, _TRANSCRIPT):
        match = form.match(opening)
        if match and is_capitalised(re.sub(r"\(.*?\)|:", "", match.group())):
            return start + match.end()
    return None
