"""Days that stand right behind a verb of saying: they are its own, also where the clause after them has no "that"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, subject_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_MONTHS = word_set("dates.csv", "month")
DAYS = word_set("dates.csv", "weekday", "month")
"""Names of days and of months."""
_OF_DAYS = DAYS | word_set("date_grammar.csv", "day_before") | word_set("date_grammar.csv", "same_day")
_INTRODUCING = frozenset({"in", "during"})
"""What stands before the occasion on which something is said."""
_OCCASIONS = word_set("attributions.csv", "given_in")
_SAYINGS = word_set("attributions.csv", "occasion", "saying", "owned_saying", "part_of_text")
_BETWEEN = frozenset({"prt", "advmod", "dobj", "dative", "prep", "pobj", "compound", "det", "amod", "poss"})
_FAR = 6


def mend_days(scene: Scene) -> None:
    """Hang a day on the verb before it where the parser hung it on the clause behind: "said on Tuesday it would".

    "Said that on Tuesday it would" and "said: on Tuesday it will" stay as they are.
    """
    for token in _words_in(scene, _OF_DAYS):
        day = _day_before_clause(token)
        if day is None:
            _hang_on_day(token)
            continue
        verb = _verb_before(day)
        if verb is not None and verb.is_ancestor(day.head):
            day.head = verb
    for occasion in _occasions_of_things(scene):
        _hang_on_verb(occasion)


def _words_in(scene: Scene, words: frozenset[str]) -> list[Token]:
    return [token for token, word in zip(scene.tokens, scene.lower, strict=True) if word in words]


def _hang_on_day(token: Token) -> None:
    """Hang the second of two days on the first, where the parser took it for a second verb: "on 3 May, and 5 June"."""
    if token.dep_ != "conj" or token.head.pos_ not in {"VERB", "AUX"} or token.lower_ not in _MONTHS:
        return
    between = False
    for place in range(token.i - 1, max(token.sent.start - 1, token.i - 1 - _FAR), -1):
        before = token.doc[place]
        if before.lower_ in _MONTHS and between:
            for joining in token.doc[before.i + 1 : token.i + 1]:
                joining.head = before if joining.head.i < before.i else joining.head
            return
        between = between or before.dep_ == "cc"
        if not (before.dep_ == "cc" or before.is_punct or before.like_num):
            return


def _occasions_of_things(scene: Scene) -> list[Token]:
    """Phrases such as "in a statement" that the parser hung on a noun which is no words: "the trial in a statement"."""
    return [
        token
        for token in _words_in(scene, _INTRODUCING)
        if token.dep_ == "prep"
        and token.head.pos_ in {"NOUN", "PROPN"}
        and token.head.i < token.i
        and token.head.lemma_.lower() not in _SAYINGS
        and any(
            noun.lemma_.lower() in _OCCASIONS and _is_new(noun) and not children(noun, "relcl", "acl")
            for noun in children(token, "pobj")
        )
    ]


def _is_new(noun: Token) -> bool:
    """Whether a noun is named for the first time or is somebody's: "a statement", "her speech", not "the statement"."""
    return bool(children(noun, "poss")) or any(word.lower_ in ("a", "an") for word in children(noun, "det"))


def _hang_on_verb(phrase: Token) -> None:
    """Hang a phrase, and the day behind it, on the verb that the noun before it depends on."""
    noun = phrase.head
    verb = noun
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.i > phrase.i:
        return
    phrase.head = verb
    for day in children(noun, "prep"):
        if day.i > phrase.i and any(word.lower_ in DAYS for word in children(day, "pobj")):
            day.head = verb


def _day_before_clause(token: Token) -> Token | None:
    """The head of the words of a day ("on" in "on Tuesday") that hangs on a clause whose subject comes behind it."""
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
