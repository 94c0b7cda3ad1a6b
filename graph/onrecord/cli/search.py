"""The command ``search``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.options import DATE, day_of, output_option, store_option, telling_errors
from onrecord.cli.printing import terminal_width, write_text


@click.command()
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option("--speaker", metavar="ID|NAME", help="Only statements of this speaker.")
@click.option("--state", metavar="ID|NAME", help="Only of this state or body, and of those who spoke for it.")
@click.option("--act", metavar="ACT", help="Only of this speech act, such as reject, narrower ones included.")
@click.option("--stance", metavar="STANCE", help="Only that take this side: favours, opposes or neither.")
@click.option("--subject", metavar="ID|NAME", help="Only that take a position on this subject.")
@click.option("--item", metavar="ID|NAME", help="Only that name this agenda item or are made under it.")
@click.option("--from", "since", type=DATE, metavar="DATE", help="Only from this day on.")
@click.option("--until", type=DATE, metavar="DATE", help="Only up to this day.")
@click.option("--all-versions", is_flag=True, help="Documents that newer versions supersede, too.")
@click.option("--most", type=int, default=20, show_default=True, metavar="N", help="Give no more than this many.")
@click.option("--format", "-f", "format_", metavar="FORMAT", help="text, json or csv.")
@output_option
@store_option
@telling_errors
def search(
    words: tuple[str, ...],
    speaker: str | None,
    state: str | None,
    act: str | None,
    stance: str | None,
    subject: str | None,
    item: str | None,
    since: datetime | None,
    until: datetime | None,
    all_versions: bool,
    most: int,
    format_: str | None,
    output: Path | None,
    store: Path,
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
    days = day_of(since), day_of(until)
    wanted = Wanted(" ".join(words), speaker, state, act, stance, item, subject, *days, versions, most)
    form = format_ or (output.suffix.lstrip(".") if output and output.suffix else "text")
    with open_store(store) as opened:
        told = printed(search(opened, wanted), form, terminal_width())
    write_text(output, told)
