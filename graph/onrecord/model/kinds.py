"""The kinds of findings that there are: one for each module in the folder ``finding``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from onrecord.model import finding as folder
from onrecord.model.record import Finding


@cache
def kinds() -> tuple[type[Finding], ...]:
    """The kinds of findings, in the order in which the extraction record lists them.

    >>> [name for kind in kinds() for name in kind.lists][:2]
    ['positions', 'subjects']
    """
    found = [_kind(f"{folder.__name__}.{module.name}") for module in iter_modules(folder.__path__)]
    return tuple(sorted(found, key=lambda kind: (kind.place, kind.lists)))


def _kind(module: str) -> type[Finding]:
    found = import_module(module).KIND
    assert isinstance(found, type)
    assert issubclass(found, Finding)
    return found
