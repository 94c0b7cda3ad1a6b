"""What the commands share that show pairs which may be one, and ask about them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import Command
from onrecord.output.terminal import say

if TYPE_CHECKING:
    from onrecord.curation.decide import Who
    from onrecord.curation.pairs import Pair
    from onrecord.store.base import Store

_SHOWN = 20
"""Pairs that are shown or asked about where nobody says how many: what one sits down to in one go."""


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


def counted(found: Sequence[Pair], shown: Sequence[Pair], choices: str = "--class, --actor or --above") -> str:
    """How many pairs there are, and how many of them are not shown.

    >>> counted([], [])
    '0 pairs'
    """
    told = f"{len(found)} pair{'' if len(found) == 1 else 's'}"
    left = len(found) - len(shown)
    rest = f", {left} of them not shown: --all, --first N, or choose by {choices}" if left else ""
    return told + rest


def show_pairs(store: Store, pairs: Sequence[Pair]) -> None:
    """Print pairs with the words of both."""
    from onrecord.curation.review import told

    for pair in pairs:
        say("\n".join(told(store, pair)))


def walk(store: Store, pairs: Sequence[Pair], answers: Sequence[str], who: Who) -> int:
    """Ask about each pair, or take the answers given or piped in; how many decisions were made."""
    from onrecord.curation.review import review

    return review(store, pairs, _asking(answers), say, who)


def _asking(answers: Sequence[str]) -> Callable[[str], str | None]:
    given = iter(answers)

    def answer(prompt: str) -> str | None:
        say(prompt, end="")
        line = next(given, None) if answers else sys.stdin.readline() or None
        if line is None or answers or not sys.stdin.isatty():
            say("" if line is None else line.strip())
        return line

    return answer
