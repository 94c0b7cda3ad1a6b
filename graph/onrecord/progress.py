"""Progress on standard error: for people at a terminal, silent everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.reading import Notice

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
