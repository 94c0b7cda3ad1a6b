"""What decisions about statements and references were about, noted in their rows: it may be gone later on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.model.decision import Decision

_BETWEEN_PLACES = " || "
_BETWEEN_PARTS = " | "
_NOTHING = "~"
_IN_DOCUMENTS = ("statement/", "reference/", "position/")
_RANK = re.compile(r" \| (\d+) of (\d+)$")


@dataclass(frozen=True, slots=True)
class Passage:
    """What lay where a decision was made: names of the document, SHA-256 of its text, words.

    Names are its ids at its sources, where it was read, addresses, and a UN document's own id. Words are a
    statement's source, cue and content, a position's target behind these, or a reference's name; with "2 of 3" where
    several have the same.
    """

    names: tuple[str, ...]
    text: str
    words: str


class Findings(Protocol):
    """What carrying asks of a store."""

    def holds(self, key: str) -> bool:
        """Whether a document with that key is stored."""

    def is_superseded(self, key: str) -> bool:
        """Whether a newer document took the place of that one."""

    def words_in(self, key: str, space: str) -> Mapping[str, str]:
        """The words of each statement, reference or position of a document, by id and in the order of the text."""

    def passage(self, name: str) -> Passage | None:
        """The passage of a statement, reference or position that is stored."""

    def versions(self, key: str, passage: Passage) -> Sequence[str]:
        """The keys of the documents that took the place of one, or may have."""

    def label(self, key: str) -> str:
        """How a stored document is called."""

    def has_act(self, name: str) -> bool:
        """Whether the vocabulary has a speech act of that name."""


def places_of(decision: Decision) -> tuple[str, ...]:
    """The ids of statements, references and positions that a decision names, in order.

    >>> places_of(Decision("same", "person/mira-tal", "reference/00ff/3-11"))
    ('reference/00ff/3-11',)
    """
    return tuple(name for name in (decision.subject, *decision.given) if name.startswith(_IN_DOCUMENTS))


def ranked(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words by id, told apart where several have the same: by their order.

    >>> ranked([("a", "No."), ("b", "No."), ("c", "Yes.")])
    {'a': 'No. | 1 of 2', 'b': 'No. | 2 of 2', 'c': 'Yes.'}
    """
    given = list(words)
    counts = Counter(said for _, said in given)
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for name, said in given:
        seen[said] += 1
        found[name] = said if counts[said] == 1 else f"{said}{_BETWEEN_PARTS}{seen[said]} of {counts[said]}"
    return found


def joined(parts: Iterable[str]) -> str:
    """Parts as one cell of ``decisions.csv``: each on one line, without the bars that stand between them.

    >>> joined(["Mira Tal", "said", "a | b"])
    'Mira Tal | said | a / b'
    """
    return _BETWEEN_PARTS.join(plain(part) or _NOTHING for part in parts)


def plain(words: str) -> str:
    """Words on one line, without what a cell of ``decisions.csv`` may not hold."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in words).replace("|", "/").split())


def recorded(decision: Decision) -> dict[str, Passage]:
    """The passages that stand in a decision's row, by id."""
    columns = (decision.document, decision.text, decision.words)
    cells = [cell.split(_BETWEEN_PLACES) for cell in columns]
    places = places_of(decision)
    if not decision.document or any(len(found) != len(places) for found in cells):
        return {}
    rows = zip(places, *cells, strict=True)
    return {
        place: Passage(tuple(names.split(_BETWEEN_PARTS)), text, words)
        for place, names, text, words in rows
        if text != _NOTHING
    }


def recording(decision: Decision, findings: Findings) -> Decision:
    """The decision with the passages that are stored in its row; what stands there stays where it still serves."""
    known, places = recorded(decision), places_of(decision)
    passages = {place: _kept(known.get(place), findings.passage(place)) for place in places}
    if passages == {place: known.get(place) for place in places} or not any(passages.values()):
        return decision
    found = [passages[place] for place in places]
    return replace(
        decision,
        document=_BETWEEN_PLACES.join(_BETWEEN_PARTS.join(each.names) if each else _NOTHING for each in found),
        text=_BETWEEN_PLACES.join(each.text if each else _NOTHING for each in found),
        words=_BETWEEN_PLACES.join(each.words if each else _NOTHING for each in found),
    )


def _kept(known: Passage | None, stored: Passage | None) -> Passage | None:
    if known is None or stored is None:
        return known or stored
    same = (known.text, known.words) == (stored.text, stored.words)
    return known if same and set(known.names) & set(stored.names) else stored


def unranked(words: str) -> str:
    """The words without which of several they are."""
    return _RANK.sub("", words)
