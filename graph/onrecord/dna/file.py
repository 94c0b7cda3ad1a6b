"""What a file of the Discourse Network Analyzer holds, as values: documents, statements, entities, variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
"""The variables of the usual type of statement."""

STATE, STATEMENT = "state", "statement"
"""Our own variables beside them: for which state the statement is made, and its id in the graph."""

TYPES = {
    PERSON: "short text",
    ORGANIZATION: "short text",
    CONCEPT: "short text",
    AGREEMENT: "boolean",
    STATE: "short text",
    STATEMENT: "long text",
}
"""The types of the variables, in the order of their ids."""

NAMED = tuple(name for name, type_ in TYPES.items() if type_ == "short text")
"""The variables whose values are entities."""

ATTRIBUTES = ("Type", "Alias", "Notes", "State", "Id")
"""Attributes of entities: the three that the program makes, the state of an actor, and our id."""


@dataclass(frozen=True, slots=True)
class DnaEntity:
    """A value of a variable. ``id`` is our id of what it is and ``was`` what it was called when the file was written.

    Both are empty where a coder added it. ``turned``: whoever agrees with it is against the thing that our id means.
    """

    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: str | None = None
    id: str = ""
    was: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class DnaDocument:
    """A document; ``seconds`` are those since 1970, of its day."""

    title: str
    text: str
    seconds: int
    author: str = ""
    source: str = ""
    section: str = ""
    type: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """A statement: its document by number, its place in UTF-16 units, and values by variable (those of entities).

    ``statement`` is the id of ours, empty where a coder added it; ``coder`` the name of whose it is.
    """

    document: int
    start: int
    stop: int
    entities: Mapping[str, str]
    agreement: bool
    statement: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a statement was when the file was written, in our ids: its position, what each variable was, its side.

    ``favours``: for the thing that our id of the concept means, or against it.
    """

    position: str
    statement: str
    ids: Mapping[str, str]
    favours: bool


@dataclass(frozen=True, slots=True)
class DnaFile:
    """All of it: documents and statements by number, entities by variable.

    ``noted`` are the statements by number as they were when the file was written, those that are gone since too;
    ``gone`` by variable what entities that are gone were called, by our id.
    """

    documents: Mapping[int, DnaDocument]
    statements: Mapping[int, DnaStatement]
    entities: Mapping[str, tuple[DnaEntity, ...]]
    noted: Mapping[int, Noted] = field(default_factory=dict)
    gone: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
