"""The commands that ask the graph: ``query``, ``queries`` and ``show``."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import output_option
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.printing import terminal_width, write_text
from onrecord.output.terminal import say


@click.command()
@click.argument("query", metavar="NAME|FILE.rq|-", required=False)
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option(
    "--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query; repeat for more."
)
@click.option(
    "--format", "-f", "format_", metavar="FORMAT", help="table, csv, tsv, json, xml; turtle and others for graphs."
)
@click.option("--columns", "-c", metavar="A,B,...", help="Only these columns of the answer, in this order.")
@click.option("--timeout", type=float, default=30, show_default=True, metavar="SECONDS", help="End it after this long.")
@click.option(
    "--memory", type=float, default=1000, show_default=True, metavar="MB", help="End it when it needs more than this."
)
@output_option
@_store
@_told
def query(
    query: str | None,
    expression: str | None,
    params: tuple[str, ...],
    format_: str | None,
    columns: str | None,
    timeout: float,
    memory: float,
    output: Path | None,
    store: Path,
) -> None:
    """Ask the graph: a question of the catalogue, a file, standard input (-), or SPARQL given with -e.

    Example: onrecord query who-said-what --param "actor=Mira Tal"
    """
    from onrecord.query.apart import QueryProcess

    with QueryProcess() as process:  # starts while the rest is loaded
        from onrecord.cli.answer import ask

        limits = (timeout, memory)
        text = ask(store, query, expression, params, format_, output, limits, terminal_width(), columns, process)
    write_text(output, text)


@click.command()
@click.argument("name", required=False)
@_told
def queries(name: str | None) -> None:
    """List the questions of the catalogue, with parameters and an example each; NAME shows one.

    Example: onrecord queries positions
    """
    from onrecord.cli.answer import describe_queries

    say(describe_queries(name, terminal_width()), end="")


def shown_text(store: Path, name: str) -> str:
    """Return what is known of the node that a name means in a store, for people to read.

    Raises ``UnknownNode`` with what is near, and ``StoreError``.
    """
    from onrecord.query.show import quotable, show, to_plain_text
    from onrecord.store import open_store

    with open_store(store) as opened:
        return to_plain_text(quotable(opened.graph, show(opened.graph, name)))


@click.command()
@click.argument("name", metavar="ID|NAME")
@_store
@_told
def show(name: str, store: Path) -> None:
    """Show one document, statement, actor or agenda item, with its evidence.

    Example: onrecord show "Mira Tal"
    """
    say(shown_text(store, name))
