"""What a document tells of a subject: enough to find out which subjects of other documents are the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

_NONE: frozenset[str] = frozenset()
SUBJECT_KINDS = (
    "event", "agreement", "document", "measure", "situation", "proposal", "conduct", "territory", "subject",
)  # fmt: skip
"""The types of subjects, the last for one of no other (ontology/sources/kinds.csv)."""

Days = tuple[str, str]
"""First and last ISO day of a time that is told; either may be empty."""


@dataclass(frozen=True, slots=True)
class ToldSubject:
    """What the mentions of one subject in one document tell together.

    ``classes`` are those of its nouns (``names/words/en/subjects.csv``), ``takes`` those of nouns that only take up
    what was named before, ``lemmas`` its nouns. ``names`` and ``owner`` are stems of proper names, of what and whose
    it is; ``words`` are lemmas that tell it apart, ``contrast`` ways in which it was set apart from another of its
    class. ``called`` are names that it may be called by alone. ``written`` has of each stem how it is written and
    whether as a noun, ``wordings`` what the document calls it.
    """

    classes: frozenset[str] = _NONE
    takes: frozenset[str] = _NONE
    lemmas: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    owner: frozenset[str] = _NONE
    words: frozenset[str] = _NONE
    contrast: frozenset[str] = _NONE
    symbols: frozenset[str] = _NONE
    ordinals: frozenset[str] = _NONE
    called: frozenset[str] = _NONE
    days: frozenset[Days] = frozenset()
    written: frozenset[tuple[str, str, bool]] = frozenset()
    wordings: tuple[str, ...] = ()

    def packed(self) -> str:
        """All of it as one string, for a store's list of what is named; what is empty is left out.

        >>> ToldSubject.unpacked(ToldSubject(frozenset({"vote"}), wordings=("the vote",)).packed()).wordings
        ('the vote',)
        """
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        lists = {name: list(told[name]) if name == "wordings" else sorted(told[name]) for name in told if told[name]}
        return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpacked(cls, packed: str) -> ToldSubject:
        """What was packed."""
        told = json.loads(packed)
        days = frozenset((first, last) for first, last in told.pop("days", ()))
        written = frozenset((stem, word, bool(noun)) for stem, word, noun in told.pop("written", ()))
        wordings = tuple(told.pop("wordings", ()))
        sets = {name: frozenset(values) for name, values in told.items()}
        return cls(**sets, days=days, written=written, wordings=wordings)
