"""The view ``timeline``, as the registry of views has it."""

from __future__ import annotations

from onrecord.view.declaration import View, Writer, at_once


def _writer() -> Writer:
    from onrecord.view.timeline.page import write_timeline

    return write_timeline


VIEW = View(at_once(_writer), place=4)
