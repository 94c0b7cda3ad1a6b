"""Acronyms and the long forms whose first letters they are: "LVRF" and "Rapid Forces of the Low Valley"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.linking.matching import Match
from onrecord.linking.possible.nearness import SAME_YEAR, ByDay, Nearness
from onrecord.linking.possible.seen import BODIES, Seen, StateWords, in_order
from onrecord.names.folding import folded, generic_words
from onrecord.names.word_list import word_set

_SMALL = word_set("function_words.csv", "small_in_acronym", "small_in_office")
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{0,8}[A-Z]\.?")
_OFFERED = 3


def acronyms_and_long_forms(seen: Mapping[str, Seen], nearness: Nearness, states: StateWords) -> Iterator[Match]:
    """Pairs of an acronym with bodies nearby that it may stand for; those that stand beside it go before others."""
    bodies = [actor for actor in in_order(seen) if actor.kind in BODIES]
    short = [(actor, letters) for actor in bodies if (letters := _letters(actor))]
    wanted = {_turned(letter) for _, letters in short for letter in letters}
    long: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for actor in bodies:
        for initials in sorted(_all_initials(actor, states)):
            if _turned(initials) in wanted:
                long[_turned(initials)][actor.id][initials] = 1.0
    blocks = {key: ByDay([seen[name] for name in sorted(ids)], nearness) for key, ids in long.items()}
    for actor, letters in short:
        for letter in sorted(letters):
            block = blocks.get(_turned(letter))
            found = _fitting(actor, block.around(actor), nearness) if block else []
            for other in found:
                told = letter in long[_turned(letter)][other.id]
                score = (0.8 if told else 0.65) + (0.1 if not actor.documents.isdisjoint(other.documents) else 0.0)
                reason = "an acronym and its long form" if told else "an acronym and a long form, its words turned"
                one, second = sorted((actor.id, other.id))
                yield Match(one, second, round(score, 2), reason, "acronym")


def _letters(actor: Seen) -> set[str]:
    """The acronyms that an actor is called by, alone or beside common nouns ("the LVRF forces")."""
    found: set[str] = set()
    for name in actor.names:
        words = [word for word in name.split() if folded(word) not in generic_words()]
        if len(words) == 1 and _ACRONYM.fullmatch(words[0]):
            found.add(re.sub(r"[^A-Z]", "", words[0]))
    return {letters for letters in found if len(letters) > 1}


def _all_initials(actor: Seen, states: StateWords) -> set[str]:
    """The first letters of an actor's long names: with and without small words, and without the state in it."""
    found: set[str] = set()
    for name in actor.names:
        for words in (re.findall(r"[^\W\d_]+", name.replace("’", "").replace("'", "")), states.apart(name)[0]):
            telling = [word for word in words if word.casefold() not in _SMALL]
            if len(telling) > 1:
                found.add("".join(word[0] for word in telling).upper())
                found.add("".join(word[0] for word in words if word.casefold() != "the").upper())
    return found


def _turned(letters: str) -> str:
    """One key for all orders in which the words may follow each other round: "Council of Isles", "Isles Council"."""
    return min(letters[place:] + letters[:place] for place in range(len(letters)))


def _fitting(actor: Seen, others: list[Seen], nearness: Nearness) -> list[Seen]:
    long = [other for other in others if other.id != actor.id and not _letters(other) & _letters(actor)]
    short = all(len(letters) < 3 for letters in _letters(actor))
    beside = [other for other in long if not actor.documents.isdisjoint(other.documents)]
    if short:
        return sorted(beside, key=lambda each: each.id)[:_OFFERED]
    if beside:
        told = {word for other in beside for name in other.names for word in folded(name).split()} - _SMALL
        near = [other for other in long if _words(other) <= told or other in beside]
        return sorted(near, key=lambda each: (nearness.gap(actor, each), each.id))[:_OFFERED]
    close = [other for other in long if nearness.gap(actor, other) <= SAME_YEAR or nearness.tied(actor, other)]
    return sorted(close, key=lambda each: (nearness.gap(actor, each), each.id))[:_OFFERED]


def _words(actor: Seen) -> set[str]:
    return {word for name in actor.names for word in folded(name).split()} - _SMALL
