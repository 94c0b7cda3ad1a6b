"""Who does what an infinitive tells: the object of "urged", the subject of "summoned", nobody where it is a purpose."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.parse.clause import children, infinitive, passive
from onrecord.annotate.status.noun import noun_effect
from onrecord.annotate.status.words import effect_of
from onrecord.names.word_list import word_set

_APPEALING = word_set("attributions.csv", "appealing_verb")
_CALLING = word_set("attributions.csv", "calling_verb")
_FOUNDING = word_set("attributions.csv", "founding_verb")
_USING = word_set("attributions.csv", "using_verb")
_TEXTS = word_set("attributions.csv", "sent_text")
_CLIMB = 6
"""Steps from the word before a participle up to the noun that it belongs to."""
_PARTICLES = frozenset({"prt", "prep", "advmod"})


def controller(infinitive_: Token) -> Token | None:
    """The object of the verb above that does what an infinitive tells; ``None`` where its subject does.

    Verbs that call, summon or write to somebody have a purpose of their own subject beside them
    ("summoned the envoy to protest"); all others leave it to their object ("urged Keldmark to protest").
    """
    head = infinitive_.head
    if infinitive(infinitive_) and _is_one_of(head, _CALLING):
        return None
    found = [child for child in children(head, "dobj", "dative") if head.i < child.i < infinitive_.i]
    found = [child for child in found if can_speak(child)]  # not in "used the meeting to condemn"
    return found[0] if found else appealed_to(infinitive_)


def caller(infinitive_: Token) -> Token | None:
    """The verb of summoning whose object the parser took for the doer: "summoned the envoy of Keldmark to protest"."""
    head = infinitive_.head
    if not infinitive(infinitive_) or infinitive_.dep_ not in {"acl", "relcl"} or head.dep_ not in {"dobj", "pobj"}:
        return None
    verb = head.head if head.dep_ == "dobj" else head.head.head
    return verb if _is_one_of(verb, _CALLING) else None


def appealed_to(infinitive_: Token) -> Token | None:
    """Who is to do what an infinitive tells behind a preposition: "left it to the envoy to announce"."""
    head = infinitive_.head
    if not infinitive(infinitive_) or head.lemma_.lower() not in _APPEALING:
        return None
    names = (name for phrase in children(head, "prep") for name in children(phrase, "pobj") if phrase.i > head.i)
    return next((name for name in names if name.i < infinitive_.i and can_speak(name)), None)


_LEARNING = word_set("attributions.csv", "learning_verb")


def teller_of(verb: Token) -> Token | None:
    """Who told it, in "learned from the press that": not who learns it."""
    if verb.lemma_.lower() not in _LEARNING or not children(verb, "ccomp"):
        return None
    told = (name for phrase in children(verb, "prep") if phrase.lower_ == "from" for name in children(phrase, "pobj"))
    return next((name for name in told if can_speak(name)), None)


def text_before(participle: Token) -> Token | None:
    """The text whose participle stands behind its phrases: "a letter to the Registrar rejecting the claim"."""
    if participle.tag_ != "VBG" or participle.i <= participle.sent.start:
        return None
    phrase = participle.head
    if participle.dep_ == "pcomp" and phrase.lower_ in {"to", "with"} and children(participle, "nsubj"):
        return _filed(phrase)  # the addressee was taken for the participle's subject
    if participle.dep_ not in {"acl", "advcl"}:
        return None
    noun = participle.nbor(-1)
    if noun.pos_ not in {"NOUN", "PROPN"} or participle.left_edge.i != participle.i:
        return None
    for _ in range(_CLIMB):
        if noun.lemma_.lower() in _TEXTS and noun.pos_ == "NOUN":
            held = noun.dep_ in {"dobj", "oprd", "nsubjpass"} or (noun.dep_ == "pobj" and noun.head.lower_ == "in")
            if held:
                return noun
        if noun.head.i == noun.i or noun.head.i > participle.i:
            return None
        if noun.head.pos_ in {"VERB", "AUX"}:
            return _filed(noun) if noun.dep_ == "prep" else None
        noun = noun.head
    return None


def _filed(phrase: Token) -> Token | None:
    """The text that a verb sends with a phrase ("filed a complaint with the Court"), or that the phrase belongs to."""
    above = phrase.head
    texts = [above] if above.pos_ == "NOUN" else children(above, "dobj")
    return next((text for text in texts if text.lemma_.lower() in _TEXTS and text.i < phrase.i), None)


_ASKING = word_set("attributions.csv", "asking_noun")
_ASKED = word_set("attributions.csv", "asked_verb")
_HAVING = word_set("attributions.csv", "having_verb")
_BEING = word_set("attributions.csv", "being_verb")


def held_by(noun: Token, form: str) -> Token | None:
    """Whose plan, refusal, right or chance a noun with an act below it is: its owner, or the verb whose subject it is.

    ``None`` where that is not told: "criticised the decision to recognise" may be another's decision, and what is
    called for is done by whoever heeds the call.
    """
    if noun_effect(noun, form) is None and not _ranks(noun):
        return None
    lemma, asked = noun.lemma_.lower(), noun.lemma_.lower() in _ASKING
    owner = next(iter(children(noun, "poss")), None)
    owner = owner or next(
        (
            name
            for phrase in children(noun, "prep")
            for name in children(phrase, "pobj")
            if phrase.lower_ in {"by", "of"} and can_speak(name) and name.ent_type_ != "DATE"
        ),
        None,
    )
    if owner is not None and not asked:
        return owner
    verb, label = noun.head, noun.dep_
    phrase = verb
    if label == "pobj":
        while verb.pos_ in {"ADP", "ADV", "ADJ"} and verb.head.i != verb.i:
            verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or owner is not None:
        return None
    name = verb.lemma_.lower()
    if label == "pobj":
        return verb if name in _BEING or effect_of("verb", f"{name} {phrase.lower_}", "noun") else None
    if label == "attr" and _ranks(noun):
        return verb
    if label != "dobj":
        return None
    effect = effect_of("verb", name, "noun")
    if asked:
        heeds = name in _ASKED or (effect is not None and effect.plain in {"negated", "unlikely"})
        return verb if heeds else None
    own = name in _HAVING or effect_of("phrase", f"{name} {lemma}", form) is not None
    return verb if own or (effect is not None and effect.plain != "unlikely") else None


def _ranks(noun: Token) -> bool:
    """Whether a noun's adjective makes its infinitive an act: "the first state to recognise"."""
    return any(effect_of("order", child.lower_, "inf") for child in children(noun, "amod"))


def is_purpose(verb: Token) -> bool:
    """Whether an infinitive only tells what a thing is for, and nobody speaks: "sets up an office to support them"."""
    if not infinitive(verb):
        return verb.dep_ == "conj" and verb.head.i < verb.i and verb.tag_ == "VB" and is_purpose(verb.head)
    above = verb.head
    if verb.dep_ in {"acl", "relcl"} and above.dep_ in {"dobj", "nsubjpass", "pobj", "appos"}:
        above = above.head if above.dep_ != "pobj" else above.head.head
    if above.i == verb.i or verb.dep_ not in {"xcomp", "advcl", "acl", "relcl"}:
        return False
    if _is_one_of(above, _USING):
        return above.tag_ == "VBN" and (passive(above) or above.dep_ == "acl")
    return _is_one_of(above, _FOUNDING)


def _is_one_of(verb: Token, words: frozenset[str]) -> bool:
    """Whether a verb, alone or with its particle ("call in"), is in a list."""
    lemma = verb.lemma_.lower()
    if lemma in words:
        return True
    particles = (child for child in verb.children if child.dep_ in _PARTICLES and not children(child, "pobj"))
    return any(f"{lemma} {child.lower_}" in words for child in particles)
