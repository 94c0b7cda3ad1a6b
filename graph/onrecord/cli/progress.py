"""Progress on standard error: for people at a terminal, silent everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.output.terminal import one_line, say
from onrecord.reading import Notice

Told = Callable[[str, Document | UnreadableDocument], None]
Step = Callable[[object], None]


@contextmanager
def watching(what: str, quiet: bool) -> Iterator[tuple[Step, Callable[[Notice], None]]]:
    """A step to call for each thing done, and a place to tell notices to.

    A line counts along while it takes longer than a second; nothing is shown with ``quiet`` or where
    standard error is no terminal. Notices are told either way, unless ``quiet``; what was passed over at the
    end, a line for each reason.
    """
    skipped: dict[str, list[str]] = {}

    def notice(told: Notice) -> None:
        if told.what in ("guessed", "scanned", "cut", "omitted") and not quiet:
            say(one_line(f"{told.source}: {told.message}"), aside=True)
        elif told.what == "skipped" and told.message not in _OF_NO_INTEREST:
            skipped.setdefault(told.message, []).append(told.source)

    with _counting(what, quiet) as step:
        yield step, notice
    for reason, sources in skipped.items() if not quiet else ():
        say(one_line(passed_over(reason, sources)), aside=True)


_OF_NO_INTEREST = frozenset({"hidden", "about the folder, not a document", "a vocabulary; pass it with --actors"})
"""Reasons that nobody need be told at each build: the store keeps the actors it was once given."""


def passed_over(reason: str, sources: Sequence[str]) -> str:
    """One line on what was passed over for one reason.

    >>> passed_over("no format has the extension .odt", ["in/a.odt", "in/b.odt"])
    'passed over: in/a.odt and 1 more (no format has the extension .odt)'
    """
    more = f" and {len(sources) - 1:,} more" if len(sources) > 1 else ""
    return f"passed over: {sources[0]}{more} ({reason})"


@contextmanager
def _counting(what: str, quiet: bool) -> Iterator[Step]:
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda _: bar.advance(task)


def listing(listed: bool) -> Told:
    """Prints what came of each document, its id and its source, tab-separated, once that is on disk; or nothing."""

    def tell(outcome: str, thing: Document | UnreadableDocument) -> None:
        if listed:
            key = f"document/{thing.key}" if isinstance(thing, Document) else ""
            say("\t".join((outcome, key, one_line(thing.source))))

    return tell
