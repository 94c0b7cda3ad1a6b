"""Options that name a part of a registry: choices and help are made when they are needed, not at each start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from onrecord.model.registry import Registry
from onrecord.output.terminal import one_line, say

if TYPE_CHECKING:
    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType  # older versions have no parameter

Names = Callable[[], Iterable[str]]


class NameOf(_ParamType):
    """One of the names that a function gives, asked when a value or the help is; messages are those of a choice."""

    name = "choice"

    def __init__(self, names: Names) -> None:
        self._names = names

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """The names, as a choice has them."""
        return f"[{'|'.join(self._names())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name that was given, if it is one."""
        return click.Choice(list(self._names())).convert(value, param, ctx)


class OptionTold(click.Option):
    """An option whose help is made by a function, when it is printed."""

    def __init__(self, *args: Any, told: Callable[[], str], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._told = told

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        self.help = self._told()
        return super().get_help_record(ctx)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them.

    >>> listed(["turtle", "trig", "csv"]), listed(["csv"])
    ('turtle, trig or csv', 'csv')
    """
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def tell_refused(registry: Registry[Any]) -> None:
    """Tell on standard error of plugins that took the name of a part of ours."""
    for line in registry.refused():
        say(one_line(f"onrecord: {line}"), aside=True)
