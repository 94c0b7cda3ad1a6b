"""What a store tells of itself: documents, files, versions, failures, the rules that read them."""

from __future__ import annotations

from onrecord.store.base import RunState, Status
from onrecord.store.manifest import Manifest


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
    )
