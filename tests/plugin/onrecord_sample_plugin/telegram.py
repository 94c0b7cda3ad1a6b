"""Telegrams: a head of ``FROM``, ``DATE`` and ``SUBJECT``, an empty line, then the text, sentences ended by STOP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.format.text import decoded_text
from onrecord.reading.registry import Format


def read_telegram(file: OpenFile) -> Iterator[Draft]:
    """Read the one document of a telegram; raises ``UnreadableDocument`` where it has no head."""
    head, _, body = decoded_text(file).partition("\n\n")
    says = dict(re.findall(r"^(FROM|DATE|SUBJECT): (.+)$", head, re.MULTILINE))
    if not says:
        raise UnreadableDocument(file.source, "has no head", "begin it with FROM: and DATE:, and an empty line")
    published = date.fromisoformat(says["DATE"]) if "DATE" in says else None
    told = Metadata(title=says.get("SUBJECT"), publisher=says.get("FROM"), published=published)
    yield Draft(body.replace(" STOP", "."), file.source, file.doc_id, told)


FORMAT = Format(read_telegram)
