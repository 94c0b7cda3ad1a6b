"""What several commands share: options, and our own errors told in one line."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from onrecord.errors import OnRecordError
from onrecord.output.terminal import one_line, say
from onrecord.output.writing import FULL
from onrecord.settings import DEFAULT_STORE

P = ParamSpec("P")
Command = Callable[..., None]


def store_option(command: Command) -> Command:
    """The command with ``--store`` and ``--quiet``."""
    path = click.Path(path_type=Path)
    told = "The folder the graph is kept in."
    option = click.option("--store", type=path, default=DEFAULT_STORE, show_default=True, metavar="DIR", help=told)
    return option(quiet_option(command))


def quiet_option(command: Command) -> Command:
    """The command with ``--quiet``, which ``is_quiet`` tells of."""

    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.obj = value

    told = "No progress on standard error."
    return click.option("--quiet", "-q", is_flag=True, expose_value=False, callback=keep, help=told)(command)


def limit_option(command: Command) -> Command:
    """The command with ``--limit``, checked."""

    def check(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
        from onrecord.reading import LimitError, Limits

        try:
            Limits().changed(given)
        except LimitError as error:
            raise click.BadParameter(str(error), context, option) from error
        return given

    told = "Another limit of reading, such as characters=2000000; repeat for more (docs/reading.md)."
    return click.option("--limit", "limits", multiple=True, metavar="NAME=NUMBER", callback=check, help=told)(command)


def is_quiet() -> bool:
    """Whether the command that runs was asked to say nothing."""
    context = click.get_current_context(silent=True)
    return bool(context and context.obj)


def _give_up_output() -> None:
    """Standard output takes nothing more: Python would try again at its end, and tell of it in its own way."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def telling_errors(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with our own errors as one line on standard error and exit 1."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        failure = ""
        try:
            command(*args, **kwargs)
        except OnRecordError as error:
            failure = f"onrecord: {error}"
        except BrokenPipeError:
            sys.exit(0)
        except sqlite3.DatabaseError as error:
            failure = f"onrecord: the store's manifest.sqlite cannot be read ({error}); put it back from a copy"
        except OSError as error:
            if error.errno not in FULL:
                raise
            failure = f"onrecord: nothing more can be written ({error.strerror}); make room, or raise the limit"
            _give_up_output()
        if failure:  # told once the error's frames are gone: they hold the store open
            say(one_line(failure), aside=True)
            sys.exit(1)

    return told


DATE = click.DateTime(["%Y-%m-%d"])


def output_option(command: Command) -> Command:
    """The command with ``--output``."""
    path = click.Path(path_type=Path)
    told = "Write here; standard output if not given."
    return click.option("-o", "--output", type=path, metavar="FILE", help=told)(command)


def day_of(moment: datetime | None) -> date | None:
    """The day that an option of the type ``DATE`` gave, if any."""
    return moment.date() if moment else None
