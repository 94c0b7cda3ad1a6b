"""What a store tells of itself: documents, files, failures, the rules that read them, and how much it holds."""

from __future__ import annotations

from onrecord.model.finding import kinds
from onrecord.rdf.quads import Quads, Solutions, is_literal, is_node
from onrecord.rdf.terms import term
from onrecord.resources import query_text
from onrecord.store.base import Incomplete, RunState, Stats, Status, Untold
from onrecord.store.ledger.manifest import Manifest


def status_of(manifest: Manifest, own_actors: bool) -> Status:
    """The status of a store with that manifest."""
    runs = manifest.runs.that_made_documents()
    documents, _ = manifest.totals()
    return Status(
        documents=documents,
        sources=manifest.sources.count(),
        runs={run: count for run, (_, count) in runs.items()},
        failures=manifest.files.failures(),
        linked=manifest.fact("links") == "fresh",
        vocabulary=manifest.fact("vocabulary"),
        own_actors=own_actors,
        rules=[RunState(run, version, count) for run, (version, count) in runs.items()],
        files=list(manifest.files.files()),
        revisions=manifest.files.revisions(),
        unanalysed=manifest.sources.unanalysed(),
        incomplete=_incomplete(manifest),
        untold=[Untold(*each) for each in manifest.sources.untold()],
        cut_off=manifest.sources.cut_off(),
    )


def _incomplete(manifest: Manifest) -> list[Incomplete]:
    """What annotators failed over, by source."""
    found: list[Incomplete] = []
    for key in manifest.incomplete():
        entry = manifest.entry(key)
        if entry is not None:
            source = min(description.source for description in entry.described.sources)
            found += [Incomplete(key, source, failure) for failure in entry.failures]
    return sorted(found, key=lambda each: (each.source, each.key, each.failure.annotator))


def stats_of(graph: Quads, documents: int, characters: int) -> Stats:
    """The counts; of actors and agenda items those that a stored document names.

    Counted by queries, which takes a twentieth of the time of fetching what is counted.
    """
    counted = {row[0]: int(row[1]) for row in _rows(graph, "classes")}

    def count(name: str) -> int:
        return counted.get(term(name).value, 0)

    return Stats(
        documents=documents,
        characters=characters,
        quads=len(graph),
        statements=count("rec:Statement"),
        unasserted=count("rec:UnassertedStatement"),
        references=count("rec:Reference"),
        spans=count("nif:String"),
        actors=int(_rows(graph, "actors")[0][0]),
        agenda_items=int(_rows(graph, "items")[0][0]),
        findings={kind.lists[0]: count(kind.counted) for kind in kinds() if kind.counted},
    )


def _rows(graph: Quads, name: str) -> list[tuple[str, ...]]:
    rows = graph.query(query_text(f"stats/{name}"))
    assert isinstance(rows, Solutions)
    return [tuple(term.value for term in row if is_node(term) or is_literal(term)) for row in rows]
