"""Participles of saying that the parser hangs into what was said: "said the vote was void, adding that"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import CueEntry, Lexicon
from onrecord.annotate.attribution.mending.tense import TENSED, quoted_apart
from onrecord.annotate.parse.clause import children, marked_that, subject_of
from onrecord.names.word_list import word_set

_GOING_ON = word_set("attributions.csv", "adding_verb")
_BESIDE = word_set("attributions.csv", "beside_participle")
_VERBAL = frozenset({"VERB", "AUX"})


def mend_participles(doc: Doc, lexicon: Lexicon, participles: list[Token]) -> None:
    """A cue's participle set off by a comma hangs on the cue before it where its clause has no speaker.

    "The group said a jump would help, warning that delay would not": a jump warns of nothing. Nor is it the clause's
    subject that speaks "while calling on Norvania to go", nor one that has done nothing yet ("will go, noting that").
    """
    for verb in participles:
        _mend_series(verb, lexicon)
        if verb.dep_ != "advcl" or not behind_comma(verb):
            continue
        if _beside(verb) is None and not lexicon.find("verb", verb.lemma_.lower()):
            continue
        subject = subject_of(verb.head)
        if subject is None or ((can_speak(subject) or subject.pos_ == "PRON") and not _goes_on(verb, lexicon)):
            continue
        cue = _cue_above(verb, lexicon)
        if cue is not None and cue.i < verb.head.i and not quoted_apart(doc, cue, verb):
            verb.head = cue


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The cue that reports the clause a participle hangs on, or the first of those that are joined to it."""
    clause = verb.head
    first = clause
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL and first.head.i < first.i:
        first = first.head
    of_noun = first.dep_ == "acl" and marked_that(first)
    reported = first.dep_ == "ccomp" or of_noun  # "expressed hope that it would last, while calling on"
    if not reported and clause.dep_ not in {"ccomp", "conj"}:
        return None
    start = first if reported else clause
    verbs = (above for above in start.ancestors if above.pos_ in _VERBAL or not of_noun)
    return next((above for above in verbs if lexicon.find("verb", above.lemma_.lower())), None)


def _mend_series(verb: Token, lexicon: Lexicon) -> None:
    """A bare participle is joined to the participle before it, not to a tensed verb or infinitive of its content.

    In "a note saying the raid was illegal and urging Keldmark to go", "urging" goes on with "saying".
    """
    if verb.dep_ != "conj" or verb.head.tag_ not in TENSED | {"VB"} or children(verb, "aux", "nsubj"):
        return
    first = next((above for above in verb.head.ancestors if above.tag_ == "VBG" and above.i < verb.i), None)
    if first is not None and not children(first, "aux") and lexicon.find("verb", verb.lemma_.lower()):
        verb.head = first


def behind_comma(verb: Token) -> bool:
    """Whether a comma stands before a word, be it before closing marks or "while": ``“void,” adding``."""
    place = verb.i - 1
    while place > 0 and (verb.doc[place].is_quote or _beside(verb) == verb.doc[place]):
        place -= 1
    return place >= 0 and verb.doc[place].text == ","


def _beside(verb: Token) -> Token | None:
    """The conjunction right before a participle that tells that both were said at once: "while calling on"."""
    before = verb.nbor(-1) if verb.i else None
    return before if before is not None and before.lower_ in _BESIDE and before.head == verb else None


def _goes_on(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a participle goes on with the speech around it, not with the clause told in it.

    "Adding that" and "noting that" add to what was said; what is thought gives no grounds ("said Tal
    believes it is over, citing costs").
    """
    readings: tuple[CueEntry, ...] = lexicon.find("verb", verb.head.lemma_.lower())
    if readings and readings[0].attribution == "thought":
        return True
    if _beside(verb) is not None:
        return True
    adds = verb.lemma_.lower() in _GOING_ON and bool(children(verb, "ccomp"))
    return adds and (not readings or _is_to_come(verb.head))


def _is_to_come(clause: Token) -> bool:
    """Whether a clause tells of nothing done: it is denied, or wished, expected or allowed by a modal verb."""
    return bool(children(clause, "neg")) or any(aux.tag_ == "MD" for aux in children(clause, "aux"))
