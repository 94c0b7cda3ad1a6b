"""The commands on actors: list them, review those that may be one, merge, split, name them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.deciding import deciding, make, show_some, some_pairs, walk_some, who_of
from onrecord.cli.options import Command, store_option, telling_errors
from onrecord.output.terminal import one_line, say

if TYPE_CHECKING:
    from onrecord.curation.decide import Who
    from onrecord.curation.pairs import Pair
    from onrecord.model.decision import Judgement
    from onrecord.store.base import Store


def _choosing(command: Command) -> Command:
    """The command with options that choose among the pairs that may be one."""
    from onrecord.model.actor_kinds import MATCH_KINDS

    options = [
        click.option("--class", "kind", type=click.Choice(MATCH_KINDS), help="Only pairs of this class of reason."),
        click.option("--actor", default=None, metavar="ACTOR", help="Only pairs with this actor."),
        click.option(
            "--above", default=0.0, type=click.FloatRange(0, 1), metavar="SCORE", help="Only from this score."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def actors() -> None:
    """List, review, merge, split and name actors.

    Example: onrecord actors review
    """


@actors.command("list")
@click.option("--kind", default=None, metavar="KIND", help="Only person, state, organization, outlet ...")
@click.option("--text", default=None, metavar="TEXT", help="Only those with this in a name.")
@store_option
@telling_errors
def list_actors(kind: str | None, text: str | None, store: Path) -> None:
    """List the actors that documents name, with their ids.

    Example: onrecord actors list --kind person
    """
    from onrecord.cli.answer import print_answer

    params = [f"{name}={value}" for name, value in (("kind", kind), ("text", text)) if value]
    print_answer(store, "actors", params)


@actors.command()
@_choosing
@some_pairs
@click.option("-f", "--format", "format_", default=None, metavar="FORMAT", help="All as table, csv, tsv or json.")
@store_option
@telling_errors
def uncertain(
    kind: str | None, actor: str | None, above: float, first: int, every: bool, format_: str | None, store: Path
) -> None:
    """List the actors that may be one, with the words of both, and wait for a decision.

    Those come first whose decision would put the most documents right: their number times the score.

    Example: onrecord actors uncertain --class office
    """
    from onrecord.cli.answer import print_answer

    if format_:
        chosen = (("reason_class", kind), ("actor", actor), ("above", f"{above:f}" if above else None))
        params = [f"{name}={value}" for name, value in chosen if value]
        print_answer(store, "uncertain-matches", params, format_)
        return
    named = [actor] if actor else []
    decide_with = "onrecord actors review, or many with decide"
    show_some(store, lambda opened: _pairs(opened, kind, named, above), first, every, decide_with)


def _pairs(opened: Store, kind: str | None, actors: Sequence[str], above: float = 0) -> list[Pair]:
    from onrecord.curation.decide import actor_id
    from onrecord.curation.pairs import waiting_pairs
    from onrecord.curation.worth import by_worth

    chosen = waiting_pairs(opened, kind, [actor_id(opened.graph, name) for name in actors], above)
    return by_worth(opened.graph, chosen)


@actors.command()
@click.argument("pair", nargs=-1, metavar="[A [B]]")
@_choosing
@some_pairs
@click.option("--answer", "answers", multiple=True, metavar="ANSWER", help="In place of typing; repeat for more.")
@deciding
@telling_errors
def review(
    pair: tuple[str, ...],
    kind: str | None,
    actor: str | None,
    above: float,
    first: int,
    every: bool,
    answers: tuple[str, ...],
    by: str,
    why: str,
    day: datetime | None,
    store: Path,
) -> None:
    """Walk through actors that may be one, with the evidence: same, different, another name or kind, skip, quit.

    Answers may be piped in, or given with --answer; with A and B only what may be one with these is asked about.

    Example: onrecord actors review person/mira-tal person/m-tal --answer same --by "M. Tal"
    """
    named = [*pair, *([actor] if actor else [])]
    who = who_of(by, day, why)
    walk_some(store, lambda opened: _pairs(opened, kind, named, above), first, every, answers, who)


@actors.command("decide")
@click.argument("judgement", type=click.Choice(["same", "different"]))
@_choosing
@click.option("--yes", is_flag=True, help="Do it; without this only what it would do is told.")
@deciding
@telling_errors
def decide_many(
    judgement: Literal["same", "different"],
    kind: str | None,
    actor: str | None,
    above: float,
    yes: bool,
    by: str,
    why: str,
    day: datetime | None,
    store: Path,
) -> None:
    """Decide all pairs of a class alike: tells what it would do; with --yes does it, and how to undo it as one.

    Example: onrecord actors decide same --class acronym --above 0.8 --yes
    """
    from onrecord.curation.review import decide_all, preview
    from onrecord.store import open_store

    with open_store(store, "write" if yes else "read") as opened:
        wanted = preview(_pairs(opened, kind, [actor] if actor else [], above), judgement, who_of(by, day, why))
        for line in wanted.told(opened):
            say(one_line(line))
        if yes and wanted.decisions:
            for line in decide_all(opened, wanted):
                say(one_line(line))


@actors.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@deciding
@telling_errors
def merge(one: str, other: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide that two actors are one; the id of the second stays as an alias.

    Example: onrecord actors merge person/mira-tal person/m-tal --why "same office"
    """
    from onrecord.curation.decide import decide
    from onrecord.model.decision import Decision

    who = who_of(by, day, why)
    make(store, lambda opened: decide(opened, Decision("same", one, other, who.by, who.when, who.why)))


@actors.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B", required=False)
@deciding
@telling_errors
def split(one: str, other: str | None, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide that A is not B: A is an id that was merged into B, or one document's reference.

    Example: onrecord actors split person/m-tal person/mira-tal
    """
    from onrecord.curation.decide import split as set_apart

    make(store, lambda opened: set_apart(opened, one, other, who_of(by, day, why)))


@actors.command("name")
@click.argument("actor", metavar="ACTOR")
@click.argument("name", metavar="NAME")
@deciding
@telling_errors
def name_actor(actor: str, name: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide what an actor is called.

    Example: onrecord actors name person/mira-tal "Mira K. Tal"
    """
    _decide_of_actor("name", actor, name, who_of(by, day, why), store)


@actors.command("kind")
@click.argument("actor", metavar="ACTOR")
@click.argument("kind", metavar="KIND")
@deciding
@telling_errors
def set_kind(actor: str, kind: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide of what kind an actor is: person, state, territory, organization, organ, post, collective, outlet.

    Example: onrecord actors kind org/vorrel territory
    """
    _decide_of_actor("kind", actor, kind, who_of(by, day, why), store)


def _decide_of_actor(judgement: Judgement, actor: str, value: str, who: Who, store: Path) -> None:
    from onrecord.curation.decide import decide
    from onrecord.model.decision import Decision

    make(store, lambda opened: decide(opened, Decision(judgement, actor, value, who.by, who.when, who.why)))
