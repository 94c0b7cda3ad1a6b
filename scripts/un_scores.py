"""The three shares of the United Nations layer: symbols, agenda items, mastheads; by ``scripts/evaluate --un``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from un_agenda import score_agenda_items
from un_mastheads import masthead_lines, score_mastheads
from un_symbols import symbols_share


def un_lines(shared: Path) -> Iterator[str]:
    """What is read of real symbols, of the items of real sentences, and of the mastheads of real documents."""
    yield "== United Nations layer"
    yield str(symbols_share(shared / "data" / "un" / "symbols.txt"))
    yield str(score_agenda_items(shared / "data" / "un" / "agenda_sentences.jsonl"))
    yield from masthead_lines(score_mastheads(shared))
