"""Removes documents from a store, by whatever name the user knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.output.terminal import one_line
from onrecord.store import open_store


def remove_from(store: Path, names: Sequence[str]) -> Iterator[str]:
    """Removes documents and returns a line for each; raises ``UnknownNode`` for a name nothing answers to."""
    with open_store(store, "write") as opened:
        try:
            for name in names:
                for document in opened.remove(name):
                    yield one_line(f"removed {document.label} ({document.id})")
        finally:
            opened.relink()
