"""Where a clause stands: behind "rather than", as a headline, apart from what is beside it, in a polite wish."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, first_person, infinitive, subject_of
from onrecord.annotate.status.own import negated


def follows_than(verb: Token) -> bool:
    """Whether a verb stands right behind "rather than", as "Rather than condemn it, they"."""
    before = verb.doc[max(verb.i - 2, 0) : verb.i]
    return len(before) == 2 and (before[0].lower_, before[1].lower_) == ("rather", "than")


def stands_apart(verb: Token, head: Token) -> bool:
    """Whether a clause before a verb is a sentence of its own that the parser took for its content."""
    parted = any(token.text in {";", ":"} for token in verb.doc[verb.i : head.i])
    return parted or any(child.i > head.i for child in children(head, "ccomp", "dobj"))


def is_headline(verb: Token) -> bool:
    """Whether an infinitive with its subject is what a headline announces: "Norvania to reject vote"."""
    subject = subject_of(verb)
    return infinitive(verb) and subject is not None and subject.i < verb.i and not children(verb, "mark")


def is_polite(head: Token) -> bool:
    """Whether a wish is only a polite way of saying: "I would like to thank", "we want to condemn"."""
    subject = subject_of(head)
    if negated(head) or subject is None:
        return False
    told = (
        head.lemma_.lower() == "like" and subject.pos_ == "PRON" and head.dep_ == "ccomp"
    )  # "said she would like to thank"
    return told or (first_person(subject) and head.lemma_.lower() in {"like", "want", "wish"})


def set_off(verb: Token) -> bool:
    """Whether a comma sets a participle off."""
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text == ","
