"""Characters that deceive: what shows nothing, turns the order of others, or steers a terminal.

A document's text is kept as it is, for offsets refer to it. Names, titles and paths are cleaned.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, replace

from onrecord.reading.draft.metadata import Metadata

_LONGEST = 1_000
"""Characters of one field; what is longer is no title, name or address."""

_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)
_JOINERS = frozenset("\u200c\u200d")
"""They join letters of Persian and Indic names; elsewhere they only hide differences."""
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)


def clean_name(value: str) -> str:
    r"""The words as they are seen: no controls, nothing invisible, no turned order, one space between words.

    >>> clean_name("Nor\u200bvania\u202e \x1b[31m Post\n")
    'Norvania [31m Post'
    """
    kept: list[str] = []
    for position, character in enumerate(value):
        category = unicodedata.category(character)
        if character in _JOINERS and not _joins(value, position):
            continue
        if character.isspace() or category == "Cc":
            kept.append(" ")
        elif character in _JOINERS or not (character in _UNSEEN or category in ("Cs", "Cf")):
            kept.append(character)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())[:_LONGEST].strip()


def _joins(value: str, position: int) -> bool:
    before, after = value[:position][-1:], value[position + 1 :][:1]
    return all("\u0600" <= one <= "\u0dff" for one in (before, after) if one) and bool(before and after)


def clean_metadata(says: Metadata) -> Metadata:
    """The metadata with every name in them as it is seen; a name of which nothing is left is not said."""
    found: dict[str, object] = {}
    for field in fields(says):
        value = getattr(says, field.name)
        if isinstance(value, str):
            found[field.name] = clean_name(value) or None
        elif isinstance(value, tuple):
            found[field.name] = tuple(filter(None, map(clean_name, value)))
    if says.url and _SCRIPT.match(clean_name(says.url)):
        found["url"] = None
    return replace(says, **found)  # type: ignore[arg-type]


def clean_path(path: str) -> str:
    r"""A path that can be printed and stored: what cannot is escaped, so that two paths never become one.

    >>> clean_path("a\u202etxt.exe\n\udcff")
    'a\\u202etxt.exe\\n\\xff'
    """
    if path.isascii() and path.isprintable():
        return path
    return "".join(map(_escaped, path))


def _escaped(character: str) -> str:
    if character.isprintable() and character not in _UNSEEN:
        return character
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
