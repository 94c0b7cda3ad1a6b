"""What a store tells of itself: documents, files, versions, failures, the rules that read them."""

from __future__ import annotations

from onrecord.store.base import Incomplete, RunState, Status
from onrecord.store.ledger.manifest import Manifest


def status_of(manifest: Manifest, own_actors: bool) -> Status:
    """The status of a store with that manifest."""
    runs = manifest.runs()
    documents, _ = manifest.totals()
    return Status(
        documents=documents,
        sources=manifest.source_count(),
        runs={run: count for run, (_, count) in runs.items()},
        failures=manifest.files.failures(),
        linked=manifest.fact("links") == "fresh",
        vocabulary=manifest.fact("vocabulary"),
        own_actors=own_actors,
        rules=[RunState(run, version, count) for run, (version, count) in runs.items()],
        files=list(manifest.files.files()),
        revisions=manifest.files.revisions(),
        unanalysed=manifest.unanalysed(),
        incomplete=_incomplete(manifest),
    )


def _incomplete(manifest: Manifest) -> list[Incomplete]:
    """What annotators failed over, by source."""
    found: list[Incomplete] = []
    for key in manifest.incomplete():
        entry = manifest.entry(key)
        if entry is not None:
            source = min(description.source for description in entry.descriptions)
            found += [Incomplete(key, source, failure) for failure in entry.failures]
    return sorted(found, key=lambda each: (each.source, each.key, each.failure.annotator))
