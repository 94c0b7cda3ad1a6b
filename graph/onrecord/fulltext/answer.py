"""What a search finds, as values."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Spans


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of a statement that was found, as names; unless ``status`` is ``asserted``, nobody is said to
    have said it. ``said`` is a day or FROM/UNTIL; ``review`` is what a person has done with it."""

    statement: str
    status: str
    speakers: tuple[str, ...]
    speaker_ids: tuple[str, ...]
    speaks_for: tuple[str, ...]
    relayed_by: tuple[str, ...]
    act: str
    mode: str
    attribution: str
    said: str
    rule: str
    review: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: in a statement, or in a text that ``said`` tells nothing of.

    ``words`` have at most 300 characters, ``marks`` are the places in them of what was looked for; ``at`` are the
    places of the statement's words or of the passage in the text. All in code points, end exclusive.
    """

    words: str
    marks: Spans
    at: Spans
    key: str
    document: str
    title: str
    publisher: str
    published: str
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A node of which a name was found: its relative id, and that name."""

    node: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the best first; ``more`` tells whether there is more of it."""

    names: tuple[Name, ...]
    hits: tuple[Hit, ...]
    more: bool
