"""One HTML file that shows who said what of whom, and the words behind each line, with no network."""

from __future__ import annotations

from onrecord.view.network import ViewReport, write_view

__all__ = ["ViewReport", "write_view"]
