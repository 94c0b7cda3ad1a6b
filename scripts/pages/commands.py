"""The table of commands, from what ``--help`` says."""

from __future__ import annotations

from collections.abc import Iterator

import click

from pages.blocks import table

_EXAMPLE = "Example:"


def commands_table(program: click.Group) -> str:
    """A row for each command and command of a group: how it is typed, what it does, an example."""
    return table(("command", "does", "example"), _rows(program, "onrecord"))


def _rows(group: click.Group, typed: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield _row(command, f"{typed} {name}")
            yield from _rows(command, f"{typed} {name}")
        else:
            yield _row(command, f"{typed} {name}")


def _row(command: click.Command, typed: str) -> tuple[str, ...]:
    arguments = [_typed(each) for each in command.params if isinstance(each, click.Argument)]
    does, _, example = (command.help or "").partition(_EXAMPLE)
    told = " ".join(does.split()).removesuffix(".")
    return (f"`{' '.join([typed, *arguments])}`", told, f"`{example.strip()}`")


def _typed(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required or name.startswith("[") else f"[{name}]"
