"""The catalogue: the questions that come with the program, each a ``.rq`` file with its header.

A header line begins with ``#+``, as grlc has it, and what follows is YAML of two levels: ``summary``,
``note``, ``narrowed_by`` and ``example`` with their text, ``parameters`` and ``columns`` with one line each::

    #+ summary: Who said what?
    #+ parameters:
    #+   actor: iri, optional; who spoke, as an id, an IRI or a name
    #+   attribution: iri in rec: speech|thought|any, default speech; said, or believed
    #+ columns:
    #+   speaker: who spoke
    #+ example: onrecord query who-said-what --param actor="Mira Tal"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from onrecord.errors import QueryError
from onrecord.resources import queries_folder

ParameterType = Literal["iri", "string", "date", "integer", "decimal"]

_PARAMETER = re.compile(
    r"(?P<type>\w+)(?:\s+in\s+(?P<namespace>\w+):(?:\s+(?P<choices>[\w|-]+))?|\s+of\s+(?P<words>[\w|-]+))?"
    r"(?:,\s*(?:(?P<optional>optional)|default\s+(?P<default>[^;,]+)))?\s*;\s*(?P<description>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: what a value has to be, and what holds where none is given.

    ``namespace`` is the prefix (``rec``, ``act``) that a short value is a name of, ``choices`` are the
    only such names, or the only words, if they are few. Without a value a parameter takes its ``default``, or is left
    open if it is ``optional``; else it has to be given.
    """

    name: str
    type: ParameterType
    description: str
    namespace: str | None = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """A query with its header; ``columns`` and ``parameters`` are in the order of the header.

    Where one of the parameters in ``narrowed_by`` is given, few rows are expected, and what belongs to
    each is looked up instead of being read for all.
    """

    name: str
    text: str
    summary: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    example: str = ""
    note: str = ""
    narrowed_by: tuple[str, ...] = ()


def catalogue(folder: Path | None = None) -> dict[str, CatalogueQuery]:
    """The queries by name, in alphabetical order."""
    files = sorted((folder or queries_folder()).glob("*.rq"))
    return {file.stem: read_query(file.stem, file.read_text(encoding="utf-8")) for file in files}


def named_query(name: str, folder: Path | None = None) -> CatalogueQuery:
    """The query of that name, or :class:`QueryError` that lists the names closest to it."""
    for file in (folder or queries_folder()).glob("*.rq"):  # a name from outside never becomes a path
        if file.stem == name:
            return read_query(name, file.read_text(encoding="utf-8"))
    queries = catalogue(folder)
    close = get_close_matches(name, queries, n=3, cutoff=0.5) or list(queries)
    told = name if len(name) <= 60 else name[:59] + "…"
    raise QueryError(f"no query is called {told!r}; did you mean {', '.join(close)}? 'onrecord queries' lists them all")


@lru_cache(maxsize=64)
def read_query(name: str, text: str) -> CatalogueQuery:
    """A query with what its header tells; a query without a header has no parameters and no columns.

    >>> query = read_query("q", "#+ summary: Who?\\n#+ parameters:\\n#+   a: date, optional; when\\nASK {}")
    >>> query.summary, query.parameters[0].type, query.parameters[0].optional
    ('Who?', 'date', True)
    """
    single: dict[str, str] = {}
    listed: dict[str, list[tuple[str, str]]] = {}
    section = ""
    for indented, key, value in _header(text):
        if indented:
            listed.setdefault(section, []).append((key, value))
        else:
            section = key
            single[key] = value
    return CatalogueQuery(
        name=name,
        text=text,
        summary=single.get("summary", ""),
        parameters=tuple(_parameter(name, *line) for line in listed.get("parameters", [])),
        columns=tuple(listed.get("columns", [])),
        example=single.get("example", ""),
        note=single.get("note", ""),
        narrowed_by=tuple(single.get("narrowed_by", "").split()),
    )


def _header(text: str) -> Iterator[tuple[bool, str, str]]:
    for line in text.splitlines():
        match = re.match(r"#\+ ( *)([\w-]+):\s*(.*?)\s*$", line)
        if match:
            yield bool(match[1]), match[2], match[3]


def _parameter(query: str, name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in get_args(ParameterType):
        raise QueryError(
            f"{query}: the header's parameter {name!r} reads {line!r}; write 'TYPE, optional; what it is', "
            f"TYPE being one of {', '.join(get_args(ParameterType))}"
        )
    return Parameter(
        name=name,
        type=cast(ParameterType, match["type"]),
        description=match["description"],
        namespace=match["namespace"],
        choices=tuple((match["choices"] or match["words"] or "").split("|"))
        if match["choices"] or match["words"]
        else (),
        default=match["default"].strip() if match["default"] else None,
        optional=bool(match["optional"]),
    )
