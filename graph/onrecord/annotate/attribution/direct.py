"""Which reporting verb a direct quotation belongs to.

A quotation is tied to the verb beside it: after it (``"...," said Tal``), before it (``Tal said:
"..."``) or between its halves; those without one may go on under the speaker of the one before
(``continued_quotation.py``).
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.continued_quotation import continue_quotations
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.attribution.printed.lead import link_led
from onrecord.annotate.attribution.source import source_of
from onrecord.annotate.attribution.speech import ENDS, REACH, Links, is_reporting, is_speechlike
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.quotation import Quotation
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Section
from onrecord.names.word_list import word_list, word_set

_CONJUNCTIONS = word_set("attributions.csv", "opening_conjunction")
_ANSWERS = tuple(f" {verb}" for verb in word_list("attributions.csv", "answering_verb"))
"""Verbs whose quotation may be a word or two with no comma before it (``answered "no"``)."""

_OPEN_ENDS = (",", "?", "!", "—", "–", "-", "…")


def link_quotations(scene: Scene, lexicon: Lexicon) -> Links:
    """The verb of each quotation that reads like words spoken, nearest first."""
    links = Links()
    for section in scene.bodies:
        for quotation in scene.quotations_in(section.span):
            verb = _verb_of(scene, lexicon, section, quotation)
            if verb is not None:
                links.by_verb.setdefault(_saying(verb).i, []).append(quotation)
    link_led(scene, lexicon, links)
    continue_quotations(scene, links, lexicon)
    return links


def _verb_of(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation) -> Token | None:
    """The verb that a quotation belongs to; ``None`` if it has none, or reads like no words spoken."""
    inner = scene.text[quotation.inner[0] : quotation.inner[1]].rstrip()
    if not inner:
        return None
    speechlike = is_speechlike(scene, quotation)
    before = scene.text[section.start : quotation.start].rstrip()
    if not speechlike and not _stands_alone(scene, lexicon, quotation, before, inner):
        return None
    after = scene.text[quotation.end : section.end].lstrip()
    right = _verb_behind(scene, lexicon, section, quotation, inner)
    if right is not None and _is_part_before(before, inner) and _has_content_after(right):
        right = None
    if right is not None and (inner.endswith(_OPEN_ENDS) or after.startswith((",", "-", "–", "—"))):
        return right
    left = _verb_before(scene, lexicon, section, quotation)
    if left is not None and (
        before.endswith((",", ":"))
        or ((speechlike or before.endswith(_ANSWERS)) and before.endswith((left.text, "that")))
    ):
        return left
    if right is not None and speechlike:
        return right
    if speechlike and before.endswith(":"):
        return _verb_before_colon(scene, section, quotation)
    return None


def _is_part_before(before: str, inner: str) -> bool:
    """Whether a quotation is only the end of a clause begun before it: ``One called him a “good talker,” another``."""
    return inner[0].islower() and before[-1:].isalpha()


def _has_content_after(verb: Token) -> bool:
    return any(child.dep_ in {"ccomp", "relcl"} and child.i > verb.i for child in verb.subtree)


def _verb_before_colon(scene: Scene, section: Section, quotation: Quotation) -> Token | None:
    """The verb of a clause that a colon ties to words spoken: ``She cut him off: “No.”``, whatever the verb."""
    tokens = scene.tokens_in((section.start, quotation.start))
    if not tokens or tokens[-1].text != ":":
        return None
    verb = tokens[-1].head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    source = source_of(verb)
    spoken = verb.pos_ in {"VERB", "AUX"} and verb.i < tokens[-1].i and not scene.around(verb)
    return verb if spoken and source is not None and source.i < verb.i and can_speak(source) else None


def _stands_alone(scene: Scene, lexicon: Lexicon, quotation: Quotation, before: str, inner: str) -> bool:
    """Whether a quotation of a word or two is a sentence of its own (``Tal said, "Yes"``), no scare quote."""
    if before.endswith((".", "?", "!", ":")) or (not before and inner[0].isupper()):
        return True
    if before.endswith(_ANSWERS):
        return True
    if not before.endswith(",") or not inner[0].isupper():
        return False
    last = scene.token_at(len(scene.text[: quotation.start].rstrip()) - 2)
    return last is not None and is_reporting(lexicon, last)


def _verb_behind(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation, inner: str) -> Token | None:
    """The verb that follows a quotation: ``"...," said Tal``."""
    tokens = _beside(scene, section, quotation, right=True)
    if not tokens:
        return None
    if inner.endswith(".") and not tokens[0].text[0].islower():
        return None
    if inner.endswith(("?", "!")) and tokens[0].lower_ in _CONJUNCTIONS:
        return None
    if inner.endswith(("?", "!", "…")) and tokens[0].text[0].isupper() and _introduces(scene, section, quotation):
        return None
    for place, token in enumerate(tokens):
        if _opens_another(token):
            return None
        if is_reporting(lexicon, token) and token.dep_ not in {"relcl", "acl", "amod"}:
            own = [child for child in token.children if child.dep_ == "ccomp" and child.i > token.i]
            if (
                own
                and not any(quotation.holds(child.idx, child.idx + 1) for child in own)
                and _reads_on(scene, own[0], place)
            ):
                return None
            return token
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj"} and not _is_auxiliary(token):
            return None
    return None


def _opens_another(token: Token) -> bool:
    """Whether a verb behind a quotation has words of its own, which it reports: ``“...,” citing costs``."""
    if token.tag_ != "VBG" or children(token, "aux"):
        return False
    return any(child.i > token.i for child in children(token, "dobj", "ccomp", "nsubj"))


def _introduces(scene: Scene, section: Section, quotation: Quotation) -> bool:
    """Whether the words after a quotation lead to the next one: ``“Is it?” Tal smiles and says, “Yes.”``"""
    later = [q for q in scene.quotations_in((quotation.end, section.end)) if q.level == quotation.level]
    between = scene.text[quotation.end : later[0].start].rstrip() if later else ""
    return between.endswith((",", ":")) and not any(mark in between for mark in (". ", "? ", "! "))


def _reads_on(scene: Scene, clause: Token, place: int) -> bool:
    """Whether the verb has its content after it, so that the quotation before it is another's."""
    return not scene.around(clause) and place > 6


def _is_auxiliary(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass"}


def _verb_before(scene: Scene, lexicon: Lexicon, section: Section, quotation: Quotation) -> Token | None:
    """The verb that leads to a quotation: ``Tal said: "..."``."""
    for token in _beside(scene, section, quotation, right=False):
        if is_reporting(lexicon, token):
            return token
        if token.pos_ == "VERB" and token.dep_ == "ROOT" and token.lemma_ not in {"have", "do"}:
            return None
    return None


def _beside(scene: Scene, section: Section, quotation: Quotation, *, right: bool) -> list[Token]:
    """The tokens next to a quotation up to the end of the sentence or the next quotation."""
    around = [
        q
        for q in scene.quotations_in(section.span)
        if q.level < quotation.level and q.holds(quotation.start, quotation.end)
    ]
    low, high = around[-1].inner if around else section.span
    tokens = scene.tokens_in((quotation.end, high)) if right else scene.tokens_in((low, quotation.start))[::-1]
    kept: list[Token] = []
    level = len(around)
    for token in tokens[:REACH]:
        depth = len(scene.around(token))
        if depth > level:
            if any(is_speechlike(scene, scene.quotations[place]) for place in scene.around(token)[level:]):
                break
            continue
        if token.text in ENDS and not _abbreviates(token):
            break
        kept.append(token)
    return kept


def _abbreviates(stop: Token) -> bool:
    """Whether a full stop stands inside a name, behind a part of two or three letters: "Ma. Dalia Merun"."""
    if stop.text != "." or not 0 < stop.i < len(stop.doc) - 1:
        return False
    before, after = stop.nbor(-1), stop.nbor(1)
    return before.pos_ == "PROPN" and len(before) <= 3 and before.text.istitle() and after.pos_ == "PROPN"


def _saying(verb: Token) -> Token:
    """The verb that governs the words: "saying" in "quoted her as saying", else the verb itself."""
    for phrase in verb.children:
        if phrase.dep_ == "prep" and phrase.lower_ == "as":
            for below in phrase.children:
                if below.dep_ == "pcomp":
                    return below
    return verb
