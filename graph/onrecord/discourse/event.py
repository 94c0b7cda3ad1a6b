"""One event of a discourse network: that an actor, by a document, takes a side on a subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Basis = Literal["said", "issued", "none"]
"""Where an event's day is from: the statement's own day, that of its document, or nowhere."""


class Node(NamedTuple):
    """An actor, a state or a subject: its id, its label, and what kind of thing it is."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Event:
    """That an actor takes a side on a subject, once, by one statement of one document.

    ``actor`` is who speaks, or the state that they speak for, as was asked; ``state`` the state that the
    speaker speaks for, where it is one.
    """

    position: str
    statement: str
    document: str
    day: date | None
    basis: Basis
    actor: Node
    state: Node | None
    subject: Node
    favours: bool

    @property
    def stance(self) -> str:
        """``favours`` or ``opposes``."""
        return "favours" if self.favours else "opposes"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many positions are no events, each for one reason.

    They are not asserted, take no side, are on what a pronoun alone names, or nobody is known to take them.
    """

    neither: int = 0
    unasserted: int = 0
    nameless: int = 0
    nobody: int = 0


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of a store in the order of days, undated ones last, and how many positions were left out."""

    events: tuple[Event, ...]
    left_out: LeftOut
