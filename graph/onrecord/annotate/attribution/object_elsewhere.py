"""What an act is about where it is no noun behind the verb: a pronoun, a clause, a noun shared or before it."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.attribution.content import WH, Content, inside, is_time
from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import children, infinitive, spans_of, subject_of, subtree_tokens
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

STANCES = frozenset({"reject", "recognize", "condemn", "criticize", "welcome", "oppose", "endorse", "support"})
"""Acts that take a side: a passive attributes them even where nobody is named ("was not recognized")."""

_SIDES = STANCES | {"deny"}
"""Acts that take one even on a pronoun, or on the noun before a relative clause."""


_PUT = frozenset({"propose", "offer", "demand", "request", "call-for", "urge", "promise", "announce"})
"""Acts whose object is what is put before others, also where it is the noun before a relative clause."""


def stands_for(verb: Token, pronoun: Token, entry: CueEntry) -> bool:
    """Whether a pronoun is what a side is taken on: "Keldmark condemned it"; people are welcomed, not only acts."""
    apart = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if (verb.dep_ in {"relcl", "acl"} and not apart) or (verb.tag_ == "VBG" and verb.dep_ != "pcomp"):
        return False  # "those who opposed it"
    things = entry.act == "welcome" or pronoun.lower_ not in _OF_THEM
    return entry.act in _SIDES and pronoun.lower_ in (_OF_THINGS if things else _OF_THEM)


_OF_THINGS = word_set("function_words.csv", "stands_for_thing")
_OF_THEM = word_set("function_words.csv", "stands_for_people")


def of_relative(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What a side is taken on in a relative clause: the noun before it, as in "a proposal which Norvania rejected"."""
    if verb.dep_ == "csubj" and verb.left_edge.lower_ == "what" and entry.act in STANCES:
        return _of_pseudo_cleft(scene, verb, entry)
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    noun = clause.head
    if is_time(noun) and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the raid of 18 May, which Norvania condemned"
    while _is_set_off(clause) and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the schedule of disengagement, which both welcomed"
    if entry.act not in _SIDES | _PUT or clause.dep_ != "relcl" or noun.pos_ not in {"NOUN", "PROPN"} or is_time(noun):
        return None
    subject = subject_of(clause)
    if noun.i > clause.i or subject is None or "d" in entry.frames:
        return None
    if any(word.tag_ in WH for word in subject.subtree):
        return None  # "a draft whose authors refused to change it"
    phrases = [phrase for phrase in children(noun, "prep") if noun.i < phrase.i < clause.i]
    if any(phrase.lower_ != "of" and not any(map(is_time, children(phrase, "pobj"))) for phrase in phrases):
        return None  # the clause may belong to the noun of that phrase
    if any(not children(phrase, "pobj", "pcomp") for phrase in children(verb, "prep")):
        return None  # "the vote it was criticised for"
    tokens = {token.i for token in subtree_tokens(noun, without=[clause]) if token.i < clause.left_edge.i}
    tokens = inside(scene, verb, {index for index in tokens if not scene.doc[index].is_space})
    spans = spans_of(scene.text, scene.doc, tokens)
    return Content(entry, frozenset(tokens), spans, "verb-object") if spans else None


def _is_set_off(clause: Token) -> bool:
    """Whether a comma stands before a relative clause, which is then about the whole noun phrase."""
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _of_pseudo_cleft(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What "was" names, in "What Norvania rejected was the plan"."""
    named = children(verb.head, "attr") if verb.head.lemma_ == "be" and not children(verb.head, "neg") else []
    tokens = inside(scene, verb, {token.i for noun in named for token in noun.subtree if not token.is_space})
    spans = spans_of(scene.text, scene.doc, tokens) if tokens else ()
    return Content(entry, frozenset(tokens), spans, "verb-object") if spans else None


def gerunds(verb: Token) -> list[Token]:
    """The clause in -ing that an act is about: "opposes recognising the vote", "denied having supported it"."""
    found = [child for child in children(verb, "xcomp") if child.i > verb.i and not infinitive(child)]
    if children(verb, "prt"):  # "ruled out recognising", which the parser may take for an adverbial clause
        found += [child for child in children(verb, "advcl") if child.i == children(verb, "prt")[-1].i + 1]
    return [child for child in found if child.tag_ == "VBG" or any(aux.tag_ == "VBG" for aux in children(child, "aux"))]


def shared_object(verb: Token) -> list[Token]:
    """The object of a later verb that a first one shares: "denounced and rejected the vote"."""
    for other in verb.conjuncts:
        if other.i > verb.i and other.dep_ == "conj" and not subject_of(other) and other.i - verb.i <= 4:
            objects = children(other, "dobj")
            if objects:
                return objects
    return []


def free_relative(verb: Token) -> list[Token]:
    """The clause with "what" that stands for an object: "rejected what it called a sham"."""
    found = [child for child in children(verb, "ccomp", "pcomp") if child.left_edge.i > verb.i]
    return [child for child in found if child.left_edge.lower_ in _FREE]


_FREE = frozenset({"what", "whatever", "whichever", "whoever"})
