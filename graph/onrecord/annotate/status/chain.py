"""The status of an act by the whole chain of words above it, from its own clause up to the sentence's.

What is not known on the way (a verb with an infinitive that no table has) lets nothing below it be asserted.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.parse.clause import (
    FINITE_TAGS,
    children,
    finite,
    infinitive,
    is_cleft,
    is_courtesy,
    marked_that,
    subject_of,
)
from onrecord.annotate.status.degree import Degree, Effect, below, both, shown
from onrecord.annotate.status.noun import degree_of_noun, noun_effect
from onrecord.annotate.status.own import own_degree
from onrecord.annotate.status.place import follows_than, is_headline, is_polite, set_off, stands_apart
from onrecord.annotate.status.words import effect_of, is_of
from onrecord.model.statement import Status

_DEEPEST = 40
"""Words above an act that are followed; no sentence that is one has more."""

_UNKNOWN = Effect("possible", "possible")
_TOLD = Effect("asserted", "possible")
"""A clause that something says, and one that it does not say."""
_VERBAL = frozenset({"VERB", "AUX"})


def status_of(verb: Token) -> Status:
    """Whether a document says that a verb's act took place, did not, may, or is expected to."""
    return shown(degree_of(verb, 0))


def status_of_noun(noun: Token) -> Status:
    """The status of what a noun names by the verb it is the object of: "ended its recognition of"."""
    return shown(degree_of_noun(noun, degree_of, 0))


def degree_of(verb: Token, depth: int) -> Degree:
    """The degree of a verb's act by its clause and all above it."""
    if depth > _DEEPEST:
        return "possible"
    first = _shared(verb)
    if first is not None:
        but = any(mark.lower_ == "but" for mark in children(first, "cc"))
        own = both(own_degree(verb), own_degree(first, with_negation=not but))
        return both(_above(first, depth + 1), own)
    return both(_above(verb, depth + 1), own_degree(verb))


def _shared(verb: Token) -> Token | None:
    """The verb whose negation and place a coordinated verb shares: "did not condemn or reject"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL and not _than(first):
        above = first.head
        if subject_of(first) or (children(first, "aux", "auxpass") and not infinitive(first)):
            return first if first.i != verb.i else None
        nor = any(mark.lower_ in {"nor", "or"} for mark in children(above, "cc"))
        whole = any(
            c.dep_ in {"aux", "auxpass"} or (c.dep_ in {"dobj", "prep"} and c.i > above.i) for c in above.children
        )
        if not nor and first.tag_ in FINITE_TAGS and whole:
            return first if first.i != verb.i else None
        first = above
    return first if first.i != verb.i else None


def _than(verb: Token) -> bool:
    """Whether a coordinated verb follows "rather than"."""
    return any(mark.lower_ == "than" and mark.i < verb.i for mark in children(verb.head, "cc"))


def _above(verb: Token, depth: int) -> Degree:
    """What the words above a clause make of it."""
    head, label = verb.head, verb.dep_
    if any(is_of("conjunction", mark.lower_) for mark in children(verb, "mark")):
        return "possible"
    if follows_than(verb):
        return below(Effect("negated", "possible"), _verb_degree(head, depth))
    if head.i == verb.i:
        return _of_main_clause(verb)
    if label == "ccomp" and verb.i < head.i and is_headline(verb):
        return below(_HEADLINE, _verb_degree(head, depth))
    if label == "conj" and _than(verb):
        return below(Effect("negated", "possible"), _verb_degree(head, depth))
    if label in {"ccomp", "pcomp"} and verb.left_edge.lower_ == "what" and finite(verb) and head.pos_ != "ADJ":
        return "asserted"  # "will oppose what it called a sham": it did call it so
    if label == "ccomp" and verb.i < head.i and stands_apart(verb, head):
        return "asserted"
    if label in {"csubj", "csubjpass"}:
        return _of_subject(verb, head, depth)
    gerund = verb.tag_ == "VBG"
    if label in {"xcomp", "ccomp"} or (gerund and label == "dobj"):
        return _of_complement(verb, head, depth)
    if label == "pcomp" or (gerund and label == "pobj"):
        return _of_preposition(verb, head, depth)
    if label == "advcl":
        return _of_adverbial(verb, head, depth)
    if label in {"acl", "relcl"}:
        return _of_noun(verb, head, depth)
    return "possible" if label in _OF_NOUNS else "asserted"


_OF_NOUNS = frozenset({"amod", "compound", "nmod", "appos", "npadvmod", "attr", "dobj", "pobj", "nsubj", "dative"})
"""Labels of nouns and of what stands before them: a verb in such a place was not understood."""

_HEADLINE = Effect("expected", "unlikely")


def _of_main_clause(verb: Token) -> Degree:
    if not infinitive(verb):
        return "asserted"
    return "expected" if is_headline(verb) else "possible"


def _form(verb: Token) -> str:
    if infinitive(verb):
        return "inf"
    if finite(verb):
        return "that"
    auxiliaries = children(verb, "aux", "auxpass")
    ing = verb.tag_ == "VBG" or any(child.tag_ == "VBG" for child in auxiliaries)
    return "ing" if ing else "inf" if verb.tag_ == "VB" else "that"


def _of_subject(verb: Token, head: Token, depth: int) -> Degree:
    """Of a clause that is a subject: "Recognising it angered Keldmark" tells a deed, "is a mistake" does not."""
    if verb.tag_ == "VBG" and head.lemma_ != "be":
        return below(_TOLD, _verb_degree(head, depth))
    return "asserted" if finite(verb) and not infinitive(verb) else "possible"


def _of_complement(verb: Token, head: Token, depth: int) -> Degree:
    if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "attr"}:
        return _of_adjective(verb, head, depth)
    form = _form(verb)
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    if form == "inf" and before.i > head.i and (order := effect_of("order", before.lower_, "inf")) is not None:
        return below(order, _verb_degree(head, depth))  # "was among the first to condemn it"
    adjectives = children(head, "acomp") if head.lemma_ == "be" or form == "that" else []
    if adjectives and adjectives[0].i < verb.i:
        return _of_adjective(verb, adjectives[0], depth)
    if is_cleft(verb):
        return below(Effect("asserted", "negated"), _verb_degree(head, depth))
    if form == "that" and verb.dep_ != "xcomp":
        if lemma(head) == "be" and any(word.lower_ == "time" for word in children(verb, "npadvmod", "nsubj")):
            return "possible"  # "It is time it condemned it"
        effect = effect_of("verb", lemma(head), "that") or _TOLD
        if verb.tag_ == "VB" and not children(verb, "aux") and verb.i > head.i:
            effect = _UNKNOWN  # "demanded that it condemn"
    elif is_polite(head):
        return "asserted"
    else:
        effect = _of_verb(head, form) or (_TOLD if form == "ing" and set_off(verb) else _UNKNOWN)
    return below(effect, _verb_degree(head, depth))


def _of_verb(head: Token, form: str) -> Effect | None:
    """The effect of a verb, of its longest form ("rule out" before "rule"), on an act in this form."""
    if lemma(head) == "use" and form == "inf" and not children(head, "dobj", "auxpass"):
        return effect_of("verb", "used", form)  # "used to recognise"
    for child in children(head, "prt", "advmod", "prep", "acomp"):
        found = effect_of("verb", f"{lemma(head)} {child.lower_}", form)
        if found is not None and child.i > head.i:
            return found
    if any(child.lower_.endswith(("self", "selves")) for child in children(head, "dobj")):
        found = effect_of("verb", f"{lemma(head)} oneself", form)  # "bring itself to"
        if found is not None:
            return found
    return effect_of("verb", lemma(head), form)


def lemma(verb: Token) -> str:
    """A verb's lemma, in small letters."""
    return verb.lemma_.lower()


def _of_adjective(verb: Token, adjective: Token, depth: int) -> Degree:
    form = _form(verb)
    word = adjective.lower_
    if form == "inf" and any(child.lower_ == "too" for child in children(adjective, "advmod")):
        effect = Effect("negated", "possible")
    else:
        effect = effect_of("adjective", word, form) or (_TOLD if form == "that" else _UNKNOWN)
    return below(effect, _verb_degree(adjective.head, depth))


def _of_preposition(verb: Token, preposition: Token, depth: int) -> Degree:
    """Of a clause in -ing after a preposition: by the word that takes it, else by the preposition itself."""
    word, head = preposition.lower_, preposition.head
    before = verb.doc[preposition.i - 1].lower_ if preposition.i else ""
    double = effect_of("preposition", f"{before} {word}", "ing")
    while head.pos_ in {"ADV", "ADP", "SCONJ"} and head.head.i != head.i:
        head = head.head
    degree = _verb_degree(head, depth)
    between = verb.doc[head.i + 1 : preposition.i]
    if degree == "negated" and any(each.tag_ == "VBG" or each.lower_.endswith("ing") for each in between):
        return "possible"  # "did not stop short of voting without condemning": the phrase may be of the nearer verb
    if double is not None:
        return below(double, degree)
    if word == "with" and subject_of(verb) is not None and head.pos_ in _VERBAL:
        return below(_TOLD, degree)  # "was adopted, with Keldmark abstaining"
    if head.pos_ in {"NOUN", "PROPN"}:
        return below(noun_effect(head, word) or _plain(word) or _UNKNOWN, degree)
    if head.pos_ == "ADJ":
        return below(effect_of("adjective", head.lower_, word) or _plain(word) or _UNKNOWN, degree)
    for noun in children(head, "dobj", "attr"):  # "lost no time in", "makes no secret of"
        effect = effect_of("phrase", f"{lemma(head)} {noun.lemma_.lower()}", word)
        if effect is not None and noun.i < preposition.i:
            return below(effect, degree)
    return below(_of_verb(head, word) or _plain(word) or _UNKNOWN, degree)


def _plain(preposition: str) -> Effect | None:
    return effect_of("preposition", preposition, "ing")


def _verb_degree(head: Token, depth: int) -> Degree:
    """The degree of a word above: a verb's own, an adjective's by its verb, a noun's by what it is the object of."""
    if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "attr"} and head.head.pos_ in _VERBAL:
        return degree_of(head.head, depth + 1)
    if (head.pos_ in {"NOUN", "PROPN"} and head.dep_ != "ROOT") or head.dep_ in {"dobj", "pobj"}:
        return degree_of_noun(head, degree_of, depth + 1)
    return degree_of(head, depth + 1)


def _of_adverbial(verb: Token, head: Token, depth: int) -> Degree:
    if infinitive(verb):
        if head.pos_ == "NOUN":
            return _of_infinitive(head, depth)  # "calls for Norvania to condemn"
        noun = verb.doc[max(verb.left_edge.i - 1, 0)]
        if noun.pos_ == "NOUN" and noun_effect(noun, "inf") is not None and noun.head.pos_ != "NOUN":
            return _of_infinitive(noun, depth)  # "is in no position to reject", "resisted calls to condemn"
        known = _of_verb(head, "inf")
        phrased = any(effect_of("verb", f"{lemma(head)} {each.lower_}", "inf") for each in children(head, "prep"))
        if known is not None and (phrased or verb.i - head.i < 4):
            return below(known, _verb_degree(head, depth))  # a complement that the parser took for a purpose
        done = head.tag_ in {"VBD", "VBZ"} and degree_of(head, depth + 1) == "asserted"
        return "asserted" if done and not subject_of(verb) else "possible"  # "met to discuss": they did
    if verb.tag_ == "VBG" and not children(verb, "mark") and not set_off(verb) and verb.i > head.i:
        known = _of_verb(head, "ing")
        return below(known, _verb_degree(head, depth)) if known is not None else "asserted"
    return "asserted"


def _of_noun(verb: Token, noun: Token, depth: int) -> Degree:
    """Of a noun's infinitive, clause or participle; a relative clause tells of its own accord."""
    form = _form(verb)
    if form == "inf":
        return _of_infinitive(noun, depth)
    if noun.pos_ == "ADJ":
        return below(effect_of("adjective", noun.lower_, form) or _UNKNOWN, _verb_degree(noun.head, depth))
    if form == "that" and (noun.lower_ == "time" or marked_that(verb)):
        return below(noun_effect(noun, "that") or _TOLD, _verb_degree(noun, depth))
    determiners = {child.lower_ for child in children(noun, "det")}
    participle = verb.dep_ == "acl" and verb.tag_ == "VBG"
    if participle and determiners & {"a", "no"} and noun.dep_ != "nsubj":
        return below(Effect("asserted", "negated"), _verb_degree(noun, depth))  # "did not issue a statement condemning"
    if determiners & {"any", "no"} or noun.lower_ in {"anyone", "anybody", "whoever", "nobody"}:
        return "possible"
    return "asserted"


def _of_infinitive(noun: Token, depth: int) -> Degree:
    """Of an infinitive behind a noun: "plans to recognise", "calls for it to recognise", "the first state to"."""
    if is_courtesy(noun):
        return _verb_degree(noun.head, depth)  # "has the honour to state"
    order = [child for child in children(noun, "amod") if effect_of("order", child.lower_, "inf")]
    if order:
        return below(effect_of("order", order[0].lower_, "inf") or _UNKNOWN, _verb_degree(noun.head, depth))
    predicative = noun.dep_ in {"attr", "acomp"} and effect_of("adjective", noun.lower_, "inf")
    if noun.pos_ == "ADJ" or predicative:
        return below(effect_of("adjective", noun.lower_, "inf") or _UNKNOWN, _verb_degree(noun.head, depth))
    if noun.head.i == noun.i and noun.pos_ == "PROPN":
        return "expected"  # a headline: "Norvania to reject vote"
    return below(noun_effect(noun, "inf") or _UNKNOWN, _verb_degree(noun, depth))
