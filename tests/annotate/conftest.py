"""Documents made by hand, and what the annotators find in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, DocumentKind, Section, paragraphs
from onrecord.model.record import Record
from onrecord.settings import DEFAULT_MODEL

Annotate = Callable[..., Record]


def document(text: str, kind: DocumentKind = "news", published: date | None = date(2020, 4, 26)) -> Document:
    """A document whose every line is a body paragraph."""
    sections = tuple(Section("body", start, end) for start, end in paragraphs(text))
    doc = Document(text=text, doc_id="made", kind=kind, sections=sections)
    return replace(doc, published=published, published_basis="stated") if published else doc


@pytest.fixture(scope="session")
def record_of() -> Annotate:
    """The record of a text: one document, one paragraph a line, published on 26 April 2020."""

    def find(text: str, kind: DocumentKind = "news") -> Record:
        return next(annotate([document(text, kind)], DEFAULT_MODEL))

    return find
