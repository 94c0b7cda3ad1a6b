"""What all commands by which people decide have: by whom, when and why; pairs to show and ask about; what is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
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
    from onrecord.curation.pairs import Pair
    from onrecord.model.decision import Decision
    from onrecord.store.base import Store

    Waiting = Callable[[Store], Sequence[Pair]]

CHOICES = "--class, --actor or --above"
"""The options that choose among pairs of actors."""

_SHOWN = 20
"""Pairs that are shown or asked about where nobody says how many: what one sits down to in one go."""


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


def some_pairs(command: Command) -> Command:
    """The command with options that limit how many pairs are shown."""
    told = "So many pairs, those whose decision is worth most first."
    options = [
        click.option("--first", type=click.IntRange(1), default=_SHOWN, show_default=True, metavar="N", help=told),
        click.option("--all", "every", is_flag=True, help="All pairs."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def counted(found: Sequence[Pair], shown: Sequence[Pair], choices: str = CHOICES) -> str:
    """How many pairs there are, and how many of them are not shown.

    >>> counted([], [])
    '0 pairs'
    """
    told = f"{len(found)} pair{'' if len(found) == 1 else 's'}"
    left = len(found) - len(shown)
    rest = f", {left} of them not shown: --all, --first N, or choose by {choices}" if left else ""
    return told + rest


def show_some(store: Path, waiting: Waiting, first: int, every: bool, decide_with: str, choices: str = CHOICES) -> None:
    """Print the first pairs, or every one, with the words of both; then how many there are, and how to decide."""
    from onrecord.curation.review import told
    from onrecord.store import open_store

    with open_store(store) as opened:
        found = waiting(opened)
        shown = found if every else found[:first]
        for pair in shown:
            say("\n".join(told(opened, pair)))
    say(f"{counted(found, shown, choices)}; decide with {decide_with}")


def walk_some(
    store: Path,
    waiting: Waiting,
    first: int,
    every: bool,
    answers: Sequence[str],
    who: Who,
    choices: str = CHOICES,
) -> None:
    """Ask about the first pairs, or every one, or take the answers given or piped in; then tell what was decided."""
    from onrecord.curation.review import review
    from onrecord.store import open_store

    with open_store(store, "write") as opened:
        found = waiting(opened)
        shown = found if every else found[:first]
        made = review(opened, shown, _asking(answers), say, who)
    left = f"; {counted(found, shown, choices)}" if len(shown) < len(found) else ""
    say(f"{made} decision{'' if made == 1 else 's'} made{left}")


def _asking(answers: Sequence[str]) -> Callable[[str], str | None]:
    given = iter(answers)

    def answer(prompt: str) -> str | None:
        say(prompt, end="")
        line = next(given, None) if answers else sys.stdin.readline() or None
        if line is None or answers or not sys.stdin.isatty():
            say("" if line is None else line.strip())
        return line

    return answer
