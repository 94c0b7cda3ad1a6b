"""What a declared wording tells of its thing, read without a parse, and whether a document tells as much."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from onrecord.actors.declared import Known
from onrecord.linking.subjects.label import bare_wording
from onrecord.model.subject import Days, ToldSubject
from onrecord.names.demonym import stem
from onrecord.names.folding import folded, generic_words
from onrecord.names.subject_nouns import CONTRAST, LOADED, THROUGH, classes
from onrecord.names.word_list import word_list, word_set

_PREPOSITIONS = word_set(
    "attributions.csv", "object_preposition", "place_preposition", "setting_preposition", "attitude_preposition"
)
_SMALL = _PREPOSITIONS | word_set(
    "function_words.csv", "article", "definite_description", "possessive", "most_frequent"
)
_ORDINALS = {word: str(place) for place, word in enumerate(word_list("ordinals.csv", "ordinal"), 1)}
_MONTHS = {folded(word): place for place, word in enumerate(word_list("dates.csv", "month"), 1)}
_WORD = re.compile(r"[^\W_](?:[\w.’'/()-]*[\w)])?")
_DAY = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s+)?(?:(?P<month>{'|'.join(_MONTHS)})\s+)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SHORT = 2
"""Digits of numbers that tell no text apart."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a wording tells: its noun, and what else; ``others`` are words, each in the forms that it may have.

    ``text`` is the whole without determiners, folded.
    """

    text: str
    heads: frozenset[str]
    classes: frozenset[str]
    others: tuple[frozenset[str], ...] = ()
    ordinals: frozenset[str] = frozenset()
    symbols: frozenset[str] = frozenset()
    contrast: frozenset[str] = frozenset()
    days: tuple[Days, ...] = ()

    @classmethod
    def of(cls, text: str, known: Known) -> Wording:
        """What a wording tells; names of states are told as documents tell them."""
        bare = bare_wording(text)
        days = tuple(_days(found) for found in _DAY.finditer(bare))
        words = _WORD.findall(_DAY.sub(" ", bare))
        place = _head_of(words)
        heads = _forms(words[place]) if words else frozenset()
        others = [word for each, word in enumerate(words) if each != place and folded(word) not in _SMALL]
        plain = [word for word in others if not _is_number(word)]
        return cls(
            folded(bare),
            heads,
            frozenset(name for form in heads for name in classes().get(form, ())),
            tuple(_told(word, known) for word in plain if _tells(word)),
            frozenset(_ORDINALS[folded(word)] for word in plain if folded(word) in _ORDINALS),
            frozenset(word for word in others if _is_number(word)),
            frozenset(CONTRAST[folded(word)] for word in plain if folded(word) in CONTRAST),
            days,
        )

    @property
    def telling(self) -> int:
        """How much it tells beside what noun it is."""
        return len(self.others) + len(self.ordinals) + len(self.symbols) + len(self.days)

    def covers(self, told: ToldSubject) -> bool:
        """Whether a document tells all of a thing that the wording does, and does not set it apart."""
        if not (self.heads & told.lemmas or self.classes & told.classes):
            return False
        words = told.words | told.lemmas | told.names | told.owner | told.called
        return (
            all(forms & words for forms in self.others)
            and self.ordinals <= told.ordinals
            and self.symbols <= told.symbols
            and told.contrast <= self.contrast
            and all(any(_within(day, asked) for day in told.days) for asked in self.days)
        )


def _head_of(words: list[str]) -> int:
    """The place of the noun: the last word before a preposition that is no number, or below one that leads to it."""
    head = start = 0
    for place, word in enumerate(words):
        if folded(word) not in _PREPOSITIONS:
            if not _is_number(word) and folded(word) not in _ORDINALS:
                head = place
        elif place > start:
            if not _forms(words[head]) & THROUGH:
                break
            start = place + 1
    return head


def _forms(word: str) -> frozenset[str]:
    """A word as it is, and what it may be the plural of."""
    found = folded(word).removesuffix("'s").removesuffix("’s")
    forms = {found, found.removesuffix("s"), found.removesuffix("es")}
    if found.endswith("ies"):
        forms.add(found.removesuffix("ies") + "y")
    return frozenset(form for form in forms if form)


def _told(word: str, known: Known) -> frozenset[str]:
    """The forms in which a document may tell a word: as a word, or as a name by its stem or its state's id."""
    state = known.named.get(("state", folded(word))) or known.demonyms.get(folded(word))
    return _forms(word) | {state or stem(word)}


def _tells(word: str) -> bool:
    bare = folded(word)
    return bare not in _ORDINALS and bare not in CONTRAST and bare not in LOADED and bare not in generic_words()


def _is_number(word: str) -> bool:
    return "/" in word or (word.isdigit() and len(word) > _SHORT)


def _days(found: re.Match[str]) -> Days:
    year, month = int(found["year"]), _MONTHS.get(folded(found["month"] or ""), 0)
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    last = monthrange(year, month)[1]
    day = int(found["day"] or 0)
    if 1 <= day <= last:
        return (date(year, month, day).isoformat(),) * 2
    return date(year, month, 1).isoformat(), date(year, month, last).isoformat()


def _within(told: Days, asked: Days) -> bool:
    return bool(told[0] and told[1]) and asked[0] <= told[0] and told[1] <= asked[1]
