"""The extraction record: all that was found in one document; and what a finding in it says for itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from onrecord.model.document import Document, Span
from onrecord.model.fact import Fact
from onrecord.model.named import Named
from onrecord.model.statement import AnnotatorFailure, Reference, Statement

Json = dict[str, object]


class Finding(ABC):
    """Something found in a document, besides its statements and references; one subclass for each kind.

    A kind is a module of ``model/finding``: all that is written of it anywhere is said there. ``lists`` are the
    lists of the extraction record that such findings stand in, ``place`` is where these lists come among those of
    other kinds, and ``counted`` the class of the graph's nodes that ``onrecord stats`` counts, if it counts them.
    """

    __slots__ = ()

    lists: ClassVar[Sequence[str]]
    place: ClassVar[int]
    counted: ClassVar[str] = ""

    @property
    def listed_in(self) -> str:
        """The list of the extraction record that it stands in."""
        return self.lists[0]

    @abstractmethod
    def to_json(self, key: str) -> Json:
        """The finding as the extraction record has it; ``key`` is the document's."""

    def references(self) -> Iterable[Reference]:
        """The references that it names."""
        return ()

    def evidence_spans(self) -> Iterable[Span]:
        """The spans of the text that it rests on: the graph has a node of each."""
        return ()

    def mentions(self) -> Iterable[tuple[str, Span]]:
        """What it names that has an id of its own, each as a relative id and a span that names it."""
        return ()

    def facts(self, record: Record, document: str) -> Iterable[Fact]:
        """What the graph says of it; ``document`` is the relative id of the document as a work."""
        return ()

    @classmethod
    def facts_of_all(cls, record: Record, document: str) -> Iterator[Fact]:
        """What the graph says of all findings of this kind in a record."""
        for finding in record.of(cls):
            yield from finding.facts(record, document)

    def named(self, record: Record, references: Sequence[Reference]) -> Iterable[Named]:
        """What it tells entity resolution; ``references`` are all those of the record."""
        return ()


F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one document: what ``onrecord extract`` prints and ``build`` stores.

    ``findings`` are of several kinds, those of one kind in the order of the text; ``of`` gives those of one kind.
    ``failures`` are of annotators whose findings it therefore lacks. ``extra`` are findings of annotators that
    do not come with the package, as JSON texts by name: printed by ``extract``, not stored.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
    failures: tuple[AnnotatorFailure, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The findings of one kind, in their order."""
        return tuple(finding for finding in self.findings if isinstance(finding, kind))
