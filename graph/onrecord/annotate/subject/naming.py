"""Names below a noun: how far one reaches, and which only tell more of the place where a thing is."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Token

from onrecord.names.folding import folded, generic_words

_HYPHENS = frozenset({"-", "‐", "‑"})
_CALLED, _OF, _WHOSE, _NOT = 0, 1, 2, 3
"""How near a name is to a noun: its own ("the Isk region"), behind "of", whose it is or what kind; or it is none."""


def whole_name(token: Token, head: Token, names: Set[str]) -> str:
    """The name that a word is part of: the words with a capital beside it that hang together, by a hyphen or a parse.

    ``head`` is the noun above and part of no name, ``names`` are words that names are made of.
    """
    first = last = token
    while (before := _beside(first, -1)) is not None and _hang(before, first, head, names):
        first = before
    while (after := _beside(last, 1)) is not None and _hang(last, after, head, names):
        last = after
    return token.doc[first.i : last.i + 1].text


def tells_of_place(token: Token, head: Token, names: Set[str]) -> bool:
    """Whether a name below a noun only tells more of another that says where: "Isk, a province of Norvania".

    Of "Norvania's Isk region" and "the Norvanian province of Isk" Isk is where something was.
    """
    above = token
    while above not in (head, above.head):
        noun, near = _related(above)
        if noun not in (None, head) and near != _CALLED and _bears(noun, above, near, names):
            return True
        above = above.head
    return False


def _beside(token: Token, step: int) -> Token | None:
    """The word before or after, over a hyphen that both touch."""
    doc, place = token.doc, token.i + step
    if 0 <= place + step < len(doc) and doc[place].text in _HYPHENS:
        first = min(token.i, place + step)
        if not doc[first].whitespace_ and not doc[first + 1].whitespace_:
            place += step
    return doc[place] if 0 <= place < len(doc) else None


def _hang(one: Token, other: Token, head: Token, names: Set[str]) -> bool:
    named = all(each.text in names and each.pos_ == "PROPN" for each in (one, other))
    if not named or head in (one, other):
        return False
    return other.i - one.i > 1 or one.head in (other, other.head) or other.head == one


def _related(token: Token) -> tuple[Token | None, int]:
    """The noun that a word stands below, and how near."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head, _OF
    if token.dep_ == "compound":
        return token.head, _CALLED
    if token.dep_ in {"poss", "amod", "appos", "nmod"}:
        return token.head, _WHOSE
    return None, _NOT


def _bears(noun: Token | None, but: Token, near: int, names: Set[str]) -> bool:
    """Whether a noun is a name, or has one nearer than another that stands below it."""
    if noun is None:
        return False
    if _is_name(noun, names):
        return True
    behind = (below for child in noun.children if child.lower_ == "of" for below in child.children)
    others = (each for each in (*noun.children, *behind) if each != but and _is_name(each, names))
    return any(_related(each)[1] < near for each in others)


def _is_name(token: Token, names: Set[str]) -> bool:
    return token.pos_ == "PROPN" and token.text in names and folded(token.text) not in generic_words()
