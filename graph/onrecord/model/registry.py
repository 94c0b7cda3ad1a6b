"""Registries: the parts of one kind by name, our own and those of other installed packages.

A part is a document format, an annotator, an export, a view or a back end of stores. Our own are given as a table of
``name: "module:attribute"``. Other packages give theirs by entry points of the registry's group. Both are imported
only when somebody asks for the name; asking which names there are imports none of other packages.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.errors import OnRecordError, PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")
OUR_PACKAGE = "onrecord"
_OF_THE_OUTPUT = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EPIPE})
"""Numbers of errors that tell of where a part writes to, and not of the part."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One part of a registry; ``package`` is the distribution it comes from and its version, empty for our own."""

    what: str
    name: str
    thing: T
    package: str = ""

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Turn an error of another package's code into a ``PluginError`` that names the package.

        Our own errors pass, and those of a full disk or a closed pipe. The code is a stranger's: what it raises
        cannot be known beforehand.
        """
        try:
            yield
        except OnRecordError:
            raise
        except Exception as error:
            if not self.package or (isinstance(error, OSError) and error.errno in _OF_THE_OUTPUT):
                raise
            reason = f"failed ({type(error).__name__}: {error})"
            raise PluginError(
                f"{self.what} {self.name} of {self.package}", reason, "report it to its makers"
            ) from error


class Registry(Mapping[str, T]):
    """The parts of one kind by name: our own in the order of their table, then those of others by name.

    ``what`` is the kind in a word for messages, ``group`` the group of entry points, ``kind`` the type of a part.
    """

    def __init__(self, what: str, group: str, kind: type[T], own: Callable[[], Mapping[str, str]]) -> None:
        self.what = what
        self.group = group
        self._kind = kind
        self._own = own
        self._parts: dict[str, Part[T]] = {}

    @cached_property
    def own(self) -> Mapping[str, str]:
        """Our own parts: ``module:attribute`` by name."""
        return self._own()

    @cached_property
    def others(self) -> Mapping[str, tuple[EntryPoint, ...]]:
        """The entry points of other packages by name, one each unless several packages took the name."""
        found = sorted(self._declared(), key=lambda point: (point.name, package_of(point)))
        names = dict.fromkeys(point.name for point in found if point.name not in self.own)
        return {name: tuple(point for point in found if point.name == name) for name in names}

    def _declared(self) -> Iterator[EntryPoint]:
        from importlib.metadata import entry_points  # slow to load, and nothing else may need it

        seen = set[tuple[str, str, str]]()
        for point in entry_points(group=self.group):
            told = (point.name, point.value, package_of(point))
            if told not in seen:
                seen.add(told)
                yield point

    def refused(self) -> list[str]:
        """One line for each part of another package that took the name of one of ours, which stays in use."""
        return [
            f"{self.what} {point.name} is given by {OUR_PACKAGE} and by {package_of(point)}: "
            f"that of {OUR_PACKAGE} is used; ask the makers of {name_of(point)} for another name"
            for point in self._declared()
            if point.name in self.own
        ]

    def part(self, name: str) -> Part[T]:
        """The part of that name, imported now if it was not before.

        Raises ``KeyError`` where there is none, and ``PluginError`` where several packages took the name, or the
        package that gives it cannot be loaded.
        """
        if name not in self._parts:
            self._parts[name] = self._load_own(name) if name in self.own else self._load(name, self.others[name])
        return self._parts[name]

    def _load_own(self, name: str) -> Part[T]:
        module, _, attribute = self.own[name].partition(":")
        thing = getattr(import_module(module), attribute)
        assert isinstance(thing, self._kind)
        return Part(self.what, name, thing)

    def _load(self, name: str, points: tuple[EntryPoint, ...]) -> Part[T]:
        packages = sorted(map(package_of, points))
        if len(points) > 1:
            told = f"is given by {' and by '.join(packages)}"
            raise PluginError(f"{self.what} {name}", told, "uninstall all but one of them")
        [point] = points
        called, remedy = f"{self.what} {name} of {packages[0]}", f"mend or uninstall {name_of(point)}"
        try:
            thing = point.load()
        except (Exception, SystemExit) as error:  # a stranger's module: whatever it raises costs this part alone
            raise PluginError(called, f"cannot be loaded ({type(error).__name__}: {error})", remedy) from error
        if not isinstance(thing, self._kind):
            raise PluginError(called, f"is no {self._kind.__name__} but {type(thing).__name__}", remedy)
        return Part(self.what, name, thing, packages[0])

    def __getitem__(self, name: str) -> T:
        return self.part(name).thing

    def __contains__(self, name: object) -> bool:
        return name in self.own or name in self.others

    def __iter__(self) -> Iterator[str]:
        return iter((*self.own, *self.others))

    def __len__(self) -> int:
        return len(self.own) + len(self.others)


def name_of(point: EntryPoint) -> str:
    """The name of the distribution that an entry point comes from."""
    return point.dist.name if point.dist else point.module


def package_of(point: EntryPoint) -> str:
    """The distribution that an entry point comes from, with its version: ``onrecord-sample 1.0``."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.module


def discovered(modules: Mapping[str, str], attribute: str) -> Mapping[str, str]:
    """The table of parts that lie in modules of their own: by name, in the order of each part's ``place``.

    ``modules`` has the module of each name; all are imported, so they should import little themselves.
    """
    places = {name: getattr(import_module(module), attribute).place for name, module in modules.items()}
    return {name: f"{modules[name]}:{attribute}" for name in sorted(modules, key=lambda name: (places[name], name))}
