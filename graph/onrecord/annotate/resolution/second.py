"""Second cues: where one paragraph does two things, "Demands ... and requests ...", "Recalling ... and urging ..."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.resolution.forms import lemmas_of
from onrecord.annotate.resolution.opening import Opening
from onrecord.model.document import Span
from onrecord.names.word_list import word_set

_LINKING = word_set("attributions.csv", "operative_linking")
_ADVERBS = word_set("attributions.csv", "paragraph_adverb")
_DEEDS = frozenset({"decide", "promise"})
"""Acts whose participles a preamble has for what is to be done, not for what the organ does."""


def tags_of(opening: Opening, finite: bool) -> frozenset[str]:
    """The forms that a second cue of a paragraph may have; none for those of a preamble."""
    return frozenset({"VBP" if opening.form == "bare" else "VBZ"}) if finite else frozenset()


def second_cue(scene: Scene, lexicon: Lexicon, span: Span, tags: frozenset[str]) -> Span | None:
    """Where ", and reaffirms ..." or "and deeply concerned at ..." begins in a paragraph, and where its cue does."""
    tokens = scene.tokens_in(span)
    for place, token in enumerate(tokens):
        if token.lower_ != "and" or place + 1 >= len(tokens) or (place and _joins_words(tokens[place - 1])):
            continue
        after = [each for each in tokens[place + 1 : place + 7] if not _passed_over(each)]
        before = tokens[place - 1] if place else None
        comma = before is not None and before.text == ","
        if after and _is_second(before, after[:2], lexicon, tags) and (comma or not _is_anothers(after[0])):
            return (token.idx, after[0].idx)
    return None


def _is_anothers(word: Token) -> bool:
    """Whether a verb goes on a relative clause: "violence which kills and threatens peace"."""
    above = word
    while above.dep_ == "conj" and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    return word.tag_ != "VBG" and any(subject.tag_ in {"WDT", "WP"} for subject in children(above, "nsubj"))


def _joins_words(before: Token) -> bool:
    """Whether "and" joins two words and no two cues: "ways and means", "able and willing"."""
    return before.lower_ in {"ways", "able"}


def _passed_over(token: Token) -> bool:
    """Whether a word may stand between "and" and a second cue: an adverb, "in particular", "in this regard"."""
    return token.pos_ == "ADV" or token.lower_ in _ADVERBS or token.lower_ in _LINKING


def _is_second(before: Token | None, words: Sequence[Token], lexicon: Lexicon, tags: frozenset[str]) -> bool:
    """Whether the first of two words behind "and" is a second cue, by its form and by the word before "and"."""
    word, comma = words[0], before is not None and before.text == ","
    if tags and word.tag_ in tags:
        return bool(lexicon.find("verb", word.lemma_.lower()))
    if tags:  # a tagger takes some for nouns, or for infinitives
        taken = word.tag_ == "NNS" and word.lower_.endswith("s") and "VBZ" in tags
        misread = comma and (taken or (word.tag_ == "VB" and "VBP" in tags))
        object_follows = len(words) > 1 and words[1].pos_ in {"DET", "PRON", "SCONJ"} | {"PART"}
        return misread and object_follows and any(lexicon.find("verb", lemma) for lemma in lemmas_of(word.text))
    if word.tag_ == "VBG":
        joins = before is not None and before.tag_ == "VBG"  # "achieving and maintaining"
        joins = joins or word.dep_ == "amod" or _is_gerund(word)
        entries = [entry for lemma in lemmas_of(word.text) for entry in lexicon.find("verb", lemma)]
        return bool(entries) and not joins and (comma or entries[0].act not in _DEEDS)
    return bool(lexicon.find("adjective", word.lower_)) and word.pos_ in {"ADJ", "VERB"} and word.dep_ != "amod"


def _is_gerund(word: Token) -> bool:
    """Whether a participle is joined to one below a preposition: "assistance in training and establishing"."""
    above = word.head
    return word.dep_ == "conj" and above.tag_ == "VBG" and above.dep_ == "pcomp"
