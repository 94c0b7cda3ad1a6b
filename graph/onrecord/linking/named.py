"""Named entities of a stored document as rows: what entity resolution over all documents is computed from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.letters import described_letters
from onrecord.linking.reprints import signature_of
from onrecord.model.description import Described
from onrecord.model.finding.symbol import joint
from onrecord.model.gathered import named_by_findings, references_of
from onrecord.model.ids import reference_id, relative_id
from onrecord.model.named import LETTER, WORDING, Named, order
from onrecord.model.record import Record
from onrecord.model.statement import Reference


def named_in(record: Record, references: Sequence[Reference] | None = None) -> list[Named]:
    """The named entities in the text of a record, for ``link``; ``references`` are all of it, if they are known."""
    key = record.document.key
    references = references_of(record) if references is None else references
    found = [
        Named(reference_id(key, reference), reference.kind, reference.name, reference.canonical)
        for reference in references
    ]
    found += [Named(letter.id, LETTER, letter.packed(), letter.suggestion) for letter in described_letters(record)]
    signature = signature_of(record.document)
    wording = signature.packed() if signature else ""
    found += named_by_findings(record, references)
    found += [Named(relative_id("text", key), WORDING, wording)] if wording else []
    return sorted(set(found), key=order)


def named_by_sources(described: Described) -> list[Named]:
    """The named entities in the metadata of one text's sources: publisher, authors and the document's own symbols."""
    found = [Named(relative, kind, name) for kind, relative, name in described.named]
    symbols = described.whole.symbols
    if symbols:
        found.append(Named(described.id, "stored", symbols[0]))
        found += joint(symbols)
    return sorted(set(found), key=order)
