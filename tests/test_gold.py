"""The gold in ``tests/gold``: in form, true to its texts, and as large as it says."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import agreement  # noqa: E402
import gold  # noqa: E402

Shared = Callable[[str], Path]

READINGS = {"a": (303, 155), "b": (308, 166), "adjudicated": (304, 166)}
DOCUMENTS = 24


@pytest.fixture(params=sorted(READINGS))
def reading(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def known_acts() -> frozenset[str]:
    with (ROOT / "ontology" / "sources" / "acts.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["id"] for row in csv.DictReader(lines))


def test_each_reading_has_all_documents_and_its_count_of_statements_and_actors(reading: str) -> None:
    documents = gold.load_folder(gold.GOLD / reading)
    statements = sum(len(document.statements) for document in documents.values())
    actors = sum(len(document.actors) for document in documents.values())
    assert len(documents) == DOCUMENTS
    assert (statements, actors) == READINGS[reading]


def test_each_document_is_in_the_file_of_its_name(reading: str) -> None:
    documents = gold.load_folder(gold.GOLD / reading)
    assert [document.name for document in documents.values()] == list(documents)


def test_the_three_readings_are_of_the_same_texts() -> None:
    hashes = [{d.name: d.sha256 for d in gold.load_folder(gold.GOLD / name).values()} for name in READINGS]
    assert hashes[0] == hashes[1] == hashes[2]


def test_values_are_known_ids_lead_somewhere_and_nesting_follows_the_spans(reading: str) -> None:
    acts = known_acts()
    assert len(acts) > 40
    documents = gold.load_folder(gold.GOLD / reading)
    assert [fault for document in documents.values() for fault in gold.faults(document, acts)] == []


def test_spans_lie_in_the_text_whose_hash_is_given(reading: str, shared: Shared) -> None:
    folder = shared("data").parent
    documents = gold.load_folder(gold.GOLD / reading)
    for name, document in documents.items():
        text = gold.read_text(name, folder)
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == document.sha256, name
        assert list(gold.faults(document, known_acts(), len(text))) == []


def test_no_span_of_a_settled_statement_begins_or_ends_in_a_word_or_a_space(shared: Shared) -> None:
    folder = shared("data").parent
    cut: list[str] = []
    for name, document in gold.load_folder(gold.GOLD / "adjudicated").items():
        text = gold.read_text(name, folder)
        for statement in document.statements:
            for start, end in statement.source + statement.cue + statement.content:
                before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
                words = text[start:end]
                if words != words.strip() or any(len(pair) == 2 and pair.isalnum() for pair in (before, after)):
                    cut.append(f"{name} {statement.id} {words!r}")
    assert cut == []


def test_the_page_on_agreement_is_what_the_readings_give(shared: Shared) -> None:
    assert shared("data").parent.resolve() == gold.SHARED.resolve()
    assert agreement.markdown() == (gold.GOLD / "AGREEMENT.md").read_text("utf-8")


def document(*statements: gold.GoldStatement) -> gold.GoldDocument:
    return gold.GoldDocument("made", "0" * 64, statements, (gold.GoldActor("a1", "person", ((0, 3),)),))


def statement(number: int, **changes: object) -> gold.GoldStatement:
    fields: dict[str, object] = {
        "id": f"s{number}", "source": ((0, 3),), "cue": ((4, 8),), "content": ((9, 30),), "via": (),
        "attribution": "speech", "status": "asserted", "mode": "indirect", "act": "say", "within": None,
        "speakers": ("a1",), "phenomena": ("before",), **changes,
    }  # fmt: skip
    return gold.GoldStatement(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"act": "sing"}, "unknown act sing"),
        ({"mode": "loud"}, "unknown mode loud"),
        ({"content": ()}, "no content"),
        ({"content": ((9, 9),)}, "bad span 9-9"),
        ({"content": ((9, 41),)}, "bad span 9-41"),
        ({"cue": ()}, "no cue"),
        ({"speakers": ("a2",)}, "no such actor"),
        ({"speakers": ()}, "a source, and no speakers"),
        ({"source": ()}, "speakers, and no source"),
        ({"phenomena": ("shouted",)}, "unknown phenomena"),
        ({"within": "s9"}, "no such statement s9"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-",
)
def test_each_fault_is_seen(changes: dict[str, object], fault: str) -> None:
    found = list(gold.faults(document(statement(1, **changes)), frozenset({"say"}), 40))
    assert any(fault in each for each in found), found


def test_a_statement_without_fault_has_none() -> None:
    assert list(gold.faults(document(statement(1)), frozenset({"say"}), 40)) == []


def test_nesting_is_read_off_the_smallest_content_around() -> None:
    outer = statement(1, content=((9, 40),))
    middle = statement(2, cue=((12, 14),), content=((15, 40),), within="s1")
    inner = statement(3, cue=((20, 22),), content=((23, 30),), within="s2")
    assert list(gold.faults(document(outer, middle, inner), frozenset({"say"}), 40)) == []
    wrong = statement(3, cue=((20, 22),), content=((23, 30),), within="s1")
    assert any("the spans say s2" in each for each in gold.faults(document(outer, middle, wrong), frozenset({"say"})))
