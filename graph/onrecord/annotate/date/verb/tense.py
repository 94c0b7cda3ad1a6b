"""Whether the verb beside a date speaks of the past or the future, told from a few words without a parser."""

from __future__ import annotations

from onrecord.annotate.date.tokens import Tokens
from onrecord.annotate.date.verb.ahead import Tense, is_bound, sets_ahead
from onrecord.names.word_list import word_set

_REACH = 14
_SCARE = 3
"""Words that are called by others' names in marks, at most."""
_PRESENT = word_set("date_grammar.csv", "present_verb")
_BE = word_set("date_grammar.csv", "form_of_be")


def tense_beside(tokens: Tokens, first: int, last: int) -> Tense:
    """The tense of the nearest verb that gives itself away: before the date in its sentence, else after it.

    "They said on Friday they will meet": past. "They said they will meet on Friday": future. A plain
    present with no other verb beside it is a plan: "Voters go to the polls on 3 November". What was urged,
    promised or announced lies ahead of a verb in the past.
    """
    if tokens.word(first - 1) in _PRESENT:  # "The election is in November"
        return "future"
    if tokens.word(first - 1) == "to" and _was_deferred(tokens, first):
        return "future"
    present = False
    for i in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if (_ends_sentence(tokens, i) and not _is_of_scare_quote(tokens, i)) or tokens.word(i) == "but":
            break
        present = present or (tokens.value(i, "present") is not None and tokens[i].text.islower())
        tense = sets_ahead(tokens, i, first, last) or _tense_at(tokens, i, first)
        if tense != "unknown":
            return "near" if tense == "past" and is_bound(tokens, first) else tense
    for i in range(last, last + _REACH):
        if _ends_sentence(tokens, i):
            break
        tense = _tense_at(tokens, i, last + _REACH)
        if tense != "unknown":
            return tense
    return "future" if present else "unknown"


def _is_of_scare_quote(tokens: Tokens, i: int) -> bool:
    """Whether a mark opens or closes a word or two inside a sentence: the so-called “consultation”."""
    mark = tokens[i].text
    if mark == "”":
        return any(tokens[j].text == "“" for j in range(i - 2, i - 2 - _SCARE, -1))
    return mark == "“" and any(tokens[j].text == "”" for j in range(i + 2, i + 2 + _SCARE))


def _was_deferred(tokens: Tokens, first: int) -> bool:
    """Whether something was moved to a day: "postponed the hearing of the case brought by them to 5 August"."""
    for i in range(first - 2, max(first - 2 - _REACH, -1), -1):
        if _ends_sentence(tokens, i):
            return False
        if tokens.value(i, "deferred") is not None:
            return True
    return False


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    if token.kind == "break" or token.text in (";", "“", "”"):
        return True
    after = tokens[i + 1]
    return token.text in (".", "!", "?") and (after.spaced and after.text[:1].isupper() and len(tokens[i - 1].text) > 1)


def _tense_at(tokens: Tokens, i: int, limit: int) -> Tense:
    word = tokens.word(i)
    if not word:
        return "unknown"
    if word in _BE and tokens.word(i + 1) == "to" and i + 1 < limit:
        return "future"
    if tokens.value(i, "future") is not None and tokens[i].text.islower():
        had = word not in ("will", "shall", "ll") and "have" in (tokens.word(i + 1), tokens.word(i + 2))
        return "past" if had else "future"
    if tokens.value(i, "deferred") is not None and tokens.word(i + 1) in ("to", "until", "till"):
        return "future"
    if tokens.value(i, "scheduled") is not None and tokens[i].text.islower():
        return "future"
    if tokens.value(i, "plan") is not None and tokens.word(i + 1) in ("to", "for"):
        return "future"
    if tokens.word(i - 1) == "be":  # "to be held", "will be held"
        return "future" if tokens.word(i - 2) == "to" else "unknown"
    if tokens.word(i - 1) in _PRESENT:  # "is closed", "is meeting"
        return "future" if word.endswith("ing") else "unknown"
    if tokens.value(i, "past") is not None or (len(word) > 4 and word.endswith("ed") and tokens[i].text.islower()):
        return "past"
    return "unknown"
