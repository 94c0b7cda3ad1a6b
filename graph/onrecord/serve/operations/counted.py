"""How much of what there is: things by class, triples by property."""

from __future__ import annotations

from onrecord.query.own import own_rows
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened


def run(opened: Opened, given: Given) -> Answer:
    """Numbers by IRI, of ``classes`` or of ``properties``, as ``by`` says."""
    by = "classes" if given.text("by") == "classes" else "properties"
    rows = own_rows(opened.graph, f"serve/{by}")
    return json_answer({next(value for name, value in row.items() if name != "number"): row["number"] for row in rows})
