"""The words that describe somebody, from the first to the last that tells who it is: "the parties to the conflict".

What a small parse hangs on a noun is often its verb's: "Calls upon the parties to resume the talks", "reminds all
parties of their obligations", "elected by the members on 3 May".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.clause import children, token_span
from onrecord.model.document import Span
from onrecord.names.word_list import word_set
from onrecord.resources import ontology_folder

_APART = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct"})
_WHICH = word_set("function_words.csv", "which_of")
_POSSESSIVES = word_set("function_words.csv", "possessive_any")
_TIMES = frozenset({"DATE", "TIME"})
_PLURALS = frozenset({"NNS", "NNPS"})
_LOOSE = frozenset({"ADP", "CCONJ", "PUNCT", "DET"})
_VOWELS = frozenset("aeiou")


def phrase_of(head: Token) -> Span:
    """The span of a noun phrase, without clauses, what follows a comma, and what does not tell who is meant."""
    tokens = [token for token in _own_words(head) if not token.is_space]
    kept = [head]
    for token in sorted((t for t in tokens if t.i > head.i), key=lambda t: t.i):
        if token.i - kept[-1].i > 1:
            break
        kept.append(token)
    before = [head]
    for token in sorted((t for t in tokens if t.i < head.i), key=lambda t: -t.i):
        if before[0].i - token.i > 1:
            break
        before.insert(0, token)
    text = role_of(head) == "document"  # "resolution 819" has its number
    while len(kept) > 1 and (kept[-1].pos_ in _LOOSE or (not text and _is_note(kept))):
        kept.pop()
    while len(before) > 1 and (before[0].pos_ == "ADP" or opens_paragraph(before[0])):
        before.pop(0)
    return token_span(before[0], kept[-1])


def opens_paragraph(token: Token) -> bool:
    """Whether a capitalised word is the verb that opens a paragraph: "Requests", "Condemning".

    A small model takes it for a name, or for a part of the one behind it.
    """
    if not token.text[:1].isupper() or token.lower_ not in _verb_forms():
        return False
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.is_space or before.is_punct or before.like_num or bool(token.is_sent_start)


def _own_words(head: Token) -> Iterator[Token]:
    """The words below a head, less what hangs on it or on one of them by a clause, a list or a mark; in no order."""
    whole = role_of(head) == "document"
    several = head.tag_ in _PLURALS
    below = list(head.children)
    while below:
        word = below.pop()
        if word.dep_ in _APART and word.text not in "-–" and not (several and _goes_on(word)):
            continue
        if not whole and not _tells_who(word, head):
            continue
        yield word
        below += word.children


def _goes_on(word: Token) -> bool:
    """Whether a word goes on a list of names inside a phrase: "the representatives of Norvania and Ostrel"."""
    first = word.head
    named = first.pos_ == "PROPN" and first.dep_ in {"pobj", "conj"}
    return named and (word.dep_ == "cc" or (word.dep_ == "conj" and word.pos_ == "PROPN") or word.text == ",")


def _tells_who(word: Token, head: Token) -> bool:
    """Whether a word below a head is of its description, and not of the verb above or an adverb beside it."""
    if word.i < head.i:
        return not (word.head.i == head.i and word.pos_ in {"ADV", "ADP"})
    if word.pos_ in {"VERB", "AUX", "PART"} and word.tag_ != "POS":
        alone = word.i + 1 == len(word.doc) or word.nbor(1).pos_ != "ADP"
        return alone and word.tag_ == "VBN" and word.dep_ == "amod" and not any(True for _ in word.children)
    if word.pos_ in {"ADV", "SCONJ"}:
        return False
    return word.dep_ != "prep" or _tells_which(word, head)


def _tells_which(preposition: Token, head: Token) -> bool:
    """Whether a preposition and its object tell which is meant: "of the Council", not "of its obligations"."""
    thing = next(iter(children(preposition, "pobj")), None)
    if thing is None or preposition.lower_ not in _WHICH:
        return False
    if thing.ent_type_ in _TIMES or thing.pos_ == "NUM" or thing.pos_ == "PRON":
        return False
    if any(child.lower_ in _POSSESSIVES for child in thing.children):
        return False
    named = thing.pos_ == "PROPN" or any(child.pos_ in {"PROPN", "DET", "NUM"} for child in thing.children)
    if head.tag_ in _PLURALS and preposition.head.i == head.i:
        return named
    return True


def _is_note(tokens: list[Token]) -> bool:
    """Whether the last word is the number of a note behind a word: "the representative of Norvania 43"."""
    last, before = tokens[-1], tokens[-2]
    return last.pos_ == "NUM" and last.text.isdigit() and before.pos_ not in {"ADP", "NUM"}


@lru_cache(maxsize=1)
def _verb_forms() -> frozenset[str]:
    """The third persons and participles of the verbs by which something is said (``ontology/sources/cues.csv``)."""
    with (ontology_folder() / "sources" / "cues.csv").open(encoding="utf-8", newline="") as file:
        verbs = {row["lemma"] for row in csv.DictReader(file) if row["pos"] == "verb" and row["lemma"].isalpha()}
    return frozenset(form for verb in verbs for form in _forms_of(verb))


def _forms_of(verb: str) -> Iterator[str]:
    consonant = len(verb) > 1 and verb[-2] not in _VOWELS
    yield verb[:-1] + "ies" if verb.endswith("y") and consonant else verb + "s"
    yield verb + "es"
    yield verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    yield verb + verb[-1] + "ing"
