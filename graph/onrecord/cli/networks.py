"""The options of ``export`` that choose a discourse network, and the choice that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.cli.options import DATE, day_of
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.discourse.choice import Choice, Window

Command = Callable[..., None]


def network_options(command: Command) -> Command:
    """The command with the options of discourse networks, handed on together as ``network``."""
    from onrecord.discourse import choice

    def chosen(values: object) -> click.Choice[str]:
        return click.Choice(get_args(values))

    def pairs(name: str, told: str) -> Callable[[Command], Command]:
        return click.option(name, multiple=True, metavar="KEY=VALUE", help=told)

    fields = ", ".join(get_args(choice.Field))
    options = (
        click.option("--network", type=chosen(choice.NetworkKind), help="Write this discourse network."),
        click.option("--among", type=chosen(choice.Among), help="Between whom a network of one mode has ties."),
        click.option("--level", type=chosen(choice.Level), help="Whose positions: each actor's, or each state's."),
        click.option("--duplicates", type=chosen(choice.Duplicates), help="Count all, or the same once in each ..."),
        click.option("--normalise", type=chosen(choice.Normalisation), help="What ties are divided by."),
        pairs("--only", f"Only events with this: {fields}; repeat for more."),
        pairs("--without", "No events with this; repeat for more."),
        pairs("--least", "actor=N or subject=N: only those with that many statements."),
        click.option("--from", "start", type=DATE, metavar="DATE", help="No event before this day."),
        click.option("--until", type=DATE, metavar="DATE", help="No event after this day."),
        click.option("--isolates", is_flag=True, help="Keep actors and subjects that the choice leaves no event."),
        click.option("--window", metavar="UNIT=N", help="Time windows of N events, days, weeks, months or years."),
        click.option("--step", type=int, metavar="N", help="Begin a window every N units; 1 if not given."),
        click.option("--kernel", type=chosen(choice.KernelName), help="Weigh events by their place in the window."),
        click.option("--backbone", type=float, metavar="LEVEL", help="Only ties significant at this level: 0.05."),
        click.option("--communities", is_flag=True, help="Number the communities, in GraphML and GEXF."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def choice_of(network: str | None, **given: Any) -> Choice | None:
    """The choice that the options make; none without ``--network``. Raises ``OnRecordError`` for bad ones."""
    start, until = (_day(given.pop(name)) for name in ("start", "until"))
    told = {name: value for name, value in given.items() if value is not None and value is not False and value != ()}
    if network is None:
        if told or start or until:
            name = next(iter(told), "from" if start else "until")
            raise OnRecordError(f"--{name} is of discourse networks; give --network, such as --network congruence")
        return None
    from onrecord.discourse.choice import Choice

    least = _numbers(told.pop("least", ()))
    return Choice(
        network=network,  # type: ignore[arg-type]
        only=_pairs("--only", told.pop("only", ())),
        without=_pairs("--without", told.pop("without", ())),
        least_of_actors=least.get("actor", 1),
        least_of_subjects=least.get("subject", 1),
        start=start,
        until=until,
        window=_window(told.pop("window", None), told.pop("step", None)),
        **told,
    ).checked()


def _day(moment: datetime | None) -> Any:
    return day_of(moment)


def _pairs(option: str, given: Iterable[str]) -> Any:
    pairs = [one.partition("=") for one in given]
    for field, equals, _ in pairs:
        if not equals:
            raise OnRecordError(f"{option} {field!r} has no value; give KEY=VALUE, such as {option} actor=state/nv")
    return tuple((field, value) for field, _, value in pairs)


def _numbers(given: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in given:
        name, _, number = one.partition("=")
        if name not in ("actor", "subject") or not number.isdecimal():
            raise OnRecordError(f"--least {one!r} is not read; give actor=N or subject=N, such as --least actor=3")
        found[name] = int(number)
    return found


def _window(given: str | None, step: int | None) -> Window | None:
    from onrecord.discourse.choice import Window

    if given is None:
        if step is not None:
            raise OnRecordError("--step is of time windows; give --window, such as --window months=3")
        return None
    unit, _, size = given.partition("=")
    if not size.isdecimal():
        raise OnRecordError(f"--window {given!r} is not read; give UNIT=N, such as --window months=3")
    return Window(unit, int(size), 1 if step is None else step)  # type: ignore[arg-type]
