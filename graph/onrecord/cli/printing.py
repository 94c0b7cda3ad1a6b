"""What commands print, and where: to a file that appears whole, or to standard output; failures to standard error."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.output.terminal import give, one_line, say
from onrecord.output.writing import written

_WIDTH = 100


def tell_failure(failure: object) -> int:
    """Tell of a source that could not be read; 1, as one failed."""
    say(one_line(f"onrecord: {failure}"), aside=True)
    return 1


def exit_if(failed: int) -> None:
    """End with exit 1 if any failed."""
    if failed:
        sys.exit(1)


def terminal_width() -> int:
    """How wide what is printed may be."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH


@contextmanager
def writing(output: Path | None) -> Iterator[Callable[[str], object]]:
    """A place to write text to: a file that appears whole, or standard output."""
    if output is None:
        yield give
        return
    with written(output) as file:
        yield lambda text: file.write(text.encode("utf-8"))


def write_text(output: Path | None, text: str) -> None:
    """Write a text to a file or to standard output."""
    with writing(output) as write:
        write(text)
