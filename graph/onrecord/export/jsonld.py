"""JSON-LD 1.1 with our own context inside the file: short keys, relative ids, named graphs kept.

Written node by node from quads sorted by graph and subject. A value is given in full where the
context's type of its key does not fit, so that no triple is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO, Final, cast

from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Blank, DefaultGraph, Literal, Node, Quad, QuadTriple, is_literal, is_node
from onrecord.resources import ontology_folder

Json = str | list["Json"] | dict[str, "Json"]

_TYPE: Final = PREFIXES["rdf"] + "type"
_STRING: Final = PREFIXES["xsd"] + "string"


def write_jsonld(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the quads, sorted by graph and subject, as one JSON-LD document, a node a line."""
    context = _read_context()
    names = Names(context)
    out.write(b'{\n"@context": ' + _json(cast("Json", context)) + b',\n"@graph": [')
    first = True
    for graph, of_graph in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = _nodes(of_graph, names)
        if isinstance(graph, DefaultGraph):
            for node in nodes:
                out.write((b"\n" if first else b",\n") + _json(node))
                first = False
            continue
        out.write((b"\n" if first else b",\n") + b'{"id": ' + _json(names.of_node(graph)) + b', "@graph": [')
        out.writelines((b"\n" if k == 0 else b",\n") + _json(node) for k, node in enumerate(nodes))
        out.write(b"\n]}")
        first = False
    out.write(b"\n]\n}\n")


def _read_context() -> Mapping[str, object]:
    text = (ontology_folder() / "context.jsonld").read_text(encoding="utf-8")
    return cast("Mapping[str, object]", json.loads(text)["@context"])


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _nodes(quads: Iterable[Quad], names: Names) -> Iterator[dict[str, Json]]:
    for subject, of_subject in groupby(quads, key=lambda quad: quad.subject):
        if isinstance(subject, QuadTriple):
            continue  # quoted triples are not in the model
        node: dict[str, Json] = {"id": names.of_node(subject)}
        for quad in of_subject:
            key, value = names.pair(quad.predicate, quad.object)
            values = node.setdefault(key, [])
            cast("list[Json]", values).append(value)
        yield {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


class Names:
    """The short forms that a context gives IRIs and values."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._base = str(context.get("@base", ""))
        strings = {key: value for key, value in context.items() if isinstance(value, str) and not key.startswith("@")}
        self._prefixes = {key: value for key, value in strings.items() if value.endswith(("/", "#"))}
        self._terms: dict[str, tuple[str, str | None]] = {}
        for key, value in context.items():
            if isinstance(value, str) and key in strings and key not in self._prefixes:
                self._terms.setdefault(self.expanded(value), (key, None))
            elif isinstance(value, dict) and not key.startswith("@"):
                type_ = value.get("@type")
                self._terms[self.expanded(value["@id"])] = (key, self.expanded(type_) if type_ else None)
        self.of_iri = lru_cache(maxsize=65536)(self._of_iri)

    def expanded(self, name: str) -> str:
        """The IRI of a compact one; a keyword stays.

        >>> Names({"rec": "https://w3id.org/onrecord/ns#"}).expanded("rec:words")
        'https://w3id.org/onrecord/ns#words'
        """
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else name

    def _of_iri(self, iri: str) -> str:
        if self._base and iri.startswith(self._base):
            short = iri[len(self._base) :]
            head = short.split("/", 1)[0].split("#", 1)[0]
            if head and ":" not in head and not head.startswith(".") and "/." not in short and "//" not in short:
                return short
        return self.compact(iri)

    def compact(self, iri: str) -> str:
        """The IRI with a prefix if there is one, the longest that fits."""
        fitting = [(len(space), prefix) for prefix, space in self._prefixes.items() if iri.startswith(space)]
        if not fitting:
            return iri
        length, prefix = max(fitting)
        local = iri[length:]
        return iri if local.startswith("//") else f"{prefix}:{local}"

    def of_node(self, node: Node | Blank) -> str:
        """The id of a node: relative to the base, with a prefix, or in full."""
        return self.of_iri(node.value) if is_node(node) else f"_:{node.value}"

    def pair(self, predicate: Node, value: Node | Blank | Literal | QuadTriple) -> tuple[str, Json]:
        """The key of a property and its value, in the shortest form that means the same."""
        if predicate.value == _TYPE and is_node(value):
            term = self._terms.get(value.value)
            return "type", term[0] if term else self.compact(value.value)
        key, type_ = self._terms.get(predicate.value, (None, None))
        if is_literal(value):
            return key or self.compact(predicate.value), _literal(value, type_ if key else None)
        if is_node(value) or isinstance(value, Blank):
            short = self.of_node(value)
            return key or self.compact(predicate.value), short if key and type_ == "@id" else {"id": short}
        raise TypeError("a triple inside a triple is not in the model")


def _literal(value: Literal, type_: str | None) -> Json:
    if value.language is not None:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == (type_ or _STRING):
        return value.value
    if datatype == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": datatype}
