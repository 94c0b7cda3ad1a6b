"""The text that the engine is handed: a query written anew, so that it can be read in one way only.

A reading of our own, however careful, is not the engine's. So the engine gets none of the places where the
two could differ: there are no comments; strings stand between ``"``, which occurs nowhere else, with ``'``,
``#`` and line ends escaped; in strings and IRIs one letter of each ``SERVICE``, ``FROM`` and ``LOAD`` is
escaped; a ``<`` that is no IRI is followed by a space, which no IRI has. Whatever the engine takes an IRI
for, it then finds no comment, no string and no such keyword in it: these letters stand in variables, blank
nodes and the names that ``refuse`` lets pass, and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.query.refusal import KEYWORDS, refuse
from onrecord.query.tokens import Token, tokens

_COMMENT = re.compile(r"#[^\r\n]*")
_HELD = rf"(?i:[sfl](?={'|'.join(word[1:] for word in KEYWORDS.pattern.split('|'))}))"
_IN_IRI = re.compile(rf"['#]|{_HELD}")
_IN_STRING = re.compile(
    rf"\\u(?P<four>[0-9A-Fa-f]{{4}})|\\U(?P<eight>[0-9A-Fa-f]{{8}})|\\(?P<escaped>.)|(?P<raw>['\"#\r\n]|{_HELD})"
)
_QUOTES = ("'", '"')
_SHORT = {"\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True, slots=True)
class OneReading:
    """A query as the engine gets it; ``starts`` are places in ``text`` and what they were in the query."""

    text: str
    starts: tuple[tuple[int, int], ...]

    def original(self, place: int) -> int:
        """The place in the query that a place in the text came from."""
        start, before = self.starts[bisect_right(self.starts, (place, 1 << 62)) - 1]
        return before + place - start


def one_reading(query: str) -> OneReading:
    """The query as the engine may have it, or :class:`QueryError` where ``refuse`` refuses it.

    >>> one_reading("ASK { ?s ?p 'a#b' } # SERVICE").text
    'ASK { ?s ?p "a\\\\u0023b" }  '
    """
    refuse(query)
    parts: list[str] = []
    starts = [(0, 0)]
    length = done = 0
    for token in tokens(query):
        gap = _COMMENT.sub(" ", query[done : token.start])
        written = _written(token) + (
            " " if token.kind == "string" and query[token.end : token.end + 1] in _QUOTES else ""
        )
        if written != token.text or len(gap) != token.start - done:
            starts += [(length + len(gap), token.start), (length + len(gap) + len(written), token.end)]
        parts += [gap, written]
        length += len(gap) + len(written)
        done = token.end
    return OneReading("".join([*parts, _COMMENT.sub(" ", query[done:])]), tuple(starts))


def _written(token: Token) -> str:
    if token.kind == "iri":
        return _IN_IRI.sub(lambda found: _code_point(found.group()), token.text)
    if token.kind == "string":
        return _string(token.text)
    if token.kind == "sign" and token.text.startswith("<"):
        return token.text + " "
    return token.text


def _string(text: str) -> str:
    """A string between ``"``, whatever stood around it."""
    around = 3 if len(text) > 5 and text[:3] in {'"' * 3, "'" * 3} else 1
    return f'"{_IN_STRING.sub(_character, text[around:-around])}"'


def _character(found: re.Match[str]) -> str:
    if found["escaped"]:
        return "\\u0027" if found["escaped"] == "'" else found.group()
    if found["raw"]:
        return _SHORT.get(found["raw"]) or _code_point(found["raw"])
    point = int(found["four"] or found["eight"], 16)
    return _SHORT.get(chr(point), found.group()) if point < 0x80 else found.group()


def _code_point(character: str) -> str:
    return f"\\u{ord(character):04X}"
