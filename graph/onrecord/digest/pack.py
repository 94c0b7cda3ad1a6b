"""Packs the statements of a document's graph into a digest, so that a view reads all statements in seconds.

A view of a hundred thousand statements needs ten values of each. Looking the terms up in the graph takes most of
the time, so each document's are put together once (``digest_of``) and kept beside the graph. All of it is a
function of the document's graph; what references are after matching is kept apart from it (``nodes``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.digest.shape import PARTIES, SOURCE, TYPE, Detail, Digest, Head, Relation, Sources
from onrecord.model.ids import BASE, local, relative
from onrecord.rdf.namespaces import ACT, PREFIXES, REC, RULE
from onrecord.rdf.quads import QuadTriple, Term, is_literal, is_node, named_node
from onrecord.rdf.terms import Triple

_VALUES = {
    "underItem": "i",
    "statedFrom": "f",
    "statedUntil": "u",
    "source": "o",
    "words": "w",
    "act": "A",
    "mode": "M",
    "rule": "R",
    "attribution": "T",
    "precision": "P",
    "status": "S",
    "review": "V",
    "reportedIn": "D",
}
_PARTY = frozenset(PARTIES.values())
_LABEL = PREFIXES["skos"] + "prefLabel"
_UNASSERTED = named_node(REC + "UnassertedStatement")
_OTHERS = {
    _LABEL: "label",
    f"{REC}kind": "kind",
    f"{REC}mention": "mention",
    f"{REC}inStatement": "within",
    f"{REC}circulated": "circulated",
    f"{REC}underItem": "under",
    f"{REC}evidence": "evidence",
}

_TEXT_OF = f"{REC}textOf"
_SOURCES = (*SOURCE, _TEXT_OF)
_OF_STATEMENTS = {REC + name: mark for name, mark in (PARTIES | _VALUES).items()}
_READ: dict[Term, tuple[str, str, str]] = {
    named_node(name): (_OF_STATEMENTS.get(name, ""), _OTHERS.get(name, ""), name if name in _SOURCES else "")
    for name in (*_OF_STATEMENTS, *_OTHERS, *_SOURCES)
}
"""What is read of a property's values: of a statement, of anything else, of the document and its text."""

_OF_TYPE = _READ[named_node(TYPE)]
_PASSED = frozenset(map(named_node, (PREFIXES["nif"] + "String", REC + "Statement", REC + "Reference")))
"""The classes of most nodes, of which nothing is read."""


def digest_of(key: str, triples: Iterable[Triple | QuadTriple]) -> Digest:
    """Return the digest of a document's triples, with those of the decisions on it; their order does not matter."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    others: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    statements = f"{BASE}statement/{key}/"
    references = f"{BASE}reference/{key}/"
    of_sources: list[tuple[str, str, str]] = []
    last: object = None
    name, stated = "", False
    own: dict[str, list[str]] = {}
    for subject, predicate, value in triples:
        read = _READ.get(predicate)
        if read is None or (read is _OF_TYPE and value in _PASSED) or not (is_node(value) or is_literal(value)):
            continue
        if subject is not last:  # most triples of one subject come together
            if not is_node(subject):
                continue
            last, name = subject, subject.value
            stated = name.startswith(statements)
            own = told[name] if stated else others[name]
        mark, other, of_source = read
        if stated:
            if mark:
                own[mark].append(value.value)
            elif value == _UNASSERTED:
                own["U"].append("")
        elif other:
            own[other].append(value.value)
        if of_source:
            of_sources.append((of_source, relative(name), value.value))
    names = {
        name[len(references) :]: [local(min(found.get("kind", [""]))), min(found.get("label", [""]))]
        for name, found in others.items()
        if name.startswith(references) and (found.get("kind") or found.get("label"))
    }
    document, heads, details = "", [], []
    for name, values in sorted((name, values) for name, values in told.items() if values):
        document = document or relative(min(values.get("D", [""])))
        place = name[len(statements) :]
        heads.append(_head(place, values, references))
        details.append(_detail(place, values))
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in of_sources:
        note_source(sources, *each)
    return Digest(
        sources=_json(in_order(sources)),
        heads=_json([document, heads, sorted(_relations(others, statements, references))]),
        details=_json(details),
        names=_json(names),
    )


def note_source(sources: dict[str, dict[str, set[str]]], predicate: str, name: str, value: str) -> None:
    """Add to ``sources`` a property of a document itself."""
    if predicate == _TEXT_OF:
        sources[relative(value)]["text"].add(local(name))
    elif name.startswith("document/"):
        told = SOURCE[predicate]
        sources[name][told].add(local(value) if told == "kind" else relative(value))


def in_order(sources: Mapping[str, Mapping[str, set[str]]]) -> Sources:
    """Return the same with each list of values sorted."""
    return {name: {of: sorted(values) for of, values in told.items()} for name, told in sources.items()}


def _head(place: str, values: Mapping[str, list[str]], references: str) -> Head:
    parties = sorted({(mark != "v", value, mark) for mark in values if mark in _PARTY for value in values[mark]})
    return (
        place,
        _one(values, "S", "possible") if "U" in values else "asserted",
        _one(values, "A", "say"),
        _first(values, "f"),
        _first(values, "u"),
        _one(values, "P", "day"),
        [mark + _local(value, references) for _, value, mark in parties],
        sorted({relative(value) for value in values.get("i", ())}),
    )


def _detail(place: str, values: Mapping[str, list[str]]) -> Detail:
    source = sorted({span for value in values.get("o", ()) if (span := span_of(value))})
    return (
        place,
        _one(values, "M", ""),
        _one(values, "T", "speech"),
        _one(values, "R", ""),
        _first(values, "w"),
        [each for span in source for each in span],
        " and ".join(sorted({_name(value) for value in values.get("V", ())})),
    )


def _relations(others: Mapping[str, Mapping[str, list[str]]], statements: str, references: str) -> Iterator[Relation]:
    """Yield where the document names agenda items, and which documents it says were circulated under them."""
    for name, found in others.items():
        if "circulated" in found:
            for item in set(found.get("under", ())):
                for circulated in set(found["circulated"]):
                    for evidence in set(found.get("evidence", ())):
                        if span := span_of(evidence):
                            yield (relative(item), *span, "", _local(circulated, references))
        elif "mention" in found and not name.startswith(f"{BASE}reference/"):
            for mention in set(found["mention"]):
                if span := span_of(mention):
                    within = set(others[mention].get("within", ())) if mention in others else ()
                    for statement in within or ("",):
                        yield (relative(name), *span, statement.removeprefix(statements), "")


def span_of(name: str) -> tuple[int, int] | None:
    """Return begin and end of a span by its IRI (RFC 5147: ``#char=BEGIN,END``), ``None`` for any other IRI."""
    begin, _, end = name.rpartition("#char=")[2].partition(",")
    return (int(begin), int(end)) if begin.isdecimal() and end.isdecimal() else None


def _one(values: Mapping[str, list[str]], mark: str, missing: str) -> str:
    return min(map(_name, values[mark])) if mark in values else missing


def _first(values: Mapping[str, list[str]], mark: str) -> str:
    return min(values[mark]) if mark in values else ""


@lru_cache(256)
def _name(value: str) -> str:
    """Return the name of a value of one of our vocabularies; of any other IRI its last part."""
    for start in (ACT, RULE, REC):
        if value.startswith(start):
            return value[len(start) :]
    return local(value)


def _local(value: str, references: str) -> str:
    return value[len(references) :] if value.startswith(references) else relative(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
