"""The positions view: the subjects of a store's statements, written as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.view.narrowed import ListReport, narrow
from onrecord.view.page.labels import document_labels, thing_label
from onrecord.view.page.palette import group_of
from onrecord.view.page.records import PageRecord, record_values
from onrecord.view.page.render import render_page, write_html
from onrecord.view.positions.subjects import Subject, one_subject, read_objects, stands, subjects
from onrecord.view.rows.statements import Rows, read_rows
from onrecord.view.selection import Selection

MOST_SUBJECTS = 1_000
"""More are not put into a page: what fewer than two statements are about is the first to go."""


def write_positions(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> ListReport:
    """Write who stands where on the selection's focus or topic, or on each subject if there is neither, as a page.

    A reader of the page chooses among the subjects. The same store and selection give the same bytes.
    Raises ``UnknownNode`` where nothing, or more than one node, answers to the focus.
    """
    rows = read_rows(graph, digests, details=False)
    narrowed = narrow(graph, rows, selection, subject=True)
    objects = read_objects(graph, narrowed.statements)
    told: tuple[Subject, ...]
    if narrowed.nodes:
        label = _label(rows, narrowed.nodes, selection.focus or selection.topic or "")
        told = (one_subject(rows, narrowed.statements, objects, narrowed.nodes, label),)
    else:
        told = subjects(rows, narrowed.statements, objects)[:MOST_SUBJECTS]
    record = record_values(rows, narrowed.statements)
    html = render_page(
        "positions.html",
        heading="Who stands where, on the record",
        scripts=("levels.js", "lists.js", "positions.js"),
        styles=("lists.css", "positions.css"),
        data={
            "record": record.tables,
            "positions": {"subjects": _values(told, record), "stands": _stands(rows)},
        },
        note=narrowed.note,
        level=selection.level,
    )
    write_html(out, html)
    speakers = {position.speaker for subject in told for position in subject.positions}
    return ListReport(len(speakers), "speaker", narrowed.total - len(narrowed.statements), narrowed.near)


def _label(rows: Rows, nodes: frozenset[str], given: str) -> str:
    titles = {rows.topics[node][1] for node in nodes if node in rows.topics}
    if len(nodes) > 1:
        return min(titles, default=given) or given
    [node] = nodes
    thing = rows.things.get(node)
    return document_labels(rows.sources).get(node) or (thing_label(thing) if thing else given)


def _stands(rows: Rows) -> list[dict[str, Any]]:
    """The columns, each with the group of acts whose colour it has."""
    return [
        {"name": stand.name, "label": stand.label, "taken": stand.taken, "group": group_of(stand.acts[0], rows.acts)}
        for stand in stands()
    ]


def _values(told: tuple[Subject, ...], record: PageRecord) -> list[dict[str, Any]]:
    """The subjects with statements and speakers by their places in the record."""
    numbers, parties = record.statements, record.parties

    def places(statements: tuple[str, ...]) -> list[int]:
        return sorted(numbers[statement] for statement in statements)

    return [
        {
            "id": subject.id,
            "label": subject.label,
            "kind": subject.kind,
            "phrase": subject.phrase,
            "positions": [
                {
                    "stand": position.stand,
                    "speaker": parties[position.speaker] if position.speaker else -1,
                    "object": places(position.as_object),
                    "mentioned": places(position.mentioned),
                    "unasserted": places(position.unasserted),
                }
                for position in subject.positions
            ],
        }
        for subject in told
    ]
