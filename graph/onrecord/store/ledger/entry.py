"""What a manifest says of one document, and how it is come by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from onrecord.linking.named import named_in
from onrecord.model.description import Described, Description
from onrecord.model.gathered import named_by_sources
from onrecord.model.named import Named
from onrecord.model.record import Record
from onrecord.model.statement import AnnotatorFailure, Reference
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
    described: Described
    found: tuple[Named, ...]
    told: tuple[Named, ...]
    failures: tuple[AnnotatorFailure, ...] = ()

    def to_json(self) -> str:
        """The entry as a line of JSON."""
        return json.dumps(
            {
                "fields": [self.key, self.run, self.sha256, self.length, self.statements],
                "descriptions": [found._asdict() for found in self.described.sources],
                "found": self.found,
                "told": self.told,
                "failures": [astuple(failure) for failure in self.failures],
            }
        )

    def is_of(self, record: Record, run: Run) -> bool:
        """Whether the run read the record's text before, with the same annotators failing."""
        return self.run == run.id and self.failures == _in_order(record.failures)

    def told_by(self, described: Described) -> Entry:
        """The entry of the same text with other sources."""
        return replace(self, described=described, told=tuple(named_by_sources(described)))

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
            described=Described.by(key, map(Description.from_json, data["descriptions"])),
            found=tuple(Named(*named) for named in data["found"]),
            told=tuple(Named(*named) for named in data["told"]),
            failures=tuple(AnnotatorFailure(*failure) for failure in data.get("failures", ())),  # older ones have none
        )


def entry_of(record: Record, run: Run, described: Described, references: Sequence[Reference]) -> Entry:
    """The entry of a record that a run read; ``references`` are all of it. Raises ``UnreadableDocument``."""
    return Entry(
        key=described.key,
        run=run.id,
        statements=len(record.statements),
        described=described,
        found=tuple(named_in(record, references)),
        told=tuple(named_by_sources(described)),
        failures=_in_order(record.failures),
        length=len(record.document.text),
        sha256=record.document.sha256,
    )


def _in_order(failures: Sequence[AnnotatorFailure]) -> tuple[AnnotatorFailure, ...]:
    return tuple(sorted(failures, key=lambda failure: failure.annotator))
