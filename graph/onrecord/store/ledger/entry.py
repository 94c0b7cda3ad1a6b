"""What a manifest says of one document, and how it is come by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass

from onrecord.errors import UnreadableDocument
from onrecord.linking.linking import named_by_sources, named_in
from onrecord.model.description import Description
from onrecord.model.document import Document
from onrecord.model.named import Named, fields_of
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure
from onrecord.store.base import Run


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the manifest says of one document; ``found`` is named in its text, ``told`` by its sources.

    ``failures`` are of annotators whose findings it lacks.
    """

    key: str
    run: str
    sha256: str
    length: int
    statements: int
    descriptions: tuple[Description, ...]
    found: tuple[Named, ...]
    told: tuple[Named, ...]
    failures: tuple[AnnotatorFailure, ...] = ()

    def to_json(self) -> str:
        """The entry as a line of JSON."""
        return json.dumps(
            {
                "fields": [self.key, self.run, self.sha256, self.length, self.statements],
                "descriptions": [found.to_json() for found in self.descriptions],
                "found": [fields_of(named) for named in self.found],
                "told": [fields_of(named) for named in self.told],
                "failures": [astuple(failure) for failure in self.failures],
            }
        )

    @classmethod
    def from_json(cls, line: str) -> Entry:
        """The entry that ``to_json`` gave."""
        data = json.loads(line)
        key, run, sha256, length, statements = data["fields"]
        return cls(
            key=key,
            run=run,
            sha256=sha256,
            length=length,
            statements=statements,
            descriptions=tuple(Description.from_json(found) for found in data["descriptions"]),
            found=tuple(Named(*named) for named in data["found"]),
            told=tuple(Named(*named) for named in data["told"]),
            failures=tuple(AnnotatorFailure(*failure) for failure in data.get("failures", ())),  # older ones have none
        )


def entry_of(record: Record, run: Run, before: Entry | None) -> Entry:
    """The entry of a record that a run read, with the sources known before. Raises ``UnreadableDocument``."""
    document = record.document
    descriptions = with_description(before, Description.of(document))
    return Entry(
        key=document.key,
        run=run.id,
        sha256=hash_of_text(document),
        length=len(document.text),
        statements=len(record.statements),
        descriptions=descriptions,
        found=tuple(named_in(record)),
        told=tuple(named_by_sources(descriptions)),
        failures=tuple(sorted(record.failures, key=lambda failure: failure.annotator)),
    )


def with_description(before: Entry | None, description: Description) -> tuple[Description, ...]:
    """The descriptions of all sources, this one in place of what the same source said before."""
    others = [
        found
        for found in (before.descriptions if before else ())
        if (found.source, found.doc_id) != (description.source, description.doc_id)
    ]
    return tuple(sorted((*others, description), key=lambda found: (found.doc_id, found.source)))


def hash_of_text(document: Document) -> str:
    """The SHA-256 of the text as UTF-8. Raises ``UnreadableDocument`` where it is no Unicode."""
    try:
        return hashlib.sha256(document.text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        reason = f"character {error.start} of its text is half of a surrogate pair"
        raise UnreadableDocument(document.source, reason, "save it as UTF-8 again") from error
