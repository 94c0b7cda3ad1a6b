"""How much the store holds, at a glance."""

from __future__ import annotations

from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, _: Given) -> Answer:
    """Documents and statements, counted in the store's book-keeping; as JSON."""
    return json_answer({"documents": opened.manifest.totals()[0], "statements": opened.manifest.statements()})
