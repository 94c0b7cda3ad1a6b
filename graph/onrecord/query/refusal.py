"""What a query may not do: leave the store, or change it.

``SERVICE`` goes to the network from oxigraph and rdflib alike, ``FROM`` reads files under rdflib, and an
update writes. oxigraph's parser needs no space between tokens and reads ``<`` as an operator where that
fits, so ``FILTER(1<2)SERVICE#>`` calls a service although the tokens of the recommendation are an IRI.
What can be read both ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.errors import QueryError
from onrecord.query.tokens import Token, tokens

_FORBIDDEN = ("service", "from", "load")
_UPDATES = frozenset({"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"})
_HIDDEN = re.compile(r"\).*(?:service|from|load)", re.IGNORECASE)
_REMEDIES = {
    "from": "all documents of the store are asked together; name a graph with GRAPH instead",
    "service": "a query stays in the store; take the clause out",
    "load": "only reading is allowed here; build the store with 'onrecord build'",
}


@lru_cache(maxsize=4)
def refuse(query: str) -> None:
    """Nothing, for a query that only reads the store; else :class:`QueryError` naming the keyword.

    >>> refuse("SELECT ?from WHERE { ?from a <http://example.org/service> }")
    >>> refuse("SELECT * FROM <file:///etc/hosts> {}")
    Traceback (most recent call last):
    onrecord.errors.QueryError: FROM is refused (line 1, column 10): all documents of the store are asked \
together; name a graph with GRAPH instead
    """
    found = tokens(query)
    for place, token in enumerate(found):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        keyword = _keyword(token, before, after)
        if keyword is not None:
            raise QueryError(f"{keyword.upper()} is refused ({_position(query, token)}): {_REMEDIES[keyword]}")
    _refuse_updates(query, found)


def _keyword(token: Token, before: Token | None, after: Token | None) -> str | None:
    text = token.text.lower()
    if token.kind == "word":
        return next((keyword for keyword in _FORBIDDEN if keyword in text), None)
    if token.kind == "iri" and _HIDDEN.search(text):
        return next(keyword for keyword in _FORBIDDEN if keyword in text)
    if token.kind == "name" and _may_call_a_service(text, before, after):
        return "service"
    return None


def _may_call_a_service(name: str, before: Token | None, after: Token | None) -> bool:
    """Whether a prefixed name before a group could be the keyword ``SERVICE`` and a shorter name."""
    prefix = name.partition(":")[0]
    opens = after is not None and after.text == "{"
    of_graph = before is not None and before.text.lower() == "graph"
    return "service" in prefix and opens and not of_graph


def _refuse_updates(query: str, found: Sequence[Token]) -> None:
    verb = _verb(found)
    if verb is not None and verb.text.lower() in _UPDATES:
        place = _position(query, verb)
        raise QueryError(f"{verb.text.upper()} is refused ({place}): only reading is allowed here; {_REMEDY_UPDATE}")


_REMEDY_UPDATE = "use SELECT, ASK, CONSTRUCT or DESCRIBE"


def _verb(found: Sequence[Token]) -> Token | None:
    """The first keyword after the prologue."""
    prologue = {"prefix", "base", "version"}
    return next((token for token in found if token.kind == "word" and token.text.lower() not in prologue), None)


def _position(query: str, token: Token) -> str:
    line = query.count("\n", 0, token.start) + 1
    column = token.start - (query.rfind("\n", 0, token.start) + 1) + 1
    return f"line {line}, column {column}"
