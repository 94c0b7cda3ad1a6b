"""The segmentation by layout beside which paragraphs of resolutions are counted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from un_paragraphs import ParagraphScores, paragraph_lines, paragraphs, read_truth, score_folder

TEXT = (
    "Resolution 9502 (2032)\nof 3 April 2032\n\nThe Security Council,\n\nRecalling its resolution 9501 (2032),\n\n"
    "Deeply disturbed at reports of\nan invasion,\n\n1. Demands an end to it;\n\n2. Requests a report.\n\n"
    "Adopted at the 9350th meeting.\n"
)


def test_paragraphs_are_told_by_numbers_and_by_participles() -> None:
    words = [(each.kind, TEXT[each.start : each.end].split()[0]) for each in paragraphs(TEXT)]
    assert words == [
        ("preambular", "Recalling"),
        ("preambular", "Deeply"),
        ("operative", "Demands"),
        ("operative", "Requests"),
    ]


def test_a_folder_is_scored_by_layout_and_by_what_readers_told(tmp_path: Path) -> None:
    folder, told = tmp_path / "texts", tmp_path / "told.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    starts = [{"kind": "operative", "start": TEXT.index(word)} for word in ("Demands", "Requests", "Adopted")]
    told.write_text(json.dumps({"file": "a.txt", "paragraphs": starts}) + "\n", encoding="utf-8")
    scores = score_folder(folder)
    assert (dict(scores.found), dict(scores.total)) == ({"preambular": 2, "operative": 2},) * 2
    assert next(paragraph_lines(scores)) == "operative paragraphs: 2 of 2 are the organ's (100.0%)"
    assert [each.kind for each in read_truth(told)["a.txt"]] == ["operative"] * 3
    by_reader = score_folder(folder, told)
    assert isinstance(by_reader, ParagraphScores)
    assert (by_reader.found["operative"], by_reader.total["operative"]) == (2, 3)
    assert len(by_reader.missed) == 1
