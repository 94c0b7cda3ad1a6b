"""The command ``reliability``."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import output_option, quiet_option, telling_errors
from onrecord.cli.printing import write_text
from onrecord.output.terminal import say

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("one", metavar="MACHINE.jsonl", type=_FILE)
@click.argument("other", metavar="CODER.jsonl", type=_FILE)
@click.option("--match-subjects", is_flag=True, help="The coder named subjects otherwise: match them by use.")
@output_option
@quiet_option
@telling_errors
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
