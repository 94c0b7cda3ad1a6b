"""The kinds of findings: each says all that is written of it, and a new one needs no other code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from onrecord.export.record_json import to_json
from onrecord.linking.named import named_in
from onrecord.model.document import Span
from onrecord.model.fact import Fact, Thing, each, facts_about
from onrecord.model.finding import kinds
from onrecord.model.ids import reference_id
from onrecord.model.named import Named
from onrecord.model.record import Finding, Json, Record
from onrecord.model.statement import Reference
from onrecord.rdf.terms import node, span_node, term
from onrecord.triples.record import to_triples

if TYPE_CHECKING:
    from tests.conftest import Records


@dataclass(frozen=True, slots=True)
class Toast(Finding):
    """A kind that is not among ours: someone raised a glass."""

    lists = ("toasts",)
    place = 90

    speaker: Reference
    span: Span

    def to_json(self, key: str) -> Json:
        return {"speaker": reference_id(key, self.speaker)}

    def references(self) -> Sequence[Reference]:
        return (self.speaker,)

    def evidence_spans(self) -> Sequence[Span]:
        return (self.span,)

    def facts(self, record: Record, document: str) -> Iterator[Fact]:  # noqa: ARG002
        key = record.document.key
        return facts_about(
            f"toast/{key}/{self.span[0]}-{self.span[1]}",
            ("rec:speaker", Thing(reference_id(key, self.speaker))),
            *each("rec:evidence", [self.span]),
            kind="rec:Toast",
        )

    def named(self, record: Record, references: Sequence[Reference]) -> Iterator[Named]:  # noqa: ARG002
        yield Named(reference_id(record.document.key, self.speaker), "toasted", "")


@pytest.fixture
def toasted(records: Records) -> Record:
    article = records.article
    speaker = replace(article.references[0], mentions=((1, 3),))
    return replace(article, findings=(*article.findings, Toast(speaker, (1, 4))))


def test_lists_of_kinds_have_names_of_their_own_and_an_order() -> None:
    names = [name for kind in kinds() for name in kind.lists]
    assert len(set(names)) == len(names)
    assert len({kind.place for kind in kinds()}) == len(kinds())


def test_a_record_gives_the_findings_of_one_kind_in_their_order(records: Records) -> None:
    record = records.article
    assert [finding for kind in kinds() for finding in record.of(kind)] == sorted(
        record.findings, key=lambda finding: finding.place
    )


def test_a_new_kind_is_in_the_graph_with_its_references_and_spans(toasted: Record) -> None:
    key = toasted.document.key
    triples = to_triples(toasted)
    (subject,) = {triple.subject for triple in triples if triple.object == term("rec:Toast")}
    assert {triple.object for triple in triples if triple.subject == subject} == {
        term("rec:Toast"), node(f"reference/{key}/1-3"), span_node(key, (1, 4)),
    }  # fmt: skip
    assert {node(f"reference/{key}/1-3"), span_node(key, (1, 4))} <= {triple.subject for triple in triples}


def test_a_new_kind_tells_entity_resolution_what_it_names(toasted: Record) -> None:
    assert Named(f"reference/{toasted.document.key}/1-3", "toasted", "") in named_in(toasted)


def test_a_new_kind_is_a_list_of_the_extraction_record(toasted: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.export.record_json.kinds", lambda: (*kinds(), Toast))
    assert to_json(toasted)["toasts"] == [{"speaker": f"reference/{toasted.document.key}/1-3"}]
