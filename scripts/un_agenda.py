"""The share of sentences whose agenda items are found as they were marked by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate.agenda.find import find_agenda_items
from onrecord.annotate.symbol.find import canonical_symbol, find_symbols
from onrecord.model.document import Document
from onrecord.un.agenda import load_agendas


@dataclass(frozen=True)
class AgendaScore:
    """How many sentences have all their items right, of all; how many that name none were left alone, of those."""

    right: int
    sentences: int
    none_right: int
    naming_none: int
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of sentences that are right."""
        return self.right / self.sentences if self.sentences else 0.0

    def __str__(self) -> str:
        """The line for ``scripts/evaluate``."""
        alone = f"{self.none_right} of {self.naming_none} that name none"
        return f"agenda items: {self.right} of {self.sentences} sentences right ({self.share:.1%}), {alone}"


def score_agenda_items(file: Path) -> AgendaScore:
    """The score on a JSONL file: one sentence a line, with ``text``, ``items`` ("68(a)") and ``symbol`` or null."""
    lines = file.read_text(encoding="utf-8").splitlines()
    right, alone, none, wrong = 0, 0, 0, []
    for gold in map(json.loads, lines):
        symbol = canonical_symbol(gold["symbol"]) if gold.get("symbol") else None
        doc = Document(text=gold["text"], doc_id="sentence", symbols=(symbol,) if symbol else ())
        found = [item.number for item in find_agenda_items(doc, find_symbols(doc.text), titles=load_agendas().title)]
        is_right = found == gold["items"]
        right += is_right
        none += not gold["items"]
        alone += is_right and not gold["items"]
        if not is_right:
            wrong.append(f"{gold['text'][:100]} | expected {gold['items']}, found {found}")
    return AgendaScore(right, len(lines), alone, none, tuple(wrong))
