"""The command ``show``: all that is known of one node, its words no longer than may be passed on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.output.terminal import say

if TYPE_CHECKING:
    from onrecord.query.show import Shown, ShownStatement
    from onrecord.rdf.quads import Quads


def shown_text(store: Path, name: str) -> str:
    """Return what is known of the node that a name means in a store, for people to read.

    Raises ``UnknownNode`` with what is near, and ``StoreError``.
    """
    from onrecord.query.show import show, to_plain_text
    from onrecord.store import open_store

    with open_store(store) as opened:
        return to_plain_text(quotable(opened.graph, show(opened.graph, name)))


def quotable(graph: Quads, found: Shown) -> Shown:
    """Return the same, with the words of each document as far as they may be passed on (``query/quotable.py``)."""
    from onrecord.model.ids import iri
    from onrecord.query.quotable import free_documents, shortened

    free = free_documents(graph)

    def kept(words: str, document: str) -> str:
        return words if iri(document) in free else shortened(words)

    def statement(one: ShownStatement) -> ShownStatement:
        return replace(one, row=one.row._replace(words=kept(one.row.words, one.row.document)))

    return replace(
        found,
        statements=tuple(map(statement, found.statements)),
        evidence=tuple(replace(one, words=kept(one.words, one.document)) for one in found.evidence),
        attested=tuple(replace(one, words=kept(one.words, one.document)) for one in found.attested),
    )


@click.command()
@click.argument("name", metavar="ID|NAME")
@_store
@_told
def show(name: str, store: Path) -> None:
    """Show one document, statement, actor or agenda item, with its evidence.

    Example: onrecord show "Mira Tal"
    """
    say(shown_text(store, name))
