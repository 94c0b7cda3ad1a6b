"""The tokens of a SPARQL query: enough to tell a keyword from an IRI, a string, a name or a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TokenKind = Literal["iri", "string", "language", "variable", "blank", "name", "word", "number", "sign"]

# A prefix longer than 250 characters is cut into words, lest a text of dots take quadratic time.
_WORD_CHARACTER = r"[\w·‿⁀]"
_TOKENS = re.compile(
    rf"""
      (?P<skip>\s+|\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<variable>[?$]{_WORD_CHARACTER}+)
    | (?P<blank>_:(?:{_WORD_CHARACTER}|[-.](?={_WORD_CHARACTER}))+)
    | (?P<name>(?:[^\W\d_](?:{_WORD_CHARACTER}|[.-]){{0,250}})?:
        (?:{_WORD_CHARACTER}|[:%-]|\\.|\.+(?=[\w·‿⁀:%\\-]))*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d_]\w*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


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

    Those of the last queries are kept: a query is gone through twice before it is asked, and asked again.

    >>> [(token.kind, token.text) for token in tokens("ASK { ?from ex:service 'LOAD' } # FROM")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('word', 'ASK'), ('sign', '{'), ('variable', '?from'), ('name', 'ex:service'), ('string', "'LOAD'"),
     ('sign', '}')]
    """
    found = ((match, str(match.lastgroup)) for match in _TOKENS.finditer(query))
    return tuple(
        Token(_KINDS[kind], match.group(), match.start(), match.end()) for match, kind in found if kind != "skip"
    )


_KINDS: dict[str, TokenKind] = {
    "iri": "iri", "string": "string", "language": "language", "variable": "variable", "blank": "blank",
    "name": "name", "word": "word", "number": "number", "sign": "sign",
}  # fmt: skip
