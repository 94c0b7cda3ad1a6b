"""The catalogue's part of ``docs/queries.md``, from the headers of the queries."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.query import CatalogueQuery, Parameter, catalogue
from pages.blocks import table


def questions_table() -> str:
    """A row for each question, with a link to its section."""
    queries = catalogue()
    rows = ((f"[{query.name}](#{query.name})", query.summary) for query in queries.values())
    return f"There are {len(queries)} questions.\n\n{table(('name', 'question'), rows)}"


def questions() -> str:
    """A section for each question: what it asks, an example, its parameters and its columns."""
    return "\n\n".join("\n\n".join(_section(query)) for query in catalogue().values())


def _section(query: CatalogueQuery) -> Iterator[str]:
    yield f"### {query.name}"
    yield f"{query.summary} {query.note}".strip()
    yield f"```console\n$ {query.example}\n```"
    if query.parameters:
        yield table(("Parameter", "", ""), (_row(parameter) for parameter in query.parameters)).replace(
            "|  |  |", "| | |"
        )
    yield f"Columns: {', '.join(f'`{name}` ({told})' for name, told in query.columns)}."


def _row(parameter: Parameter) -> tuple[str, ...]:
    needed = "needed"
    if parameter.default is not None:
        needed = f"`{parameter.default}` unless given"
    elif parameter.optional:
        needed = "optional"
    choices = ", ".join(f"`{choice}`" for choice in parameter.choices)
    told = f"{parameter.description}: {choices}" if choices else parameter.description
    return (f"`{parameter.name}`", f"{parameter.type}, {needed}", told)
