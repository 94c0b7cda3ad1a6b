"""Answers questions of the command line: a query from where the user keeps it, its answer as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from onrecord.cli.options import is_quiet
from onrecord.cli.printing import terminal_width
from onrecord.errors import QueryError
from onrecord.output.terminal import one_line, say
from onrecord.query import CatalogueQuery, Rows, catalogue, named_query, run_query, to_text
from onrecord.query.apart import QueryProcess, near_apart
from onrecord.query.table import wrap
from onrecord.store.folder import Folder
from onrecord.store.parts import refuse_incomplete

_LONGEST = 10.0
"""Seconds for which near names are looked for, once an answer has no rows."""


def ask(
    store: Path,
    query: str | None,
    expression: str | None,
    params: Sequence[str],
    format_: str | None,
    output: Path | None,
    limits: tuple[float, float] | None,
    width: int,
    columns: str | None = None,
    process: QueryProcess | None = None,
) -> str:
    """The answer of a store to a query, as text in the format asked for or implied by ``output``.

    With ``limits``, seconds and megabytes, a process of its own answers, or ``process``, if that waits already.
    Raises ``QueryError`` and ``StoreError``.
    """
    if (query is None) == (expression is None):
        raise QueryError("give one query: a name, a file, - for standard input, or -e 'SELECT ...'")
    text = expression if expression is not None else _text_of(cast(str, query))
    with Folder(store, "read") as folder:
        refuse_incomplete(folder)
        if limits is None:
            answer = run_query(folder.graph, text, _pairs(params))
        else:
            with process or QueryProcess() as apart:
                answer = apart.answer(folder.graph, text, _pairs(params), *limits)
        if params and isinstance(answer, Rows) and not is_quiet() and next(iter(answer), None) is None:
            _tell_near(folder.graph, text, _pairs(params), limits)
    if columns and isinstance(answer, Rows):
        answer = answer.only([name.strip() for name in columns.split(",")])
    return to_text(answer, format_ or _format_of(output) or "table", width)


def print_answer(store: Path, query: str, params: Sequence[str], format_: str | None = None) -> None:
    """Print the answer to a question of the catalogue, a table as wide as the terminal."""
    say(ask(store, query, None, params, format_, None, None, terminal_width()), end="")


def _tell_near(graph: Path, text: str, params: dict[str, str], limits: tuple[float, float] | None) -> None:
    """Tells on standard error which near names or levels have rows, if that is found in a few seconds."""
    timeout, memory = limits or (_LONGEST, None)
    if told := near_apart(graph, text, params, min(timeout, _LONGEST), memory):
        say(one_line(f"onrecord: {told}"), aside=True)


def _text_of(query: str) -> str:
    if query != "-" and not query.endswith((".rq", ".sparql")):
        return named_query(query).name
    try:
        text = sys.stdin.buffer.read() if query == "-" else Path(query).read_bytes()
        return text.decode("utf-8-sig")
    except (OSError, ValueError) as error:  # none there, a folder, a name that none can have, no UTF-8
        told = "standard input" if query == "-" else query if len(query) <= 80 else query[:79] + "…"
        reason = getattr(error, "strerror", None) or str(error)
        raise QueryError(f"{told}: cannot be read ({reason}); name a file that holds one SPARQL query") from None


def _pairs(params: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key:
            raise QueryError(f"--param {param!r} has no value; write it as name=value")
        pairs[key] = value
    return pairs


def _format_of(output: Path | None) -> str | None:
    return output.suffix.lstrip(".") if output is not None and output.suffix else None


def describe_queries(name: str | None, width: int) -> str:
    """The catalogue as text: each question with its parameters and an example; ``name`` shows one whole."""
    if name is not None:
        return _described(named_query(name), width) + "\n" + named_query(name).text
    return "\n".join(_described(query, width) for query in catalogue().values())


def _described(query: CatalogueQuery, width: int) -> str:
    lines = [query.name, *(f"  {line}" for line in wrap(query.summary, width - 2))]
    for parameter in query.parameters:
        needed = "optional" if parameter.optional else f"default {parameter.default}" if parameter.default else "needed"
        told = f"{parameter.name} ({parameter.type}, {needed}): {parameter.description}"
        first, *rest = wrap(told, width - 8)
        lines += [f"    -p {first}", *(f"       {line}" for line in rest)]
    if query.example:
        lines.append(f"  e.g. {query.example}")
    return "\n".join(lines) + "\n"
