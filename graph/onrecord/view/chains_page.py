"""The chains view: how statements travelled, written as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox

from onrecord.view.chains import Journey, Step, journeys, read_relays
from onrecord.view.labels import document_labels
from onrecord.view.narrowed import ListReport, narrow
from onrecord.view.records import packed, record_values
from onrecord.view.rows import Rows, read_rows
from onrecord.view.selection import Selection
from onrecord.view.shell import render_page, write_html


def write_chains(graph: ox.Store, out: Path, selection: Selection) -> ListReport:
    """What was written: the chains of the statements selected, of all if nothing narrows them.

    The same store and selection give the same bytes. Raises ``UnknownNode`` where nothing, or more than
    one node, answers to the focus.
    """
    rows = read_rows(graph)
    narrowed = narrow(graph, rows, selection)
    found = journeys(rows, narrowed.statements, read_relays(graph))
    told = {step.statement for journey in found for path in journey.paths for step in path.steps}
    record = record_values(rows, (statement for statement in rows.statements if statement.id in told))
    html = render_page(
        "chains.html",
        heading="How statements travelled, on the record",
        scripts=("lists.js", "chains.js"),
        styles=("lists.css", "chains.css"),
        data={
            "record": {name: packed(values) for name, values in record.items()},
            "journeys": _values(rows, found, record),
        },
        note=narrowed.note,
    )
    write_html(out, html)
    return ListReport(len(found), "chain", narrowed.total - len(narrowed.statements))


def _values(rows: Rows, found: tuple[Journey, ...], record: dict[str, list[dict[str, Any]]]) -> list[Any]:
    """The chains as lists of paths, statements and parties by their places in the record."""
    numbers = {statement["id"]: number for number, statement in enumerate(record["statements"])}
    parties = {party["id"]: number for number, party in enumerate(record["parties"])}
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
