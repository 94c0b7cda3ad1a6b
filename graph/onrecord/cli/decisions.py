"""The commands by which people correct statements and positions, and see and undo what was decided."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.deciding import deciding, make, who_of
from onrecord.cli.options import store_option, telling_errors
from onrecord.cli.printing import exit_if, tell_failure
from onrecord.errors import DecisionError
from onrecord.output.terminal import one_line, say

if TYPE_CHECKING:
    from onrecord.model.decision import Judgement


@click.command()
@click.argument("statement", metavar="STATEMENT")
@click.option("--speaker", "speakers", multiple=True, metavar="ACTOR", help="Who spoke; repeat for more.")
@click.option("--act", metavar="ACT", help="The speech act, such as reject.")
@click.option("--date", "said", metavar="DATE", help="When: 2020-04-14, 2020-04, 2020, FROM/UNTIL, or none.")
@click.option("--wrong", is_flag=True, help="The document makes no such attribution.")
@click.option("--checked", is_flag=True, help="You compared it with the document, and it is right as it is now.")
@click.option("--stance", metavar="STANCE", help="Of a position: favours, opposes or neither.")
@click.option("--target", metavar="SUBJECT", help="Of a position: a subject or actor, or none where it is no position.")
@deciding
@telling_errors
def correct(
    statement: str,
    speakers: tuple[str, ...],
    act: str | None,
    said: str | None,
    wrong: bool,
    checked: bool,
    stance: str | None,
    target: str | None,
    by: str,
    why: str,
    day: datetime | None,
    store: Path,
) -> None:
    """Correct a statement or a position, or mark a statement as checked; the document's words stay as they are.

    Example: onrecord correct statement/9f0a/12-16_20-64 --speaker "Mira Tal" --why "she, two lines above"
    """
    from onrecord.curation.decide import correct as decide
    from onrecord.curation.positions import correct_position

    given: list[tuple[Judgement, str]] = []
    given += [("speaker", "; ".join(speakers))] if speakers else []
    given += [("act", act)] if act else []
    given += [("date", said)] if said else []
    given += [("wrong", "")] if wrong else []
    given += [("checked", "")] if checked else []
    if not given and not stance and not target:
        raise click.UsageError(
            "say what is to hold: --speaker, --act, --date, --wrong, --checked, --stance or --target"
        )
    who = who_of(by, day, why)
    if stance or target:
        if given:
            raise click.UsageError("--stance and --target are of a position, the others of a statement: one at a time")
        make(store, lambda opened: correct_position(opened, statement, stance, target, who))
    else:
        make(store, lambda opened: decide(opened, statement, given, who))


@click.group(invoke_without_command=True)
@store_option
@click.pass_context
def decisions(context: click.Context, store: Path) -> None:
    """List the decisions of people, with their numbers; or undo one.

    Example: onrecord decisions
    """
    if context.invoked_subcommand is None:
        _list(store)


@telling_errors
def _list(store: Path) -> None:
    from onrecord.curation.decide import listed
    from onrecord.store import open_store

    with open_store(store) as opened:
        for line in listed(opened):
            say(one_line(line))


@decisions.command()
@click.argument("number", metavar="NUMBER")
@deciding
@telling_errors
def undo(number: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Undo a decision by its number, or several as one, such as 5-17; the rows stay, marked.

    Example: onrecord decisions undo 3
    """
    from onrecord.curation.decide import numbers_of
    from onrecord.curation.decide import undo as take_back

    make(store, lambda opened: take_back(opened, numbers_of(number), who_of(by, day, why)))


@decisions.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@deciding
@telling_errors
def import_file(file: Path, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Make decisions of what a coder changed in a file that "export -f dna" wrote: all in one change.

    What no decision can say is told, and exit is 1 then.

    Example: onrecord decisions import coded.dna --by "M. Tal"
    """
    from onrecord.curation.codings.importing import import_codings
    from onrecord.store import open_store

    if not store.exists():
        raise DecisionError(f"{store}: no store there; make one with: onrecord build SOURCE --store {store}")
    with open_store(store, "write") as opened:
        done = import_codings(opened, file, who_of(by, day, why))
    for line in done.told:
        say(one_line(line))
    first, last = (done.made[0], done.made[-1]) if done.made else (0, 0)
    remedy = f"; undo all of them with: onrecord decisions undo {first}{f'-{last}' if last > first else ''}"
    held = f", {done.held} changes that the graph holds already" if done.held else ""
    say(f"{len(done.made)} made{held}{remedy if done.made else ''}")
    exit_if(sum(tell_failure(f"not taken: {line}") for line in done.untaken))
