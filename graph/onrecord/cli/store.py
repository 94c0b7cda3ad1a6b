"""The commands on a store as a whole, from ``validate`` to ``remove``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from onrecord.cli.options import is_quiet
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.printing import exit_if, tell_failure
from onrecord.output.terminal import give, one_line, say


@click.command()
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
    exit_if(len(report.problems))


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--repair", "mend", is_flag=True, help="Read again from its sources what is damaged.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes to use; as many as there are cores.")
@_store
@_told
def check(sources: tuple[str, ...], mend: bool, workers: int | None, store: Path) -> None:
    """Compare all parts of the store with each other, and tell what is damaged; --repair mends it.

    SOURCE is what the store was built from: to be named with --repair where the store itself cannot tell it any more.

    Example: onrecord check --repair
    """
    if sources and not mend:
        raise click.UsageError("SOURCE goes with --repair; a store alone is checked without")
    if mend:
        _repair(store, sources, workers)
        return
    from onrecord.store.whole.check import check as check_store

    found = check_store(store)
    failed = sum(map(tell_failure, found.faults))
    for stray in found.strays:
        say(one_line(f"{stray}: is the text of no document in the store; it is left where it is"), aside=True)
    say(str(found), aside=bool(failed))
    exit_if(failed)


def _repair(store: Path, sources: Sequence[str], workers: int | None) -> None:
    from onrecord.cli.progress import watching
    from onrecord.pipeline.repair import repair
    from onrecord.settings import Settings, cores

    with watching("documents", is_quiet()) as (progress, _):
        done = repair(Settings(store, workers=workers or cores()), sources, progress=progress)
    left = sum(map(tell_failure, (*done.after.faults, *done.lost)))
    if done.aside:
        say(one_line(f"{done.aside}: the damaged store; delete it once you need nothing of it"), aside=True)
    mended = len(done.before.faults) - len(set(done.before.faults) & set(done.after.faults))
    say(f"{mended} of {len(done.before.faults)} faults mended; {done.after}", aside=bool(left))
    exit_if(left)


@click.command()
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@_store
@_told
def backup(target: Path, store: Path) -> None:
    """Copy the store to a new folder, and compare the copy; others may read the store meanwhile.

    Example: onrecord backup /media/disk/record-2031-05-02
    """
    from onrecord.store.whole.copying import backup as copy_store

    say(str(copy_store(store, target)))


@click.command()
@click.argument("copy", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of the store, which is kept under another name.")
@_store
@_told
def restore(copy: Path, replace: bool, store: Path) -> None:
    """Put a copy that backup made back as the store, once all of it was checked.

    Example: onrecord restore /media/disk/record-2031-05-02 --replace
    """
    from onrecord.store.whole.copying import restore as put_back

    say(str(put_back(copy, store, replace=replace)))


@click.command()
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


@click.command()
@_store
@_told
def stats(store: Path) -> None:
    """Count documents, statements, actors and quads.

    Example: onrecord stats
    """
    from onrecord.query.overview import stats_text

    say(stats_text(store), end="")


@click.command()
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
