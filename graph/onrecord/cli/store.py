"""The commands on a store as a whole: ``validate``, ``status``, ``stats`` and ``remove``."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.printing import exit_if
from onrecord.output.terminal import give, say


@click.command()
@_store
@_told
def validate(store: Path) -> None:
    """Check every document's graph against the shapes, and every quoted span against its text.

    Example: onrecord validate
    """
    from onrecord.curation.validate import validate as validate_store
    from onrecord.store import open_store

    with open_store(store) as opened:
        report = validate_store(opened)
    say(str(report))
    exit_if(len(report.problems))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, each file and document, as JSON.")
@_store
@_told
def status(store: Path, as_json: bool) -> None:
    """Tell what is stored, by which rules, what superseded what, and what could not be read.

    Example: onrecord status
    """
    from onrecord.query.overview import status_json, status_text

    if as_json:
        give(status_json(store))
    else:
        say(status_text(store), end="")


@click.command()
@_store
@_told
def stats(store: Path) -> None:
    """Count documents, statements, actors and quads.

    Example: onrecord stats
    """
    from onrecord.query.overview import stats_text

    say(stats_text(store), end="")


@click.command()
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_store
@_told
def remove(names: tuple[str, ...], store: Path) -> None:
    """Take documents, and all that rests on them, out of the store.

    Example: onrecord remove examples/gazette-3.txt
    """
    from onrecord.curation.remove import remove_from

    for line in remove_from(store, names):
        say(line)
