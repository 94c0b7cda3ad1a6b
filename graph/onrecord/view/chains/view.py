"""The view ``chains``, as the registry of views has it."""

from __future__ import annotations

from onrecord.view.declaration import View, Writer, at_once


def _writer() -> Writer:
    from onrecord.view.chains.page import write_chains

    return write_chains


VIEW = View(at_once(_writer), place=3)
