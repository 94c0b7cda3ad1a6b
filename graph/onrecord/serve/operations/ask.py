"""A question of the catalogue, or SPARQL, answered in one of the formats of the protocol, whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

from onrecord.query.catalogue import named_query, read_query
from onrecord.query.run import Solved, reporting, solve_prepared
from onrecord.rdf.files import well_formed, write_rdf_to, write_solutions, write_truth
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Node, QuadTriple, Solutions, Triples, named_node
from onrecord.serve.asking.frames import Answer, Given
from onrecord.serve.asking.opened import Opened
from onrecord.serve.errors import BeyondLimit, NotAcceptable, Refused
from onrecord.serve.formats import Format, Kind, chosen, told
from onrecord.store.backend.oxigraph import Dataset

_XML = frozenset({"xml", "rdfxml"})
_NAMELESS = re.compile(rb"<oxprefix:[\s/>]")
"""How the engine writes a property whose IRI ends in no name that XML could have."""

_WITH_PREFIXES = frozenset({"turtle", "trig"})


class Capped(BytesIO):
    """Bytes in memory, up to so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, given: bytes) -> int:  # type: ignore[override]
        """Adds bytes. Raises ``BeyondLimit`` where they become too many."""
        if self.tell() + len(given) > self.most:
            raise BeyondLimit(
                f"the answer is larger than {self.most / 1e6:g} MB; narrow it: an actor, a date, fewer columns, LIMIT"
            )
        return super().write(given)


def run(opened: Opened, given: Given) -> Answer:
    """The answer to ``query``, or to the ``question`` of the catalogue of that name with ``params``.

    It is over all documents as one graph, or over ``default_graphs`` and ``named_graphs`` if there are any.
    ``accept`` tells the formats that are taken, as the header of HTTP does.
    """
    name = given.text("question")
    query = named_query(name) if name else read_query("the query", given.text("query"))
    dataset = None
    if given.texts("default_graphs") or given.texts("named_graphs"):
        default, named = (list(map(_graph, given.texts(name))) for name in ("default_graphs", "named_graphs"))
        dataset = Dataset(opened.graph, default, named)
    with reporting(query):
        answer = solve_prepared(opened.graph, opened.prepared(query, given.pairs("params")), dataset)
        return _written(answer, opened, given.text("accept"))


def _graph(name: str) -> Node:
    try:
        return named_node(name)
    except ValueError:
        raise Refused(f"{name[:80]!r} is no IRI of a graph; give one in full") from None


def _written(answer: Solved, opened: Opened, accept: str) -> Answer:
    if isinstance(answer, Triples):
        return graph_answer(answer, opened, accept)
    format_ = _format("rows" if isinstance(answer, Solutions) else "truth", accept)
    out = Capped(opened.answer)
    if isinstance(answer, Solutions):
        write_solutions(answer, out, format_.name)
    else:
        write_truth(answer, out, format_.name)
    return Answer(_whole(out, format_), format_.media)


def graph_answer(triples: Iterable[QuadTriple], opened: Opened, accept: str) -> Answer:
    """Triples, each once and in order, in the format that ``accept`` takes best."""
    format_ = _format("graph", accept)
    out = Capped(opened.answer)
    prefixes = PREFIXES if format_.name in _WITH_PREFIXES else None
    write_rdf_to(out, sorted(set(triples), key=str), format_.name, prefixes=prefixes)
    return Answer(_whole(out, format_), format_.media)


def _format(kind: Kind, accept: str) -> Format:
    found = chosen(kind, accept)
    if found is None:
        raise NotAcceptable(f"such an answer has none of the formats {accept[:200]!r}; take {told(kind)}")
    return found


def _whole(out: Capped, format_: Format) -> bytes:
    body = out.getvalue()
    if format_.name in _XML:
        body = well_formed(body)
        if _NAMELESS.search(body):
            raise NotAcceptable("a property's IRI ends so that RDF/XML cannot have it; take text/turtle")
    return body
