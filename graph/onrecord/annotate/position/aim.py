"""What a stance comes to: from the words an act has below it down to the smallest thing it is measured towards.

Signs multiply on the way: a call for (+) an end (-) to the blockade is against the blockade.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.parse.clause import children, infinitive, marked_that, subject_of
from onrecord.annotate.position.judgement import felt, found_so, judged, viewed
from onrecord.annotate.position.phrase import complements, is_nominal, members
from onrecord.annotate.position.thing import is_none, is_pointed_at, there_is, things_of
from onrecord.annotate.position.words import change_of, is_hostile
from onrecord.annotate.status.own import negated
from onrecord.names.stance_words import is_of, sign_of

_BEHIND = frozenset(
    {"of", "to", "for", "in", "from", "with", "on", "against", "about", "over", "at", "towards", "into"}
)
_OF = frozenset({"of", "for", "in", "on", "about", "to", "between", "regarding"})
_OF_CHANGES = frozenset({"to", "for", "from", "in", "into", "with"})
_OF_ACTS = frozenset({"to", "for", "with", "on", "against", "about", "over", "towards"})
_OF_CLAIMS = frozenset({"of", "about", "regarding", "concerning", "over"})
_OF_REDRESS = frozenset({"for", "over", "about", "regarding", "concerning"})
_ARGUMENTS = ("ccomp", "dobj", "nsubjpass")
_DEEPEST = 12
_VERBAL = frozenset({"VERB", "AUX"})
THOSE = frozenset({"those", "all", "anyone", "everyone", "who", "people", "states", "countries"})


@dataclass(frozen=True, slots=True)
class Aim:
    """A word for a thing and the sign of the stance on it; ``changed`` is the noun for what is done to it.

    ``known`` tells that a table has what leads to the sign; ``through`` are the verbs on the way, outermost first.
    """

    head: Token
    sign: int
    rule: str
    changed: Token | None = None
    change_sign: int = 0
    known: bool = False
    through: tuple[int, ...] = ()


def aims_at(token: Token, sign: int, depth: int = 0) -> Iterator[Aim]:
    """What a stance on a noun or a clause comes to."""
    if depth > _DEEPEST:
        return
    if token.pos_ in _VERBAL or (token.tag_ == "VBG" and children(token, "dobj", "prep")):
        yield from of_clause(token, sign, depth + 1)
    elif token.pos_ in {"ADP", "SCONJ", "PART"}:
        for below in children(token, "pobj", "pcomp"):
            yield from aims_at(below, sign, depth + 1)
    elif is_nominal(token):
        for noun in members(token):
            yield from _of_noun(noun, sign, depth + 1)


def _of_noun(noun: Token, sign: int, depth: int) -> Iterator[Aim]:
    lemma = noun.lemma_.lower()
    clause = _clause_of(noun)
    if lemma in THOSE and (relative := children(noun, "relcl")):
        yield from of_clause(relative[0], sign, depth)
        return
    if is_of("no_side", lemma) and (rest := complements(noun, _BEHIND)):
        for each in rest:
            yield from (replace(aim, sign=0, rule="no-side") for aim in aims_at(each, 0, depth))
        return
    if is_of("claim", lemma) and clause is not None and not infinitive(clause):
        yield from of_claim(clause, sign, depth)
        return
    if is_of("claim", lemma):
        claimed = [each for each in complements(noun, _OF_CLAIMS) if each.head.lower_ != "of" or each.tag_ == "VBG"]
        if claimed and claimed[0].tag_ == "VBG":
            yield from of_claim(claimed[0], sign, depth)
            return
        for aim in aims_at(claimed[0], 1, depth) if claimed else ():
            told = sign * aim.sign if aim.known and aim.sign < 0 else 0
            yield replace(aim, sign=told, change_sign=0, rule="claim")  # "denied rumours of its suspension"
        if claimed:
            return
    change, below = _change_by(noun, clause)
    if below is not None:
        for aim in list(aims_at(below, sign * change, depth)) or [Aim(noun, sign, "object")]:
            if aim.head.i == noun.i:
                yield aim
                continue
            inner = aim.changed is None
            yield replace(
                aim,
                rule="change",
                known=True,
                changed=noun if inner else aim.changed,
                change_sign=sign if inner else aim.change_sign,
            )
        return
    if is_of("through", lemma):
        rest_of = [clause] if clause is not None else [each for each in complements(noun, _OF) if not _is_name(each)]
        if rest_of:
            yield from aims_at(rest_of[0], sign, depth)
            return
    undergone = sign_of("undergone", lemma)
    if undergone and any(owner.ent_type_ not in {"GPE", "ORG", "NORP"} for owner in children(noun, "poss")):
        yield Aim(noun, sign * undergone, "change", known=True)  # "its suspension"
        return
    yield Aim(noun, sign, "object")


def _change_by(noun: Token, clause: Token | None) -> tuple[int, Token | None]:
    """What a noun does to what it is about, and that: of an act noun never who acts, which stands behind its "of"."""
    lemma = noun.lemma_.lower()
    if is_of("redress", lemma) and (asked := complements(noun, _OF_REDRESS) or _in_connection(noun)):
        return -1, asked[0]
    for kind in ("change_noun", "act_noun", "worth"):
        sign = sign_of(kind, lemma)
        if sign is None:
            continue
        if clause is not None:
            return sign, clause
        found = [each for each in complements(noun, _BEHIND) if each.ent_type_ not in {"DATE", "TIME"}]
        of = [each for each in found if each.head.lower_ == "of" and each.ent_type_ not in {"GPE", "NORP", "PERSON"}]
        other = [each for each in found if each.head.lower_ in (_OF_CHANGES if kind == "change_noun" else _OF_ACTS)]
        if kind == "act_noun":
            against = bool(other) and other[0].head.lower_ == "against"
            return -1 if against else sign, next(iter(other), None)  # "the campaign against the dam"
        if sign < 0 and any(is_of("ended", each.lemma_.lower()) or is_of("ended", each.lower_) for each in of):
            return sign, None
        return sign, next(iter(of or other), None)
    return 0, None


def _in_connection(noun: Token) -> list[Token]:
    """What follows "in connection with", "in response to" and the like."""
    return [
        thing
        for phrase in (*children(noun, "prep"), *children(noun.head, "prep"))
        for link in children(phrase, "pobj")
        if phrase.lower_ == "in" and link.i == phrase.i + 1
        for behind in children(link, "prep")
        for thing in children(behind, "pobj")
    ]


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ in {"GPE", "ORG", "PERSON", "NORP"}


def _clause_of(noun: Token) -> Token | None:
    """A noun's infinitive or clause with "that", also where "to the effect" leads it in."""
    for child in children(noun, "acl", "ccomp", "relcl", "advcl"):
        marked = marked_that(child)
        if infinitive(child) or (marked and child.dep_ != "relcl") or child.dep_ == "ccomp":
            return child
    for effect in noun.subtree:
        if effect.lower_ == "effect" and effect.i > noun.i and (found := _clause_of(effect)) is not None:
            return found  # "allegations in the press to the effect that"
    return None


def of_claim(clause: Token, sign: int, depth: int = 0) -> Iterator[Aim]:
    """What is claimed, taken (+) or not (-): to reject that somebody breaks the accord is to stand by the accord.

    That somebody does not support or want a thing, he may deny and still be for it or against it: that takes no side.
    """
    subject = subject_of(clause)
    if subject is not None and is_hostile(clause) and not negated(clause) and is_pointed_at(subject):
        yield Aim(subject, -sign, "claim", known=True)  # to deny that a measure infringes the accord defends it as well
    for aim in of_clause(clause, 1, depth + 1):
        if aim.rule == "judgement" or (aim.known and aim.sign < 0):
            yield replace(aim, sign=sign * aim.sign, rule="claim")
        elif aim.known or clause.lemma_ in {"exist", "be"}:
            yield replace(aim, sign=0 if aim.known or clause.lemma_ == "be" else sign, rule="claim")
        else:
            defended = subject is not None and is_nominal(subject) and sign < 0
            yield Aim(subject, 1, "claim") if defended and subject is not None else replace(aim, sign=0, rule="claim")


def of_clause(verb: Token, sign: int, depth: int = 0) -> Iterator[Aim]:
    """What a stance on what a clause tells comes to: wanted or not, regretted or not."""
    if depth > _DEEPEST:
        return
    objects = children(verb, "dobj", "attr") if verb.lemma_ in {"be", "exist"} else children(verb, "dobj")
    if negated(verb) or any(is_none(noun) for noun in objects):
        sign = -sign
    here = (verb.i,)
    found = list(_of_verb(verb, sign, depth))
    yield from (replace(aim, through=(*here, *aim.through)) for aim in found)
    for other in children(verb, "conj"):
        if other.pos_ in _VERBAL and not children(other, "nsubj", "nsubjpass"):
            yield from of_clause(other, sign, depth + 1)


def _of_verb(verb: Token, sign: int, depth: int) -> Iterator[Aim]:
    change = change_of(verb)
    if change is None and is_of("no_side", verb.lemma_.lower()) and not children(verb, *_ARGUMENTS):
        yield from (replace(aim, sign=0, rule="no-side") for each in things_of(verb) for aim in aims_at(each, 0, depth))
        return
    below = _led_to(verb)
    if below is not None and (change is None or not children(verb, "dobj")):
        lead = -1 if sign_of("lead", verb.lemma_.lower()) == -1 and is_of("lead", verb.lemma_.lower()) else 1
        if is_of("no_side", below.lemma_.lower()):
            sign = 0
        yield from of_clause(below, sign * lead, depth + 1)
        return
    lemma = verb.lemma_.lower()
    lent = [noun for noun in children(verb, "dobj") if is_of("act_noun", noun.lemma_.lower())]
    if lent and is_of("light", lemma) and not is_of("idiom", f"{lemma} {lent[0].lemma_.lower()}"):
        yield from (replace(aim, known=True) for aim in _of_noun(lent[0], sign, depth + 1))
        return
    seen = viewed(verb) or felt(verb) or found_so(verb)
    if seen is not None:
        thing, value = seen
        yield from (replace(aim, known=True, rule="judgement") for aim in aims_at(thing, sign * value, depth + 1))
        return
    there = there_is(verb)
    if there is not None:
        yield from (replace(aim, known=True) for aim in _of_noun(there, sign, depth + 1))
        return
    predicate = judged(verb) if change is None or not change[1] else None
    if predicate is not None:
        subject, value = predicate
        for aim in list(aims_at(subject, sign * value, depth + 1)) or [Aim(subject, sign * value, "judgement")]:
            yield replace(aim, rule="judgement", known=True)
        return
    things = things_of(verb, change[1] if change else ())
    if not things:
        return
    for thing in things:
        for aim in aims_at(thing, sign * (change[0] if change else 1), depth + 1):
            yield replace(
                aim, known=aim.known or change is not None, rule="clause" if aim.rule == "object" else aim.rule
            )


def _led_to(verb: Token) -> Token | None:
    """The infinitive or clause in -ing that a verb leads on to: "begin to", "be able to", "threaten to"."""
    lemma = verb.lemma_.lower()
    if not is_of("lead", lemma):
        return None
    for child in children(verb, "xcomp", "ccomp", "advcl"):
        if (
            child.i > verb.i
            and child.pos_ in _VERBAL
            and (infinitive(child) or child.tag_ == "VBG" or child.dep_ == "ccomp")
        ):
            return child
    for adjective in children(verb, "acomp"):
        for child in children(adjective, "xcomp"):
            if infinitive(child):
                return child
    return None
