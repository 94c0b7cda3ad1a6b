"""The commands on subjects: list them, merge, split, rename and type them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.deciding import deciding, make, who_of
from onrecord.cli.options import store_option, telling_errors
from onrecord.output.terminal import say


@click.group()
def subjects() -> None:
    """List, merge, split, rename and type what documents take positions on.

    Example: onrecord subjects list
    """


@subjects.command("list")
@click.option("--kind", default=None, metavar="KIND", help="Only event, agreement, document, measure ...")
@click.option("--text", default=None, metavar="TEXT", help="Only those with this in the label or a wording.")
@store_option
@telling_errors
def list_subjects(kind: str | None, text: str | None, store: Path) -> None:
    """List the subjects, with their ids.

    Example: onrecord subjects list --kind event
    """
    from onrecord.cli.answer import ask

    params = [f"{name}={value}" for name, value in (("kind", kind), ("text", text)) if value]
    say(ask(store, "subjects", None, params, None, None, None, 100), end="")


@subjects.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@deciding
@telling_errors
def merge(one: str, other: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide that two subjects are one.

    Example: onrecord subjects merge "vote in Ostrel, 31 March 2020" "vote in Ostrel, 14 April 2020"
    """
    from onrecord.curation.subjects import merge_subjects

    make(store, lambda opened: merge_subjects(opened, one, other, who_of(by, day, why)))


@subjects.command()
@click.argument("reference", metavar="REFERENCE")
@deciding
@telling_errors
def split(reference: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide that what one document means by a reference is not the subject that it is part of.

    Example: onrecord subjects split reference/63f49241b9a5c830/927-940
    """
    from onrecord.curation.subjects import split_subject

    make(store, lambda opened: split_subject(opened, reference, who_of(by, day, why)))


@subjects.command()
@click.argument("subject", metavar="SUBJECT")
@click.argument("name", metavar="NAME")
@deciding
@telling_errors
def rename(subject: str, name: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide what a subject is called.

    Example: onrecord subjects rename "vote in Ostrel, 31 March 2020" "first round in Ostrel"
    """
    from onrecord.curation.subjects import rename_subject

    make(store, lambda opened: rename_subject(opened, subject, name, who_of(by, day, why)))


@subjects.command("type")
@click.argument("subject", metavar="SUBJECT")
@click.argument("kind", metavar="TYPE")
@deciding
@telling_errors
def type_(subject: str, kind: str, by: str, why: str, day: datetime | None, store: Path) -> None:
    """Decide of what type a subject is: event, agreement, document, measure, situation, proposal, conduct ...

    Example: onrecord subjects type "bridge (Ostrel)" measure
    """
    from onrecord.curation.subjects import type_subject

    make(store, lambda opened: type_subject(opened, subject, kind, who_of(by, day, why)))
