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
from onrecord.annotate.status.own import negated
from onrecord.model.statement import Status
from onrecord.names.stance_words import sign_of
from onrecord.names.word_list import word_set

_MEETING = word_set("attributions.csv", "meeting_attitude")
_MET_WITH = word_set("attributions.csv", "met_with_attitude")
_COMING = word_set("attributions.csv", "coming_from")
_GIVING = word_set("attributions.csv", "giving_assent")
_HIDING = word_set("attributions.csv", "hiding")
_ABOUT = word_set("attributions.csv", "attitude_preposition") | {"to"}
_FROM = frozenset({"from", "by", "among", "amongst"})
_GROUNDS = frozenset({"for", "over"})
_SIDES = frozenset(
    {"agree", "endorse", "support", "praise", "welcome", "thank", "recognize"}
    | {"criticize", "condemn", "oppose", "reject", "protest", "express-concern", "doubt"}
)
"""Acts that somebody's attitude may be to what meets with it; what is wanted or believed meets with nothing."""
_FELT = frozenset({"express-concern", "criticize", "condemn"})
_AGAINST = frozenset({"over", "despite", "notwithstanding", "against"})
"""Feelings that a clause is told to give somebody ("to the dismay of"), and what leads to those it goes against."""
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
    yield from _denied_worth(scene, lexicon, taken)
    for noun, pos, lemma in zip(scene.tokens, scene.pos, scene.lemmas, strict=True):
        entries = _attitude(lexicon, lemma) if pos in {"NOUN", "PROPN"} else ()
        if not entries:
            continue
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        verb = verb.head if verb.lower_ == "secret" else verb
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
            comment = held.things[0].i == verb.i
            yield Raw(
                entry=entries[0],
                anchor=noun.i if comment else verb.i,
                cue=spans_of(scene.text, scene.doc, sorted({noun.head.i if comment else verb.i, noun.i})),
                content=spans,
                source=source_spans(scene, held.holder, verb) if held.holder is not None else (),
                source_head=held.holder.i if held.holder is not None else None,
                status=_status(noun, verb),
                rule=held.rule,
            )


def _commented(noun: Token) -> _Held | None:
    """What a clause tells, to somebody's dismay or over somebody's objections."""
    phrase = noun.head
    verb = phrase.head
    owned = children(noun, "poss") or (
        [name for of in children(noun, "prep") if of.lower_ == "of" for name in children(of, "pobj")]
        if children(noun, "det")
        else []
    )
    if noun.dep_ != "pobj" or verb.pos_ not in {"VERB", "AUX"} or not owned or not can_speak(owned[0]):
        return None
    return _Held(owned[0], (verb,), "support-noun", (phrase,))


def _status(noun: Token, verb: Token) -> Status:
    """The status of an attitude: that of its verb, but for what is not hidden, and for "found no support"."""
    if verb.lemma_.lower() in _HIDING or noun.head.head.lower_ == "secret":
        return "asserted"
    return "negated" if any(child.lower_ in _NO for child in children(noun, "det")) else status_of(verb)


def _attitude(lexicon: Lexicon, lemma: str) -> tuple[CueEntry, ...]:
    """The readings of a noun of attitude, or of a noun for an act that takes a side."""
    own = lexicon.find("expressed", lemma)
    return own or tuple(entry for entry in lexicon.find("noun", lemma) if entry.act in _SIDES)


_NO = frozenset({"no", "little"})
_SEEING = frozenset({"see", "find"})
_ON = frozenset({"for", "in", "of", "on", "to"})


def _denied_worth(scene: Scene, lexicon: Lexicon, taken: set[int]) -> Iterator[Raw]:
    """What somebody sees no room or reason for, or no alternative to: an act against it, or for it."""
    for no, word in zip(scene.tokens, scene.lower, strict=True):
        noun, verb = no.head, no.head.head
        if word != "no" or no.dep_ != "det" or noun.dep_ != "dobj" or verb.lemma_ not in _SEEING or verb.i in taken:
            continue
        sign = sign_of("act_noun", noun.lemma_.lower()) or sign_of("worth", noun.lemma_.lower())
        things = [thing for thing in (*_about(noun, _ON), *_about(verb, _ON)) if thing.i > noun.i]
        holder = source_of(verb)
        if not sign or not things or holder is None or not takes_position(scene, holder):
            continue
        tokens = {token.i for token in things[0].subtree if not token.is_space}
        spans = spans_of(scene.text, scene.doc, inside(scene, verb, tokens))
        status = status_of(verb)  # in which "no" counts, that is a part of the cue here
        if spans:
            yield Raw(
                entry=lexicon.find("verb", "reject" if sign > 0 else "support")[0],
                anchor=verb.i,
                cue=spans_of(scene.text, scene.doc, [verb.i, no.i, noun.i]),
                content=spans,
                source=source_spans(scene, holder, verb),
                source_head=holder.i,
                status="asserted" if status == "negated" and not negated(verb) else status,
                rule="support-noun",
            )


def _shown(noun: Token, verb: Token) -> _Held | None:
    """An attitude that is not hidden is shown: "made no secret of her contempt for", "did not hide its anger at"."""
    secret = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if secret is not None and secret.dep_ == "dobj":
        open_ = any(child.lower_ == "no" for child in children(secret, "det"))
    else:
        open_ = noun.dep_ == "dobj" and verb.lemma_.lower() in _HIDING and negated(verb)
    things = [*_about(noun), *_about(verb)]
    own = any(owner.tag_ == "PRP$" for owner in children(noun, "poss"))
    return _Held(source_of(verb), tuple(things[:1]), "support-noun") if open_ and own and things else None


def _held(noun: Token, verb: Token, entry: CueEntry, lexicon: Lexicon) -> _Held | None:
    lemma = verb.lemma_.lower()
    leads = noun.head.lower_
    if (leads == "to" and entry.act in _FELT) or (leads in _AGAINST and entry.act in {"oppose", "protest"}):
        return _commented(noun)
    if noun.head.head.lower_ == "secret" or lemma in _HIDING:
        return _shown(noun, verb)
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
    if (
        clause.dep_ == "advcl"
        and clause.tag_ == "VBG"
        and subject is None
        and clause.doc[clause.left_edge.i - 1].text == ","
    ):
        return clause.head, (clause,)  # "left the pact, drawing condemnation from Tal"
    return (None if relative else subject), ()


def _holder(phrases: Iterable[Token], prepositions: frozenset[str]) -> Token | None:
    return next(
        (name for phrase in phrases if phrase.lower_ in prepositions for name in children(phrase, "pobj")), None
    )


def _about(word: Token, prepositions: frozenset[str] = _ABOUT) -> list[Token]:
    """What stands behind the prepositions of an attitude beside a word."""
    return [
        thing
        for phrase in children(word, "prep", "dative")
        if phrase.lower_ in prepositions and phrase.i > word.i
        for thing in children(phrase, "pobj", "pcomp")
        if not is_time(thing)
    ]
