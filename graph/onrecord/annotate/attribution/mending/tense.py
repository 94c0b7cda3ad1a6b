"""The tense of a clause by its tags, and whether quoted words part two verbs: what several rules of mending ask."""

from __future__ import annotations

from spacy.tokens import Doc, Token

TENSED = frozenset({"VBD", "VBZ", "VBP"})


def tense(verb: Token) -> str:
    """The tag of the word that carries a clause's tense; that of a past perfect is one of its own."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not auxiliaries:
        return verb.tag_
    return "had" if auxiliaries[0].lower_ == "had" else auxiliaries[0].tag_


def quoted_apart(doc: Doc, cue: Token, verb: Token) -> bool:
    """Whether a quotation mark stands between the two, so that they need not be one sentence's."""
    return sum(token.is_quote for token in doc[cue.i : verb.i]) % 2 == 1
