"""Where sentences end: the patterns of it, named for how they differ.

They differ on purpose. In prose a mark counts where a capital follows; where what comes after may be anything, the
mark alone counts; where a passage is cut, a semicolon counts too. Behind a title ("Mr.") and the like no sentence ends.
"""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list


def _not_behind(*words: str, mark: str = "") -> str:
    return "".join(rf"(?<!\b{re.escape(word)}{mark})" for word in words)


TITLES = word_list("titles.csv", "abbreviated")
_CAPITAL = r"\s+(?=[A-Z\u201c\"])"
_CLOSING = r"[\"'\u201d\u2019\u00bb)\]]*"

IN_PROSE = re.compile(
    rf"[.!?]{_not_behind(*TITLES, 'St', 'No', mark='.')}[\u201d\"')]*{_CAPITAL}|\n[ \t]*\n",
)
"""A mark behind which a capital follows, with the quotation marks and brackets it closes, or a blank line."""

IN_LISTS = re.compile(rf"[.!?]{_CAPITAL}|\n")
"""A mark behind which a capital follows, or the end of a line."""

OF_PASSAGE = re.compile(r"[.!?;]\s+(?=[A-Z])|\n\s*\n|;\s")
"""A mark behind which a capital follows, a semicolon, or a blank line."""

OF_CLAUSE = re.compile(rf"{_not_behind(*TITLES, 'St')}\.\s|\n|;\s")
"""A full stop, a semicolon, or the end of a line."""

FULL_STOP = re.compile(rf"{_not_behind(*TITLES)}(?<!\b[A-Z])\.\s")
"""A full stop that is not behind an initial."""

ANY_MARK = re.compile(r"[.?!](?:\s|$)|\n[ \t]*\n|$")
"""A mark, whatever follows, a blank line, or the end of the text."""

OF_LINE = re.compile(rf"[.!?\u2026]{_CLOSING}$")
"""A mark that ends a line, with what it closes."""

BEFORE = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")
"""What a sentence can begin behind: the beginning of the text, a mark, a new line."""
