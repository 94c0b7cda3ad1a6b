"""One HTML file that shows who said what of whom, and the words behind each line, with no network."""

from __future__ import annotations

from onrecord.view.network.prepare import ViewReport
from onrecord.view.registry import VIEWS, begin_stored_view, write_named_view, write_stored_view, write_view
from onrecord.view.selection import Selection

__all__ = [
    "VIEWS",
    "Selection",
    "ViewReport",
    "begin_stored_view",
    "write_named_view",
    "write_stored_view",
    "write_view",
]
