"""Objects that stand away from their verb, and what the parser makes of the verb for that."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.mending.tense import TENSED
from onrecord.annotate.parse.clause import children, subject_of

_PAST = frozenset({"VBN", "VBD"})


def mend_heavy(doc: Doc, lexicon: Lexicon, verbs: list[Token]) -> None:
    """Verbs of acts get back their objects where these stand behind something else, or before them."""
    for verb in verbs:
        if not any("o" in entry.frames for entry in lexicon.find("verb", verb.lemma_.lower())):
            continue
        if verb.dep_ == "acl" and verb.tag_ in _PAST:
            _mend_active(verb)
        elif not children(verb, "dobj", "nsubjpass", "auxpass"):
            _mend_called(verb)
        elif verb.tag_ in TENSED:
            _mend_relative(doc, verb)
            _mend_in_marks(doc, verb)


def _mend_active(verb: Token) -> None:
    """A past with an object of its own is no participle: "The ministers condemned in strong terms the raid and"."""
    noun, objects = verb.head, [each for each in children(verb, "dobj") if each.i > verb.i]
    if not objects or noun.i > verb.i or children(verb, "agent", "aux", "auxpass"):
        return
    after = noun.head
    joined = [each for each in children(noun, "cc") if verb.i < each.i < after.i]
    if noun.dep_ == "nsubj" and joined and after.i > verb.i and after.tag_ == "VBD":
        head, label = (verb, "ROOT") if after.head.i == after.i else (after.head, after.dep_)
        after.head, after.dep_, joined[0].head = verb, "conj", verb
    elif noun.dep_ == "ROOT":
        head, label = verb, "ROOT"
    else:
        return
    verb.head, verb.dep_, verb.tag_ = head, label, "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _mend_called(verb: Token) -> None:
    """What is called something may stand behind that: "rejected as groundless the claims", "as “a lie” a report"."""
    phrase = next((each for each in children(verb, "prep") if each.lower_ == "as" and each.i == verb.i + 1), None)
    named = next(iter(children(phrase, "pobj")), None) if phrase is not None else None
    if phrase is None or named is None:
        return
    first = verb.doc[phrase.i + 1]
    quoted = [each for each in children(named, "appos") if verb.doc[each.left_edge.i - 1].is_quote]
    if first.dep_ == "amod" and first.head.i == named.i and first.i != named.left_edge.i + 2:
        named.head, named.dep_ = verb, "dobj"
        first.head, first.dep_ = phrase, "pobj"
    elif quoted and first.is_quote:
        quoted[0].head, quoted[0].dep_ = verb, "dobj"


def _mend_relative(doc: Doc, verb: Token) -> None:
    """What is told of the noun right before it is no main clause: "accused it of theft, a charge Norvania denies"."""
    told = [each for each in children(verb, "ccomp") if each.i < verb.i and subject_of(each) is not None]
    noun, subject = next(iter(children(verb, "dobj")), None), subject_of(verb)
    if not told or noun is None or subject is None or not told[-1].i < noun.i < subject.i < verb.i:
        return
    article = any(child.lower_ in {"a", "an"} for child in children(noun, "det"))
    beside = doc[noun.left_edge.i - 1].text == "," and noun.right_edge.i + 1 == subject.left_edge.i
    if not article or not beside or any(token.is_punct for token in doc[noun.i : verb.i]):
        return
    clause = told[-1]
    clause.head, clause.dep_ = (clause, "ROOT") if verb.head.i == verb.i else (verb.head, verb.dep_)
    noun.head, noun.dep_ = clause, "appos"
    verb.head, verb.dep_ = noun, "relcl"
    for mark in children(verb, "punct"):
        mark.head = clause


def _mend_in_marks(doc: Doc, verb: Token) -> None:
    """A relative clause in marks is its noun's: "thanked the states “that did not look away”"."""
    noun = next((each for each in children(verb, "dobj") if each.i > verb.i), None)
    for clause in children(verb, "ccomp") if noun is not None else ():
        first = clause.left_edge
        first = doc[first.i + 1] if first.is_quote else first
        if (
            noun is not None
            and first.tag_ in {"WDT", "WP"}
            and noun.right_edge.i + 2 == first.i
            and doc[first.i - 1].is_quote
        ):
            clause.head, clause.dep_ = noun, "relcl"
