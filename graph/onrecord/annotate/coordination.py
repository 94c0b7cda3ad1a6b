"""Cues that the parser hangs on the words before them: "reiterated that it must not and underscored that"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.clause import children, subject_of
from onrecord.annotate.cue import Lexicon

_TENSED = frozenset({"VBD", "VBZ", "VBP"})


def mend_coordination(doc: Doc, lexicon: Lexicon) -> None:
    """Nothing; cue verbs that share the tense of the cue before them, and not of its content, hang on that cue.

    In "He reiterated that the talks must not fail and underscored that ..." the parser takes
    "underscored" for a second verb of the clause. It has no subject, it is a cue, and its tense is
    that of "reiterated" where "must fail" has another: so it is he who underscored.
    """
    for verb in doc:
        if verb.dep_ != "conj" or verb.tag_ not in _TENSED or subject_of(verb) is not None:
            continue
        if children(verb, "aux", "auxpass") or not lexicon.find("verb", verb.lemma_.lower()):
            continue
        cue = _cue_above(verb, lexicon)
        if cue is not None and _tense(verb.head) != verb.tag_ and not _quoted_apart(doc, cue, verb):
            verb.head = cue


def _cue_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """The nearest cue of the same tense that governs the clause the verb hangs in."""
    for above in verb.head.ancestors:
        if above.tag_ == verb.tag_ and above.i < verb.i and lexicon.find("verb", above.lemma_.lower()):
            return above
    return None


def _tense(verb: Token) -> str:
    """The tag of the word that carries a clause's tense."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return auxiliaries[0].tag_ if auxiliaries else verb.tag_


def _quoted_apart(doc: Doc, cue: Token, verb: Token) -> bool:
    """Whether a quotation mark stands between the two, so that they need not be one sentence's."""
    return any(token.is_quote for token in doc[cue.i : verb.i])
