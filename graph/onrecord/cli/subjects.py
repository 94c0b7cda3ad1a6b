"""The commands on subjects: list, review, merge, split, rename, type and declare them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.deciding import deciding, make, show_some, some_pairs, walk_some, who_of
from onrecord.cli.options import Command, output_option, store_option, telling_errors
from onrecord.cli.printing import write_text
from onrecord.errors import DecisionError
from onrecord.output.terminal import one_line, say

_CHOICES = "--subject or --above"


def _choosing(command: Command) -> Command:
    """The command with options that choose among the pairs that may be one."""
    score = click.FloatRange(0, 1)
    command = click.option("--above", default=0.0, type=score, metavar="SCORE", help="Only from this score.")(command)
    return click.option("--subject", default=None, metavar="SUBJECT", help="Only pairs with this subject.")(command)


@click.group()
def subjects() -> None:
    """List, review, merge, split, rename, type and declare what documents take positions on.

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
    from onrecord.cli.answer import print_answer

    params = [f"{name}={value}" for name, value in (("kind", kind), ("text", text)) if value]
    print_answer(store, "subjects", params)


@subjects.command()
@_choosing
@some_pairs
@click.option("-f", "--format", "format_", default=None, metavar="FORMAT", help="All as table, csv, tsv or json.")
@store_option
@telling_errors
def uncertain(subject: str | None, above: float, first: int, every: bool, format_: str | None, store: Path) -> None:
    """List the subjects that may be one, with the words of both, and wait for a decision.

    Those come first whose decision would put the most documents right: their number times the score.

    Example: onrecord subjects uncertain --first 5
    """
    from onrecord.cli.answer import print_answer
    from onrecord.curation.subjects import waiting_subjects

    if format_:
        params = ["reason_class=subject", *([f"actor={subject}"] if subject else [])]
        params += [f"above={above:f}"] if above else []
        print_answer(store, "uncertain-matches", params, format_)
        return
    named = [subject] if subject else []
    decide_with = "onrecord subjects review, merge or split"
    show_some(store, lambda opened: waiting_subjects(opened, named, above), first, every, decide_with, _CHOICES)


@subjects.command()
@click.argument("pair", nargs=-1, metavar="[A [B]]")
@_choosing
@some_pairs
@click.option("--answer", "answers", multiple=True, metavar="ANSWER", help="In place of typing; repeat for more.")
@deciding
@telling_errors
def review(
    pair: tuple[str, ...],
    subject: str | None,
    above: float,
    first: int,
    every: bool,
    answers: tuple[str, ...],
    by: str,
    why: str,
    day: datetime | None,
    store: Path,
) -> None:
    """Walk through subjects that may be one, with the evidence: same, different, another name or type, skip, quit.

    Answers may be piped in, or given with --answer; with A and B only what may be one with these is asked about.

    Example: onrecord subjects review "vote in Ostrel, 31 March 2020" --answer same --by "M. Tal"
    """
    from onrecord.curation.subjects import waiting_subjects

    named = [*pair, *([subject] if subject else [])]
    who = who_of(by, day, why)
    walk_some(store, lambda opened: waiting_subjects(opened, named, above), first, every, answers, who, _CHOICES)


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


@subjects.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@store_option
@telling_errors
def declare(file: Path, store: Path) -> None:
    """Take over a codebook (CSV, Turtle or DNA) in place of the one before; "build --subjects FILE" does so too.

    Example: onrecord subjects declare codebook.csv
    """
    from onrecord.curation.subjects import declared_told
    from onrecord.store import open_store

    if not store.exists():
        raise DecisionError(f"{store}: no store there; make one with: onrecord build SOURCE --store {store}")
    with open_store(store, "write") as opened:
        opened.use_codebook(file)
        opened.relink()
        for line in declared_told(opened):
            say(one_line(line))


@subjects.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@output_option
@telling_errors
def codebook(file: Path, output: Path | None) -> None:
    """Write the subjects that a file declares (DNA's concepts, Turtle, CSV) as a table, to be filled in.

    Example: onrecord subjects codebook coded.dna -o codebook.csv
    """
    from onrecord.codebook.reading import read_codebook, table_of

    write_text(output, table_of(read_codebook(file)))


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
