"""Capitals inside other names: "the Port Elsa Agreement", "the Treaty of Port Elsa", "the Port Elsa talks".

A city stands for its government only where nothing is named for it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.annotate.actor.recognition.place import is_of_land, is_of_water_or_land
from onrecord.annotate.actor.recognition.thing import is_a_text, is_a_thing
from onrecord.annotate.actor.role import role_of
from onrecord.annotate.actor.wording.phrase import opens_paragraph

_ACTING = frozenset({"person", "collective", "organization", "unnamed"})
_FARTHEST = 5


def is_in_a_name(last: Token) -> bool:
    """Whether a city's name, whose last token this is, begins or ends the name of something else."""
    return _begins_a_name(last) or _ends_a_name(last)


def tells_which_one(last: Token) -> bool:
    """Whether a city's name tells which of some things is meant that its government is not: "the Port Elsa talks"."""
    if last.i + 1 < len(last.doc) and last.doc[last.i + 1].text in {"-", "–"} and not last.whitespace_:
        return True
    thing = last.head
    return (
        last.dep_ in {"compound", "nmod"}
        and thing.pos_ == "NOUN"
        and last.i < thing.i
        and role_of(thing) not in _ACTING
    )


def lies_in_land(doc: Doc, first: int, last: int) -> bool:
    """Whether a name of a state is inside that of a river, a sea or a delta: "the Gulf of Norvania"."""
    behind = [token for token in doc[last + 1 : last + 3] if not token.is_space]
    for token in behind:
        if not token.text.istitle() or token.is_sent_start:
            break
        if is_of_water_or_land(token):
            return True
    before = doc[max(0, first - 3) : first]
    if len(before) and before[-1].lower_ == "the":
        before = before[:-1]
    of_land = len(before) > 1 and before[-1].lower_ == "of" and is_of_water_or_land(before[-2])
    return of_land and before[-2].text.istitle() and not before[-2].is_sent_start


def _begins_a_name(last: Token) -> bool:
    """Whether capitalised words follow of which one is for a text, a happening or a body, or that it is a part of."""
    behind = [token for token in last.doc[last.i + 1 : last.i + 1 + _FARTHEST] if not token.is_space]
    for token in behind:
        if not token.text[:1].isupper() or token.is_sent_start:
            break
        if is_a_text(token) or is_a_thing(token) or is_of_land(token) or role_of(token) in {"organization", "person"}:
            return True
    named = last.dep_ in {"compound", "nmod"} and last.head.i > last.i and last.head.pos_ == "PROPN"
    return named and bool(behind) and behind[0].text[:1].isupper() and not opens_paragraph(behind[0])


def _ends_a_name(last: Token) -> bool:
    """Whether "of" and a capitalised word stand before: "the Statute of Port Elsa", "the City of Port Elsa"."""
    top = last
    while top.dep_ in {"compound", "nmod"} and top.head.i != top.i:
        top = top.head
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return False
    thing = top.head.head
    if is_of_land(thing):
        return True
    named = is_a_text(thing) or is_a_thing(thing) or role_of(thing) in _ACTING
    return thing.text[:1].isupper() and not thing.is_sent_start and named
