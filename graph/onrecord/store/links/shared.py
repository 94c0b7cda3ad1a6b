"""The quads that no document owns: vocabulary, actors, links, decisions, and the runs that made the graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.linking import Linking
from onrecord.model.actor_kinds import TYPE_OF
from onrecord.model.decision import Decision
from onrecord.rdf.namespaces import (
    GRAPH_ACTORS,
    GRAPH_DECISIONS,
    GRAPH_LINKS,
    GRAPH_PROVENANCE,
    GRAPH_SUBJECTS,
    GRAPH_VOCABULARY,
)
from onrecord.rdf.quads import Node, Quad, Quads, literal, make_quad, named_node
from onrecord.rdf.terms import PREF_LABEL, RDF_TYPE, node, term, text_node
from onrecord.triples.correction import decision_quads

_PROVENANCE = named_node(GRAPH_PROVENANCE)
_WHOLE = tuple(
    named_node(graph) for graph in (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS, GRAPH_SUBJECTS, GRAPH_DECISIONS)
)
_REVISION = term("prov:wasRevisionOf")
_CLASSES = {term(name) for name in TYPE_OF.values()}


def shared_quads(
    declared: list[Quad], linking: Linking, versions: Mapping[str, str], decisions: Sequence[Decision] = ()
) -> list[Quad]:
    """What the declared vocabulary, the runs (id to version) and decisions in force make, and the linking.

    The links of the references are not among them: ``Linking.of_references`` has these one by one.
    """
    links = linking.links
    renamed, retyped = ({node(name) for name in names} for names in (links.renamed, links.retyped))
    kept = [
        quad
        for quad in declared
        if not (quad.subject in renamed and quad.predicate == PREF_LABEL)
        and not (quad.subject in retyped and quad.predicate == RDF_TYPE and quad.object in _CLASSES)
    ]
    quads = [*kept, *links.links, *links.actors, *links.subjects, *decision_quads(decisions), *_run_quads(versions)]
    return list({quad.triple: quad for quad in reversed(quads)}.values())


def shared_quads_in(graph: Quads) -> Iterator[Quad]:
    """The quads of that kind that a store holds now."""
    for whole in _WHOLE:
        yield from graph.match(None, None, None, whole)
    yield from graph.match(None, _REVISION, None, _PROVENANCE)
    for name in ("prov:Activity", "prov:SoftwareAgent"):
        for quad in list(graph.match(None, RDF_TYPE, term(name), _PROVENANCE)):
            yield from graph.match(quad.subject, None, None, _PROVENANCE)


@dataclass(frozen=True, slots=True)
class Version:
    """A stored document: its key, and the node of the work."""

    key: str
    document: Node


def revision_quads(revised: Iterable[tuple[Version, Version]]) -> list[Quad]:
    """The quads that tie a document to the one whose place it took; its text, where both are of one document."""
    found: dict[Quad, None] = {}
    for newer, older in revised:
        same = newer.document == older.document
        pair = (text_node(newer.key), text_node(older.key)) if same else (newer.document, older.document)
        found[make_quad(pair[0], _REVISION, pair[1], _PROVENANCE)] = None
    return list(found)


def _run_quads(versions: Mapping[str, str]) -> Iterator[Quad]:
    for run, version in versions.items():
        activity, software = node(run), node(f"software/onrecord-{version}")
        yield make_quad(activity, RDF_TYPE, term("prov:Activity"), _PROVENANCE)
        yield make_quad(activity, PREF_LABEL, literal(f"Run {run.partition('/')[2]}"), _PROVENANCE)
        yield make_quad(activity, term("prov:wasAssociatedWith"), software, _PROVENANCE)
    for version in sorted(set(versions.values())):
        software = node(f"software/onrecord-{version}")
        yield make_quad(software, RDF_TYPE, term("prov:SoftwareAgent"), _PROVENANCE)
        yield make_quad(software, PREF_LABEL, literal(f"onrecord {version}"), _PROVENANCE)
