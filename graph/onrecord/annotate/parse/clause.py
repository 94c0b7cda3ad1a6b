"""Reading a clause off the dependency parse: subjects, complements, spans.

Labels are those of the ClearNLP scheme that spaCy's English models are trained on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from onrecord.model.document import Span, Spans
from onrecord.names.word_list import word_set

CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "parataxis", "csubj"})
RELATIVES = word_set("function_words.csv", "relative")
COURTESIES = word_set("attributions.csv", "courtesy_noun")
"""Nouns of "I have the honour to state"."""


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the labels, in order."""
    wanted = _label_ids(labels)
    return [child for child in token.children if child.dep in wanted]


@cache
def _label_ids(labels: tuple[str, ...]) -> frozenset[int]:
    """The numbers that spaCy has for labels: to ask a token for its label's costs less than for the label."""
    return frozenset(map(get_string_id, labels))


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's own grammatical subject, if it has one."""
    found = children(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if not found:  # the parser may hang it on the auxiliary
        found = [below for helping in children(verb, "aux", "auxpass") for below in children(helping, "nsubj")]
    return found[-1] if found else None


def verb_of(token: Token) -> Token:
    """The verb in whose clause a word stands, itself if it is one; the head of all where there is none."""
    while token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    return token


def marked_that(clause: Token) -> bool:
    """Whether "that" opens a clause, whose head this is."""
    return any(mark.lower_ == "that" for mark in children(clause, "mark"))


FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of words that carry tense."""


def finite(verb: Token) -> bool:
    """Whether a clause's head, or one of its auxiliaries, carries tense."""
    if marked_that(verb):
        return True  # subjunctives too: "requested that it be circulated"
    auxiliaries = children(verb, "aux", "auxpass", "cop")
    return verb.tag_ in FINITE_TAGS or any(child.tag_ in FINITE_TAGS for child in auxiliaries)


def infinitive(verb: Token) -> bool:
    """Whether the verb is a to-infinitive, perfect ones included ("to have won")."""
    return verb.tag_ in {"VB", "VBN", "VBG"} and any(child.lower_ == "to" for child in children(verb, "aux"))


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return bool(children(verb, "nsubjpass", "auxpass", "csubjpass", "agent"))


def is_courtesy(noun: Token) -> bool:
    """Whether a noun is that of "I have the honour to state"."""
    return noun.lemma_.lower() in COURTESIES and noun.head.lemma_.lower() == "have"


def is_cleft(clause: Token) -> bool:
    """Whether a clause singles out what stands before it: "It was Norvania that rejected it"."""
    above = clause.head
    dummy = any(child.lower_ == "it" for child in children(above, "nsubj"))
    if clause.dep_ != "ccomp" or above.lemma_ != "be" or not dummy or not children(above, "attr"):
        return False
    return any(child.lower_ in RELATIVES and child.tag_ != "IN" for child in children(clause, "nsubj", "nsubjpass"))


def first_person(token: Token | None) -> bool:
    """Whether the token is a pronoun of the first person."""
    return token is not None and token.lower_ in {"i", "we"}


def token_span(first: Token, last: Token) -> Span:
    """The span from one token to another, both included."""
    return (first.idx, last.idx + len(last))


def subtree_tokens(token: Token, *, without: Iterable[Token] = ()) -> list[Token]:
    """The tokens below and including ``token``, less the subtrees of ``without``, in order."""
    left_out = {below.i for top in without for below in top.subtree}
    return [below for below in token.subtree if below.i not in left_out]


def runs(doc: Doc, indices: Iterable[int]) -> list[list[Token]]:
    """Token indices as runs of neighbours; spaces between neighbours are bridged."""
    found: list[list[Token]] = []
    for index in sorted(set(indices)):
        if found and all(doc[between].is_space for between in range(found[-1][-1].i + 1, index)):
            found[-1].append(doc[index])
        else:
            found.append([doc[index]])
    return found


_FULL_STOPS = frozenset({".", ",", ";", ":"})
_TRIM_START = frozenset(",;:–—-.) \n")
_TRIM_END = frozenset(",;:–—-( \n")


def spans_of(text: str, doc: Doc, indices: Iterable[int]) -> Spans:
    """Spans of token indices, joined where neighbours, without space and commas at their ends."""
    found: list[Span] = []
    for run in runs(doc, indices):
        while len(run) > 1 and (run[-1].text in _FULL_STOPS or run[-1].dep_ == "cc"):
            run.pop()
        start, end = token_span(run[0], run[-1])
        while start < end and (text[start] in _TRIM_START or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _TRIM_END or text[end - 1].isspace()):
            end -= 1
        if start < end and any(character.isalnum() for character in text[start:end]):
            found.append((start, end))
    return tuple(found)
