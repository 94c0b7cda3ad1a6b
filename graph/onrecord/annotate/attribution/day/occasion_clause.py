"""Clauses beside a verb of saying that tell its occasion: "Speaking on Friday, she said", "Asked on Friday"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.attribution.content import is_occasion
from onrecord.annotate.parse.clause import children
from onrecord.names.word_list import word_set

_ASKED = word_set("attributions.csv", "addressing_verb", "asking_verb")
_MEETING = word_set("attributions.csv", "meeting_verb")
_ISSUED = word_set("attributions.csv", "issuing_verb")
_BEHIND = word_set("attributions.csv", "straight_after")


def occasion_clauses(verb: Token, source: Token | None) -> Iterator[Token]:
    """The verbs of participles that tell when somebody spoke: beside the verb, behind "after", beside the speaker."""
    for clause in children(verb, "advcl"):
        if clause.tag_ == "VBG" or (clause.tag_ == "VBN" and (clause.lemma_ in _ASKED or _is_of_text(clause))):
            yield clause
    for phrase in children(verb, "prep"):
        if phrase.lower_ in _BEHIND:
            yield from (each for each in children(phrase, "pcomp") if each.lemma_ in _MEETING)
    if source is not None:
        yield from (each for each in children(source, "acl") if each.tag_ == "VBG" and each.lemma_ in _MEETING)


def _is_of_text(clause: Token) -> bool:
    """Whether a participle tells when a text came out that stands right before it: "In the interview, published on"."""
    before = clause.doc[clause.i - 1] if clause.i > 1 else clause
    noun = clause.doc[clause.i - 2] if before.is_punct else before
    return clause.lemma_ in _ISSUED and noun.dep_ == "pobj" and is_occasion(noun)
