"""Reporting clauses at the end of a sentence that the parser missed: "The vote is void, the envoy Ada Tal told us"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.role import can_speak
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import FINITE_TAGS, children, subject_of

_OF_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM"})
_LONGEST = 16
"""Words of the name and offices between the comma and the verb."""
_TAIL = 12
"""Words behind the verb: whom it was told to, where and when."""


def mend_closings(doc: Doc, lexicon: Lexicon, tensed: list[Token]) -> None:
    """What stands before the last comma becomes what its verb of saying reports, and the name between its subject.

    The parser takes the name for an apposition of the noun before the comma, and that noun for the subject.
    """
    for verb in tensed:
        if not _reports(verb, lexicon):
            continue
        sentence = verb.sent
        if not 0 < sentence.end - verb.i <= _TAIL:
            continue
        comma = _comma_before(verb, sentence.start)
        root = sentence.root
        if (
            comma is None
            or root.i > comma
            or any(token.tag_ in FINITE_TAGS for token in doc[verb.i + 1 : sentence.end])
        ):
            continue
        subject = subject_of(verb)
        seen = subject is not None and subject.i > comma and (verb.dep_ != "ccomp" or verb.head.i != root.i)
        if seen or any(token.is_quote for token in doc[sentence.start : verb.i]):
            continue
        _hang(doc, verb, root, comma)


def _reports(verb: Token, lexicon: Lexicon) -> bool:
    readings = lexicon.find("verb", verb.lemma_.lower())
    return any({"q", "c"} <= each.frames for each in readings) and not children(verb, "aux", "neg", "xcomp")


def _comma_before(verb: Token, start: int) -> int | None:
    """The place of the comma with nothing but the name of somebody who can speak between it and the verb."""
    doc = verb.doc
    for place in range(verb.i - 1, max(start, verb.i - _LONGEST), -1):
        if doc[place].text == ",":
            named = place < verb.i - 1 and can_speak(doc[verb.i - 1]) and doc[verb.i - 1].pos_ in {"NOUN", "PROPN"}
            return place if named else None
        if doc[place].pos_ not in _OF_NAMES:
            return None
    return None


def _hang(doc: Doc, verb: Token, root: Token, comma: int) -> None:
    name = [token for token in doc[comma + 1 : verb.i] if not comma < token.head.i < verb.i]
    strayed = [child for child in verb.children if child.i < comma]
    verb.head, verb.dep_ = verb, "ROOT"
    for child in strayed:
        child.head, child.dep_ = root, "dep"
    for token in name[1:]:
        token.head, token.dep_ = name[0], "appos"
    name[0].head, name[0].dep_ = verb, "nsubj"
    root.head, root.dep_ = verb, "ccomp"
