"""The timeline view: statements along the days they were made, written as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.view.narrowed import ListReport, narrow
from onrecord.view.page.records import PageRecord, record_values
from onrecord.view.page.render import render_page, write_html
from onrecord.view.rows.statements import read_rows
from onrecord.view.selection import Selection
from onrecord.view.timeline.lanes import Timeline, timeline


def write_timeline(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> ListReport:
    """Write the statements selected as a page, one lane a speaker; what no document dates is listed apart.

    The same store and selection give the same bytes. Raises ``UnknownNode`` where nothing, or more than
    one node, answers to a name.
    """
    rows = read_rows(graph, digests, details=False)
    narrowed = narrow(graph, rows, selection)
    record = record_values(rows, narrowed.statements)
    html = render_page(
        "timeline.html",
        heading="Who said what when, on the record",
        scripts=("levels.js", "lists.js", "names.js", "timeline.js"),
        styles=("lists.css", "timeline.css"),
        data={
            "record": record.tables,
            "timeline": {"lanes": _values(timeline(rows, narrowed.statements), record)},
        },
        note=narrowed.note,
        level=selection.level,
    )
    write_html(out, html)
    shown = len(narrowed.statements)
    return ListReport(shown, "statement", narrowed.total - shown, narrowed.near)


def _values(told: Timeline, record: PageRecord) -> list[dict[str, Any]]:
    """The lanes with statements and actors by their places in the record."""
    numbers, parties = record.statements, record.parties
    return [
        {
            "actor": parties[lane.actor] if lane.actor else -1,
            "dated": [numbers[statement] for statement in lane.dated],
            "undated": [numbers[statement] for statement in lane.undated],
        }
        for lane in told.lanes
    ]
