"""What a page of one node shows: what is told of it, a part of its statements with their documents, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.errors import OnRecordError
from onrecord.model.ids import content_of, key_of, relative, space_of
from onrecord.query.lookup import canonical
from onrecord.query.near.nodes import label_of
from onrecord.query.own import Row, own_rows
from onrecord.query.show import bare, kind_of
from onrecord.query.told.facts import Facts
from onrecord.rdf.quads import Node, Quads, is_literal, is_node
from onrecord.rdf.terms import node, term, text_node
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened
from onrecord.serve.nodes import node_at, references_of, statements_of

MOST = 100
"""Statements of one page, and passages of evidence."""

_SHOWN = ("fact", "subject", "object", "attested", "document", "title", "words", "part", "begin", "end")
"""What pages show of attested facts and of evidence."""

_LONGEST = 200_000
"""Characters of a text that a page shows."""


def run(opened: Opened, given: Given) -> Answer:
    """The node at the path ``name``, after matching, and so many of its statements as page ``number`` has; as JSON."""
    graph = opened.graph
    found = canonical(graph, node_at(graph, given.text("name")))
    identity = relative(found.value)
    if identity != given.text("name"):
        return json_answer({"id": identity})
    label = label_of(graph, found)
    references = references_of(graph, found)
    roles = statements_of(graph, found, references)
    number = max(given.number("number", 1), 1)
    shown = _in_order(graph, identity, roles)[(number - 1) * MOST : number * MOST]
    evidence = _evidence(graph, found, references[:MOST]) if number == 1 else []
    return json_answer(
        {
            "id": identity,
            "iri": found.value,
            "kind": kind_of(graph, found),
            "label": label,
            "facts": list(_facts(own_rows(graph, "show/facts", [found]), label)),
            "attested": _related(own_rows(graph, "show/attested", [found]) if number == 1 else []),
            "evidence": _related(evidence[:MOST]),
            "more_evidence": len(evidence) > MOST or len(references) > MOST,
            "statements": list(_statements(opened, roles, shown)),
            "number": number,
            "total": len(roles),
            "pages": max(-(-len(roles) // MOST), 1),
            **_text(opened, found if number == 1 else None),
        }
    )


def _in_order(graph: Quads, identity: str, statements: Iterable[str]) -> list[str]:
    """Statements of a document in the order of its text, others by the day of their document, the newest first."""
    if space_of(identity) == "document":
        return sorted(statements, key=lambda name: (content_of(name), name))
    days: dict[str, str] = {}
    for name in statements:
        if (key := key_of(name)) not in days:
            days[key] = _day(graph, key)
    return sorted(sorted(statements), key=lambda name: days[key_of(name)], reverse=True)


def _day(graph: Quads, key: str) -> str:
    """The day of the document with that key, the latest of several; empty if there is none."""
    documents = [quad.object for quad in graph.match(text_node(key), term("rec:textOf"), None)]
    issued = (
        quad.object for each in documents if is_node(each) for quad in graph.match(each, term("dcterms:issued"), None)
    )
    return max((day.value for day in issued if is_literal(day)), default="")


def _evidence(graph: Quads, found: Node, references: Sequence[Node]) -> list[Row]:
    """Where the words stand that bear a node out: of an actor those of its references, looked up one by one."""
    if not references:
        return own_rows(graph, "show/evidence", [found])
    mentions = (quad.object for each in references for quad in graph.match(each, term("rec:mention"), None))
    return [_mention(graph, each) for each in mentions if is_node(each)]


def _mention(graph: Quads, span: Node) -> Row:
    text, _, place = relative(span.value).partition("#char=")
    begin, _, end = place.partition(",")
    words = (quad.object.value for quad in graph.match(span, term("nif:anchorOf"), None) if is_literal(quad.object))
    documents = (quad.object for quad in graph.match(node(text), term("rec:textOf"), None) if is_node(quad.object))
    first = min(documents, key=lambda each: each.value, default=node(text))
    told = {"part": "mention", "document": first.value, "title": label_of(graph, first)}
    return {**told, "begin": begin, "end": end, "words": next(words, "")}


def _facts(rows: Sequence[Row], label: str) -> Iterator[Mapping[str, str]]:
    for row in rows:
        value, called = row["value"], row.get("label", "")
        if value != label:
            yield {"name": bare(row["property"]), "value": value, "text": called or bare(value)}


def _related(rows: Sequence[Row]) -> list[Mapping[str, str]]:
    """Rows with all that a page may show, empty where the graph tells nothing."""
    return [{name: relative(row.get(name, "")) for name in (*_SHOWN, *row)} for row in rows]


def _statements(opened: Opened, roles: Mapping[str, list[str]], shown: Sequence[str]) -> Iterator[Mapping[str, object]]:
    facts = Facts.of(opened.graph, shown, {key_of(name) for name in shown})
    for name in shown:
        told = {**facts.said(name).as_json(), "at": content_of(name), "roles": roles[name]}
        yield {**told, "document": facts.source(key_of(name)).as_json()}


def _text(opened: Opened, found: Node | None) -> Mapping[str, object]:
    """The text of a document, where it may be passed on."""
    texts = opened.graph.match(None, term("rec:textOf"), found) if found else ()
    keys = sorted({relative(quad.subject.value).removeprefix("text/") for quad in texts if is_node(quad.subject)})
    for key in keys:
        try:
            text = opened.text(key)
        except OnRecordError:
            continue
        return {"text": text[:_LONGEST], "length": len(text)}
    return {"text": "", "length": 0}
