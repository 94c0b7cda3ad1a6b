"""Subjects that the parser took for part of the phrase that opens their sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.mending.tense import TENSED
from onrecord.annotate.parse.clause import children, subject_of
from onrecord.names.word_list import word_set

_BEFORE_CLAUSES = word_set("attributions.csv", "clause_preposition")
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_openings(doc: Doc, tensed: list[Token]) -> None:
    """The noun phrase right before a verb becomes its subject, where its own is missing or a participle.

    "In a note with his counterpart, Ada Tal of Keldmark urged": not the counterpart's apposition. "Speaking for
    the group, Ada Tal said", "Quoting Orr, the delegate told": not the participle. "left after the envoy of
    Keldmark denounced it": no object of "after".
    """
    for verb in tensed:
        if verb.lemma_ == "be":
            continue
        subjects = children(verb, "nsubj", "csubj")
        if not subjects and not children(verb, "aux", "auxpass", "nsubjpass", "expl"):
            _mend_after_preposition(doc, verb) or _mend_after_comma(doc, verb)
        elif subjects and _opens_with_participle(subjects[0], verb):
            _mend_after_comma(doc, verb)


def _opens_with_participle(subject: Token, verb: Token) -> bool:
    first = subject.left_edge
    if subject.i >= verb.i or not first.lower_.endswith("ing") or first.nbor(1).lower_ == "of":
        return False
    start = verb.sent.start
    return first.i == start or (first.i == start + 1 and first.nbor(-1).is_punct)


def _mend_after_preposition(doc: Doc, verb: Token) -> bool:
    start = verb.sent.start
    if start == verb.i:
        return False
    last = doc[verb.i - 1]
    ends = [each for each in (last, *last.ancestors) if start <= each.i < verb.i]  # what ends right before the verb
    for noun in sorted(ends, key=lambda each: -each.i):
        if noun.dep_ == "pobj" and noun.right_edge.i == verb.i - 1 and noun.head.lower_ in _BEFORE_CLAUSES:
            if verb.dep_ not in {"advcl", "ccomp", "relcl", "acl", "conj"} or not can_speak(noun):
                return False
            mark = noun.head
            noun.head, noun.dep_ = verb, "nsubj"
            if not verb.is_ancestor(mark) and not mark.is_ancestor(verb):
                mark.head, mark.dep_ = verb, "mark"
                verb.dep_ = "advcl"
            return True
    return False


def _mend_after_comma(doc: Doc, verb: Token) -> bool:
    """The phrase between the last comma and the verb, where it is one noun's and that noun can speak."""
    if verb.dep_ not in {"ROOT", "ccomp"}:
        return False
    commas = [token.i for token in doc[verb.sent.start : verb.i] if token.text == ","]
    if not commas or doc[verb.sent.start].pos_ not in {"ADP", "VERB", "PROPN", "NOUN", "SCONJ"}:
        return False
    phrase = doc[commas[-1] + 1 : verb.i]
    heads = [token for token in phrase if token.head.i <= commas[-1] or token.head.i >= verb.i]
    if len(heads) != 1 or heads[0].pos_ not in _NOUNS or not can_speak(heads[0]) or heads[0].dep_ == "conj":
        return False
    for subject in children(verb, "csubj", "nsubj"):
        if subject.i < commas[-1]:
            subject.dep_ = "advcl" if subject.pos_ == "VERB" else "npadvmod"
    heads[0].head, heads[0].dep_ = verb, "nsubj"
    return True


def mend_predicates(doc: Doc, clauses: list[Token]) -> None:
    """What "was" says behind a phrase put in: "It was, in the words of an envoy, a sham" is not about the envoy."""
    last = len(doc) - 1
    for verb in clauses:
        if verb.lemma_ != "be" or verb.pos_ != "AUX" or verb.dep_ in {"aux", "auxpass"} or verb.i == last:
            continue
        if verb.nbor(1).text != ",":
            continue
        if children(verb, "attr", "acomp", "ccomp"):
            continue
        phrases = [child for child in children(verb, "prep") if child.i == verb.i + 2]
        for noun in (below for phrase in phrases for below in phrase.subtree):
            if noun.dep_ == "appos" and noun.i > verb.i + 3 and doc[noun.left_edge.i - 1].text == ",":
                noun.head, noun.dep_ = verb, "attr"
                break


def mend_relative_roots(roots: list[Token]) -> None:
    """A clause that opens with ", the text of which" is never the sentence's own: the clause before it is."""
    for verb in roots:
        first = next((child for child in children(verb, "ccomp") if child.i < verb.i and child.tag_ in TENSED), None)
        if first is None or subject_of(first) is None:
            continue
        subject = subject_of(verb)
        if subject is None or verb.doc[subject.left_edge.i - 1].text != ",":
            continue
        if any(word.tag_ in {"WDT", "WP$"} for word in subject.subtree):
            first.head, first.dep_ = first, "ROOT"
            verb.head, verb.dep_ = first, "advcl"
