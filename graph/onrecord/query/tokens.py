"""The tokens of a SPARQL query, exactly as its grammar has them: what the engine reads as one, we do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TokenKind = Literal["iri", "string", "language", "variable", "blank", "name", "word", "number", "sign"]

# By what they are not, which is compiled at once: with them any character beyond ASCII; is_name tells which may be.
_LETTER = r"[^\x00-@\[-`{-\x7f]"
_FIRST, _FIRST_OR_COLON = r"[^\x00-/:-@\[-^`{-\x7f]", r"[^\x00-/;-@\[-^`{-\x7f]"  # letters, digits, _
_CHAR, _CHAR_OR_COLON = r"[^\x00-,./:-@\[-^`{-\x7f]", r"[^\x00-,./;-@\[-^`{-\x7f]"  # and the hyphen
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = rf"\\[tbnrf\\\"']|{_CODE_POINT}"
_PERCENT = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_NUMBER = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"

# Atomic groups: a run of characters is read once, so that a long text takes no quadratic time.
_TOKENS = re.compile(
    rf"""
      (?P<skip>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><(?>(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*)>)
    | (?P<string>\"\"\"(?>(?:\"{{0,2}}(?:[^"\\]|{_ESCAPE}))*)\"\"\"|'''(?>(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*)'''
        |"(?>(?:[^"\\\n\r]|{_ESCAPE})*)"|'(?>(?:[^'\\\n\r]|{_ESCAPE})*)')
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
    | (?P<variable>[?$]{_FIRST}+)
    | (?P<blank>_:(?>{_FIRST}{_CHAR}*(?:\.+{_CHAR}+)*))
    | (?P<name>(?>(?:{_LETTER}{_CHAR}*(?:\.+{_CHAR}+)*)?):
        (?>(?:(?:{_FIRST_OR_COLON}|{_PERCENT})(?:{_CHAR_OR_COLON}|{_PERCENT})*(?:\.+(?:{_CHAR_OR_COLON}|{_PERCENT})+)*)?))
    | (?P<run>(?>{_LETTER}{_CHAR}*(?:\.+{_CHAR}+)*))
    | (?P<number>{_NUMBER})
    | (?P<sign><<\(|<<|<=|>>|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PARTS = re.compile(rf"(?P<word>[A-Za-z][A-Za-z0-9_]*)|(?P<number>{_NUMBER})|(?P<sign>.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``query[start:end] == text``. White space and comments are no tokens."""

    kind: TokenKind
    text: str
    start: int
    end: int


@lru_cache(maxsize=4)
def tokens(query: str) -> tuple[Token, ...]:
    """The tokens of a query, in order; see section 19.8 of the SPARQL 1.1 recommendation.

    Those of the last queries are kept: a query is gone through more than once before it is asked.

    >>> [(token.kind, token.text) for token in tokens("ASK { ?from ex:service 'LOAD' } # FROM")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('word', 'ASK'), ('sign', '{'), ('variable', '?from'), ('name', 'ex:service'), ('string', "'LOAD'"),
     ('sign', '}')]
    """
    return tuple(_found(query))


def _found(query: str) -> Iterator[Token]:
    for match in _TOKENS.finditer(query):
        kind = str(match.lastgroup)
        if kind == "run":  # a name's characters without its colon: words, and what stands between them
            for part in _PARTS.finditer(query, match.start(), match.end()):
                yield Token(_KINDS[str(part.lastgroup)], part.group(), part.start(), part.end())
        elif kind != "skip":
            yield Token(_KINDS[kind], match.group(), match.start(), match.end())


def is_name(token: Token) -> bool:
    """Whether a name, a variable or a blank node has no characters but those that the recommendation gives it.

    >>> [is_name(token) for token in tokens("?élan ?×")]
    [True, False]
    """
    parts = () if token.text.isascii() else re.split(r"[\x00-/:-@\[-`{-\x7f]+", token.text)
    return all(_letters().fullmatch(part) for part in parts)


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    """Compiled where it is needed: it takes a twentieth of a second."""
    base = (  # PN_CHARS_BASE, with the digits
        "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
        "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
    )
    return re.compile(rf"(?:[{base}][{base}\u00b7\u0300-\u036f\u203f-\u2040]*)?")


def position(query: str, place: int) -> str:
    """Where a place in a query is, for people.

    >>> position("ASK\\n{", 4)
    'line 2, column 1'
    """
    return f"line {query.count(chr(10), 0, place) + 1}, column {place - query.rfind(chr(10), 0, place)}"


_KINDS: dict[str, TokenKind] = {
    "iri": "iri", "string": "string", "language": "language", "variable": "variable", "blank": "blank",
    "name": "name", "word": "word", "number": "number", "sign": "sign",
}  # fmt: skip
