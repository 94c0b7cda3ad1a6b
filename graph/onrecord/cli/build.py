"""The commands that read documents: ``build`` and ``extract``."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import DATE, Command, day_of, output_option
from onrecord.cli.options import is_quiet as _is_quiet
from onrecord.cli.options import limit_option as _limit
from onrecord.cli.options import quiet_option as _quiet
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.parts import tell_refused
from onrecord.cli.printing import exit_if, tell_failure, writing
from onrecord.errors import UnreadableDocument
from onrecord.output.terminal import one_line, say
from onrecord.settings import DEFAULT_MODEL, DEFAULT_STORE, Settings, cores

if TYPE_CHECKING:
    from onrecord.pipeline.writing import BuildReport
    from onrecord.reading import Hints

_SOURCES = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)


def _reading(command: Command) -> Command:
    path = click.Path(path_type=Path)
    told = "Publication date, for documents that state none."
    own = "An annotator of another installed package; repeat for more (docs/annotators.md)."
    options = [
        click.option("--published", type=DATE, metavar="DATE", help=told),
        click.option("--publisher", metavar="NAME", help="Publisher, for documents that state none."),
        click.option("--actors", type=path, metavar="FILE", help="Turtle or CSV file with actors of your own."),
        click.option(
            "--workers", type=click.IntRange(1), metavar="N", help="Processes to use; as many as there are cores."
        ),
        click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline."),
        click.option("--ocr", is_flag=True, help="Read pages of PDFs that are pictures, by tesseract."),
        click.option("--annotator", "annotators", multiple=True, metavar="NAME", help=own),
    ]
    for option in reversed(options):
        command = option(command)
    return _limit(command)


@click.command()
@_SOURCES
@_reading
@click.option(
    "--subjects", type=click.Path(path_type=Path), metavar="FILE", help="A codebook of your own: CSV, Turtle, or DNA."
)
@click.option("--prune", is_flag=True, help="Drop what came from files below SOURCE that are gone.")
@click.option("--refresh", is_flag=True, help="Read again what older rules read, and what failed.")
@click.option("--list", "-l", "listed", is_flag=True, help="Print each document once it is stored.")
@_store
@_told
def build(sources: tuple[str, ...], store: Path, prune: bool, refresh: bool, listed: bool, **options: object) -> None:
    """Add documents to the graph; files that have not changed are not read again.

    Example: onrecord build examples --actors examples/actors.ttl
    """
    from onrecord.cli.progress import listing, watching
    from onrecord.memory import share_freed
    from onrecord.pipeline.build import BuildOptions
    from onrecord.pipeline.build import build as build_graph
    from onrecord.reading.registry import FORMATS

    share_freed()
    tell_refused(FORMATS)
    with watching("documents", _is_quiet()) as (progress, notice):
        report = build_graph(
            sources,
            _settings(store, options),
            hints=_hints(options),
            options=BuildOptions(prune, refresh),
            notice=notice,
            progress=progress,
            tell=listing(listed),
        )
    _report(report)


@click.command()
@_SOURCES
@_reading
@output_option
@_quiet
@_told
def extract(sources: tuple[str, ...], output: Path | None, **options: object) -> None:
    """Print what is found in documents, one JSON record a line; no store is needed.

    Example: onrecord extract letter.txt -o letter.jsonl
    """
    from onrecord.cli.progress import watching
    from onrecord.export.record_json import to_json
    from onrecord.pipeline.build import extract_sources
    from onrecord.reading.registry import FORMATS

    tell_refused(FORMATS)
    failed = 0
    with watching("documents", _is_quiet()) as (progress, notice), writing(output) as write:
        found = extract_sources(
            sources, _settings(DEFAULT_STORE, options), hints=_hints(options), notice=notice, progress=progress
        )
        for thing in found:
            if isinstance(thing, UnreadableDocument):
                failed += tell_failure(thing)
            else:
                write(json.dumps(to_json(thing), ensure_ascii=False) + "\n")
                source = thing.document.source
                told = (f"{source}: {each}; its findings are missing: report it" for each in thing.failures)
                failed += sum(map(tell_failure, told))
    exit_if(failed)


def _settings(store: Path, options: dict[str, object]) -> Settings:
    actors, workers, model = options["actors"], options["workers"], options["model"]
    limits, annotators = options["limits"], options["annotators"]
    assert isinstance(limits, tuple)
    assert isinstance(annotators, tuple)
    assert actors is None or isinstance(actors, Path)
    assert workers is None or isinstance(workers, int)
    ocr = bool(options["ocr"])
    subjects = options.get("subjects")
    assert subjects is None or isinstance(subjects, Path)
    found = Settings(store, str(model), actors, subjects, workers or cores())
    return replace(found, limits=limits, annotators=annotators, ocr=ocr)


def _hints(options: dict[str, object]) -> Hints:
    from onrecord.reading import Hints

    published, publisher = options["published"], options["publisher"]
    assert published is None or isinstance(published, datetime)
    return Hints(day_of(published), str(publisher) if publisher is not None else None)


def _report(report: BuildReport) -> None:
    for failure in report.failed:
        tell_failure(failure)
    for lacking in report.incomplete:
        tell_failure(lacking)
    for line in report.unread_decisions:
        tell_failure(line)
    for untold in report.untold if not _is_quiet() else ():
        say(one_line(f"not found: {untold}"), aside=True)
    for unequal in report.unequal if not _is_quiet() else ():
        say(one_line(str(unequal)), aside=True)
    failed = len(report.failed) + len(report.incomplete) + len(report.unread_decisions)
    if not _is_quiet() or failed:
        say(str(report), aside=True)
    if report.decisions and not _is_quiet():
        say(report.decisions, aside=True)
    exit_if(failed)
