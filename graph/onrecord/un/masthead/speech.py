"""The front of a speech as missions print it: "STATEMENT by H.E. Ms. ..., President of ..., at the general debate"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.masthead import Masthead
from onrecord.un.masthead.kind import SPEECH, is_speech
from onrecord.un.masthead.lines import Line
from onrecord.un.slips import DAY, day_in

_ROWS = 14
_HONOUR = re.compile(
    r"(?:H\.\s?E\.|(?:His|Her) Excellency|(?:His|Her|Mr|Mrs|Ms|Miss|Dr|Prof|Amb|Ambassador|the|Hon)\b)\.?,?\s*",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(?:Mr|Mrs|Ms|Madam|Mister|Your|Excellenc|Distinguished)\b.{0,60}[,:!]$")


def read_speech(lines: Sequence[Line]) -> Masthead | None:
    """The front of a speech made at the United Nations; ``sender`` is the speaker. ``None`` for other texts."""
    if not is_speech(lines):
        return None
    top = lines[:_ROWS]
    salutation = next((i for i, line in enumerate(top) if _SALUTATION.match(line.words)), None)
    last = salutation if salutation is not None else _first_prose(top)
    day = next(filter(None, (re.search(DAY, line.words) for line in top[:last])), None)
    start = next(i for i, line in enumerate(top) if SPEECH.match(line.words))
    title = (top[start].start, top[last - 1].end) if last > start else top[start].span
    return Masthead(
        symbols=(),
        kind="speech",
        opening=top[last].start if last < len(top) else title[1],
        published=day_in(day.groupdict()) if day else None,
        sender=_speaker([line.words for line in top[start:last]]),
        addressee=top[salutation].words.rstrip(",:!") if salutation is not None else None,
    )


def _speaker(words: Sequence[str]) -> str | None:
    """The name behind "by", without what honours it."""
    told = re.sub(r"^\W*\w+\W*(?:by|of|delivered by)?\W*", "", " | ".join(words), count=1, flags=re.IGNORECASE)
    name = told.lstrip("| ").partition("|")[0].partition(",")[0].strip()
    name = re.sub(r"^(?:by|of|delivered by)\s+", "", name, flags=re.IGNORECASE)
    while found := _HONOUR.match(name):
        name = name[found.end() :]
    return name if len(name.split()) in range(2, 6) and not re.search(r"\d", name) else None


def _first_prose(lines: Sequence[Line]) -> int:
    return next((i for i, line in enumerate(lines) if re.search(r"[a-z]{2}[.!?]$", line.words)), len(lines))
