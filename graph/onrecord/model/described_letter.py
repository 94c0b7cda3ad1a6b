"""A letter as one document describes it: what must agree with another's for the two to be one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ids import key_of


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
