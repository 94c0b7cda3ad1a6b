"""Which verb a coordinated one goes on with: the cue before it, or the clause that the cue reports."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.mending.tense import quoted_apart, tense
from onrecord.annotate.parse.clause import children, subject_of
from onrecord.names.word_list import word_set

_DUMMIES = word_set("attributions.csv", "dummy_subject")
_VERBAL = frozenset({"VERB", "AUX"})


def mend_coordination(doc: Doc, lexicon: Lexicon, tensed: list[Token]) -> None:
    """Verbs that share the tense of the cue before them, and not of its content, hang on that cue.

    In "He reiterated that the talks must not fail and underscored that ..." the parser takes
    "underscored" for a second verb of the clause. It has no subject, it is a cue, and its tense is
    that of "reiterated" where "must fail" has another: so it is he who underscored. The same holds
    where the clause's subject says nothing ("that there was no way out and accepted a mediator").
    """
    for verb in tensed:
        if verb.dep_ != "conj" or subject_of(verb) is not None:
            continue
        if children(verb, "aux", "auxpass") or _mend_subject_before(doc, verb):
            continue
        cue = _cue_above(verb, lexicon)
        if cue is None or quoted_apart(doc, cue, verb):
            continue
        if tense(verb.head) != verb.tag_ or _cannot_say(verb, lexicon):
            verb.head = cue


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The nearest cue of the same tense that governs the clause the verb hangs in."""
    for above in verb.head.ancestors:
        if above.tag_ == verb.tag_ and above.i < verb.i and above.pos_ in _VERBAL and _is_cue(above, lexicon):
            return above
    return None


def _is_cue(verb: Token, lexicon: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    particles = (f"{lemma} {child.lower_}" for child in children(verb, "prt", "prep", "dobj") if child.i > verb.i)
    return any(lexicon.find("verb", name) for name in (lemma, *particles))


def _cannot_say(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a cue of speech shares a subject that says nothing: "there", a thing, "none of which"."""
    readings = lexicon.find("verb", verb.lemma_.lower())
    if not readings or any(entry.attribution == "evidence" for entry in readings):
        return False
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL and subject_of(first) is None:
        first = first.head
    subject = subject_of(first)
    if subject is None or first.dep_ in {"relcl", "acl"}:
        return False
    if any(word.tag_ in {"WDT", "WP", "WP$"} for word in subject.subtree):
        return True
    if subject.pos_ == "PRON":
        return subject.lower_ in _DUMMIES - {"it"} or (subject.lower_ == "it" and bool(children(first, "acomp")))
    named = any(can_speak(word) for word in subject.subtree)
    return subject.pos_ == "NOUN" and not can_speak(subject) and not named


def _mend_subject_before(doc: Doc, verb: Token) -> bool:
    """A name joined to an object is the subject of the verb behind it: "an apology and Tal, by its envoy, replied"."""
    for noun in (token for token in doc[verb.head.i + 1 : verb.i] if token.dep_ == "conj" and token.pos_ == "PROPN"):
        between = doc[noun.i + 1 : verb.i]
        apart = len(between) > 1 and between[0].text == "," and between[-1].text == "," and can_speak(noun)
        if apart and noun.head.dep_ == "dobj" and not any(token.tag_ in {"VBD", "VBZ", "CC"} for token in between):
            noun.head, noun.dep_ = verb, "nsubj"
            return True
    return False
