"""The noun that a relative pronoun stands for, and words that are nobody's name whatever they stand beside."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import RELATIVES, children, is_cleft
from onrecord.names.word_list import word_set

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_PARENTHETICAL = word_set("attributions.csv", "parenthetical")
_MONTHS = word_set("dates.csv", "month")


def is_nobody(head: Token) -> bool:
    """Whether a word is no source whatever it stands beside: a month, a bare number, a mark, an article, an adverb."""
    if head.lower_ in _MONTHS or not any(letter.isalnum() for letter in head.text):
        return True
    if any(child.lower_ == "no" for child in children(head, "det")):
        return False  # "no one"
    if head.pos_ == "NUM" or head.like_num:
        shares = [share for per in children(head, "prep") for share in children(per, "pobj")]  # "ten per cent of"
        of = (phrase for noun in (head, *shares) for phrase in children(noun, "prep") if phrase.lower_ == "of")
        counted = any(children(phrase, "pobj") for phrase in of)
        return not counted and not any(child.lower_ in {"the", "all"} for child in children(head, "det", "predet"))
    return head.lower_ in _ARTICLES or head.lower_ in _PARENTHETICAL or head.pos_ == "ADV"


_ARTICLES = word_set("function_words.csv", "article")


def antecedent(subject: Token, verb: Token) -> Token:
    """Whom the subject of a verb means: a relative pronoun its noun, any other word itself."""
    if subject.lower_ in RELATIVES and subject.tag_ in {"WDT", "WP", "WP$", "DT", "IN"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i and not is_cleft(clause):
            clause = clause.head
        singled = children(clause.head, "attr") if is_cleft(clause) else []
        if singled and singled[0].i < clause.i:
            return singled[0]  # "It was Norvania that rejected it"
        if clause.dep_ in {"relcl", "acl"} and (named := _named_among(clause.head)) is not None:
            return named
        if clause.dep_ in {"relcl", "acl"}:
            return _person_before(clause.head) if subject.lower_ == "who" else _thing_before(clause.head)
    return subject


def _named_among(head: Token) -> Token | None:
    """Who is told to be one of those: "Among those who condemned it was the League"."""
    phrase = head.head
    verb = phrase.head
    if head.lower_ != "those" or phrase.lower_ not in _AMONG or verb.lemma_ != "be" or verb.i < head.i:
        return None
    return next((noun for noun in children(verb, "attr", "nsubj") if noun.i > verb.i), None)


_AMONG = frozenset({"among", "amongst"})


def _thing_before(head: Token) -> Token:
    """The noun that "which" means: in "resolution 9 of 12 March, which affirmed", the resolution, not the day."""
    noun = head
    for _ in range(8):
        dated = noun.ent_type_ in {"DATE", "CARDINAL"} or is_nobody(noun)
        if not dated or noun.head.i == noun.i:
            break
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun if noun.pos_ in _NOUNS else head


def _person_before(head: Token) -> Token:
    """The noun that "who" means: in "officials in Port Elsa, who asked", the officials, not the place."""
    above = head.head.head if head.dep_ == "pobj" else head
    if head.ent_type_ in {"GPE", "LOC"} and above.pos_ in {"NOUN", "PROPN"}:
        return above
    body = role_of(head) not in {None, "person", "collective"} and head.ent_type_ != "PERSON"
    return above if body and role_of(above) in {"person", "collective"} else head  # "an official of the ministry, who"
