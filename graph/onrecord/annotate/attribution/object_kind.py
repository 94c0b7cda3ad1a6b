"""What an object has to be that a verb is an act of: a treaty that is signed, no envoy who is recalled."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak, role_of
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.parse.clause import children
from onrecord.names.word_list import word_set


def dealt_with(head: Token, entry: CueEntry) -> bool:
    """Whether an object is of the kind that makes a verb an act: one signs a treaty, and imposes sanctions."""
    kinds = [frame[2:] for frame in entry.frames if frame.startswith("t:")]
    wholes = [whole for of in children(head, "prep") if of.lower_ == "of" for whole in children(of, "pobj")]
    heads = wholes if wholes and head.lemma_.lower() in _PARTS else [head]
    return not kinds or any(noun.lemma_.lower() in _DEALT_WITH[kind] for kind in kinds for noun in heads)


_PARTS = word_set("attributions.csv", "part_of_whole")
_DEALT_WITH = {
    "instrument": word_set("attributions.csv", "instrument"),
    "measure": word_set("attributions.csv", "measure"),
    "position": word_set("attributions.csv", "position"),
    "offered": word_set("attributions.csv", "offered"),
    "tabled": word_set("attributions.csv", "tabled"),
    "voted_text": word_set("attributions.csv", "voted_text"),
    "ballot": word_set("attributions.csv", "ballot"),
}


_OF_PEOPLE = word_set("attributions.csv", "verb_of_people")
_TEXTS = word_set("attributions.csv", "voted_text") | word_set("attributions.csv", "instrument")


def is_of_people(entry: CueEntry, noun: Token) -> bool:
    """Whether a verb is no act with people or a body for its object: "recalled its envoy", "voted for a parliament"."""
    if entry.lemma not in _OF_PEOPLE or not can_speak(noun) or role_of(noun) == "document":
        return False
    return not any(word.lemma_.lower() in _TEXTS for word in (noun, *children(noun, "compound")))  # "Resolution 9"


def is_to_envoy(verb: Token, entry: CueEntry) -> bool:
    """Whether a verb that is an act only towards an envoy is done to one: "summoned the ambassador over"."""
    if "e" not in entry.frames:
        return True
    called = children(verb, "dobj", "nsubjpass")
    return any(word.lemma_.lower() in _ENVOYS for noun in called for word in noun.subtree)


_ENVOYS = word_set("attributions.csv", "envoy")


def felt(verb: Token, lexicon: Lexicon) -> CueEntry | None:
    """The attitude with which something is noted: "noted with concern the delay"."""
    for phrase in children(verb, "prep"):
        for noun in children(phrase, "pobj") if phrase.lower_ == "with" and phrase.i == verb.i + 1 else ():
            if found := lexicon.find("expressed", noun.lemma_.lower()):
                return found[0]
    return None
