"""The kinds of findings, a module each: what one is, and how it is written in JSON and in the graph."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from onrecord.model.record import Finding


@cache
def kinds() -> tuple[type[Finding], ...]:
    """The kinds of findings, in the order in which the extraction record lists them.

    >>> [name for kind in kinds() for name in kind.lists][:2]
    ['positions', 'subjects']
    """
    found = [_kind(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return tuple(sorted(found, key=lambda kind: (kind.place, kind.lists)))


def _kind(module: str) -> type[Finding]:
    found = import_module(module).KIND
    assert isinstance(found, type)
    assert issubclass(found, Finding)
    return found
