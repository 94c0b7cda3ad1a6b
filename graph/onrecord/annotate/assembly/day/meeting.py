"""Occasions that a report tells of in a verb: "On 4 March the minister received the envoy", "held a briefing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.actor.coreference import Coreference
from onrecord.annotate.assembly.day.telling import is_apart, is_told_of_before
from onrecord.annotate.attribution.content import OCCASIONS
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import children
from onrecord.annotate.parse.scene import Scene
from onrecord.model.statement import DateRange
from onrecord.names.word_list import word_set

_MEETING = word_set("attributions.csv", "meeting_verb")
_GIVING = word_set("attributions.csv", "light_verb", "issuing_verb")
_GIVEN = OCCASIONS | word_set("attributions.csv", "saying", "owned_saying")
_WITH = frozenset({"with", "to", "between", "of"})
_WORDS = word_set("attributions.csv", "saying", "owned_saying")
_THESE = frozenset({"the", "these", "this"})
_COMING = frozenset({"come", "be"})


@dataclass(frozen=True, slots=True)
class Met:
    """An occasion: where it is told, its day, who by name took part, and whether it is that of words told before it."""

    place: int
    day: DateRange
    who: tuple[Cluster, ...]
    of_before: bool


def find_meetings(
    scene: Scene, coreference: Coreference, lexicon: Lexicon, dates: Sequence[DateRange], published: date | None
) -> Iterator[Met]:
    """The occasions that have a day, in the order of the text."""
    for day in dates:
        if day.start is None or day.start != day.end or (published is not None and day.start > published):
            continue
        verb = _verb_of(scene, day)
        if verb is None or is_told_of_before(verb) or is_apart(verb):
            continue
        if _tells_occasion(verb, lexicon):
            who = {id(each): each for each in _named(coreference, verb)}
            yield Met(verb.sent.end_char, day, tuple(who.values()), _is_of_words_before(verb))


def _tells_occasion(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is one of meeting or saying, or one that only lends an occasion its subject: "held a briefing"."""
    things = children(verb, "dobj", "nsubjpass")
    if verb.tag_ == "VBN":  # "The announcement was made on Saturday by the minister"
        if not any(each.tag_ == "VBD" for each in children(verb, "auxpass")):
            return False
        said = verb.lemma_ in _GIVING and any(each.lemma_.lower() in _GIVEN for each in things)
        return said or (_is_of_words_before(verb) and _is_of_saying(verb, lexicon))
    if verb.tag_ != "VBD":
        return False
    if verb.lemma_ in _MEETING or any(each.lemma_.lower() in _GIVEN for each in children(verb, "nsubj")):
        return True
    if verb.lemma_ in _GIVING and any(each.lemma_.lower() in _GIVEN for each in things):
        return True
    addressed = not things or _is_of_words_before(verb)
    return _is_of_saying(verb, lexicon, addressed=addressed)


def _is_of_saying(verb: Token, lexicon: Lexicon, *, addressed: bool = True) -> bool:
    frames = set().union(*(each.frames for each in lexicon.find("verb", verb.lemma_) if each.attribution == "speech"))
    return "q" in frames and (addressed or "a" in frames)


def _is_of_words_before(verb: Token) -> bool:
    """Whether a verb tells of words that stand before it: "The remarks came on Monday", "said this at a briefing"."""
    things = children(verb, "dobj", "nsubjpass")
    if any(each.lower_ == "this" for each in things):
        return True
    if verb.lemma_ in _COMING:
        things = children(verb, "nsubj")
    elif verb.lemma_ not in _GIVING:
        return False
    return any(each.lemma_.lower() in _WORDS and any(the.lower_ in _THESE for the in each.children) for each in things)


def _verb_of(scene: Scene, day: DateRange) -> Token | None:
    """The verb that a day stands beside, in the narrator's words."""
    tokens = scene.tokens_in(day.span)
    if not tokens or scene.around(tokens[0]):
        return None
    inside = {token.i for token in tokens}
    head = tokens[0]
    while (
        head.i in inside or head.pos_ == "ADP" or (head.dep_ in {"pobj", "dobj"} and head.lemma_.lower() in OCCASIONS)
    ):
        if head.head.i == head.i:
            return None
        head = head.head
    return head if head.pos_ == "VERB" else None


def _named(coreference: Coreference, verb: Token) -> Iterator[Cluster]:
    """Those who are named as who spoke, or as who met and whom they met."""
    heads = children(verb, "nsubj")
    heads += [each for phrase in children(verb, "agent") for each in children(phrase, "pobj")]
    given = [each for each in children(verb, "nsubj", "dobj") if each.lemma_.lower() in OCCASIONS]
    if verb.lemma_ in _MEETING:
        heads += children(verb, "dobj")
        given.append(verb)
    phrases = [phrase for each in given for phrase in children(each, "prep") if phrase.lower_ in _WITH]
    heads += [noun for each in phrases for noun in children(each, "pobj")]
    found = [one for head in heads for each in (head, *head.conjuncts) if (one := _bearer(coreference, each))]
    if not found:  # the parse lost the name, which stands right before
        found = [one for one in coreference.clusters if any(verb.idx - 1 <= end <= verb.idx for _, end in one.mentions)]
    yield from found


def _bearer(coreference: Coreference, token: Token) -> Cluster | None:
    """Whom a name means, also a last name alone if only one bears it."""
    named = coreference.named_at(token)
    if named is not None:
        return named
    bearers = [one for one in coreference.clusters if one.kind == "person" and one.name.endswith(f" {token.text}")]
    return bearers[0] if len(bearers) == 1 else None
