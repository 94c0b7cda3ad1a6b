"""The command line: each command parses, calls one function of the library and prints.

Data go to standard output, progress and errors to standard error. Exit 0 done, 1 failed, 2 usage.
"""

from __future__ import annotations

import click

from onrecord.cli.actors import actors
from onrecord.cli.agenda import agenda
from onrecord.cli.build import build, extract
from onrecord.cli.decisions import correct, decisions
from onrecord.cli.export import export, reliability
from onrecord.cli.query import queries, query
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.store import backup, check, remove, restore, stats, status, validate
from onrecord.cli.subjects import subjects
from onrecord.cli.view import view


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Diplomatic news and UN documents as a graph of attributed statements, each with its evidence."""


_COMMANDS = (
    *(build, extract, query, queries, search, show, view, export, serve),
    *(validate, check, backup, restore, status, stats, remove, actors, subjects, agenda, correct, decisions),
    reliability,
)
for _command in _COMMANDS:
    main.add_command(_command)
