"""Record linkage of letters that documents describe: one where sender, addressee, date and items all agree.

A mission sends several letters a day, to the same addressee, some under the same items as the day before.
So nothing less is enough, and what still fits two letters joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.finding.circulation import Circulation
from onrecord.model.finding.letter import Letter
from onrecord.model.ids import key_of, reference_id
from onrecord.model.record import Record
from onrecord.un.formal_letter import addressees
from onrecord.un.letter_office import office_class


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


def described_letters(record: Record) -> Iterator[DescribedLetter]:
    """The letters of a record of which sender's state, addressee, date and items are all told."""
    circulations = record.of(Circulation)
    for letter in record.of(Letter):
        description = _description(letter, circulations)
        if description is not None and letter.sender is not None:
            yield DescribedLetter(
                reference_id(record.document.key, letter.document),
                description,
                office_class(letter.sender.name),
                letter.document.canonical,
            )


def _description(letter: Letter, circulations: Sequence[Circulation]) -> str | None:
    documents = {letter.document.place} | ({letter.embodied_by.place} if letter.embodied_by else set())
    items = {
        item.id
        for circulation in circulations
        if circulation.document.place in documents
        for item in circulation.items
        if item.id
    }
    put_to = addressees(letter.addressee.name) if letter.addressee else frozenset()
    if not (items and put_to and letter.states and letter.dated):
        return None
    told = (
        letter.dated.isoformat(),
        " ".join(sorted(letter.states)),
        "; ".join(sorted(put_to)),
        " ".join(sorted(items)),
    )
    return "|".join(told)


def same_letters(described: Iterable[DescribedLetter], aliases: Mapping[str, str]) -> dict[str, str]:
    """For each reference to a described letter the id it stands for: a document's, else the first reference's.

    Letters of one description that two different offices sent are two; a description that fits two
    documents, or that one document gives of two letters, joins nothing.

    >>> one, two = DescribedLetter("reference/a/1-2", "x"), DescribedLetter("reference/b/3-4", "x")
    >>> same_letters([two, one], {})
    {'reference/b/3-4': 'reference/a/1-2'}
    """
    groups: dict[str, list[DescribedLetter]] = defaultdict(list)
    for letter in sorted(set(described)):
        groups[letter.description].append(letter)
    found: dict[str, str] = {}
    for letters in groups.values():
        for together in _by_office(letters):
            found.update(_joined(together, aliases))
    return dict(sorted(found.items()))


def _by_office(letters: list[DescribedLetter]) -> list[list[DescribedLetter]]:
    offices = {letter.office for letter in letters} - {""}
    if len(offices) < 2:
        return [letters]
    return [[letter for letter in letters if letter.office == office] for office in sorted(offices)]


def _joined(letters: list[DescribedLetter], aliases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    documents = {aliases.get(letter.suggestion, letter.suggestion) for letter in letters if letter.suggestion}
    told = [letter for letter in letters if not letter.suggestion]
    once = [letter for letter in told if sum(other.told_in == letter.told_in for other in told) == 1]
    if len(documents) > 1 or not once:
        return
    target = next(iter(documents), None) or once[0].id
    for letter in once:
        if letter.id != target:
            yield letter.id, target
