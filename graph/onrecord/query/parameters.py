"""Parameters: from what a user typed to typed terms, and from terms into the query's data blocks.

A query declares a parameter by a block of its own, ``VALUES ?actor { UNDEF }``: SPARQL's own way to hand
a query data, and as it stands the query runs in any engine with the parameter left open. The block of a
parameter that has a default holds the default, ``VALUES ?days { 31 }``, so that any engine gives the rows
that we give. Binding puts the term where ``UNDEF`` or the default stands, as pyoxigraph writes terms, never
what the user typed. Why not pyoxigraph's ``substitutions``: docs/decisions/0005-query-parameters.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from itertools import takewhile

from onrecord.errors import QueryError, UnknownNode
from onrecord.query.catalogue import CatalogueQuery, Parameter
from onrecord.query.lookup import find_node
from onrecord.query.tokens import Token, tokens
from onrecord.rdf.namespaces import PREFIXES, REC
from onrecord.rdf.quads import Literal, Node, Quads, literal, named_node

ANY = "any"
"""The value that leaves a parameter with choices open, though it has a default."""

_LEADING = {"subject": named_node(REC + "target")}
"""Parameters that name what a property leads to: a subject is what positions are aimed at."""

_XSD = PREFIXES["xsd"]
_MOST_OF_A_TERM = 4
"""Tokens: a string, two signs and the name of its type."""


def bind_parameters(graph: Quads, query: CatalogueQuery, given: Mapping[str, str]) -> str:
    """The text of the query with each parameter's term in its ``VALUES`` blocks.

    Raises :class:`QueryError` for a parameter that is unknown or missing, or a value of the wrong type.
    """
    preset = frozenset(each.name for each in query.parameters if each.default is not None)
    blocks = _blocks(query.text, preset)
    declared = query.parameters or tuple(
        Parameter(name, "string", "", optional=True) for name in dict.fromkeys(block.name for block in blocks)
    )
    _refuse_unknown(given, declared)
    terms: dict[str, Literal | Node] = {}
    for parameter in declared:
        value = given.get(parameter.name, parameter.default)
        if value is None and not parameter.optional:
            raise QueryError(
                f"{query.name} needs a value for {parameter.name}: {parameter.description}; "
                f"add --param {parameter.name}=..."
            )
        if value is not None and not (value == ANY and ANY in parameter.choices):
            terms[parameter.name] = to_term(graph, parameter, value)
    text = _filled(query.text, blocks, terms)
    return looked_up(text) if any(name in terms for name in query.narrowed_by) else text


def looked_up(query: str) -> str:
    """The same query without the ``SELECT * WHERE`` of groups ``{ SELECT * WHERE { ... } }``.

    Such a group has the same solutions with and without it. With it, oxigraph reads all that the group
    matches in one pass and joins by hash, which is quick for many rows; without it, it looks each row up,
    which is quick for few: docs/decisions/0005-query-parameters.md.
    """
    found = tokens(query)
    parts: list[str] = []
    done = 0
    for place, (opening, select, star, where, inner) in enumerate(zip(*(found[n:] for n in range(5)), strict=False)):
        words = (opening.text, select.text.lower(), star.text, where.text.lower(), inner.text)
        if words == ("{", "select", "*", "where", "{") and _ends_with_its_group(found, place + 4):
            parts.append(query[done : select.start])
            done = inner.start
    return "".join([*parts, query[done:]])


def _ends_with_its_group(found: Sequence[Token], opening: int) -> bool:
    """Whether nothing stands between the end of the group that opens there and the end of the one around it."""
    depth = 0
    for place in range(opening, len(found) - 1):
        depth += {"{": 1, "}": -1}.get(found[place].text, 0)
        if depth == 0:
            return found[place + 1].text == "}"
    return False


def to_term(graph: Quads, parameter: Parameter, value: str) -> Literal | Node:
    """The term that a value stands for; :class:`QueryError` with the remedy if it stands for none."""
    argument = f"--param {parameter.name}={value!r}"
    if parameter.type == "date":
        return _date(argument, value)
    if parameter.type == "integer":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", value.strip()):
            raise QueryError(f"{argument} is no whole number; write digits only, such as 10")
        return literal(str(int(value)), datatype=named_node(_XSD + "integer"))
    if parameter.type == "decimal":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", value.strip()):
            raise QueryError(f"{argument} is no decimal number; write digits and at most one point, such as 0.75")
        return literal(value.strip(), datatype=named_node(_XSD + "decimal"))
    if parameter.choices and value not in parameter.choices:
        raise QueryError(f"{argument} is none of the choices; give one of {', '.join(parameter.choices)}")
    if parameter.type == "string":
        return _string(argument, value)
    return _iri(graph, parameter, argument, value)


def _date(argument: str, value: str) -> Literal:
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise QueryError(f"{argument} is no date; write it as YYYY-MM-DD, such as 2020-04-24") from None
    return literal(day.isoformat(), datatype=named_node(_XSD + "date"))


def _string(argument: str, value: str) -> Literal:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError(f"{argument} is no text in Unicode; give it as UTF-8") from None
    return literal(value)


def _iri(graph: Quads, parameter: Parameter, argument: str, value: str) -> Node:
    if not value.strip() or re.search(r"[<>\"{}|\\^`\x00-\x1f\ud800-\udfff]", value.strip().strip("<>")):
        raise QueryError(f"{argument} cannot be an IRI, an id or a name; give one without quotation marks or brackets")
    if parameter.choices:
        return named_node(PREFIXES[str(parameter.namespace)] + value)
    if parameter.namespace and re.fullmatch(r"[\w-]+", value):
        concept = named_node(PREFIXES[parameter.namespace] + value)
        if any(True for _ in graph.match(concept, None, None)):
            return concept
    try:
        return find_node(graph, value, _LEADING.get(parameter.name))
    except UnknownNode as unknown:
        raise QueryError(f"--param {parameter.name}: {unknown}") from None


def _refuse_unknown(given: Mapping[str, str], declared: Sequence[Parameter]) -> None:
    known = [parameter.name for parameter in declared]
    for name in given:
        if name not in known:
            close = get_close_matches(name, known, n=1) or known
            raise QueryError(
                f"--param {name}: the query has no such parameter; "
                + (f"it has {', '.join(close)}" if known else "it has none, leave it out")
            )


@dataclass(frozen=True, slots=True)
class _Block:
    """Where in a query the value of a parameter stands: ``query[start:end]`` is ``UNDEF`` or its default."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _blocks(query: str, preset: frozenset[str]) -> tuple[_Block, ...]:
    """Each ``VALUES ?name { UNDEF }``, and of the names with a default ``VALUES ?name { TERM }``, in order."""
    return tuple(_single_values(tokens(query), preset))


def _single_values(found: Sequence[Token], preset: frozenset[str]) -> Iterator[_Block]:
    for place, (values, variable, opening) in enumerate(zip(*(found[n:] for n in range(3)), strict=False)):
        if (values.text.lower(), opening.text) != ("values", "{") or variable.kind != "variable":
            continue
        inner = list(takewhile(lambda token: token.text != "}", found[place + 3 : place + 3 + _MOST_OF_A_TERM + 1]))
        name = variable.text[1:]
        if [token.text.lower() for token in inner] == ["undef"] or (name in preset and _is_one_term(inner)):
            yield _Block(name, inner[0].start, inner[-1].end)


def _is_one_term(found: Sequence[Token]) -> bool:
    """Whether the tokens are an IRI, a name, a number, or a string with its language or type."""
    first, *rest = [token.kind for token in found] or ["sign"]
    if first == "string":
        return rest in ([], ["language"], ["sign", "sign", "iri"], ["sign", "sign", "name"])
    return first in {"iri", "name", "number"} and not rest


def _filled(query: str, blocks: Sequence[_Block], terms: Mapping[str, Literal | Node]) -> str:
    missing = set(terms) - {block.name for block in blocks}
    if missing:
        raise QueryError(f"the query declares {', '.join(sorted(missing))} but has no VALUES ?name {{ UNDEF }} for it")
    parts: list[str] = []
    done = 0
    for block in blocks:
        term = terms.get(block.name)
        parts += [query[done : block.start], "UNDEF" if term is None else str(term)]
        done = block.end
    return "".join([*parts, query[done:]])
