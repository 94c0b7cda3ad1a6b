"""One document, statement, actor or item with the words that bear it out, as ``onrecord show`` tells it."""

from __future__ import annotations

from dataclasses import asdict

from onrecord.query.show import show
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """What is known of the node that ``name`` means, as JSON with the fields of ``Shown``."""
    return json_answer(asdict(show(opened.graph, given.text("name"))))
