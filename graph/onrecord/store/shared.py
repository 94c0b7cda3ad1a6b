"""The quads that no document owns: vocabulary, actors, links, and the runs that made the graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.known import Known
from onrecord.links import Named, link
from onrecord.terms import PREF_LABEL, RDF_TYPE, node, term
from onrecord.vocabulary import GRAPH_ACTORS, GRAPH_LINKS, GRAPH_PROVENANCE, GRAPH_VOCABULARY

_PROVENANCE = NamedNode(GRAPH_PROVENANCE)
_WHOLE = tuple(NamedNode(graph) for graph in (GRAPH_VOCABULARY, GRAPH_ACTORS, GRAPH_LINKS))


def shared_quads(declared: list[Quad], named: Iterable[Named], versions: Mapping[str, str]) -> list[Quad]:
    """What the declared vocabulary, all that documents name and the runs (id to version) make together."""
    links = link(named, Known.of(declared))
    return [*declared, *links.links, *links.actors, *_run_quads(versions)]


def shared_quads_in(graph: pyoxigraph.Store) -> Iterator[Quad]:
    """The quads of that kind that a store holds now."""
    for whole in _WHOLE:
        yield from graph.quads_for_pattern(None, None, None, whole)
    for name in ("prov:Activity", "prov:SoftwareAgent"):
        for quad in list(graph.quads_for_pattern(None, RDF_TYPE, term(name), _PROVENANCE)):
            yield from graph.quads_for_pattern(quad.subject, None, None, _PROVENANCE)


def _run_quads(versions: Mapping[str, str]) -> Iterator[Quad]:
    for run, version in versions.items():
        activity, software = node(run), node(f"software/onrecord-{version}")
        yield Quad(activity, RDF_TYPE, term("prov:Activity"), _PROVENANCE)
        yield Quad(activity, PREF_LABEL, Literal(f"Run {run.partition('/')[2]}"), _PROVENANCE)
        yield Quad(activity, term("prov:wasAssociatedWith"), software, _PROVENANCE)
    for version in sorted(set(versions.values())):
        software = node(f"software/onrecord-{version}")
        yield Quad(software, RDF_TYPE, term("prov:SoftwareAgent"), _PROVENANCE)
        yield Quad(software, PREF_LABEL, Literal(f"onrecord {version}"), _PROVENANCE)
