"""The day of an occasion that a definite noun means: "met on Saturday ... After the meeting, Tal said".

The day stands beside the first mention of the occasion, and what was said on it comes later, by whoever took part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.actor.description import is_definite
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.parse.clause import children, verb_of
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import DateRange
from onrecord.names.word_list import word_rows

_AT = frozenset({"at", "during", "in", "after", "following"})
_FAR = 1_500
"""Code points back to which the occasion may have been told."""


def _sorts() -> dict[str, frozenset[str]]:
    """The words that may mean the same occasion, by each of them."""
    found: dict[str, set[str]] = {}
    for row in word_rows("occasions.csv"):
        words = row["words"].split("|")
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in found.items()}


_LIKE = _sorts()


@dataclass(frozen=True, slots=True)
class Occasions:
    """The occasions of one document; ``dates`` are in the order of the text."""

    scene: Scene
    dates: Sequence[DateRange]
    published: date | None

    def day_of(self, raw: Raw) -> DateRange | None:
        """The day of the occasion on which an attribution says that it was made, where it was told before."""
        verb = self.scene.doc[raw.anchor]
        if self.scene.around(verb):
            return None
        for noun in self._meant(raw, verb):
            told = self._told_before(noun)
            if told is not None:
                return replace(told, basis="inferred")
        return None

    def _meant(self, raw: Raw, verb: Token) -> Iterator[Token]:
        """The definite nouns for occasions beside a verb: "during the meeting", "the note said"."""
        for clause in (verb, *(each for each in children(verb, "advcl") if each.tag_ == "VBG")):
            for phrase in children(clause, "prep"):
                if phrase.lower_ in _AT:
                    yield from (noun for noun in children(phrase, "pobj") if _is_meant(noun))
        if raw.source_head is not None:
            head = self.scene.doc[raw.source_head]
            if _is_meant(head):
                yield head

    def _told_before(self, noun: Token) -> DateRange | None:
        like = _LIKE[noun.lemma_.lower()]
        for place in range(noun.left_edge.i - 1, -1, -1):
            token = self.scene.doc[place]
            if noun.idx - token.idx > _FAR:
                return None
            if token.lemma_.lower() not in like or token.pos_ not in {"NOUN", "VERB"} or self.scene.around(token):
                continue
            day = self._day_beside(token)
            if day is not None:
                return day
            if not (token.pos_ == "NOUN" and is_definite(token)):
                return None
        return None

    def _day_beside(self, token: Token) -> DateRange | None:
        """The one day in the clause of a word for an occasion, ``None`` if there are several or it is still to come."""
        first = bisect_left(self.dates, token.sent.start_char, key=_begin)
        near = self.dates[first : bisect_left(self.dates, token.sent.end_char, key=_begin)]
        verbs = {each.i for each in _verbs_of(token)}
        found = [
            each
            for each in near
            if each.start is not None
            and each.start == each.end
            and (self.published is None or each.start <= self.published)
            and any(verb_of(word).i in verbs for word in self.scene.tokens_in(each.span))
        ]
        return found[0] if len({each.start for each in found}) == 1 else None


def _begin(found: DateRange) -> int:
    return found.span[0]


def _is_meant(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _LIKE and is_definite(noun)


def _verbs_of(token: Token) -> Iterator[Token]:
    """The verb in whose clause a word stands, and that which reports it: "reported on Monday that they had met"."""
    verb = verb_of(token)
    yield verb
    if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
        yield verb.head
