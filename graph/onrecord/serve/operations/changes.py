"""What is new in the store."""

from __future__ import annotations

from onrecord.query.told.changes import changes
from onrecord.query.told.narrowing import read_narrowing
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """The statements that came ``since``, narrowed by ``narrowed``, no more than ``most``; as JSON."""
    narrowed = read_narrowing(given.pairs("narrowed"))
    found = changes(opened.manifest.arrivals, opened.graph, given.text("since"), narrowed, given.number("most", 50))
    return json_answer(found.as_json())
