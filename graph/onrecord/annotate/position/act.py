"""The side that an act takes by itself, and the status of what it takes it on."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.attribution.cue import CueEntry
from onrecord.annotate.parse.clause import children
from onrecord.annotate.position.words import is_assent_of
from onrecord.annotate.status.own import negated
from onrecord.model.statement import Status
from onrecord.names.stance_words import is_of, sign_of

_RULED_OUT = frozenset({"rule out", "exclude", "preclude", "discard", "close door", "shut door", "slam door"})
_NOT_DONE = frozenset({"yet"})
_WILL = frozenset({"wo", "will", "would", "'ll", "’ll", "shall", "'d", "’d"})
_UNSURE = frozenset({"may", "might"})
_MAY = frozenset({"may", "might", "could"})
_LEFT_OPEN = frozenset({"whether", "if"})


def side_of(entry: CueEntry, root: Token | None = None) -> int:
    """The sign of an act on what it is aimed at; 0 where it takes no side by itself. ``root`` leads its content.

    >>> side_of(CueEntry("condemn", "condemn", "speech", frozenset()))
    -1
    >>> side_of(CueEntry("say", "say", "speech", frozenset()))
    0
    """
    behind = root.head.lower_ if root is not None and root.dep_ in {"pobj", "pcomp"} else ""
    own = sign_of("cue", f"{entry.lemma} {behind}") if behind else None
    own = sign_of("cue", entry.lemma) if own is None else own
    return own if own is not None else sign_of("act", entry.act) or 0


def is_assent(word: str) -> bool:
    """Whether to withhold an act, or what a verb says, is a stand against: "does not recognise"."""
    return is_of("assent", word)


def taken(sign: int, status: Status, verb: Token, entry: CueEntry) -> tuple[int, Status]:
    """Sign and status of a position, by the status of the act: what is not accepted is opposed, asserted."""
    if status == "negated" and negated(verb):
        if entry.lemma in _RULED_OUT and sign:
            return -sign, "possible"
        if sign and side_of(entry) > 0 and withheld(verb) and (is_assent(entry.act) or is_assent(entry.lemma)):
            return -sign, "asserted"
    if status == "negated" and is_of("wish", entry.act) and _would(verb) and not negated(verb):
        return sign, "asserted"  # "would have preferred"
    if status == "asserted" and entry.act == "threaten" and _has_condition(verb):
        return sign, "possible"
    left_open = any(child.lower_ in _LEFT_OPEN for child in children(verb, "mark"))  # "did not say whether it would"
    if status == "possible" and left_open:
        return sign, status
    if status == "possible" and verb.head.lower_ == "likely":
        return sign, "expected"
    if status == "possible" and ((is_of("wish", entry.act) and _would(verb)) or _is_offered(verb)):
        return sign, "asserted"
    if status == "possible" and verb.dep_ in {"ccomp", "ROOT"} and _would(verb) and not children(verb, "advcl"):
        return sign, "expected"
    return sign, status


def withheld(verb: Token) -> bool:
    """Whether a negation tells a stand and not that something is still to be done: "has not yet endorsed" does not."""
    auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
    perfect = bool(auxiliaries & {"has", "have", "had"}) and verb.tag_ == "VBN"
    words = {child.lower_ for child in children(verb, "advmod", "neg")}
    return not words & _NOT_DONE and (not perfect or bool(words & {"never", "ever"})) and not auxiliaries & _UNSURE


def of_own_clause(verb: Token, sign: int, known_sign: int) -> tuple[int, Status]:
    """Sign and status of what speakers say that they do themselves: "our government will not accept it".

    ``sign`` is the stance with the negation of the clause in it, ``known_sign`` what the verb does to its object.
    """
    auxiliaries = {child.lower_ for child in children(verb, "aux", "auxpass")}
    if negated(verb):
        lemma = verb.lemma_.lower()
        if is_of("weigh", lemma):
            return -sign, "negated"  # "is not considering leaving the accord"
        if any(f"{lemma} {word.lower_}" in _RULED_OUT for word in children(verb, "prt")) or lemma in _RULED_OUT:
            return sign, "possible"
        if known_sign < 0 and is_of("assent", lemma):
            return -sign, "negated"
        if known_sign > 0 and not (withheld(verb) and (is_assent_of(verb) or auxiliaries & _WILL)):
            return -sign, "negated"
        return sign, "asserted"
    clauses = (mark.lower_ for clause in children(verb, "advcl") for mark in children(clause, "mark"))
    if auxiliaries & _MAY or is_of("weigh", verb.lemma_.lower()) or "if" in clauses:
        return sign, "possible"
    return sign, "asserted"


def _has_condition(verb: Token) -> bool:
    """Whether an act is only threatened: "threatened to leave the talks if", "unless"."""
    below = (verb, *children(verb, "xcomp", "ccomp"))
    clauses = (clause for each in below for clause in children(each, "advcl"))
    return any(mark.lower_ in {"if", "unless"} for clause in clauses for mark in children(clause, "mark"))


def _is_offered(verb: Token) -> bool:
    """Whether who acts is told to be ready to: "stands ready to accept"."""
    head = verb.head
    return (
        verb.dep_ == "xcomp" and head.pos_ == "ADJ" and is_of("cue", head.lower_) and sign_of("cue", head.lower_) == 1
    )


def _would(verb: Token) -> bool:
    return any(child.lower_ in _WILL for child in children(verb, "aux")) and not any(
        child.lower_ in _MAY for child in children(verb, "aux")
    )
