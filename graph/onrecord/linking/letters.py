"""Record linkage of letters that documents describe: one where sender, addressee, date and items all agree.

A mission sends several letters a day, to the same addressee, some under the same items as the day before.
So nothing less is enough, and what still fits two letters joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model.named import DescribedLetter


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
