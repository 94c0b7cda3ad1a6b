"""The commands ``export`` and ``reliability``: what goes out, and how far a coder agrees with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from onrecord.cli.networks import choice_of, network_options
from onrecord.cli.options import is_quiet, output_option, quiet_option
from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.cli.parts import OptionTold, listed, tell_refused
from onrecord.cli.printing import write_text
from onrecord.output.terminal import given, one_line, say
from onrecord.output.writing import written

if TYPE_CHECKING:
    from onrecord.discourse.choice import Choice


def export_to(
    store: Path,
    format_: str | None,
    output: Path | None,
    quotes: str,
    network: Choice | None = None,
    *,
    with_text: bool = False,
) -> None:
    """Write the store, or a discourse network of it, to a file or to standard output, in a format.

    Raises ``OnRecordError`` for a format that is not known, ``PluginError``, ``StoreError``, ``OutputError``.
    """
    from onrecord.export import FORMATS, export_graph, format_named, format_of_path
    from onrecord.store import open_store

    name = format_named(format_) if format_ else format_of_path(output) if output else "turtle"
    tell_refused(FORMATS)
    with open_store(store) as opened:
        kept = cast(Literal["none", "short", "full"], quotes)
        text = opened.text if with_text else None
        if output is None:
            out = given()
            export_graph(opened.graph, out, name, quotes=kept, network=network, text=text, tell=_tell)
            out.flush()
        else:
            with written(output) as file:
                export_graph(opened.graph, file, name, quotes=kept, network=network, text=text, tell=_tell)


def _tell(line: str) -> None:
    """Tell on standard error what an export counts, leaves out or cuts, unless asked to be quiet."""
    if not is_quiet():
        say(one_line(f"onrecord: {line}"), aside=True)


def _formats_told() -> str:
    """The help of ``--format``."""
    from onrecord.export import FORMATS

    return f"{listed(FORMATS)}; -o names imply one."


@click.command()
@click.option(
    "--format",
    "-f",
    "format_",
    metavar="FORMAT",
    cls=OptionTold,
    told=_formats_told,
)
@click.option(
    "--quotes",
    type=click.Choice(["none", "short", "full"]),
    default="short",
    show_default=True,
    help="How much of the documents' words to carry.",
)
@click.option("--with-text", is_flag=True, help="With -f dna: whole texts, also of news, for your own use.")
@network_options
@output_option
@_store
@_told
def export(format_: str | None, quotes: str, with_text: bool, output: Path | None, store: Path, **network: Any) -> None:
    """Write the graph out, the same bytes for the same documents.

    With --network a discourse network, as csv, dl, graphml or gexf.

    Example: onrecord export -o record/graph.ttl
    """
    export_to(store, format_, output, quotes, choice_of(**network), with_text=with_text)


_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("one", metavar="MACHINE.jsonl", type=_FILE)
@click.argument("other", metavar="CODER.jsonl", type=_FILE)
@click.option("--match-subjects", is_flag=True, help="The coder named subjects otherwise: match them by use.")
@output_option
@quiet_option
@_told
def reliability(one: Path, other: Path, match_subjects: bool, output: Path | None) -> None:
    """Tell how far two coders agree on positions: Krippendorff's alpha for stance, status and subject.

    Both files are as 'export -f positions' writes them; -o FILE.csv writes the positions that both found.

    Example: onrecord reliability machine.jsonl coder.jsonl
    """
    from onrecord.discourse.coding import read_coding
    from onrecord.discourse.reliability import agreement, report, units_csv

    found = agreement(read_coding(one), read_coding(other))
    pairs = found.pairs("subject")
    if match_subjects:
        found = found.subjects_matched()
    elif pairs and not {a for a, _ in pairs} & {b for _, b in pairs}:
        told = "no subject is in both files; give both the same ids, or --match-subjects"
        say(f"onrecord: {told}", aside=True)
    if output:
        write_text(output, units_csv(found))
    say(report(found, (one.stem, other.stem) if one.stem != other.stem else (str(one), str(other))))
