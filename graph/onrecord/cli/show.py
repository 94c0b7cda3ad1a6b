"""The command ``show``: all that is known of one node, its words no longer than may be passed on."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.output.terminal import say


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
