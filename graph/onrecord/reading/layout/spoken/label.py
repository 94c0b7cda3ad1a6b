"""Labels of speakers in interviews, briefings and press conferences: "Q:", "MS. PRICE:", "Mira Tal:", "Courier:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.document import Span
from onrecord.names.word_list import word_list, word_set
from onrecord.reading.layout.words import is_capitalised

_LONGEST = 110
_ASKING = word_set("spoken.csv", "asking")
_ANSWERING = word_set("spoken.csv", "answering")
_BRACKET = r"(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?"
_WORDS = "|".join(sorted((re.escape(word) for word in (*_ASKING, *_ANSWERING)), key=len, reverse=True))
_GENERIC = re.compile(
    rf"(?P<name>(?:Unidentified |UNIDENTIFIED )?(?:{_WORDS}))(?P<number>\s?\d{{1,2}})?{_BRACKET}\s?"
    r"(?::(?=\s|$)|(?<=\b[QA])\.:?(?=\s)|(?<=\b[QA])\s?[–—-](?=\s)|(?<=\d)\.(?=\s))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>[^\W\d_][\w.'’&-]*(?:[ \u00a0][\w.'’&-]+){0,8})"
    rf"{_BRACKET}(?P<tail>,\s[^:\n.!?\"“”]{{2,60}})?{_BRACKET}\s?:(?=\s|$|[A-Z“\"])"
)
_NO_LABELS = word_set("titles.csv", "not_of_labels")
_TITLES = frozenset(
    title.lower() for title in word_list("titles.csv", "courtesy", "of_order", "of_rank", "of_transcript")
)

Part = Literal["asks", "answers", "speaks"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a paragraph: its place, colon included, a key by which it is known again.

    ``part`` tells of labels without a name whether they ask or answer.
    """

    span: Span
    key: str
    part: Part = "speaks"


def find_label(text: str, start: int, end: int, bold: int | None = None) -> Label | None:
    """The label that a paragraph begins with, ``None`` if it begins with none; ``bold`` is where its bold type ends.

    >>> find_label("Q: Will you sign?", 0, 17)
    Label(span=(0, 2), key='q', part='asks')
    >>> find_label("Mira Tal: No.", 0, 13), find_label("Background: The vote was held.", 0, 30)
    (Label(span=(0, 9), key='mira tal', part='speaks'), None)
    """
    opening = text[start : min(end, start + _LONGEST)]
    generic = _GENERIC.match(opening)
    if generic is not None and generic["name"][0].isupper():
        word = generic["name"].lower().removeprefix("unidentified ")
        return Label((start, start + generic.end()), word, "asks" if word in _ASKING else "answers")
    named = _NAMED.match(opening)
    if named is not None and _is_name(named["name"]):
        return Label((start, start + named.end()), key_of(named["name"]))
    if bold is not None and bold - start <= _LONGEST:
        words = text[start:bold].strip()
        if is_capitalised(words) and _is_name(words) and 1 < len(words.split()) <= 5 and bold < end:
            return Label((start, bold), key_of(words))
    return None


def key_of(name: str) -> str:
    """The words of a label by which it is known again, without the title: "MS. PRICE" and "Price" are one.

    >>> key_of("MS. PRICE"), key_of("Minister Tal")
    ('price', 'tal')
    """
    words = re.sub(r"[.,:()\[\]]", "", name).lower().split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def is_short_for(key: str, name: str) -> bool:
    """Whether a key is the end of a longer one, or its initials: "tal" or "mt" of "mira tal".

    >>> is_short_for("tal", "mira tal"), is_short_for("mt", "mira tal"), is_short_for("mira", "mira tal")
    (True, True, False)
    """
    words = name.split()
    return name.endswith(f" {key}") or (len(words) > 1 and key == "".join(word[0] for word in words))


def _is_name(name: str) -> bool:
    """Whether words can be the name, the office or the initials of one who speaks."""
    words = name.split()
    first = re.sub(r"\W", "", words[0]).lower()
    if not is_capitalised(name) or any(re.search(r"\d", word) for word in words):
        return False
    return first not in _NO_LABELS and words[-1].lower().rstrip(".") not in _NO_LABELS
