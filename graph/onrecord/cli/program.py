"""The command line: each command parses, calls one function of the library and prints.

Data go to standard output, progress and errors to standard error. Exit 0 done, 1 failed, 2 usage.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.agenda import agenda
from onrecord.cli.decisions import actors, correct, decisions
from onrecord.cli.options import Command
from onrecord.cli.options import is_quiet as _is_quiet
from onrecord.cli.options import limit_option as _limit
from onrecord.cli.options import quiet_option as _quiet
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.errors import UnreadableDocument
from onrecord.output.terminal import give, one_line, say
from onrecord.output.writing import written
from onrecord.settings import DEFAULT_MODEL, DEFAULT_STORE, Settings, cores

if TYPE_CHECKING:
    from onrecord.pipeline.writing import BuildReport
    from onrecord.reading import Hints

_WIDTH = 100
_DATE = click.DateTime(["%Y-%m-%d"])
_VIEWS = ["network", "positions", "chains", "timeline", "document"]
_SOURCES = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Diplomatic news and UN documents as a graph of attributed statements, each with its evidence."""


def _reading(command: Command) -> Command:
    path = click.Path(path_type=Path)
    told = "Publication date, for documents that state none."
    options = [
        click.option("--published", type=_DATE, metavar="DATE", help=told),
        click.option("--publisher", metavar="NAME", help="Publisher, for documents that state none."),
        click.option("--actors", type=path, metavar="FILE", help="Turtle or CSV file with actors of your own."),
        click.option(
            "--workers", type=click.IntRange(1), metavar="N", help="Processes to use; as many as there are cores."
        ),
        click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline."),
    ]
    for option in reversed(options):
        command = option(command)
    return _limit(command)


def _out(command: Command) -> Command:
    path = click.Path(path_type=Path)
    told = "Write here; standard output if not given."
    return click.option("-o", "--output", type=path, metavar="FILE", help=told)(command)


@main.command()
@_SOURCES
@_reading
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

    share_freed()
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


@main.command()
@_SOURCES
@_reading
@_out
@_quiet
@_told
def extract(sources: tuple[str, ...], output: Path | None, **options: object) -> None:
    """Print what is found in documents, one JSON record a line; no store is needed.

    Example: onrecord extract letter.txt -o letter.jsonl
    """
    from onrecord.cli.progress import watching
    from onrecord.export.record_json import to_json
    from onrecord.pipeline.build import extract_sources

    failed = 0
    with watching("documents", _is_quiet()) as (progress, notice), _writing(output) as write:
        found = extract_sources(
            sources, _settings(DEFAULT_STORE, options), hints=_hints(options), notice=notice, progress=progress
        )
        for thing in found:
            if isinstance(thing, UnreadableDocument):
                failed += _say(thing)
            else:
                write(json.dumps(to_json(thing), ensure_ascii=False) + "\n")
                source = thing.document.source
                failed += sum(_say(f"{source}: {each}; its findings are missing: report it") for each in thing.failures)
    _exit(failed)


@main.command()
@click.argument("query", metavar="NAME|FILE.rq|-", required=False)
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option(
    "--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query; repeat for more."
)
@click.option(
    "--format", "-f", "format_", metavar="FORMAT", help="table, csv, tsv, json, xml; turtle and others for graphs."
)
@click.option("--columns", "-c", metavar="A,B,...", help="Only these columns of the answer, in this order.")
@click.option("--timeout", type=float, default=30, show_default=True, metavar="SECONDS", help="End it after this long.")
@click.option(
    "--memory", type=float, default=1000, show_default=True, metavar="MB", help="End it when it needs more than this."
)
@_out
@_store
@_told
def query(
    query: str | None,
    expression: str | None,
    params: tuple[str, ...],
    format_: str | None,
    columns: str | None,
    timeout: float,
    memory: float,
    output: Path | None,
    store: Path,
) -> None:
    """Ask the graph: a question of the catalogue, a file, standard input (-), or SPARQL given with -e.

    Example: onrecord query who-said-what --param "actor=Mira Tal"
    """
    from onrecord.query.apart import QueryProcess

    with QueryProcess() as process:  # starts while the rest is loaded
        from onrecord.cli.answer import ask

        limits = (timeout, memory)
        text = ask(store, query, expression, params, format_, output, limits, _terminal_width(), columns, process)
    _write_text(output, text)


@main.command()
@click.argument("name", required=False)
@_told
def queries(name: str | None) -> None:
    """List the questions of the catalogue, with parameters and an example each; NAME shows one.

    Example: onrecord queries positions
    """
    from onrecord.cli.answer import describe_queries

    say(describe_queries(name, _terminal_width()), end="")


@main.command()
@click.argument("name", metavar="ID|NAME")
@_store
@_told
def show(name: str, store: Path) -> None:
    """Show one document, statement, actor or agenda item, with its evidence.

    Example: onrecord show "Mira Tal"
    """
    from onrecord.cli.show import shown_text

    say(shown_text(store, name))


@main.command()
@click.option("--focus", "--about", metavar="ID|NAME", help="Only what is around this actor, document or item.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How far around the focus.")
@click.option("--topic", metavar="TITLE|ITEM", help="Only statements that concern this agenda topic.")
@click.option("--act", "acts", multiple=True, metavar="ACT", help="Only statements with this act; repeat for more.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only nodes of this kind; repeat for more.")
@click.option("--document", metavar="ID|TITLE", help="This document's text with what was found in it.")
@click.option("--with-text", is_flag=True, help="The whole text, also of news, for your own use.")
@click.option("--from", "start", type=_DATE, metavar="DATE", help="Only statements made on or after this date.")
@click.option("--until", "--to", "end", type=_DATE, metavar="DATE", help="Only statements made on or before this date.")
@click.option("--view", "name", type=click.Choice(_VIEWS), help="What to draw; network if not given, or the document.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="The file; in the store's folder, named for the view, if not given.",
)
@_store
@_told
def view(
    focus: str | None,
    depth: int,
    topic: str | None,
    acts: tuple[str, ...],
    kinds: tuple[str, ...],
    document: str | None,
    with_text: bool,
    start: datetime | None,
    end: datetime | None,
    name: str | None,
    output: Path | None,
    store: Path,
) -> None:
    """Draw the graph as one HTML file that works with no network.

    Example: onrecord view --focus Norvania -o norvania.html
    """
    from onrecord.store import open_store
    from onrecord.view import Selection, begin_stored_view

    drawn = name or ("document" if document else "network")
    if (drawn == "document") > bool(document):
        raise click.UsageError("--view document needs --document ID|TITLE")
    if with_text and drawn != "document":
        raise click.UsageError("--with-text goes with --document alone")
    selection = Selection(focus, acts, _day(start), _day(end), depth, topic, kinds, document)
    out = output or store / f"{drawn}.html"
    with open_store(store) as opened:
        finish = begin_stored_view(opened, out, drawn, selection, with_text=with_text)
    say(f"{out}: {finish()}", aside=True)


@main.command()
@click.option(
    "--format",
    "-f",
    "format_",
    metavar="FORMAT",
    help="turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf or csv; -o names imply one.",
)
@click.option(
    "--quotes",
    type=click.Choice(["none", "short", "full"]),
    default="short",
    show_default=True,
    help="How much of the documents' words to carry.",
)
@_out
@_store
@_told
def export(format_: str | None, quotes: str, output: Path | None, store: Path) -> None:
    """Write the graph out, the same bytes for the same documents.

    Example: onrecord export -o record/graph.ttl
    """
    from onrecord.cli.answer import export_to

    export_to(store, format_, output, quotes)


@main.command()
@_store
@_told
def validate(store: Path) -> None:
    """Check every document's graph against the shapes, and every quoted span against its text.

    Example: onrecord validate
    """
    from onrecord.curation.validate import validate as validate_store
    from onrecord.store import open_store

    with open_store(store) as opened:
        report = validate_store(opened)
    say(str(report))
    _exit(len(report.problems))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, each file and document, as JSON.")
@_store
@_told
def status(store: Path, as_json: bool) -> None:
    """Tell what is stored, by which rules, what superseded what, and what could not be read.

    Example: onrecord status
    """
    from onrecord.query.overview import status_json, status_text

    if as_json:
        give(status_json(store))
    else:
        say(status_text(store), end="")


@main.command()
@_store
@_told
def stats(store: Path) -> None:
    """Count documents, statements, actors and quads.

    Example: onrecord stats
    """
    from onrecord.query.overview import stats_text

    say(stats_text(store), end="")


@main.command()
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@_store
@_told
def remove(names: tuple[str, ...], store: Path) -> None:
    """Take documents, and all that rests on them, out of the store.

    Example: onrecord remove examples/gazette-3.txt
    """
    from onrecord.curation.remove import remove_from

    for line in remove_from(store, names):
        say(line)


def _settings(store: Path, options: dict[str, object]) -> Settings:
    actors, workers, model = options["actors"], options["workers"], options["model"]
    limits = options["limits"]
    assert isinstance(limits, tuple)
    assert actors is None or isinstance(actors, Path)
    assert workers is None or isinstance(workers, int)
    return Settings(store, str(model), actors, workers or cores(), limits=limits)


def _hints(options: dict[str, object]) -> Hints:
    from onrecord.reading import Hints

    published, publisher = options["published"], options["publisher"]
    assert published is None or isinstance(published, datetime)
    return Hints(_day(published), str(publisher) if publisher is not None else None)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _report(report: BuildReport) -> None:
    for failure in report.failed:
        _say(failure)
    for lacking in report.incomplete:
        _say(lacking)
    for line in report.unread_decisions:
        _say(line)
    failed = len(report.failed) + len(report.incomplete) + len(report.unread_decisions)
    if not _is_quiet() or failed:
        say(str(report), aside=True)
    if report.decisions and not _is_quiet():
        say(report.decisions, aside=True)
    _exit(failed)


def _say(failure: object) -> int:
    say(one_line(f"onrecord: {failure}"), aside=True)
    return 1


def _exit(failed: int) -> None:
    if failed:
        sys.exit(1)


def _terminal_width() -> int:
    return shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH


@contextmanager
def _writing(output: Path | None) -> Iterator[Callable[[str], object]]:
    """A place to write text to: a file that appears whole, or standard output."""
    if output is None:
        yield give
        return
    with written(output) as file:
        yield lambda text: file.write(text.encode("utf-8"))


def _write_text(output: Path | None, text: str) -> None:
    with _writing(output) as write:
        write(text)


for _command in (actors, agenda, correct, decisions):
    main.add_command(_command)
