"""Reporting clauses put into the middle of what they report: "The ban, he told the press, will stay"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.mending.tense import TENSED
from onrecord.annotate.parse.clause import children, subject_of

_OWN = ("nsubj", "nsubjpass", "csubj")
_BEHIND = ("nsubj", "npadvmod", "dobj", "attr", "appos")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def mend_parentheses(doc: Doc, lexicon: Lexicon, verbs: list[Token]) -> None:
    """The noun before a reporting clause between commas is the subject of the clause that goes on behind it.

    The parser takes it for a part of the reporting clause, of which it would be a second subject: "The ban, said the
    minister, was void", "The first round, he told the press, was a waste of time".
    """
    for cue in verbs:
        if cue.tag_ not in TENSED or cue.dep_ in {"relcl", "acl"}:
            continue
        if cue.dep_ == "ccomp" and cue.head.i > cue.i and _set_apart(doc, lexicon, cue):
            continue
        clause = next((each for each in children(cue, "ccomp") if each.i > cue.i), None)
        if clause is None or clause.pos_ not in {"VERB", "AUX"} or subject_of(clause) is not None:
            continue
        second = clause.left_edge.i - 1
        if doc[second].text != "," or children(clause, "mark", "expl") or not _is_finite(clause):
            continue
        noun = _before(cue)
        speaker = _speaker(cue, noun, second) if noun is not None else None
        if speaker is None:
            noun, speaker = _apposed(cue)
        if noun is None or speaker is None or not _reports(lexicon, cue):
            continue
        noun.head, noun.dep_ = clause, "nsubjpass" if children(clause, "auxpass") else "nsubj"
        head, label = (clause, "ROOT") if cue.head.i == cue.i else (cue.head, cue.dep_)
        clause.head, clause.dep_ = head, label
        cue.head, cue.dep_ = clause, "parataxis"
        speaker.head, speaker.dep_ = cue, "nsubj"
        for mark in (each for each in doc[cue.right_edge.i + 1 : clause.sent.end] if each.head.i == cue.i):
            mark.head = clause


def _set_apart(doc: Doc, lexicon: Lexicon, cue: Token) -> bool:
    """A reporting clause between commas hangs on nothing around it: "On Monday, he told them, it will end".

    Whether it was such a clause.
    """
    end, subject, own = cue.right_edge.i + 1, subject_of(cue), subject_of(cue.head)
    if subject is None or own is None or own.i < end or children(cue, "ccomp", "mark") or end >= len(doc):
        return False
    told = children(cue, "dobj") and all(can_speak(listener) for listener in children(cue, "dobj"))
    between = doc[end].text == "," and doc[subject.left_edge.i - 1].text == ","
    if not (told and between and _reports(lexicon, cue)):
        return False
    cue.dep_ = "parataxis"
    return True


def _reports(lexicon: Lexicon, cue: Token) -> bool:
    """Whether a verb reports words, as a clause or in marks."""
    return any({"c", "q"} <= each.frames for each in lexicon.find("verb", cue.lemma_.lower()))


def _is_finite(clause: Token) -> bool:
    """Whether a clause carries tense."""
    return any(word.tag_ in TENSED or word.tag_ == "MD" for word in (clause, *children(clause, "aux", "auxpass")))


def _before(cue: Token) -> Token | None:
    """The noun phrase that a comma sets off from a reporting clause behind it, whatever the parser makes of it."""
    first = next(iter(cue.children), None)
    if first is None or first.i >= cue.i or first.pos_ not in _NOUNS or first.dep_ in {"conj", "dobj"}:
        return None
    end = first.right_edge.i if first.right_edge.text == "," else first.right_edge.i + 1
    return first if first.left_edge.i == cue.left_edge.i and end < cue.i and cue.doc[end].text == "," else None


def _apposed(cue: Token) -> tuple[Token | None, Token | None]:
    """Two nouns with a comma between them that the parser takes for one: "The pact, its author told them, is dead".

    What is said of the first goes on behind the reporting clause, and no comma parts the second from its verb.
    """
    first = subject_of(cue)
    for second in children(first, "appos") if first is not None else ():
        parted = any(word.text == "," for word in cue.doc[second.i : cue.i])
        if second.i < cue.i and cue.doc[second.left_edge.i - 1].text == "," and not parted and can_speak(second):
            return first, second
    return None, None


def _speaker(cue: Token, noun: Token, end: int) -> Token | None:
    """Who speaks in the reporting clause: between the comma and the cue, else right behind the cue."""
    own = [each for each in children(cue, *_OWN) if noun.right_edge.i < each.i < cue.i]
    if own:
        return own[-1]
    if cue.doc[cue.i - 1].text != ",":
        return None
    behind = [each for each in children(cue, *_BEHIND) if cue.i < each.i < end and each.left_edge.i == cue.i + 1]
    return behind[0] if behind and can_speak(behind[0]) else None
