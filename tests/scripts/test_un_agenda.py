"""The share that ``scripts/evaluate`` prints for agenda items."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from un_agenda import score_agenda_items


def test_the_share_counts_sentences_and_lists_those_that_are_wrong(tmp_path: Path) -> None:
    gold = [
        {"text": "under agenda items 3 and 4 (a)", "items": ["3", "4(a)"], "symbol": None},
        {"text": "The 2030 Agenda", "items": [], "symbol": None},
        {"text": "under agenda item 7", "items": ["8"], "symbol": "A/74/1"},
    ]
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    score = score_agenda_items(file)
    assert str(score) == "agenda items: 2 of 3 sentences right (66.7%), 1 of 1 that name none"
    assert score.wrong == ("under agenda item 7 | expected ['8'], found ['7']",)
