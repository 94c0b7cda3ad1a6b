"""What has rows where a question of the catalogue has none as it was asked."""

from __future__ import annotations

from onrecord.query.catalogue import named_query
from onrecord.query.near.rows import near_rows
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """One line, empty if ``question`` was asked without ``params``; as JSON."""
    return json_answer(near_rows(opened.graph, named_query(given.text("question")), given.pairs("params")))
