"""A view: who made how many of the statements selected."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path

from onrecord.digest.shape import Digests
from onrecord.rdf.quads import Quads
from onrecord.view import Selection
from onrecord.view.declaration import View, at_once
from onrecord.view.page.render import write_html
from onrecord.view.rows.statements import read_rows
from onrecord.view.selection import select_statements


def write_tally(graph: Quads, out: Path, selection: Selection, digests: Digests | None = None) -> str:
    """Write the page, and return what it holds in a line."""
    rows = read_rows(graph, digests)
    counts = Counter(speaker for one in select_statements(rows, selection) for speaker in one.speakers)
    names = sorted((rows.things[node].label, count) for node, count in counts.items() if node in rows.things)
    lines = "".join(f"<li>{escape(label)}: {count}</li>" for label, count in names)
    write_html(out, f"<!DOCTYPE html><title>Tally</title><ul>{lines}</ul>")
    return f"{len(names)} speakers counted"


VIEW = View(at_once(lambda: write_tally))
