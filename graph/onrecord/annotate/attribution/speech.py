"""Quotations as speech: which ones read like words spoken, which verbs report them, and what is tied to what."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene

REACH = 45
"""Tokens within which a reporting verb stands beside a quotation."""

ENDS = frozenset({".", "?", "!", ";"})
"""Marks behind which another clause begins."""


@dataclass(slots=True)
class Links:
    """Quotations by the index of their verb, and those that only continue what came before."""

    by_verb: dict[int, list[Quotation]] = field(default_factory=dict)
    continuing: list[tuple[Quotation, int]] = field(default_factory=list)
    """A quotation without a verb of its own, and the verb whose speaker goes on."""
    led: dict[int, int] = field(default_factory=dict)
    """Where a text begins that a paragraph leads to without a verb of saying, and the place of its paragraph."""


def is_speechlike(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation reads like words spoken rather than a name, a title or a scare quote."""
    inner = scene.text[quotation.inner[0] : quotation.inner[1]].rstrip()
    if not inner:
        return False
    words = scene.words(quotation.inner)
    if inner.endswith((",", ".", "?", "!", "…")) and words >= 2:
        return True
    if words < 4:
        return False
    return any(token.pos_ in {"VERB", "AUX"} for token in scene.tokens_in(quotation.inner))


def is_reporting(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is a verb that may stand beside a quotation of what was said."""
    if token.pos_ not in {"VERB", "AUX"} and token.lower_ not in {"said", "says"} and not _leads_to_marks(token):
        return False
    lemma = token.lemma_.lower()
    particles = [child.lemma_.lower() for child in token.children if child.dep_ in {"prt", "prep"}]
    names = [f"{lemma} {particle}" for particle in particles] + [lemma]
    return any("q" in entry.frames for name in names for entry in lexicon.find("verb", name))


def _leads_to_marks(token: Token) -> bool:
    """Whether a word that the tagger took for a plural stands where only a verb can: ``the ministry notes, “...``."""
    if token.tag_ != "NNS" or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).text == "," and token.nbor(2).is_quote and token.nbor(-1).pos_ in {"NOUN", "PROPN"}
