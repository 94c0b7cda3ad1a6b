"""The extraction record: what was found in one document, as plain data for JSON.

Field for field as ``onrecord extract`` prints it; ids are relative, as in the graph. Spans are
``[start, end)`` in code points of ``text``; the order of keys is fixed.
"""

from __future__ import annotations

import json

from onrecord.export.edtf import edtf_of
from onrecord.model.document import Span, Spans
from onrecord.model.ids import reference_id, statement_id
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure, DateRange, Reference, Statement, Tenure
from onrecord.model.united_nations import Adoption, AgendaItem, Circulation, Letter, Part, SymbolMention
from onrecord.triples.statement import words_of

Json = dict[str, object]


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
        "text": document.text,
        "statements": [_statement(record, statement) for statement in record.statements],
        "references": [_reference(key, reference) for reference in record.references],
        "tenures": [_tenure(key, tenure) for tenure in record.tenures],
        "circulations": [_circulation(key, circulation) for circulation in record.circulations],
        "letters": [_letter(key, letter) for letter in record.letters],
        "parts": [_part(key, part) for part in record.parts],
        "adoptions": [_adoption(key, adoption) for adoption in record.adoptions],
        "dates": [_date(found) for found in record.dates],
        "agenda_items": [_item(item) for item in record.agenda_items if not item.by_title],
        "titled_items": [_item(item) for item in record.agenda_items if item.by_title],
        "symbols": [_symbol(mention) for mention in record.symbols],
        **({"failures": failed} if failed else {}),
        **({"extra": {name: json.loads(found) for name, found in record.extra}} if record.extra else {}),
    }


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


def _tenure(key: str, tenure: Tenure) -> Json:
    return {
        "holder": reference_id(key, tenure.holder),
        "office": reference_id(key, tenure.office),
        "evidence": _spans(tenure.evidence),
        "attested_on": tenure.attested_on.isoformat() if tenure.attested_on else None,
    }


def _circulation(key: str, circulation: Circulation) -> Json:
    return {
        "document": reference_id(key, circulation.document),
        "organ": circulation.organ,
        "items": [item.id for item in circulation.items if item.id],
        "evidence": _spans(circulation.evidence),
    }


def _letter(key: str, letter: Letter) -> Json:
    return {
        "document": reference_id(key, letter.document),
        "sender": reference_id(key, letter.sender) if letter.sender else None,
        "addressee": reference_id(key, letter.addressee) if letter.addressee else None,
        "dated": letter.dated.isoformat() if letter.dated else None,
        "embodied_by": reference_id(key, letter.embodied_by) if letter.embodied_by else None,
        "states": list(letter.states),
        "evidence": _spans(letter.evidence),
    }


def _part(key: str, part: Part) -> Json:
    return {
        "kind": part.kind,
        "author": reference_id(key, part.author) if part.author else None,
        "span": list(part.span),
        "heading": list(part.heading),
    }


def _adoption(key: str, adoption: Adoption) -> Json:
    return {
        "organ": adoption.organ,
        "status": adoption.status,
        "adopted_on": adoption.adopted_on.isoformat() if adoption.adopted_on else None,
        "meeting": adoption.meeting,
        "manner": adoption.manner,
        "votes": list(adoption.votes) if adoption.votes else None,
        "items": [item.id for item in adoption.items if item.id],
        "sponsors": [reference_id(key, sponsor) for sponsor in adoption.sponsors],
        "evidence": _spans(adoption.evidence),
    }


def _bounds(found: DateRange) -> Json:
    return {
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "precision": found.precision,
        "edtf": edtf_of(found),
    }


def _stated_on(found: DateRange) -> Json:
    return {**_bounds(found), "span": list(found.span)}


def _date(found: DateRange) -> Json:
    return {"span": list(found.span), "text": found.text, **_bounds(found), "basis": found.basis}


def _item(item: AgendaItem) -> Json:
    return {
        "span": list(item.span),
        "number": item.number or None,
        "title": item.title,
        "title_span": _span(item.title_span),
        "organ": item.organ,
        "session": _session(item.session),
        "session_basis": item.session_basis,
        "status": item.status,
        "id": item.id,
    }


def _session(session: str | None) -> int | str | None:
    """A number where the session has one; special sessions ("es-11") stay as they are."""
    return int(session) if session and session.isascii() and session.isdigit() else session


def _symbol(mention: SymbolMention) -> Json:
    parts = [
        {
            "symbol": part.symbol,
            "organ": part.organ,
            "session": part.session,
            "kind": part.kind,
            "number": part.number,
            "modifiers": list(part.modifiers),
        }
        for part in mention.parts
    ]
    return {"span": list(mention.span), "symbol": mention.symbol, "parts": parts}


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
