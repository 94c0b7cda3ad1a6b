"""Ids of states that only one document tells of, while its annotators run; its record has them as territories."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from onrecord.model.ids import relative_id
from onrecord.names.folding import slug

T = TypeVar("T")
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


_LOCAL = re.compile(r"[a-z]+/(?:[\w-]*-)?~\w+")


def with_lasting(value: T) -> T:
    """A frozen value with lasting ids in place of those of such states, in all values that it holds too.

    >>> with_lasting(("state/~ostrel", ("state/nv", "some ~40 ships")))
    ('territory/ostrel', ('state/nv', 'some ~40 ships'))
    """
    return cast(T, _with_lasting(value))


def _with_lasting(value: object) -> object:
    if isinstance(value, str):
        return lasting(value) if _MARK in value and _LOCAL.fullmatch(value) else value
    if isinstance(value, tuple):
        return tuple(_with_lasting(each) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for name in (field.name for field in fields(value)):
        old = getattr(value, name)
        new = _with_lasting(old)
        if new != old:
            changed[name] = new
    return replace(cast(Any, value), **changed) if changed else value
