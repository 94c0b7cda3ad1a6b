"""What all commands by which people decide have: the store, by whom, when and why; and telling what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import Command, store_option
from onrecord.errors import DecisionError
from onrecord.output.terminal import one_line, say

if TYPE_CHECKING:
    from onrecord.curation.decide import Who
    from onrecord.model.decision import Decision
    from onrecord.store.base import Store


def deciding(command: Command) -> Command:
    """The command with the store, and with by whom, when and why."""
    options = [
        click.option("--by", default=getuser, show_default="your login", metavar="NAME", help="Who decides."),
        click.option("--why", default="", metavar="TEXT", help="The reason, for those who come after."),
        click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day; today."),
    ]
    for option in reversed(options):
        command = option(command)
    return store_option(command)


def who_of(by: str, day: datetime | None, why: str) -> Who:
    """By whom, on which day (today unless given) and why something is decided."""
    from onrecord.curation.decide import Who

    return Who(by, (day.date() if day else date.today()).isoformat(), why)


def make(store: Path, decide: Callable[[Store], Decision | list[Decision]]) -> None:
    """Open the store, make decisions, tell them."""
    from onrecord.store import open_store
    from onrecord.triples.correction import label_of

    if not store.exists():
        raise DecisionError(f"{store}: no store there; make one with: onrecord build SOURCE --store {store}")
    with open_store(store, "write") as opened:
        made = decide(opened)
    for decision in made if isinstance(made, list) else [made]:
        say(one_line(label_of(decision)))
