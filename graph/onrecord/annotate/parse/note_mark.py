"""Marks of notes in a running text: they are no words of it, and what they touch goes on without them.

Readers put the raised numbers of a layout in brackets (``reading/layout/raised``). Plain text has whatever its
maker left: "the vote.[1] Envoy", "2019⁵", "the vote.1 Envoy", and "the vote, 2/ that" from typewriters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.names.word_list import word_list, word_set

_MONTHS = "|".join(month.capitalize() for month in word_list("dates.csv", "month"))
_NO_DATE = rf"(?!\s+(?:{_MONTHS}))"
_NUMBER = r"\d{1,3}(?>(?:\s?[,–-]\s?\d{1,3})*)"
_OPENS = r"(?=\s+[A-Z“\"‘«]|\s*(?:\n|$))"
"""What comes after a number that a sentence's end has before it: another sentence."""
_BEFORE_NUMBERS = word_set("note_marks.csv", "numbered")
_MARK = re.compile(
    rf"(?P<power>\d\s?[kcm]?m[²³](?!\w)|(?<![\d.,])10[⁰¹²³⁴-⁹]++)|(?P<raised>[⁰¹²³⁴-⁹]++)"
    rf"|(?P<bracket>\[(?:\^[^\]\s]{{1,40}}|{_NUMBER}|(?:note|n|nb)\s{_NUMBER}|citation needed)\](?!\w){_NO_DATE})"
    r"|(?P<letter>(?<=[.,;:!?”\"])\s?\[[a-z]\](?!\w))"
    r"|(?P<slash>(?<![\w/.-])_?\d{1,2}/_?(?=[\s.,;:)”\"]|$)(?!\s*\d))"
    rf"|(?<![\w/.])(?P<word>[^\W\d_]{{3,}}+)(?:[.!?](?P<glued>\d{{1,2}}){_OPENS}|[,;](?P<amid>\d{{1,2}})(?=\s|$)){_NO_DATE}"
    rf"|(?:(?<![\d/.,])(?:1[89]|20)\d\d|/\d++|\))[.,;](?P<after>\d{{1,2}}){_OPENS}{_NO_DATE}"
    r"|(?:\b(?:of|in|since)\s|\d{4}–)(?:19\d|20[0-4])\d(?P<year>\d{1,2})(?=[,;.]?\s+(?:and|or|the|which|a)\b|[,;.]?\n)"
    rf"|(?:(?<=[^\W\d][\"”’»])|(?<=[.,!?…][\"”’»]))[.,;]?(?P<quoted>\d{{1,2}})(?=[\s.,;]|$){_NO_DATE}"
)
_GROUPS = ("raised", "bracket", "letter", "slash", "glued", "amid", "year", "after", "quoted")


@lru_cache(maxsize=8)
def without_marks(text: str) -> str:
    """The text with a space for each character of a note's mark: every other character stays in its place.

    >>> without_marks("It was void.[1] He met us in 2019⁵ on 40 km².")
    'It was void.    He met us in 2019  on 40 km².'
    >>> without_marks("It was void.1 He said so, 2/ as resolution 73/194.3 We met.")
    'It was void.  He said so,    as resolution 73/194.  We met.'
    """
    pieces: list[str] = []
    position = 0
    for match in _MARK.finditer(text):
        group = next((name for name in _GROUPS if match[name]), None)
        if group is None or (match["word"] or "").lower() in _BEFORE_NUMBERS:
            continue
        start, end = match.span(group)
        pieces += (text[position:start], " " * (end - start))
        position = end
    return "".join((*pieces, text[position:]))
