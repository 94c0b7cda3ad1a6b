"""The text of a document, where all of it may be passed on."""

from __future__ import annotations

from onrecord.serve.asking.frames import Answer, Given
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """The text with that ``key``, in code points as offsets count them."""
    return Answer(opened.text(given.text("key")).encode(), "text/plain; charset=utf-8")
