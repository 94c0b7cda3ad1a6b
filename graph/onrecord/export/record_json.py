"""The extraction record: what was found in one document, as plain data for JSON.

Field for field as ``onrecord extract`` prints it; ids are relative, as in the graph. Spans are
``[start, end)`` in code points of ``text``; the order of keys is fixed.
"""

from __future__ import annotations

import json

from onrecord.model.document import Spans
from onrecord.model.finding import kinds
from onrecord.model.finding.date import bounds
from onrecord.model.ids import reference_id, statement_id
from onrecord.model.record import Json, Record
from onrecord.model.statement import AnnotatorFailure, DateRange, Reference, Statement
from onrecord.model.wording import words_of


def to_json(record: Record) -> Json:
    """The record as nested dictionaries and lists that ``json.dumps`` takes as they are."""
    document = record.document
    key = document.key
    failed = [_failure(failure) for failure in record.failures]
    return {
        "doc_id": document.doc_id,
        "source": document.source,
        "kind": document.kind,
        "title": document.title,
        "authors": list(document.authors),
        "publisher": document.publisher,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "url": document.url,
        "symbols_of_document": list(document.symbols),
        **({"read_by": document.read_by} if document.read_by else {}),
        **({"cut_off": document.cut_off} if document.cut_off else {}),
        "text": document.text,
        "statements": [_statement(record, statement) for statement in record.statements],
        "references": [_reference(key, reference) for reference in record.references],
        **_listed(record),
        **({"failures": failed} if failed else {}),
        **({"extra": {name: json.loads(found) for name, found in record.extra}} if record.extra else {}),
    }


def _listed(record: Record) -> Json:
    """The findings in the lists of their kinds, those that are empty too."""
    lists: dict[str, list[Json]] = {name: [] for kind in kinds() for name in kind.lists}
    for finding in record.findings:
        lists[finding.listed_in].append(finding.to_json(record.document.key))
    return dict(lists)


def _failure(failure: AnnotatorFailure) -> Json:
    return {"annotator": failure.annotator, "error": failure.error, "place": failure.place}


def _statement(record: Record, statement: Statement) -> Json:
    key = record.document.key
    within = None if statement.within is None else statement_id(key, record.statements[statement.within])
    return {
        "id": statement_id(key, statement),
        "attribution": statement.attribution,
        "status": statement.status,
        "mode": statement.mode,
        "act": statement.act,
        "words": words_of(record.document.text, statement),
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "speakers": [_actor(key, reference) for reference in statement.speakers],
        "on_behalf_of": [_actor(key, reference) for reference in statement.on_behalf_of],
        "addressees": [_actor(key, reference) for reference in statement.addressees],
        "via": _actor(key, statement.via) if statement.via else None,
        "within": within,
        "about": [_actor(key, reference) for reference in statement.about],
        "stated_on": _stated_on(statement.stated_on) if statement.stated_on else None,
        "items": list(statement.items),
        "rule": statement.rule,
    }


def _actor(key: str, reference: Reference) -> Json:
    return {
        "id": reference_id(key, reference),
        "name": reference.name,
        "kind": reference.kind,
        "canonical": reference.canonical,
    }


def _reference(key: str, reference: Reference) -> Json:
    uses = [{"span": list(span), "use": use} for span, use in reference.name_uses]
    return {**_actor(key, reference), "mentions": _spans(reference.mentions), "name_uses": uses}


def _stated_on(found: DateRange) -> Json:
    return {**bounds(found), "span": list(found.span)}


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
