"""Whether a verb of saying only goes on with its occasion, or tells of another time: "had said", "said earlier"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.parse.clause import children, subject_of, verb_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_ANOTHER_TIME = word_set("attributions.csv", "another_occasion")
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_PERFECT = frozenset({"has", "have", "had", "having", "'s", "'ve", "’ve", "'d", "’d"})
_DONE = frozenset({"asserted", "negated"})
_MORE = frozenset({"once", "yet"})
_VERBS = frozenset({"VERB", "AUX"})
_LIGHT = word_set("attributions.csv", "light_verb")
_BESIDE = 2
"""Words from a verb within which "earlier" is its own, also where it seems to belong to what was said."""
_CONTRAST = word_set("attributions.csv", "contrast")


def goes_on(scene: Scene, raw: Raw) -> bool:
    """Whether a cue tells of nothing but the same occasion: a verb without "has" or "had", no "earlier", no clause."""
    verb = telling_verb(scene.doc[raw.anchor])
    if raw.status not in _DONE or is_told_of_before(verb):
        return False
    did = verb.tag_ == "VB" and any(each.lower_ == "did" for each in children(verb, "aux"))
    if (verb.tag_ not in _TOLD and not did) or is_apart(verb):
        return False
    return not tells_another_time(scene, raw)


def telling_verb(cue: Token) -> Token:
    """The verb that a cue is told with: itself, or the one that only lends it a subject ("expressed the hope")."""
    if cue.pos_ == "NOUN" and cue.dep_ == "dobj" and cue.head.lemma_.lower() in _LIGHT:
        return cue.head
    return cue


def tells_another_time(scene: Scene, raw: Raw) -> bool:
    """Whether "earlier" or a like word stands with a cue: in its own clause, and not in what was said."""
    verb = telling_verb(scene.doc[raw.anchor])
    verbs = {each.i for each in told_with(verb)}
    inside = set().union(*(scene.indices(span) for span in raw.content)) if raw.content else set()
    return any(
        word.lower_ in _ANOTHER_TIME
        and not _is_once_more(word)
        and not _is_of_thing(word)
        and (abs(word.i - verb.i) <= _BESIDE or (word.i not in inside and verb_of(word).i in verbs))
        for word in verb.sent
    )


def is_told_of_before(verb: Token) -> bool:
    """Whether a verb tells of what was before: "had said", "has long said"."""
    steps = [verb]
    while steps[-1].dep_ == "conj" and not subject_of(steps[-1]):
        steps.append(steps[-1].head)
    return any(
        (step.lower_ == "had" and step.pos_ == "AUX") or _PERFECT & {each.lower_ for each in children(step, "aux")}
        for step in steps
    )


def _is_of_thing(word: Token) -> bool:
    """Whether a word only tells which thing is meant: "last year's raid", not "last year"."""
    noun = word.head
    return word.dep_ == "amod" and noun.dep_ not in {"npadvmod", "pobj"} and noun.i != word.i


def _is_once_more(word: Token) -> bool:
    """Whether a word is one of "once again", which tells that it was said now."""
    return (word.lower_ == "again" and word.i > 0 and word.nbor(-1).lower_ in _MORE) or (
        word.lower_ in _MORE and word.i + 1 < len(word.doc) and word.nbor().lower_ == "again"
    )


def is_aside(cue: Token) -> bool:
    """Whether a cue only tells of something in passing: a noun ("the denial"), a relative clause."""
    verb = telling_verb(cue)
    return verb.pos_ == "NOUN" or any(step.dep_ in {"relcl", "acl"} for step in told_with(verb))


def is_apart(verb: Token) -> bool:
    """Whether a verb stands in a clause of its own time: a relative one, or one behind a conjunction."""
    step = verb
    for step in told_with(verb):
        contrasts = any(each.lower_ in _CONTRAST for each in children(step, "mark"))
        if step.dep_ == "advcl" and step.tag_ != "VBG" and not contrasts:
            return True
    return step.dep_ in {"relcl", "acl", "pcomp"}


def told_with(verb: Token) -> Iterator[Token]:
    """A verb, and those it is joined to or completes."""
    yield verb
    while verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.i != verb.i and verb.head.pos_ in _VERBS:
        verb = verb.head
        yield verb
