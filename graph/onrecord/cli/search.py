"""The commands that list statements: ``search`` and ``changes``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import DATE, Command, day_of, output_option, store_option, telling_errors
from onrecord.cli.printing import terminal_width, write_text

if TYPE_CHECKING:
    from onrecord.query.told.narrowing import Narrowing

_NARROWING = (
    ("--speaker", "ID|NAME", "Only statements of this speaker."),
    ("--state", "ID|NAME", "Only of this state or body, and of those who spoke for it."),
    ("--act", "ACT", "Only of this speech act, such as reject, narrower ones included."),
    ("--stance", "STANCE", "Only that take this side: favours, opposes or neither."),
    ("--subject", "ID|NAME", "Only that take a position on this subject."),
    ("--item", "ID|NAME", "Only that name this agenda item or are made under it."),
)


def _narrowing(command: Command) -> Command:
    """The command with options that tell which statements are wanted, given to it together as ``narrowed``."""
    command = click.option("--until", type=DATE, metavar="DATE", help="Only said up to this day.")(command)
    command = click.option("--from", "since", type=DATE, metavar="DATE", help="Only said from this day on.")(command)
    for name, value, told in reversed(_NARROWING):
        command = click.option(name, metavar=value, help=told)(command)
    return command


def _narrowed(given: Mapping[str, Any]) -> Narrowing:
    from onrecord.query.told.narrowing import Narrowing

    days = {name: day_of(given[name]) for name in ("since", "until")}
    return Narrowing(**{**given, **days})


def _form(format_: str | None, output: Path | None) -> str:
    return format_ or (output.suffix.lstrip(".") if output and output.suffix else "text")


@click.command()
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@_narrowing
@click.option("--all-versions", is_flag=True, help="Documents that newer versions supersede, too.")
@click.option("--most", type=int, default=20, show_default=True, metavar="N", help="Give no more than this many.")
@click.option("--format", "-f", "format_", metavar="FORMAT", help="text, json or csv.")
@output_option
@store_option
@telling_errors
def search(
    words: tuple[str, ...],
    all_versions: bool,
    most: int,
    format_: str | None,
    output: Path | None,
    store: Path,
    **narrowed: Any,
) -> None:
    """Find words in the texts and names of the store, with the statements that they are in; the best first.

    All of the words must stand in one paragraph, in any of their forms, and '"words in marks"' as they are. OR between
    two of them, NOT before what must not be there, beginning*. UN symbols are found whole.

    Example: onrecord search vote OR election --state Norvania
    """
    from onrecord.fulltext import Wanted, search
    from onrecord.fulltext.printing import printed
    from onrecord.store import open_store

    versions = "any" if all_versions else "newest"
    wanted = Wanted(" ".join(words), _narrowed(narrowed), versions, most)
    with open_store(store) as opened:
        told = printed(search(opened, wanted), _form(format_, output), terminal_width())
    write_text(output, told)


@click.command()
@click.option("--since", "came", default="", metavar="DATE|TIME|BUILD", help="When it came; if not given, last.")
@_narrowing
@click.option("--most", type=int, default=50, show_default=True, metavar="N", help="Tell no more than this many.")
@click.option("--format", "-f", "format_", metavar="FORMAT", help="text, json or csv.")
@output_option
@store_option
@telling_errors
def changes(came: str, most: int, format_: str | None, output: Path | None, store: Path, **narrowed: Any) -> None:
    """List what is new in the store: the statements of documents that came since a day, a time (UTC) or a build.

    Without --since, what the last build brought. --from and --until are of the days on which it was said.

    Example: onrecord changes --since 2026-11-30 --state Norvania
    """
    from onrecord.query.told.changes import changes, quotable
    from onrecord.query.told.changes_list import printed
    from onrecord.store import open_store

    with open_store(store) as opened:
        found = changes(opened.arrivals, opened.graph, came, _narrowed(narrowed), most)
        told = printed(quotable(opened.graph, found), _form(format_, output), terminal_width())
    write_text(output, told)
