"""Single statements, with their words, places and documents."""

from __future__ import annotations

from onrecord.model.ids import content_of, key_of
from onrecord.query.told.facts import Facts
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """What is told of the statements with these relative ``ids``, as JSON; of ids that are none, nothing."""
    ids = given.texts("ids")
    facts = Facts.of(opened.graph, ids, {key_of(name) for name in ids})
    return json_answer(
        [
            {**facts.said(name).as_json(), "at": content_of(name), "document": facts.source(key_of(name)).as_json()}
            for name in ids
            if facts.has(name)
        ]
    )
