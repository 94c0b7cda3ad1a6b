"""What a query may not do: leave the store, change it, or be such that it is not certain what it does.

``SERVICE`` goes to the network from oxigraph and rdflib alike, ``FROM`` reads files under rdflib, and an
update writes. oxigraph's parser needs no space between tokens, reads ``<`` as an operator where an IRI does
not fit, and a name as a prefix and a keyword where the name's IRI is none. What it is handed is therefore
written anew, in a way that it can only read as we do: ``one_reading``. What cannot be written so is refused
here, with all else that is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.errors import QueryError
from onrecord.query.nesting import refuse_depth
from onrecord.query.tokens import Token, is_name, position, tokens

KEYWORDS = re.compile(r"service|from|load", re.IGNORECASE)
"""The letters that no text between tokens may hold."""

_UPDATES = frozenset({"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"})
_REMEDIES = {
    "from": "all documents of the store are asked together; name a graph with GRAPH instead",
    "service": "a query stays in the store; take the clause out",
    "load": "only reading is allowed here; build the store with 'onrecord build'",
}
_REMEDY_UPDATE = "use SELECT, ASK, CONSTRUCT or DESCRIBE"
_SIGNS = frozenset("{}()[];,.+-*/<>=!|&^?~") | {"<<(", "<<", "<=", ">>"}
_UNREADABLE = {
    "\\": "a \\ stands in strings and IRIs only; write the character itself",
    "'": "it opens no string that ends; close it, or mend an escape in it that is none",
    '"': "it opens no string that ends; close it, or mend an escape in it that is none",
}
_CERTAIN_IRI = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://.*|[\w./:#%@~,;+\\-]*)>", re.DOTALL)
_DOUBTFUL_IRI = re.compile(rf"['#]|{KEYWORDS.pattern}", re.IGNORECASE)
_HIDDEN_SIGN = re.compile(r"\\(?:u|U0000)00(?i:[01][0-9a-f]|2[02]|3[ce]|5[ce]|60|7[bcd])")  # what no IRI has
_CLOSED = ("/>", "#>", "\\u0023>")
"""How IRIs end after which any plain name makes an IRI; the last is how ``one_reading`` writes the second."""

_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_-]*")


@lru_cache(maxsize=4)
def refuse(query: str) -> None:
    """Raises :class:`QueryError`, naming what and where, for a query that does not only read the store.

    >>> refuse("SELECT ?from WHERE { ?from a <http://example.org/service> }")
    >>> refuse("SELECT * FROM <file:///etc/hosts> {}")
    Traceback (most recent call last):
    onrecord.errors.QueryError: FROM is refused (line 1, column 10): all documents of the store are asked \
together; name a graph with GRAPH instead
    """
    found = tokens(query)
    for token in found:
        refused = _refused(token)
        if refused is not None:
            what, remedy = refused
            raise QueryError(f"{what} is refused ({position(query, token.start)}): {remedy}")
    _refuse_updates(query, found)
    _refuse_names(query, found)
    refuse_depth(query, found)


def _refused(token: Token) -> tuple[str, str] | None:
    """What is refused of a token whatever stands around it, and what to do."""
    if token.kind == "word":
        return next(((word.upper(), _REMEDIES[word]) for word in _REMEDIES if word in token.text.lower()), None)
    if token.kind == "sign" and token.text not in _SIGNS:
        return repr(token.text), _UNREADABLE.get(token.text, "no query has it outside strings; take it out")
    if token.kind == "iri":
        return _refused_iri(token.text)
    if token.kind in {"name", "language"}:
        held = KEYWORDS.search(token.text.partition(":")[0])
        if held is not None:
            remedy = "rename the prefix" if token.kind == "name" else "no language is called so"
            return f"{held.group().upper()} in {token.text[:30]!r}", f"it can be read as a keyword; {remedy}"
    if token.kind == "name" and ("\\'" in token.text or "\\#" in token.text):
        return repr(token.text[:30]), "a name with a quotation mark or # can be read otherwise; write the IRI in full"
    if token.kind in {"name", "variable", "blank"} and not is_name(token):
        return repr(token.text[:30]), "it holds a character that no name has; take it out, or write the IRI in full"
    if token.kind == "string" and re.search("[\ud800-\udfff]", token.text):
        return "half a character", "write the text as UTF-8"
    return None


def _refused_iri(iri: str) -> tuple[str, str] | None:
    if _HIDDEN_SIGN.search(iri) or re.search("[\ud800-\udfff]", iri):
        return f"the IRI {iri[:30]!r}", "it holds a character that no IRI has; write it as %XX"
    if _DOUBTFUL_IRI.search(iri) and not _CERTAIN_IRI.fullmatch(iri):
        return (
            f"{iri[:30]!r}",
            "it can be a comparison or an IRI; write a space after '<', or in an IRI \\u0023 for # and so on",
        )
    return None


def _refuse_updates(query: str, found: Sequence[Token]) -> None:
    verb = _verb(found)
    if verb is not None and verb.text.lower() in _UPDATES:
        place = position(query, verb.start)
        raise QueryError(f"{verb.text.upper()} is refused ({place}): only reading is allowed here; {_REMEDY_UPDATE}")


def _verb(found: Sequence[Token]) -> Token | None:
    """The first keyword after the prologue."""
    prologue = {"prefix", "base", "version"}
    return next((token for token in found if token.kind == "word" and token.text.lower() not in prologue), None)


def _refuse_names(query: str, found: Sequence[Token]) -> None:
    """Refuse ``ex:service`` where ``ex:service`` may be no IRI: the engine then reads ``ex:`` and a keyword."""
    keywords = [token for token in found if token.kind in {"name", "blank"} and KEYWORDS.search(token.text)]
    if not keywords:
        return
    declared = (iri for name, iri in pairwise(found) if iri.kind == "iri" and name.kind == "name")
    open_ended = next((iri for iri in declared if not iri.text.endswith(_CLOSED)), None)
    for token in keywords:
        plain = _PLAIN_LOCAL.fullmatch(token.text.partition(":")[2])
        if not plain or (open_ended and token.kind == "name"):
            raise QueryError(
                f"{token.text[:30]!r} is refused ({position(query, token.start)}): its end can be read as a keyword; "
                "write the IRI in full, or declare prefixes by IRIs that end in / or #"
            )
