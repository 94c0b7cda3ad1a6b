"""Positions as JSON lines: of two invented documents, one of which calls for the end of what the other defends."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from onrecord import build, open_store
from onrecord.export import export_graph
from onrecord.export.quotes import QuotesKept
from onrecord.settings import Settings

DOCUMENTS = [
    {"doc_id": "b", "text": "Norvania called for an end to the blockade of Port Elsa.", "published": "2020-04-26"},
    {"doc_id": "a", "text": "Mira Tal said nothing new. Tarsovia did not reject the truce.", "published": "2020-04-27"},
]
Line = dict[str, object]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("positions")
    source = folder / "documents.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in DOCUMENTS), "utf-8")
    build([source], Settings(store=folder / "store"))
    return folder / "store"


def exported(store: Path, quotes: QuotesKept = "full") -> list[Line]:
    out = io.BytesIO()
    with open_store(store) as opened:
        export_graph(opened.graph, out, "positions", quotes=quotes)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def positions_of(lines: list[Line], name: str) -> list[dict[str, object]]:
    (found,) = (line["positions"] for line in lines if line["doc_id"] == name)
    assert isinstance(found, list)
    return found


def test_there_is_a_line_for_each_document_under_the_name_that_its_source_gives(store: Path) -> None:
    assert [line["doc_id"] for line in exported(store)] == ["a", "b"]


def test_of_a_thing_and_what_is_done_to_it_one_position_is_written(store: Path) -> None:
    text = DOCUMENTS[0]["text"]
    (position,) = positions_of(exported(store), "b")
    assert list(position) == [
        "cue_start", "cue", "target", "speaker", "speaker_state", "subject", "subject_label", "stance", "status",
    ]  # fmt: skip
    begin, end = text.index("the blockade"), len(text) - 1
    assert position["target"] == [[begin, end]]
    assert position["cue_start"] == text.index("called")
    assert (position["speaker"], position["stance"], position["status"]) == ("Norvania", "opposes", "asserted")
    assert str(position["subject"]).startswith("subject/")
    assert position["subject_label"] == "blockade of Port Elsa"


def test_a_position_that_is_not_taken_has_its_status(store: Path) -> None:
    (position,) = (each for each in positions_of(exported(store), "a") if each["stance"] != "neither")
    assert (position["stance"], position["status"]) == ("opposes", "negated")


def test_no_words_of_documents_leave_with_no_quotes(store: Path) -> None:
    (position,) = positions_of(exported(store, "none"), "b")
    assert position["subject_label"] is None
