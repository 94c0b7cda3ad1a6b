"""Which verb a coordinated one goes on with: the cue before it, or the clause that the cue reports."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak, role_of
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.mending.tense import TENSED, quoted_apart, tense
from onrecord.annotate.attribution.mending.words import Words
from onrecord.annotate.parse.clause import children, marked_that, subject_of
from onrecord.names.word_list import word_set

_DUMMIES = word_set("attributions.csv", "dummy_subject")
_VERBAL = frozenset({"VERB", "AUX"})


def mend_coordination(doc: Doc, lexicon: Lexicon, words: Words) -> None:
    """Verbs that share the tense of the cue before them, and not of its content, hang on that cue.

    In "He reiterated that the talks must not fail and underscored that ..." the parser takes
    "underscored" for a second verb of the clause. It has no subject, it is a cue, and its tense is
    that of "reiterated" where "must fail" has another: so it is he who underscored. The same holds
    where the clause's subject says nothing ("that there was no way out and accepted a mediator").
    """
    for verb in words.verbal:
        if verb.dep_ == "ccomp" and verb.head.i < verb.i:
            _mend_semicolon(doc, verb, lexicon)
        if verb.dep_ == "conj" and verb.pos_ in _VERBAL:
            _mend_number(doc, verb, lexicon)
            _mend_content(doc, verb, lexicon)
            _mend_that(doc, verb)
        if verb.dep_ == "ccomp" and verb.tag_ in TENSED:
            _mend_object_before(doc, verb, lexicon)
    for verb in words.tensed:
        if verb.dep_ != "conj" or subject_of(verb) is not None:
            continue
        if children(verb, "aux", "auxpass") or _mend_subject_before(doc, verb):
            continue
        answered = _answered_in(verb, lexicon)
        if answered is not None and not quoted_apart(doc, answered, verb):
            verb.head = answered
            continue
        cue = _cue_above(verb, lexicon)
        if cue is None or quoted_apart(doc, cue, verb):
            continue
        going_on = verb.head.tag_ == "VBG" and verb.tag_ == "VBD"  # "said it was leaving and advised others to"
        if tense(verb.head) != verb.tag_ or going_on or _cannot_say(verb, lexicon):
            verb.head = cue


def _mend_semicolon(doc: Doc, verb: Token, lexicon: Lexicon) -> None:
    """What another says behind a semicolon is no content: "Norvania says the dam is safe; Keldmark denies it"."""
    cue, subject = verb.head, subject_of(verb)
    first = [child for child in children(verb, "ccomp") if cue.i < child.i < verb.i]
    marks = [token.i for token in doc[first[-1].i : verb.i] if token.text == ";"] if first else []
    if not marks or subject is None or subject.i < marks[-1] or not can_speak(subject) or not _is_cue(verb, lexicon):
        return
    if not quoted_apart(doc, cue, verb) and tense(verb) == tense(cue) and subject.pos_ != "PRON":
        first[-1].head, first[-1].dep_ = cue, "ccomp"
        verb.dep_ = "conj"


def _mend_number(doc: Doc, verb: Token, lexicon: Lexicon) -> None:
    """A verb goes on with the one before it whose number it has: "The unions say it is void, and have urged him"."""
    forms = {token.lower_ for token in (verb, *children(verb, "aux", "auxpass"))}
    plural = bool(forms & _PLURAL) or (verb.tag_ == "VBP" and not children(verb, "aux", "auxpass"))
    if not (plural or forms & _SINGULAR) or subject_of(verb) is not None or not _is_cue(verb, lexicon):
        return
    clause = verb.head
    own = subject_of(clause)
    if (
        clause.dep_ != "ccomp"
        or own is None
        or (can_speak(own) and role_of(own) != "document")
        or _is_plural(own) in {plural, None}
    ):
        return
    above = clause.head
    fits = subject_of(above)
    if fits is not None and fits.i < clause.i and _is_plural(fits) is plural and not quoted_apart(doc, above, verb):
        verb.head = above


_PLURAL = frozenset({"have", "are", "were"})
_SINGULAR = frozenset({"has", "is", "was"})


def _is_plural(noun: Token) -> bool | None:
    """Whether a subject takes a plural verb; ``None`` where its form does not tell."""
    if children(noun, "conj") or noun.tag_ in {"NNS", "NNPS"}:
        return True
    return False if noun.tag_ in {"NN", "NNP"} else None


def _mend_object_before(doc: Doc, verb: Token, lexicon: Lexicon) -> None:
    """An object before a comma is no subject of the next verb: "denounced today the raid, demanded its end and"."""
    first, noun = verb.head, subject_of(verb)
    if noun is None or noun.dep_ != "nsubj" or not first.i < noun.i < verb.i or first.tag_ != verb.tag_:
        return
    commas = [token.i for token in doc[first.i : verb.i] if token.text == ","]
    own = subject_of(first) is not None and not children(first, "dobj", "mark")
    acts = all(any("o" in entry.frames for entry in _readings(each, lexicon)) for each in (first, verb))
    if commas == [verb.i - 1] and own and acts and noun.pos_ in {"NOUN", "PROPN"} and not children(verb, "mark"):
        noun.head, noun.dep_, verb.dep_ = first, "dobj", "conj"


def _mend_that(doc: Doc, verb: Token) -> None:
    """A clause with "that" goes on with one that has it: "said that Tal hopes it will end and that they are safe"."""
    inner, outer = verb.head, verb.head.head
    while outer.pos_ in _VERBAL and outer.head.i != outer.i and outer.dep_ == "ccomp" and not marked_that(outer):
        outer = outer.head
    if (
        not marked_that(verb)
        or marked_that(inner)
        or inner.dep_ != "ccomp"
        or not marked_that(outer)
        or outer.i > inner.i
    ):
        return
    if outer.dep_ == "ccomp" and not quoted_apart(doc, outer, verb):
        verb.head = outer
        for between in doc[inner.i : verb.left_edge.i]:
            if between.head.i == inner.i and between.dep_ in {"cc", "punct"}:
                between.head = outer


def _mend_content(doc: Doc, verb: Token, lexicon: Lexicon) -> None:
    """A verb of the present joined to a past cue goes on with what that reports: "said it will stay but does not"."""
    cue = verb.head
    if cue.tag_ != "VBD" or subject_of(verb) is not None or tense(verb) not in _NOT_PAST or not _is_cue(cue, lexicon):
        return
    reported = [child for child in children(cue, "ccomp") if cue.i < child.i < verb.i and tense(child) in _NOT_PAST]
    if reported and subject_of(reported[-1]) is not None and not quoted_apart(doc, cue, verb):
        verb.head = reported[-1]
        for between in doc[reported[-1].i : verb.i]:
            if between.head.i == cue.i and between.dep_ in {"cc", "punct"}:
                between.head = reported[-1]


_NOT_PAST = frozenset({"VBZ", "VBP", "MD"})


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The nearest cue of the same tense that governs the clause the verb hangs in."""
    for above in verb.head.ancestors:
        same = above.tag_ == verb.tag_ or (verb.tag_ in _PAST and _is_perfect(above))
        if same and above.i < verb.i and above.pos_ in _VERBAL and _is_cue(above, lexicon):
            return above
    return None


_PAST = frozenset({"VBD", "VBN"})
"""Tags of a past form: the tagger cannot tell which in "has warned that it may and urged"."""


def _is_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(aux.lemma_ == "have" for aux in children(verb, "aux"))


def _answered_in(verb: Token, lexicon: Lexicon) -> Token | None:
    """The sentence's verb where another answers what is claimed in it: "rejected the remarks and called the claim"."""
    answers = any(
        noun.lemma_.lower() in _SAID and any(word.lower_ in _DEFINITE for word in children(noun, "det"))
        for noun in children(verb, "dobj")
    )
    root = verb.sent.root
    own = subject_of(root)
    fits = root.tag_ == verb.tag_ and root.i < verb.i and own is not None and can_speak(own)
    if not answers or not fits or verb.head.i == root.i or not _is_cue(verb, lexicon):
        return None
    said = (word for word in verb.doc[root.i : verb.i] if word.lemma_.lower() in _SAID and word.pos_ == "NOUN")
    return root if next(said, None) is not None else None


_SAID = word_set("attributions.csv", "saying") | word_set("attributions.csv", "owned_saying")
_DEFINITE = frozenset({"the", "this", "these", "such", "those"})


def _is_cue(verb: Token, lexicon: Lexicon) -> bool:
    return bool(_readings(verb, lexicon))


def _readings(verb: Token, lexicon: Lexicon) -> tuple[CueEntry, ...]:
    """The readings of a verb, alone or with a particle, preposition or object: "came out", "voiced"."""
    lemma = verb.lemma_.lower()
    names = (f"{lemma} {child.lower_}" for child in children(verb, "prt", "prep", "dobj", "advmod") if child.i > verb.i)
    return next((found for name in (lemma, *names) if (found := lexicon.find("verb", name))), ())


def _cannot_say(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a cue of speech shares a subject that says nothing: "there", a thing, "none of which"."""
    readings = _readings(verb, lexicon)
    if not readings or any(entry.attribution == "evidence" for entry in readings):
        return False
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL and subject_of(first) is None:
        first = first.head
    subject = subject_of(first)
    if subject is None and children(first, "expl"):
        return True
    marked = marked_that(first)
    if subject is None or (first.dep_ in {"relcl", "acl"} and not marked):
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
        beside = not len(between) or (len(between) > 1 and between[0].text == "," and between[-1].text == ",")
        apart = beside and can_speak(noun)
        if apart and noun.head.dep_ == "dobj" and not any(token.tag_ in {"VBD", "VBZ", "CC"} for token in between):
            noun.head, noun.dep_ = verb, "nsubj"
            return True
    return False
