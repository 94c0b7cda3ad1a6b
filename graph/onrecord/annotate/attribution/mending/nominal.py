"""The phrases of a noun that names an act: who does it, what it is about, and as what."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene


def mend_agents(nouns: list[Token], lexicon: Lexicon) -> None:
    """Hangs both phrases of an act on its noun: "the rejection by Tal of the plan", "criticism of the plan by Tal",
    "the claims of Tal about the plan".

    The parser hangs the second one on the name in the first.
    """
    for noun in nouns:
        readings = lexicon.find("noun", noun.lemma_.lower())
        prepositions = frozenset[str]().union(*(each.prepositions for each in readings))
        if not prepositions:
            continue
        _mend_predicate(noun)
        for phrase in children(noun, "prep"):
            for name in children(phrase, "pobj"):
                wanted = {"by": prepositions, "from": prepositions, "of": prepositions - {"of"} | {"by"}}
                second = _second(name, wanted.get(phrase.lower_, frozenset()))
                if second is not None and (second.lower_ in {"of", "by"} or can_speak(name)):
                    second.head = noun


def _mend_predicate(noun: Token) -> None:
    """Hangs on an act what somebody is taken for in it: "protested at its recognition of the province as a state"."""
    after = noun.right_edge.i + 1
    phrase = noun.doc[after] if after < len(noun.doc) else noun
    if phrase.lower_ != "as" or phrase.dep_ != "prep" or not phrase.head.is_ancestor(noun):
        return
    if any(of.lower_ == "of" for of in children(noun, "prep")):
        phrase.head = noun


def mend_agents_apart(scene: Scene) -> None:
    """Hangs on "by" whom it names behind words set off by commas: "was criticised by, among others, the bishops"."""
    for token, word in zip(scene.tokens, scene.lower, strict=True):
        if word != "by" or token.dep_ not in {"agent", "prep"} or children(token, "pobj", "pcomp"):
            continue
        rest = scene.doc[token.i + 1 : token.sent.end]
        commas = [mark.i for mark in rest[:_APART] if mark.text == ","]
        if len(commas) < 2 or commas[0] != token.i + 1 or commas[1] + 1 >= token.sent.end:
            continue
        nouns = [each for each in scene.doc[commas[1] + 1 : token.sent.end] if each.left_edge.i == commas[1] + 1]
        named = next((each for each in nouns if each.pos_ in {"NOUN", "PROPN"} and can_speak(each)), None)
        if named is not None and not named.is_ancestor(token):
            named.head, named.dep_ = token, "pobj"


_APART = 5
"""Words within which commas set something off: "by, among others,"."""


def mend_passives(scene: Scene) -> None:
    """Hangs the agent of a passive on it: "is seen as a sham by Tal", where the parser gives "by" to the sham."""
    phrases = [token for token, word in zip(scene.tokens, scene.lower, strict=True) if word == "as"]
    heads = {phrase.head.i for phrase in phrases if phrase.dep_ == "prep"}
    for verb in (scene.tokens[place] for place in sorted(heads) if scene.pos[place] == "VERB"):
        if verb.tag_ != "VBN":
            continue
        for phrase in children(verb, "prep") if children(verb, "auxpass") and not children(verb, "agent") else ():
            for noun in children(phrase, "pobj") if phrase.lower_ == "as" else ():
                for agent in children(noun, "prep"):
                    if agent.lower_ == "by" and any(can_speak(name) for name in children(agent, "pobj")):
                        agent.head, agent.dep_ = verb, "agent"


def _second(name: Token, words: frozenset[str]) -> Token | None:
    """The phrase with one of the prepositions right behind a name that is already a whole."""
    after = (phrase for phrase in children(name, "prep") if phrase.lower_ in words and phrase.i == name.i + 1)
    return next(after, None)
