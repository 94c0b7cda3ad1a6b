"""Nouns of attitude whose verb only stands between who holds it and what it is about: "drew criticism from Tal".

Support verbs, as the frames of FrameNet have them, and their converses: the subject of "draw", "win" or "meet with" is
what the attitude is about, and who holds it stands behind "from", "by", "among" or "of".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.role import AGENT_ENTITIES, can_speak, role_of
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.content import WH, inside, is_time
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.object_elsewhere import stands_for
from onrecord.annotate.attribution.source import source_of, source_spans, takes_position
from onrecord.annotate.parse.clause import RELATIVES, children, passive, spans_of, subject_of, subtree_tokens
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.status.chain import status_of
from onrecord.names.word_list import word_set

_MEETING = word_set("attributions.csv", "meeting_attitude")
_MET_WITH = word_set("attributions.csv", "met_with_attitude")
_COMING = word_set("attributions.csv", "coming_from")
_GIVING = word_set("attributions.csv", "giving_assent")
_ABOUT = word_set("attributions.csv", "attitude_preposition") | {"to"}
_FROM = frozenset({"from", "by", "among", "amongst"})
_GROUNDS = frozenset({"for", "over"})
_SIDES = frozenset(
    {"agree", "endorse", "support", "praise", "welcome", "thank", "recognize"}
    | {"criticize", "condemn", "oppose", "reject", "protest", "express-concern", "doubt"}
)
"""Acts that somebody's attitude may be to what meets with it; what is wanted or believed meets with nothing."""
_ASSENT = frozenset({"agree", "endorse", "support"})


@dataclass(frozen=True, slots=True)
class _Held:
    """An attitude between two: who holds it, none where no words tell; what it is about; and the rule."""

    holder: Token | None
    things: tuple[Token, ...]
    rule: str
    without: tuple[Token, ...] = ()


def support_attributions(scene: Scene, lexicon: Lexicon, found: Iterable[Raw]) -> Iterator[Raw]:
    """Attributions whose cue is a noun of attitude with the verb that lends it a holder or an object."""
    taken = {raw.anchor for raw in found}
    for noun, pos, lemma in zip(scene.tokens, scene.pos, scene.lemmas, strict=True):
        entries = _attitude(lexicon, lemma) if pos in {"NOUN", "PROPN"} else ()
        if not entries:
            continue
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ != "VERB" or verb.i in taken:
            continue
        held = _held(noun, verb, entries[0], lexicon)
        if held is None or (held.holder is not None and not takes_position(scene, held.holder)):
            continue
        tokens = {
            token.i
            for thing in held.things
            for token in subtree_tokens(thing, without=held.without)
            if not token.is_space
        }
        spans = spans_of(scene.text, scene.doc, inside(scene, verb, tokens))
        if spans:
            none = any(child.lower_ in _NO for child in children(noun, "det"))
            yield Raw(
                entry=entries[0],
                anchor=verb.i,
                cue=spans_of(scene.text, scene.doc, sorted({verb.i, noun.i})),
                content=spans,
                source=source_spans(scene, held.holder, verb) if held.holder is not None else (),
                source_head=held.holder.i if held.holder is not None else None,
                status="negated" if none else status_of(verb),
                rule=held.rule,
            )


def _attitude(lexicon: Lexicon, lemma: str) -> tuple[CueEntry, ...]:
    """The readings of a noun of attitude, or of a noun for an act that takes a side."""
    own = lexicon.find("expressed", lemma)
    return own or tuple(entry for entry in lexicon.find("noun", lemma) if entry.act in _SIDES)


_NO = frozenset({"no", "little"})


def _held(noun: Token, verb: Token, entry: CueEntry, lexicon: Lexicon) -> _Held | None:
    lemma = verb.lemma_.lower()
    met = lemma in (_MET_WITH if noun.dep_ == "pobj" and noun.head.lower_ == "with" else _MEETING)
    if met and noun.dep_ in {"dobj", "pobj"} and noun.i > verb.i:
        return _met(noun, verb, entry)
    if noun.dep_ == "nsubj" and lemma in _COMING:
        holder = _holder([*children(verb, "prep")], frozenset({"from"}))
        things = _about(noun)
        return _Held(holder, tuple(things[:1]), "support-noun") if holder is not None and things else None
    if noun.dep_ == "nsubjpass" and any("x" in each.frames for each in lexicon.find("verb", lemma)):
        things = [*_about(noun), *_about(verb)]
        holder = _holder(children(verb, "agent"), _FROM)
        return _Held(holder, tuple(things[:1]), "passive-object") if things else None
    if noun.dep_ == "dobj" and lemma in _GIVING and entry.act in _ASSENT and not passive(verb):
        things = [*children(verb, "dative"), *_about(noun), *_about(verb)]
        things = [each for top in things for each in (children(top, "pobj") if top.pos_ == "ADP" else [top])]
        if things and not _is_somebody(things[0]) and (things[0].pos_ != "PRON" or stands_for(verb, things[0], entry)):
            return _Held(source_of(verb), tuple(things[:1]), "support-noun")
    return None


def _is_somebody(noun: Token) -> bool:
    """Whether a noun names people or a body, who get support in deeds as well: "gave support to the rebels"."""
    return noun.ent_type_ in AGENT_ENTITIES or role_of(noun) not in {None, "document"}


def _met(noun: Token, verb: Token, entry: CueEntry) -> _Held | None:
    """The attitude that the subject of a verb meets with, from somebody who is named."""
    beside = [*children(noun, "prep", "agent"), *children(verb, "prep", "agent")]
    of = [phrase for phrase in children(noun, "prep") if phrase.lower_ == "of"]
    holder = next(iter(children(noun, "poss")), None) or _holder(beside, _FROM) or _holder(of, frozenset({"of"}))
    thing, without = _subject(verb)
    if holder is None or thing is None or not can_speak(holder) or is_time(thing) or entry.act not in _SIDES:
        return None
    if entry.act == "oppose" and can_speak(thing):
        return None  # "The troops met with resistance from the rebels"
    if thing.pos_ == "PRON" and not stands_for(verb, thing, entry):
        return None
    grounds = [
        reason
        for phrase in beside
        for reason in children(phrase, "pobj", "pcomp")
        if phrase.lower_ in _GROUNDS and phrase.i > noun.i
    ]
    return _Held(holder, (thing, *grounds), "support-noun", without)


def _subject(verb: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """The subject of a verb, or the noun that its clause belongs to, with that clause."""
    clause = verb
    while clause.dep_ == "conj" and subject_of(clause) is None and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    subject = subject_of(clause)
    relative = subject is not None and (subject.tag_ in WH or subject.lower_ in RELATIVES)
    if clause.dep_ in {"acl", "relcl"} and (subject is None or relative):
        return clause.head, (clause,)
    return (None if relative else subject), ()


def _holder(phrases: Iterable[Token], prepositions: frozenset[str]) -> Token | None:
    return next(
        (name for phrase in phrases if phrase.lower_ in prepositions for name in children(phrase, "pobj")), None
    )


def _about(word: Token) -> list[Token]:
    """What stands behind the prepositions of an attitude beside a word."""
    return [
        thing
        for phrase in children(word, "prep", "dative")
        if phrase.lower_ in _ABOUT and phrase.i > word.i
        for thing in children(phrase, "pobj", "pcomp")
        if not is_time(thing)
    ]
