"""What is told of one node, as RDF: the triples whose subject it is."""

from __future__ import annotations

from onrecord.model.ids import relative
from onrecord.serve.asking.frames import Answer, Given
from onrecord.serve.asking.opened import Opened
from onrecord.serve.nodes import node_at
from onrecord.serve.operations.ask import graph_answer


def run(opened: Opened, given: Given) -> Answer:
    """The triples of the node at the path ``name`` in the format that ``accept`` takes best; its id beside them."""
    found = node_at(opened.graph, given.text("name"))
    triples = {quad.triple for quad in opened.graph.match(found, None, None)}
    answer = graph_answer(triples, opened, given.text("accept"))
    return Answer(answer.body, answer.media, {"id": relative(found.value)})
