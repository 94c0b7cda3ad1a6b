"""The chains view: how statements travelled, written as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.view.chains.routes import Journey, Step, journeys, longest, read_relays, wordings
from onrecord.view.narrowed import ListReport, narrow
from onrecord.view.page.labels import document_labels
from onrecord.view.page.records import PageRecord, record_values
from onrecord.view.page.render import render_page, write_html
from onrecord.view.rows.statements import Rows, read_rows, with_details
from onrecord.view.selection import Selection

MOST_PATHS = 5_000
"""More are not put into one page; those through most hands and documents stay."""
LEFT_OUT = "{} chains of fewer hands and documents are left out; narrow by --focus, --topic, --act, --from or --until."


def write_chains(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> ListReport:
    """Write the chains of the statements selected as a page, of all if nothing narrows them.

    The same store and selection give the same bytes. Raises ``UnknownNode`` where nothing, or more than
    one node, answers to the focus.
    """
    rows = read_rows(graph, digests, details=False)
    narrowed = narrow(graph, rows, selection, most=None)
    every = journeys(rows, narrowed.statements, read_relays(graph), wordings(rows))
    found = longest(every, MOST_PATHS)
    left_out = len(every) - len(found)
    told = {step.statement for journey in found for path in journey.paths for step in path.steps}
    kept = (statement for statement in rows.statements if statement.id in told)
    record = record_values(rows, with_details(rows, kept))
    html = render_page(
        "chains.html",
        heading="How statements travelled, on the record",
        scripts=("levels.js", "lists.js", "chains.js"),
        styles=("lists.css", "chains.css"),
        data={
            "record": record.tables,
            "journeys": _values(rows, found, record),
        },
        note=" ".join(filter(None, (narrowed.note, LEFT_OUT.format(left_out) if left_out else ""))),
        level=selection.level,
    )
    write_html(out, html)
    statements = {path.statement for journey in found for path in journey.paths}
    every_statement = {path.statement for journey in every for path in journey.paths}
    return ListReport(len(found), "chain", len(every_statement - statements), narrowed.near)


def _values(rows: Rows, found: tuple[Journey, ...], record: PageRecord) -> list[Any]:
    """The chains as lists of paths, statements and parties by their places in the record."""
    numbers, parties = record.statements, record.parties
    labels = document_labels(rows.sources)

    def step(told: Step) -> dict[str, Any]:
        act = rows.acts.get(told.act)
        return {
            "role": told.role,
            "parties": [parties[party] for party in told.parties],
            "statement": numbers[told.statement],
            "act": act.label if act else told.act.replace("-", " "),
        }

    return [
        [
            {
                "statement": numbers[path.statement],
                "steps": [step(each) for each in path.steps],
                "reprint": labels.get(path.reprint_of, ""),
            }
            for path in journey.paths
        ]
        for journey in found
    ]
