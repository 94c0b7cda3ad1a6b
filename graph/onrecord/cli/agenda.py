"""The commands about agendas: adding a session's to a store."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import is_quiet, store_option, telling_errors
from onrecord.output.terminal import say


@click.group()
def agenda() -> None:
    """Add the agenda of a session to the store.

    Example: onrecord agenda add agenda-79.csv
    """


@agenda.command()
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@store_option
@telling_errors
def add(file: Path, store: Path) -> None:
    """Add the sessions of a CSV table: session, item, title; organ, status, sub_item, certainty, source, topic if any.

    Example: onrecord agenda add agenda-79.csv
    """
    from onrecord.curation.agenda import add_agenda

    added = add_agenda(file, store)
    if not is_quiet():
        say(str(added), aside=True)
