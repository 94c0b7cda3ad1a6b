"""Nouns for offices and bodies by what stands beside them: bare ones, and the words that tell which they are."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.annotate.acting.voice import speaks
from onrecord.annotate.acting.words import BARE_BODY, BETWEEN
from onrecord.annotate.parse.clause import children

_ARTICLES = frozenset({"the", "this", "that"})


def words_of(token: Token) -> frozenset[str]:
    """The words of a noun's phrase that tell what it is, articles and owners apart."""
    before = [child for child in children(token, "amod", "compound", "nmod") if child.i < token.i]
    phrases = [phrase for phrase in children(token, "prep") if phrase.lower_ in {"of", "for"}]
    behind = [place for phrase in phrases for place in children(phrase, "pobj")]
    below = [each for place in behind for each in children(place, "amod", "compound")]
    return frozenset(each.lower_ for each in (token, *before, *behind, *below))


def is_plain(token: Token) -> bool:
    """Whether words that tell what it is stand before a noun, and no others: "the wrong government" is another."""
    return all(child.lower_ in BETWEEN or speaks(child) for child in children(token, "amod", "compound", "nmod"))


def is_bare(token: Token) -> bool:
    """Whether a noun stands with an article and words that tell what it is alone: "the foreign minister"."""
    if not is_plain(token):
        return False
    dets = {child.lower_ for child in token.children if child.dep_ in {"det", "poss"}}
    plain = bool(dets) or token.pos_ == "PROPN" or token.i == token.sent.start or token.tag_ == "NNS"
    return dets <= _ARTICLES and plain


def is_body(token: Token, words: Iterable[str]) -> bool:
    """Whether a noun names a body that every state has one of: "the Foreign Ministry", "the government"."""
    lemma = token.lemma_.lower()
    return lemma in BARE_BODY or (lemma in {"ministry", "department", "office"} and "foreign" in words)
