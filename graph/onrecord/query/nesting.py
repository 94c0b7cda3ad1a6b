"""How deep and how long a query may be: the engine goes down one step of its stack for each part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.errors import QueryError
from onrecord.query.tokens import Token, position

DEPTH = 200
"""Brackets within brackets; oxigraph ended its process between 900 and 2,200, on a stack of 8 MB."""

PARTS = 1_000
"""Keywords, groups, operators, triples and described nodes, all beside data; it ended at 2,600 of them in a row."""

_DEEPER = {"{": 1, "(": 1, "[": 1, "<<": 1, "<<(": 2, "}": -1, ")": -1, "]": -1, ">>": -1}
_LINKS = frozenset({"{", "(", "|", "&", "+", "-", "*", "/", "!", ".", ";"})


def refuse_depth(query: str, found: Sequence[Token]) -> None:
    """Raises :class:`QueryError` for a query that could exhaust the engine's stack."""
    depth = 0
    for token in found:
        if token.kind == "sign":
            depth = max(0, depth + _DEEPER.get(token.text, 0))
        if depth > DEPTH:
            raise QueryError(
                f"more than {DEPTH} brackets within brackets are refused ({position(query, token.start)}): "
                "split the query, or write it flatter"
            )
    for number, token in enumerate(_parts(found), start=1):
        if number > PARTS:
            raise QueryError(
                f"more than {PARTS:,} keywords, patterns and operators are refused ({position(query, token.start)}): "
                "split the query, or give what it compares with in VALUES or IN"
            )


def _parts(found: Sequence[Token]) -> Iterator[Token]:
    """What nests in the engine though it stands in a row; data of ``VALUES`` and lists of arguments do not."""
    values = describing = False
    around: list[str] = []
    for token in found:
        word = token.text.lower() if token.kind == "word" else ""
        if values:
            values = token.text != "}"
            continue
        values = word == "values"
        describing = word == "describe" or (describing and not word and token.text != "{")
        if token.text in {"{", "[", "("}:
            around.append(token.text)
        elif token.text in {"}", "]", ")"} and around:
            around.pop()
        objects = token.text == "," and around[-1:] != ["("]
        if word or token.text in _LINKS or objects or (describing and token.kind in {"iri", "name"}):
            yield token
