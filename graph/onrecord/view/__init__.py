"""One HTML file that shows who said what of whom, and the words behind each line, with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.view.registry import (
    VIEWS,
    begin_stored_view,
    view_for,
    write_named_view,
    write_stored_view,
    write_view,
)
from onrecord.view.selection import Selection

if TYPE_CHECKING:
    from onrecord.view.network.prepare import ViewReport

__all__ = [
    "VIEWS",
    "Selection",
    "ViewReport",
    "begin_stored_view",
    "view_for",
    "write_named_view",
    "write_stored_view",
    "write_view",
]


def __getattr__(name: str) -> object:
    """The report of the network view: what makes it is slow to load."""
    if name != "ViewReport":
        raise AttributeError(name)
    from onrecord.view.network.prepare import ViewReport

    return ViewReport
