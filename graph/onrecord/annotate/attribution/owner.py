"""Whose words a noun means: "a statement issued by Tal", "remarks in which he accused", "its pledge that it"."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.annotate.actor.cluster import WINDOW
from onrecord.annotate.actor.description import is_definite
from onrecord.annotate.attribution.source import source_of
from onrecord.annotate.parse.clause import children
from onrecord.names.word_list import word_set

_ISSUED = word_set("attributions.csv", "issuing_verb")
_SAYINGS = word_set("attributions.csv", "saying")
"""Texts that are their issuer's own words: who issued them is who speaks."""
_OWNED = _SAYINGS | word_set("attributions.csv", "occasion") | word_set("attributions.csv", "owned_saying")
"""Those, and other nouns of saying: a pronoun in the clause they open means their owner."""
_RELEASED = word_set("attributions.csv", "released_text")
"""Those among them that name one thing: "said in a statement ... the press release adds"."""
_OWNING = frozenset({"he", "she", "it"})
_SENTENCES = 6
"""Sentences in a row that one text may be told in."""
_CLIMB = 8
"""Steps from the word before a clause up to the noun that it belongs to."""


def issuer_of(head: Token) -> Token | None:
    """Who issued a statement that is named as a source: "a statement issued by the ministry", "its statement".

    Else who issues it in its own clause: "The ministry released a note condemning the raid". "The statement" is the
    one told of last: "The ministry said in a statement that the raid was illegal. The statement called on ...".
    """
    if head.lemma_.lower() not in _SAYINGS:
        return None
    return _issuer_told(head) or _issuer_told_before(head)


def _issuer_told(noun: Token) -> Token | None:
    """Who issued a text, by the words around its noun."""
    owner = owner_of(noun)
    verb = noun.head
    if owner is None and noun.dep_ == "dobj" and verb.lemma_.lower() in _ISSUED and noun.i > verb.i:
        return source_of(verb)
    return owner


def _issuer_told_before(head: Token) -> Token | None:
    """Who issued the text that a definite noun means: the last of that noun before it, else of one like it.

    Nobody, where that one is new to the document and no words tell whose it is.
    """
    if not is_definite(head):
        return None
    for nouns in ({head.lemma_.lower()}, _RELEASED if head.lemma_.lower() in _RELEASED else frozenset()):
        for place in range(head.i - 1, -1, -1):
            noun = head.doc[place]
            if head.idx - noun.idx > WINDOW:
                break
            if noun.pos_ != "NOUN" or noun.lemma_.lower() not in nouns or not _beside_in_marks(noun, head):
                continue
            issuer = _issuer_told(noun) or issuer_saying_in(noun)
            if issuer is not None:
                return issuer
            if not is_definite(noun):
                return None
    return None


def _beside_in_marks(noun: Token, head: Token) -> bool:
    """Whether two nouns stand in the same quotation, or both in none: as many marks open between them as close."""
    between = head.doc.text[noun.idx : head.idx]
    return between.count('"') % 2 == 0 and between.count("“") == between.count("”")


def issuer_saying_in(noun: Token) -> Token | None:
    """Who says something in a text: the ministry in "the ministry said in a statement that"."""
    phrase = noun.head
    if noun.dep_ != "pobj" or phrase.lower_ not in {"in", "via", "through"} or phrase.head.pos_ != "VERB":
        return None
    return source_of(phrase.head, direct=True)


def told_in(verb: Token) -> Token | None:
    """The text that an impersonal passive reports: "In the Presidency's statement, it was noted that", and after it.

    A sentence that follows at once and names no text goes on with the one before: "It was stressed that".
    """
    for _ in range(_SENTENCES):
        subject = next(iter(children(verb, "nsubjpass", "expl")), None)
        if subject is None or subject.lower_ != "it":
            return None
        for phrase in children(verb, "prep"):
            found = [noun for noun in children(phrase, "pobj") if noun.lemma_.lower() in _SAYINGS]
            if phrase.lower_ == "in" and found:
                return found[0]
        before = verb.sent.start - 1
        if verb.sent.root.i != verb.i or before < 0 or verb.doc[before].is_space:
            return None
        verb = verb.doc[before].sent.root
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose a text or saying is, by the words beside its noun: "issued by Tal", "of Tal", "her"."""
    for clause in children(noun, "acl", "relcl"):
        if clause.lemma_.lower() in _ISSUED and clause.tag_ == "VBN":
            for agent in children(clause, "agent", "prep"):
                found = children(agent, "pobj")
                if agent.lower_ == "by" and found:
                    return found[0]
    for phrase in children(noun, "prep"):
        found = children(phrase, "pobj")
        if phrase.lower_ in {"by", "from"} and found and found[0].ent_type_ not in {"DATE", "TIME"}:
            return found[0]
    owner = children(noun, "poss")
    if owner:
        return owner[0]
    objects = [children(phrase, "pobj") for phrase in children(noun, "prep") if phrase.lower_ == "of"]
    return objects[0][0] if objects and objects[0] and _may_own(objects[0][0]) else None


def _may_own(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "TIME"}


def owner_meant(pronoun: Token) -> Token | None:
    """The owner of the noun whose clause a pronoun opens: "remarks by Tal in which she", "Keldmark's pledge that it".

    Told from the words before the pronoun, not from the parse, which hangs such clauses anywhere.
    """
    if pronoun.lower_ not in _OWNING or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    doc, place = pronoun.doc, pronoun.i - 1
    first = pronoun.sent.start
    if place - 2 < first:
        return None
    if doc[place].lower_ == "which" and doc[place - 1].lower_ == "in":
        place -= 2
    elif doc[place].lower_ == "where" or (doc[place].lower_ == "that" and doc[place].tag_ == "IN"):
        place -= 1
    else:
        return None
    if doc[place].text == ",":
        place -= 1
    noun = doc[place]
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    for _ in range(_CLIMB):
        if noun.lemma_.lower() in _OWNED and noun.pos_ == "NOUN":
            owner = owner_of(noun)
            return owner if owner is not None and owner.i < pronoun.i else None
        if noun.head.i == noun.i or noun.head.i > pronoun.i or noun.head.pos_ in {"VERB", "AUX"}:
            return None
        noun = noun.head
    return None
