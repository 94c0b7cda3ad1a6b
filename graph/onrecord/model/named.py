"""Named entities of a document as rows: what a store keeps of each, for entity resolution over all documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model.ids import key_of

HELD = "held"
ATTESTED = "attested"
LETTER = "letter"
"""What a document tells of a reference besides its name: an office that it holds, and on which day."""

WORDING = "wording"

PRINTED = "printed"
"""An agenda item's title as the masthead or a heading of a document of the United Nations prints it."""

ACTING = "acting"
DATED = "dated"
"""For whom a reference acts, as its document attests; and the day of a document."""

LOCAL = "local"
"""That a reference holds an office of the state where its document is at home, and nothing in the text tells which."""

TOLD = "told"
CONTEXT = "context"
"""What a document tells of a subject, packed; and the names in it, by which documents on one matter are found."""


class Named(NamedTuple):
    """One named entity of a stored document: a reference, or something that has an id of its own.

    ``kind`` is the reference's kind, or ``publisher``, ``creator``, ``item``, ``symbol`` or ``stored``
    (a UN document whose text is in the store). ``suggestion`` is what the document alone suggests the
    thing is: for a reference an actor, for a joint symbol's later part the id of its first. Two more kinds
    tell of a reference what its document attests: ``held`` has an office as its name and the office's state
    as its suggestion, ``attested`` an ISO day as its name. ``letter`` has what a document tells of a letter,
    packed, and the document it is, ``wording`` a text's signature, packed, by which reprints are found.
    ``printed`` has a title that a document, its suggestion, prints as that of an agenda item. ``acting`` has the
    id of the reference to the state or body acted for as its name and the ISO day, if any, as its suggestion;
    ``local`` has the publisher of the text and the city of its dateline as its name, ``dated`` a text's day. ``told``
    has what a document tells of a subject, packed (``model.subject.ToldSubject``), ``context`` the names in a text.
    A tuple: stores write and read very many.
    """

    id: str
    kind: str
    name: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class DescribedLetter:
    """A letter as one document describes it: ``id`` of its reference, and what must agree with another's.

    ``suggestion`` is the document that the letter is, where the describing document tells its symbol.
    """

    id: str
    description: str
    office: str = ""
    suggestion: str | None = None

    @property
    def told_in(self) -> str:
        """The key of the document that describes it."""
        return key_of(self.id)

    def packed(self) -> str:
        """Description and office as one string, for a store's list of what is named.

        >>> DescribedLetter.unpacked("r", DescribedLetter("r", "2020-04-15|state/nv", "mission").packed()).office
        'mission'
        """
        return f"{self.office}||{self.description}"

    @classmethod
    def unpacked(cls, id_: str, packed: str, suggestion: str | None = None) -> DescribedLetter:
        """The letter of an id whose ``packed`` description is given."""
        office, _, description = packed.partition("||")
        return cls(id_, description, office, suggestion)


def order(found: Named) -> tuple[str, str, str, str]:
    """The sort key of rows."""
    return (found.id, found.kind, found.name, found.suggestion or "")
