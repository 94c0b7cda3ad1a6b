"""What a page of one node shows: what is told of it, a part of its statements with their documents, and its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.errors import OnRecordError
from onrecord.model.ids import content_of, key_of, relative
from onrecord.query.lookup import canonical
from onrecord.query.near.nodes import label_of
from onrecord.query.own import Row, own_rows
from onrecord.query.show import bare, kind_of
from onrecord.query.told.facts import Facts
from onrecord.rdf.quads import Node, is_node
from onrecord.rdf.terms import term
from onrecord.serve.asking.frames import Answer, Given, json_answer
from onrecord.serve.asking.opened import Opened
from onrecord.serve.nodes import node_at

MOST = 100
"""Statements of one page, and passages of evidence."""

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
    roles = _roles(own_rows(graph, "serve/statements-of", [found]), is_document="document/" in identity)
    number = max(given.number("number", 1), 1)
    shown = list(roles)[(number - 1) * MOST : number * MOST]
    evidence = own_rows(graph, "show/evidence", [found]) if number == 1 else []
    return json_answer(
        {
            "id": identity,
            "iri": found.value,
            "kind": kind_of(graph, found),
            "label": label,
            "facts": list(_facts(own_rows(graph, "show/facts", [found]), label)),
            "attested": _related(own_rows(graph, "show/attested", [found]) if number == 1 else []),
            "evidence": _related(evidence[:MOST]),
            "passages": len(evidence),
            "statements": list(_statements(opened, roles, shown)),
            "number": number,
            "total": len(roles),
            "pages": max(-(-len(roles) // MOST), 1),
            **_text(opened, found if number == 1 else None),
        }
    )


def _roles(rows: Sequence[Row], is_document: bool) -> Mapping[str, list[str]]:
    """What the node is to each statement: of a document in the order of its text, else the newest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[relative(row["statement"])].append(row["role"])
    if is_document:
        return {name: found[name] for name in sorted(found, key=lambda name: (content_of(name), name))}
    days = {relative(row["statement"]): row.get("published", "") for row in rows}
    return {name: found[name] for name in sorted(sorted(found), key=lambda name: days[name], reverse=True)}


def _facts(rows: Sequence[Row], label: str) -> Iterator[Mapping[str, str]]:
    for row in rows:
        value, called = row["value"], row.get("label", "")
        if value != label:
            yield {"name": bare(row["property"]), "value": value, "text": called or bare(value)}


def _related(rows: Sequence[Row]) -> list[Mapping[str, str]]:
    return [{name: relative(value) for name, value in row.items()} for row in rows]


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
