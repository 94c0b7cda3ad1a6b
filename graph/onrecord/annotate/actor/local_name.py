"""Ids of states that only one document tells of, while its annotators run; its record has them as territories."""

from __future__ import annotations

from onrecord.model.ids import relative_id
from onrecord.names.folding import slug

_MARK = "~"
"""No code of a known state begins so."""


def local_id(name: str) -> str:
    """The id of a state that one document tells of, inside that document.

    >>> local_id("West Ostrel")
    'state/~west_ostrel'
    """
    return relative_id("state", _MARK + slug(name).replace("-", "_"))


def is_local(relative: str | None) -> bool:
    """Whether an id is of such a state, or made of its code."""
    return _MARK in (relative or "")


def lasting(relative: str | None) -> str | None:
    """The id as records have it: a territory of that name; what is made of its code is told by that name.

    >>> lasting("state/~west_ostrel"), lasting("org/foreign-ministry-~west_ostrel"), lasting("state/nv")
    ('territory/west-ostrel', 'org/foreign-ministry-west-ostrel', 'state/nv')
    """
    if relative is None or _MARK not in relative:
        return relative
    head, _, code = relative.partition(_MARK)
    code = code.replace("_", "-")
    return relative_id("territory", code) if head == "state/" else head + code
