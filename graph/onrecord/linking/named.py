"""Named entities of a stored document as rows: what entity resolution over all documents is computed from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.reprints import signature_of
from onrecord.model.gathered import named_by_findings, references_of
from onrecord.model.ids import reference_id, relative_id
from onrecord.model.named import DATED, WORDING, Named, order
from onrecord.model.record import Record
from onrecord.model.statement import Reference


def named_in(record: Record, references: Sequence[Reference] | None = None) -> list[Named]:
    """The named entities in the text of a record, for ``link``; ``references`` are all of it, if they are known."""
    key = record.document.key
    references = references_of(record) if references is None else references
    signature = signature_of(record.document)
    wording = signature.packed() if signature else ""
    found = [
        Named(reference_id(key, reference), reference.kind, reference.name, reference.canonical)
        for reference in references
    ]
    found += named_by_findings(record, references)
    text = relative_id("text", key)
    found += [Named(text, WORDING, wording)] if wording else []
    found += [Named(text, DATED, record.document.published.isoformat())] if record.document.published else []
    return sorted(set(found), key=order)
