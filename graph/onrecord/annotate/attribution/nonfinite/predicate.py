"""An object with what is said of it: "described the vote as a sham", "called it a sham"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.content import WH, Content, belonging, inside, widened
from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import RELATIVES, children, spans_of, subject_of, subtree_tokens
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.parse.worth import value_of
from onrecord.names.word_list import word_set

_REFLEXIVES = word_set("function_words.csv", "reflexive")


def predicate(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """An object with what is said of it: "described the vote as a sham", "called it a sham"."""
    parts: list[Token] = []
    objects = children(verb, "dobj", "nsubjpass") or _behind_predicate(verb)
    if verb.dep_ == "amod" or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not children(verb, "aux")):
        return None  # "a body called the Council" names, nobody speaks
    if entry.frames & {"o:as", "s"} and objects:
        inner = [below for object_ in objects for below in children(object_, "prep")]
        parts = [child for child in (*children(verb, "prep"), *inner) if child.lower_ == "as" and child.i > verb.i]
        parts = parts or [child for child in children(verb, "advcl") if _is_taken_as(child, objects[-1])]
        if not parts and "o:as" in entry.frames:
            parts = [phrase for phrase in objects[-1].subtree if _ends(phrase, objects[-1])]
    if "o:of" in entry.frames and objects:
        inner = [below for object_ in objects for below in children(object_, "prep") if _is_charge(below)]
        parts = [child for child in (*children(verb, "prep"), *inner) if child.lower_ == "of" and child.i > verb.i]
    if "o:to" in entry.frames and objects:
        parts = [child for child in children(verb, "xcomp") if child.i > verb.i]
    if "n" in entry.frames and not parts:
        parts = children(verb, "oprd")
        direct_objects = children(verb, "dobj")
        if not parts and len(direct_objects) == 2 and "a" not in entry.frames and direct_objects[0].i > verb.i:
            objects, parts = direct_objects[:1], direct_objects[1:]
        if not parts:
            beside = [below for object_ in objects for below in children(object_, "appos") if object_.i > verb.i]
            parts = [below for below in beside if _unmarked(below)]
        if not parts:
            parts = [
                below for noun in children(verb, "dobj") for below in children(noun, "amod") if _follows(noun, below)
            ]
        small = [child for child in children(verb, "ccomp") if child.tag_ not in {"VBD", "VBZ", "VBP", "MD"}]
        if small and subject_of(small[0]) is not None and _is_small(small[0]):
            parts, objects = small, []
    if not parts and "n" in entry.frames and objects and objects[0].i > verb.i and _holds_marks(scene, objects[0]):
        objects, parts = [], objects[:1]  # "called the vote “a sham”", which the parser takes for one name
    if not parts:
        return None
    if any(children(part, "pcomp") for part in parts) and entry.act == "quote":
        return None
    objects = [child for child in objects if child.tag_ not in WH and child.lower_ not in RELATIVES]
    between = [below for noun in objects if noun.i > verb.i for below in belonging(verb, noun) if below not in parts]
    tokens = {token.i for top in (*objects, *between, *parts) for token in top.subtree if not token.is_space}
    if verb.i in tokens or (entry.lemma == "find" and any(scene.doc[index].lower_ in _REFLEXIVES for index in tokens)):
        return None  # "found itself alone"
    if verb.dep_ == "relcl" and (named := _named_before(verb)):
        tokens = {i for i in tokens if scene.doc[i].tag_ not in WH} | named
    elif not objects:
        tokens -= {part.i for part in parts if part.dep_ == "prep"}
    tokens = widened(scene, verb, inside(scene, verb, tokens))
    spans = spans_of(scene.text, scene.doc, tokens)
    entry = _as_judged(entry, objects, parts)
    return Content(entry, frozenset(tokens), spans, "verb-predicate") if spans else None


_ACTS = {1: "praise", -1: "criticize"}
_NOBODYS = word_set("attributions.csv", "state_of_things")
_NAMING = frozenset({"describe", "think", "know"})
"""Acts that tell no more than that a thing is given a name or a character, which tells the rest."""


def _as_judged(entry: CueEntry, objects: list[Token], parts: list[Token]) -> CueEntry:
    """The cue with the act that its predicate makes of it: who calls a vote a sham criticises it.

    Not where nobody answers for what is judged, nor where it is called a calamity: "called the situation dangerous".
    """
    if entry.act not in _NAMING or any(noun.lemma_.lower() in _NOBODYS for noun in objects):
        return entry
    for part in parts:
        called = next(iter(children(part, "pobj", "pcomp")), part) if part.dep_ == "prep" else part
        value = 0 if called.lemma_.lower() in _NOBODYS else value_of(called.subtree)
        if value:
            return replace(entry, act=_ACTS[value])
    return entry


def _named_before(verb: Token) -> set[int]:
    """The noun whose relative clause tells what it is taken for: "the rupture, which it considers disproportionate"."""
    noun, first = verb.head, verb.left_edge
    taken = first.dep_ == "dobj" or (first.dep_ == "nsubj" and first.head.i != verb.i)
    if first.tag_ not in WH or noun.i > first.i or not taken or any(each.i > verb.i for each in children(verb, "dobj")):
        return set()
    return {token.i for token in subtree_tokens(noun, without=[verb]) if token.i < first.i and not token.is_space}


def _is_small(clause: Token) -> bool:
    """Whether a clause without a verb of its own, or with "to be" or "to have been", tells what its subject is."""
    helping = {child.lower_ for child in children(clause, "aux")}
    return not children(clause, "mark") and (not helping or (clause.lemma_ == "be" and helping <= {"to", "have"}))


def _is_taken_as(clause: Token, noun: Token) -> bool:
    """Whether a participle behind "as" is an object's predicate: "dismissed it as politically motivated"."""
    first = clause.left_edge
    behind = first.lower_ == "as" and first.i == noun.right_edge.i + 1
    return behind and clause.tag_ in {"VBN", "JJ", "VBG"} and subject_of(clause) is None


def _follows(noun: Token, adjective: Token) -> bool:
    """Whether an adjective in marks stands behind its noun: "termed the charges “preposterous”"."""
    return (
        adjective.i > noun.i
        and adjective.left_edge.i > 0
        and any(token.is_quote for token in noun.doc[noun.i + 1 : adjective.i])
    )


def _behind_predicate(verb: Token) -> list[Token]:
    """The object that stands behind its predicate, where the parser hangs it: "regards as void the clauses"."""
    phrases = [child for child in children(verb, "prep") if child.lower_ == "as" and child.i == verb.i + 1]
    return [noun for phrase in phrases for below in children(phrase, "pcomp") for noun in children(below, "dobj")]


def _holds_marks(scene: Scene, noun: Token) -> bool:
    """Whether words in marks end a noun phrase that begins with a noun: "the march “theatre paid for”"."""
    first = noun.left_edge
    marks = [token for token in noun.doc[first.i : noun.right_edge.i + 1] if token.is_quote]
    if not marks or first.i == marks[0].i or scene.around(noun) == scene.around(first):
        return False
    return any(token.pos_ in {"NOUN", "PROPN"} for token in noun.doc[first.i : marks[0].i])


def _is_charge(phrase: Token) -> bool:
    """Whether what follows "of" after the accused is what they are accused of: no state, nobody who could speak."""
    charges = children(phrase, "pobj")
    return bool(children(phrase, "pcomp")) or (bool(charges) and not can_speak(charges[0]))


def _unmarked(noun: Token) -> bool:
    """Whether no comma sets a noun off from the one before it: it is then no apposition but a predicate."""
    before = noun.left_edge.i - 1
    while before >= 0 and noun.doc[before].is_quote:
        before -= 1
    return before >= 0 and not noun.doc[before].is_punct


def _ends(phrase: Token, noun: Token) -> bool:
    """Whether a phrase with "as" behind a comma ends an object, in which the parser hangs it too low."""
    apart = phrase.i > 0 and phrase.nbor(-1).text == ","
    return phrase.lower_ == "as" and phrase.dep_ == "prep" and apart and phrase.right_edge.i == noun.right_edge.i
