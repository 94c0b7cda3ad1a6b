"""Progress on standard error: for people at a terminal, silent everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.document import Document
from onrecord.errors import UnreadableDocument
from onrecord.reading import Notice

Told = Callable[[str, Document | UnreadableDocument], None]
Step = Callable[[object], None]


@contextmanager
def watching(what: str, quiet: bool) -> Iterator[tuple[Step, Callable[[Notice], None]]]:
    """A step to call for each thing done, and a place to tell notices to.

    A line counts along while it takes longer than a second; nothing is shown with ``quiet`` or where
    standard error is no terminal. Notices are told either way, unless ``quiet``.
    """

    def notice(told: Notice) -> None:
        if not quiet and told.what == "guessed":
            print(f"{told.source}: {told.message}", file=sys.stderr)

    if quiet or not sys.stderr.isatty():
        yield (lambda _: None), notice
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield (lambda _: bar.advance(task)), notice


def listing(listed: bool) -> Told:
    """Prints what came of each document, its id and its source, tab-separated, once that is on disk; or nothing."""

    def tell(outcome: str, thing: Document | UnreadableDocument) -> None:
        if listed:
            key = f"document/{thing.key}" if isinstance(thing, Document) else ""
            print(outcome, key, thing.source, sep="\t", flush=True)

    return tell
