"""The positions view: what the statements of a store take positions on, and who stands where, as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.digest.shape import Digests
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set
from onrecord.query.quotable import shortened
from onrecord.rdf.quads import Quads
from onrecord.view.narrowed import ListReport, focused, narrow
from onrecord.view.page.labels import document_labels, thing_label
from onrecord.view.page.records import PageRecord, record_values
from onrecord.view.page.render import render_page, write_html
from onrecord.view.positions.subjects import Subject, aimed_at, most_disputed, read_positions, subjects
from onrecord.view.rows.statements import Rows, read_rows
from onrecord.view.selection import Selection

_PRONOUNS = word_set("function_words.csv", "it", "they", "stands_for_thing", "those_named", "relative")

MOST_SUBJECTS = 2_000
"""More are not put into a page: the least disputed are the first to go."""


def write_positions(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> ListReport:
    """Write who stands where on the selection's focus or topic, or on the most disputed subject, as a page.

    A reader of the page chooses among the subjects and the actors. The same store and selection give the same bytes.
    Raises ``UnknownNode`` where nothing, or more than one node, answers to the focus.
    """
    rows = read_rows(graph, digests, details=False)
    aimed = aimed_at(graph, focused(graph, rows, selection))
    narrowed = narrow(graph, rows, selection, subject=True, taking=aimed)
    positions = read_positions(graph, narrowed.statements)
    label = _label(rows, narrowed.nodes, selection.focus or selection.topic or "")
    found = subjects(rows, narrowed.statements, positions, narrowed.nodes, label)
    order = most_disputed(rows, narrowed.statements, found, "actor")
    told = [found[at] for at in (order if len(order) <= MOST_SUBJECTS else [*order[: MOST_SUBJECTS - 1], order[-1]])]
    record = record_values(rows, narrowed.statements)
    html = render_page(
        "positions.html",
        heading="Who stands where, on the record",
        scripts=("levels.js", "lists.js", "stands.js", "chooser.js", "positions.js"),
        styles=("lists.css", "positions.css"),
        data={
            "record": record.tables,
            "positions": {
                "subjects": [_values(subject, record) for subject in told],
                "byState": most_disputed(rows, narrowed.statements, told, "state"),
            },
        },
        note=narrowed.note,
        level=selection.level,
    )
    write_html(out, html)
    speakers = {speaker for statement in narrowed.statements for speaker in statement.speakers}
    return ListReport(len(speakers), "speaker", narrowed.total - len(narrowed.statements), narrowed.near)


def _label(rows: Rows, nodes: frozenset[str], given: str) -> str:
    titles = {rows.topics[node][1] for node in nodes if node in rows.topics}
    if len(nodes) != 1:
        return min(titles, default=given) or given
    [node] = nodes
    thing = rows.things.get(node)
    return document_labels(rows.sources).get(node) or (thing_label(thing) if thing else given)


def _values(subject: Subject, record: PageRecord) -> dict[str, Any]:
    """A subject with its positions: the statement's place in the record, side, status, and words for the target.

    A pronoun is no wording.
    """
    return {
        "id": subject.id,
        "label": subject.label,
        "sort": subject.sort,
        "positions": sorted(
            [
                record.statements[taken.statement],
                taken.stance,
                taken.status,
                "" if folded(taken.words) in _PRONOUNS else shortened(taken.words),
            ]
            for taken in subject.positions
        ),
    }
