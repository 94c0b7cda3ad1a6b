"""Documents as they are seen: the rules read them so, and what they find is put back where the document has it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.moved import moved
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.names.signs import as_seen


def seen_document(doc: Document) -> Document:
    """The document with the text that people see: the same one where nothing is unseen or odd."""
    signs = as_seen(doc.text)
    if signs.text == doc.text:
        return doc
    places = ((section, *signs.to_seen(section.span)) for section in doc.sections)
    sections = tuple(replace(section, start=start, end=end) for section, start, end in places if start < end)
    masthead = doc.masthead.moved(signs.to_seen) if doc.masthead else None
    return replace(doc, text=signs.text, sections=sections, masthead=masthead)


def stored_record(record: Record, doc: Document) -> Record:
    """The record of a document, made of what was found in it as it is seen."""
    found = record.document
    signs = as_seen(doc.text)
    if signs.text == doc.text:
        return record
    own = replace(doc, published=found.published, published_basis=found.published_basis)
    return Record(
        own,
        *moved((record.statements, record.references, record.findings), signs.to_stored, doc.text),
        failures=record.failures,
        extra=record.extra,
    )
