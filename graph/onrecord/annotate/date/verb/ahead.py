"""Verbs that look ahead, whatever their own tense: what was urged, promised or announced lies after the words for it.

The day on which it was urged or announced is told beside the verb itself ("urged on 15 April that", "announced on
Friday"); a day behind an object or an infinitive belongs to those ("announced a summit on 20 April").
"""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.date.tokens import Tokens
from onrecord.names.word_list import word_set

Tense = Literal["past", "future", "ahead", "near", "unknown"]
"""On which side of the publication a verb sets a day. ``ahead`` is the future but for a day just gone, which may be the
verb's own ("demanded an apology on 3 March"); ``near`` is whichever side is nearer ("lasted until May")."""

_UNTIL = word_set("date_grammar.csv", "until")
_BOUND = word_set("date_grammar.csv", "until", "bound")
_RELATIVE = word_set("date_grammar.csv", "relative")
_NOT_PRESENT = word_set("date_grammar.csv", "past_in_s")
_DUE = word_set("date_grammar.csv", "after_due")
_OWN = word_set("date_grammar.csv", "of_the_thing")
_NEAR = 4
"""Words between an infinitive and a day that is surely its own: "to meet in Vell on Friday"."""


def is_bound(tokens: Tokens, first: int) -> bool:
    """Whether the words of a date begin as a limit does: "by 5 May", "until the end of May"."""
    return tokens.word(first) in _UNTIL


def is_limit(words: str) -> bool:
    """Whether the words of a date are a limit.

    >>> is_limit("by 5 May"), is_limit("on 5 May")
    (True, False)
    """
    return words.split(maxsplit=1)[0].lower() in _UNTIL


def sets_ahead(tokens: Tokens, i: int, first: int, last: int) -> Tense | None:
    """Where the word at ``i`` sets the date from ``first`` to ``last`` behind it, ``None`` if it is no such word."""
    word = tokens.word(i)
    if not word or not tokens[i].text.islower():
        return None
    beside = i == first - 1
    if word == "due" and (beside or tokens.word(i + 1) in _DUE):
        return "future"
    if beside and word in ("was", "were") and any(tokens.value(j, "deadline") is not None for j in range(i - 5, i)):
        return "future"
    if tokens.word(i - 1) in _RELATIVE and word.endswith("s") and word not in _NOT_PRESENT and not word.endswith("ss"):
        return "future"  # "the vote, which takes place in May"
    if beside and tokens.word(last) == "as" and tokens.value(i, "choosing") is not None:
        return "future"  # "fixed 5 May as the day of the hearing"
    until = tokens.word(first) in ("until", "till")
    if until and (tokens.value(i, "deferred") is not None or tokens.value(i, "granting") is not None):
        return "near" if word in ("had", "has", "have") else "future"
    return _of_verb(tokens, i, first)


def _of_verb(tokens: Tokens, i: int, first: int) -> Tense | None:
    ahead = tokens.value(i, "ahead") is not None
    infinitive = _infinitive(tokens, i, first)
    if not ahead and not (infinitive and tokens.value(i, "directive") is not None):
        return None
    if tokens.word(i - 1) in ("the", "a", "an", "his", "her", "its", "their"):
        return None  # "the call", "its offer"
    if tokens.word(i - 1) == "to":
        return None  # "asked the Council to convene on 4 July": the verb above it tells
    if tokens.word(first) in _BOUND or tokens.word(first - 1) == "for":
        return "future"
    if i == first - 1:
        return "past"
    if tokens.word(first - 1) in _OWN:
        return "past"  # "demanded an inquiry into the raid of 3 March"
    return "future" if infinitive and first - infinitive <= _NEAR else "ahead"


def _infinitive(tokens: Tokens, i: int, first: int) -> int:
    """The index of an infinitive between a verb and a date, 0 if there is none: "asked them to meet on 5 May"."""
    for j in range(first - 2, i, -1):
        verb = tokens.word(j + 1)
        if tokens.word(j) != "to" or not tokens[j + 1].text.islower() or tokens.value(j + 1, "function") is not None:
            continue
        if not verb.endswith("s") or verb.endswith("ss"):  # not "to reporters"
            return j + 1
    return 0
