"""Event list: a row for every time that an actor takes a side on a subject, for programs that make networks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from onrecord.discourse.event import Event
from onrecord.discourse.reading import read_events
from onrecord.export.declaration import Export, Material
from onrecord.export.discourse import network_in
from onrecord.output.spreadsheet import harmless

COLUMNS: dict[str, Callable[[Event], str]] = {
    "position": lambda one: one.position,
    "statement": lambda one: one.statement,
    "document": lambda one: one.document,
    "day": lambda one: one.day.isoformat() if one.day else "",
    "day_basis": lambda one: one.basis,
    "actor": lambda one: one.actor.label,
    "actor_id": lambda one: one.actor.id,
    "actor_kind": lambda one: one.actor.kind,
    "state": lambda one: one.state.label if one.state else "",
    "state_id": lambda one: one.state.id if one.state else "",
    "subject": lambda one: one.subject.label,
    "subject_id": lambda one: one.subject.id,
    "subject_kind": lambda one: one.subject.kind,
    "agreement": lambda one: one.stance,
}
"""The columns in order."""


def write(material: Material, out: BinaryIO) -> None:
    """Write every event, or those that count in a network, in the order of days."""
    choice, words = material.network, material.quotes.words
    network = network_in(material, choice) if choice else None
    write_events(network.events if network else read_events(material.graph, worded=words).events, out)


def write_events(events: Iterable[Event], out: BinaryIO) -> None:
    """Write a header and a row for each event."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        writer.writerow(harmless(cell(event)) for cell in COLUMNS.values())
    text.detach()


EXPORT = Export(write, place=5, takes=("network",))
