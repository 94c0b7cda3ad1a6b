"""Names that are nobody's, by the word at their head: of texts ("the Rell Accords"), of deeds, happenings and stuff."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_kinds
from onrecord.names.word_list import word_rows, word_set

_MUTE = word_set(
    "things.csv",
    "besides",
    "act",
    "attribute",
    "event",
    "phenomenon",
    "process",
    "quantity",
    "relation",
    "state",
    "substance",
)
_THINGS = frozenset(word for row in word_rows("things.csv") for word in row["words"].split("|"))


def is_a_thing(head: Token) -> bool:
    """Whether the head of a name is a word for what nobody is, and no word for a body."""
    return any(form in _THINGS for form in _forms(head)) and not any(form in role_kinds() for form in _forms(head))


def is_mute(head: Token) -> bool:
    """Whether a noun names a deed, a state or stuff, and no text or thought that could say something."""
    forms = set(_forms(head))
    return bool(forms & _MUTE) and not any(form in role_kinds() for form in forms)


def is_a_text(head: Token) -> bool:
    """Whether a capitalised word is one for a text: "Agreement", "Agreements"."""
    return any(role_kinds().get(form) == "document" for form in _forms(head))


def _forms(head: Token) -> Iterator[str]:
    """A word, and what it is a plural of; names keep their number in the parse."""
    word = head.lower_
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
