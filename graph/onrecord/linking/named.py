"""Named entities of a stored document as rows: what entity resolution over all documents is computed from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.letters import described_letters
from onrecord.linking.reprints import signature_of
from onrecord.model.description import Description, merged
from onrecord.model.finding.symbol import joint
from onrecord.model.gathered import named_by_findings, references_of
from onrecord.model.ids import document_id, reference_id, relative_id
from onrecord.model.named import LETTER, WORDING, Named, order
from onrecord.model.record import Record
from onrecord.names.folding import is_full_name, slug
from onrecord.triples.document import named_by


def named_in(record: Record) -> list[Named]:
    """The named entities in the text of a record, for ``link``."""
    key = record.document.key
    references = references_of(record)
    found = [
        Named(reference_id(key, reference), reference.kind, reference.name, reference.canonical)
        for reference in references
    ]
    found += named_by_findings(record, references)
    found += [Named(letter.id, LETTER, letter.packed(), letter.suggestion) for letter in described_letters(record)]
    signature = signature_of(record.document)
    found += [Named(relative_id("text", key), WORDING, signature.packed())] if signature else []
    return sorted(set(found), key=order)


def named_by_sources(descriptions: Sequence[Description]) -> list[Named]:
    """The named entities in the metadata of one text's sources: publisher, authors and the document's own symbols."""
    whole = merged(descriptions)
    names = {"publisher": [whole.publisher or ""], "creator": [name for name in whole.authors if is_full_name(name)]}
    found = [
        Named(relative, kind, next(name for name in names[kind] if relative.endswith("/" + slug(name))))
        for kind, relative in named_by(whole)
    ]
    if whole.symbols:
        found.append(Named(document_id("", whole.symbols), "stored", whole.symbols[0]))
        found += joint(whole.symbols)
    return sorted(set(found), key=order)
