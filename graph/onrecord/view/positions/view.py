"""The view ``positions``, as the registry of views has it."""

from __future__ import annotations

from onrecord.view.declaration import View, Writer, at_once


def _writer() -> Writer:
    from onrecord.view.positions.page import write_positions

    return write_positions


VIEW = View(at_once(_writer), place=2)
