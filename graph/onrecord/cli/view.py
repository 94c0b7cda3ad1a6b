"""The command ``view``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.options import DATE, day_of
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.parts import NameOf, tell_refused
from onrecord.output.terminal import say


def _views() -> Iterable[str]:
    from onrecord.view import VIEWS

    return VIEWS


@click.command()
@click.option("--focus", "--about", metavar="ID|NAME", help="Only what is around this actor, document or item.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How far around the focus.")
@click.option("--topic", metavar="TITLE|ITEM", help="Only statements that concern this agenda topic.")
@click.option("--act", "acts", multiple=True, metavar="ACT", help="Only statements with this act; repeat for more.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only nodes of this kind; repeat for more.")
@click.option(
    "--level",
    type=click.Choice(["actor", "state"]),
    default="actor",
    show_default=True,
    help="A row or node for each actor, or for each state with all who spoke for it; the page switches.",
)
@click.option("--document", metavar="ID|TITLE", help="This document's text with what was found in it.")
@click.option("--with-text", is_flag=True, help="The whole text, also of news, for your own use.")
@click.option("--from", "start", type=DATE, metavar="DATE", help="Only statements made on or after this date.")
@click.option("--until", "--to", "end", type=DATE, metavar="DATE", help="Only statements made on or before this date.")
@click.option("--view", "name", type=NameOf(_views), help="What to draw; network if not given, or the document.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="The file; in the store's folder, named for the view, if not given.",
)
@_store
@_told
def view(
    focus: str | None,
    depth: int,
    topic: str | None,
    acts: tuple[str, ...],
    kinds: tuple[str, ...],
    level: str,
    document: str | None,
    with_text: bool,
    start: datetime | None,
    end: datetime | None,
    name: str | None,
    output: Path | None,
    store: Path,
) -> None:
    """Draw the graph as one HTML file that works with no network.

    Example: onrecord view --focus Norvania -o norvania.html
    """
    from onrecord.store import open_store
    from onrecord.view import VIEWS, Selection, begin_stored_view

    drawn = _drawn(name)
    tell_refused(VIEWS)
    selection = Selection(focus, acts, day_of(start), day_of(end), depth, topic, kinds, document, level)
    out = output or store / f"{drawn}.html"
    with open_store(store) as opened:
        finish = begin_stored_view(opened, out, drawn, selection, with_text=with_text)
    say(f"{out}: {finish()}", aside=True)


def _drawn(name: str | None) -> str:
    """The view to draw: the one named, else by the options given; ``UsageError`` where they do not go with it."""
    from onrecord.view import VIEWS, view_for

    context = click.get_current_context()
    options = {str(option.name): option for option in context.command.params}
    given = {option for option, value in context.params.items() if value}
    drawn = name or view_for(given)
    for missing in (needed for needed in VIEWS[drawn].needs if needed not in given):
        raise click.UsageError(f"--view {drawn} needs {options[missing].opts[0]} {options[missing].metavar}")
    for other in VIEWS.own:
        for taken in VIEWS[other].takes:
            if taken in given and taken not in VIEWS[drawn].takes:
                told = options[VIEWS[other].implied_by].opts[0]
                raise click.UsageError(f"{options[taken].opts[0]} goes with {told} alone")
    return drawn
