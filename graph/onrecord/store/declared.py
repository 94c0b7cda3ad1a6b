"""The vocabulary and the actors that Turtle files declare, as quads of the graphs they belong to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord.actors.checking import check_actors
from onrecord.actors.reading import actors_bytes, read_actors
from onrecord.rdf.namespaces import GRAPH_ACTORS, GRAPH_VOCABULARY
from onrecord.rdf.quads import Node, Quad, QuadTriple, make_quad, named_node
from onrecord.rdf.terms import term

AGENDAS = "agendas"
"""The folder of a store in which the user's own agendas are."""


def declared_quads(folder: Path, actors: Path | None = None, agendas: Path | None = None) -> list[Quad]:
    """What the files of a vocabulary folder, of a user's agendas and a user's file of actors declare, sorted.

    Files under ``actors/`` and the user's own fill ``graph/actors``, the others ``graph/vocabulary``. A
    triple that several files hold stays with the first; an item of a user's own agenda takes the place of
    the one in the folder. Raises ``VocabularyError``, which names the file.
    """
    found: dict[QuadTriple, Node] = {}
    given = [triple for path in agenda_files(agendas) for triple in _triples_of(path)]
    items = {triple.subject for triple in given if triple.object == term("rec:AgendaItem")}
    for path in _files(folder):
        is_actors = "actors" in path.relative_to(folder).parts
        graph = named_node(GRAPH_ACTORS if is_actors else GRAPH_VOCABULARY)
        for triple in _triples_of(path):
            if triple.subject not in items:
                found.setdefault(triple, graph)
    for triple in given:
        found.setdefault(triple, named_node(GRAPH_VOCABULARY))
    if actors:
        for triple in own_actors(actors):
            found.setdefault(triple, named_node(GRAPH_ACTORS))
    quads = (make_quad(each.subject, each.predicate, each.object, graph) for each, graph in found.items())
    return sorted(quads, key=str)


def agenda_files(folder: Path | None) -> tuple[Path, ...]:
    """The files of a user's own agendas, in order."""
    return tuple(sorted(folder.glob("*.ttl"))) if folder else ()


def own_actors(path: Path) -> list[QuadTriple]:
    """The triples of a user's file of actors, checked as far as the graph needs. Raises ``VocabularyError``."""
    found = read_actors(path)
    check_actors(found)
    return found.triples


def hash_of(folder: Path, actors: Path | None = None, agendas: Path | None = None) -> str:
    """Sixteen hex digits that change if one of the files does. Raises ``VocabularyError``."""
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + actors_bytes(path) + b"\0")
    for path in agenda_files(agendas):
        digest.update(b"own agenda\0" + path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    if actors:
        digest.update(b"own actors\0" + actors_bytes(actors))
    return digest.hexdigest()[:16]


def own_hash(actors: Path | None = None, agendas: Path | None = None) -> str:
    """Sixteen hex digits that change with the user's own files alone; empty if there are none."""
    files = [*agenda_files(agendas), *([actors] if actors else [])]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16] if files else ""


def _files(folder: Path) -> list[Path]:
    """The files of a vocabulary folder, those of actors last."""
    return sorted(folder.rglob("*.ttl"), key=lambda path: ("actors" in path.relative_to(folder).parts, path.as_posix()))


def _triples_of(path: Path) -> list[QuadTriple]:
    return read_actors(path).triples
