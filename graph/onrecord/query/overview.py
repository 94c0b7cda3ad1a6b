"""A store at a glance: what is stored, what could not be read, and how much it is."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from onrecord.store import open_store
from onrecord.store.base import Stats, Status


def status_text(store: Path) -> str:
    """What a store holds and what is left to do, as lines; raises ``StoreError``."""
    with open_store(store) as opened:
        return _status(store, opened.status())


def stats_text(store: Path) -> str:
    """The counts of a store, one a line; raises ``StoreError``."""
    with open_store(store) as opened:
        return _stats(opened.stats())


def _status(store: Path, status: Status) -> str:
    lines = [
        f"{store}: {status.documents} documents from {status.sources} sources",
        f"vocabulary {status.vocabulary}" + (", with actors of your own" if status.own_actors else ""),
    ]
    if len(status.runs) > 1:
        lines.append(f"read by {len(status.runs)} versions of the rules; 'onrecord build' reads the older ones anew")
    if not status.linked:
        lines.append("the links between documents are out of date; 'onrecord build' brings them up to date")
    lines += [f"could not be read: {failure}" for failure in status.failures]
    return "\n".join(lines) + "\n"


def _stats(stats: Stats) -> str:
    counts = {field.name.replace("_", " "): getattr(stats, field.name) for field in fields(stats)}
    width = max(len(name) for name in counts)
    return "".join(f"{name:{width}}  {count:>12,}\n" for name, count in counts.items())
