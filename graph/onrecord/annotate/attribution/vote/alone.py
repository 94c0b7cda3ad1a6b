"""A vote that names no text: "Keldmark abstained", "voted no", "exercised its right of veto"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.wording.phrase import phrase_of
from onrecord.annotate.attribution.content import Content, is_time
from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import children, passive, subject_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_TEXTS = word_set("attributions.csv", "voted_text") | word_set("attributions.csv", "ballot")
_NEUTRAL = word_set("function_words.csv", "it_antecedent") | {"them", "these"}
_BACK = 60
"""Words before a vote in which the text may be named that it was on."""


def vote_alone(scene: Scene, verb: Token, entry: CueEntry) -> Content | None:
    """What a vote that names no text is on: the text or the vote named last in its paragraph, else the act itself."""
    if "b" not in entry.frames or passive(verb) or _goes_on(verb, entry) or _is_anothers(verb):
        return None
    text = _voted_on(scene, verb)
    span = phrase_of(text) if text is not None else (verb.idx, verb.idx + len(verb))
    return Content(entry, frozenset(scene.indices(span)), (span,), "verb-alone")


def _is_anothers(verb: Token) -> bool:
    """Whether a name stands right before the verb that the parser takes for no part of its subject.

    In "Aldermoor in favour and Eskarand abstained" it makes Aldermoor abstain.
    """
    before, subject = verb.nbor(-1) if verb.i else verb, subject_of(verb)
    if before.pos_ != "PROPN" or subject is None or subject.i == before.i:
        return False
    return before not in {subject, *subject.conjuncts} and not any(
        before in each.subtree for each in children(subject, "appos")
    )


def _goes_on(verb: Token, entry: CueEntry) -> bool:
    """Whether one of the cue's prepositions follows, with what no vote is on: "abstained from comment"."""
    return any(
        phrase.lower_ in entry.prepositions
        and phrase.i > verb.i
        and children(phrase, "pobj", "pcomp")
        and not all(noun.lower_ in _NEUTRAL or is_time(noun) for noun in children(phrase, "pobj", "pcomp"))
        for phrase in children(verb, "prep")
    )


def _voted_on(scene: Scene, verb: Token) -> Token | None:
    """The last word before for what is voted on or a vote, in the same paragraph and not in another's quotation."""
    section, around = scene.section_of(verb.idx), scene.around(verb)
    for place in range(verb.i - 1, max(-1, verb.i - _BACK), -1):
        token = scene.doc[place]
        if scene.section_of(token.idx) is not section or "\n\n" in scene.text[token.idx : verb.idx]:
            return None
        if token.lemma_.lower() in _TEXTS and token.pos_ in {"NOUN", "PROPN"} and scene.around(token) == around:
            named = token.dep_ == "compound" and token.head.lemma_.lower() in _TEXTS  # "draft resolution"
            return token.head if named and token.head.i < verb.i else token
    return None
