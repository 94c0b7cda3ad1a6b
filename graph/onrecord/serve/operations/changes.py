"""What is new in the store."""

from __future__ import annotations

from onrecord.query.told.changes import changes
from onrecord.query.told.changes_list import printed
from onrecord.query.told.narrowing import read_narrowing
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened
from onrecord.serve.formats import CSV


def run(opened: Opened, given: Given) -> Answer:
    """The statements that came ``since``, narrowed by ``narrowed``, at most ``most``; as JSON, or csv by ``form``."""
    narrowed = read_narrowing(given.pairs("narrowed"))
    found = changes(opened.manifest.arrivals, opened.graph, given.text("since"), narrowed, given.number("most", 50))
    if given.text("form") == "csv":
        return Answer(printed(found, "csv", 0).encode(), CSV)
    return json_answer(found.as_json())
