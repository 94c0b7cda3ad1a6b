"""Named entities of a document as rows: what a store keeps of each, for entity resolution over all documents."""

from __future__ import annotations

from dataclasses import dataclass

HELD = "held"
ATTESTED = "attested"
LETTER = "letter"
"""What a document tells of a reference besides its name: an office that it holds, and on which day."""

WORDING = "wording"

PRINTED = "printed"
"""An agenda item's title as the masthead or a heading of a document of the United Nations prints it."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One named entity of a stored document: a reference, or something that has an id of its own.

    ``kind`` is the reference's kind, or ``publisher``, ``creator``, ``item``, ``symbol`` or ``stored``
    (a UN document whose text is in the store). ``suggestion`` is what the document alone suggests the
    thing is: for a reference an actor, for a joint symbol's later part the id of its first. Two more kinds
    tell of a reference what its document attests: ``held`` has an office as its name and the office's state
    as its suggestion, ``attested`` an ISO day as its name. ``letter`` has what a document tells of a letter,
    packed, and the document it is, ``wording`` a text's signature, packed, by which reprints are found.
    ``printed`` has a title that a document, its suggestion, prints as that of an agenda item.
    """

    id: str
    kind: str
    name: str
    suggestion: str | None = None


def fields_of(found: Named) -> tuple[str, str, str, str | None]:
    """The fields in their order (``dataclasses.astuple`` takes twenty times as long over as many)."""
    return (found.id, found.kind, found.name, found.suggestion)


def order(found: Named) -> tuple[str, str, str, str]:
    """The sort key of rows."""
    return (found.id, found.kind, found.name, found.suggestion or "")
