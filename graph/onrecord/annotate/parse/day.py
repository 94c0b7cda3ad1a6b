"""Days that stand right behind a verb of saying: they are its own, also where the clause after them has no "that"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.parse.clause import children, subject_of
from onrecord.names.word_list import word_list, word_set

_DAYS = frozenset(word_list("dates.csv", "weekday")) | frozenset(word_list("dates.csv", "month"))
_DAY_WORDS = word_set("date_grammar.csv", "day_before") | word_set("date_grammar.csv", "same_day")
_BETWEEN = frozenset({"prt", "advmod", "dobj", "dative", "prep", "pobj", "compound", "det", "amod", "poss"})
_FAR = 6


def mend_days(doc: Doc) -> None:
    """Hang a day on the verb before it where the parser hung it on the clause behind: "said on Tuesday it would".

    "Said that on Tuesday it would" and "said: on Tuesday it will" stay as they are.
    """
    for token in doc:
        day = _day_before_clause(token)
        if day is None:
            continue
        verb = _verb_before(day)
        if verb is not None and verb.is_ancestor(day.head):
            day.head = verb


def _day_before_clause(token: Token) -> Token | None:
    """The head of the words of a day ("on" in "on Tuesday") that hangs on a clause whose subject comes behind it."""
    if token.lower_ not in _DAYS and token.lower_ not in _DAY_WORDS:
        return None
    day = token
    while day.dep_ in {"pobj", "compound", "nmod"} and day.head.i < day.i + 4:
        day = day.head
    clause = day.head
    if clause.i <= token.i or clause.dep_ != "ccomp" or day.dep_ not in {"prep", "npadvmod", "nsubj", "advmod"}:
        return None
    subject = subject_of(clause)
    return day if subject is not None and subject.i > token.i else None


def _verb_before(day: Token) -> Token | None:
    """The verb that a day stands behind, with nothing but its object, addressee or an adverb between."""
    for place in range(day.left_edge.i - 1, max(day.sent.start - 1, day.left_edge.i - 1 - _FAR), -1):
        token = day.doc[place]
        if token.pos_ == "VERB" and children(token, "ccomp"):
            return token
        if token.dep_ not in _BETWEEN or token.pos_ in {"PUNCT", "SCONJ"}:
            return None
    return None
