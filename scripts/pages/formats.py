"""The table of formats, from their registry and the docstrings of their modules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from onrecord.reading.registry import FORMATS
from pages.blocks import first_line, table


def formats_table() -> str:
    """A row for each module that reads: the extensions that go to it, what it reads, where it is.

    Only our own: what other installed packages read is no part of the page.
    """
    return table(("extension", "what is read", "in `graph/onrecord/reading/`"), _rows())


def _rows() -> Iterator[tuple[str, ...]]:
    read_by = defaultdict(list)
    for name, target in FORMATS.own.items():
        read_by[target.partition(":")[0]].append(f"`.{name.removeprefix('.')}`")
    for module, extensions in read_by.items():
        path = module.removeprefix("onrecord.reading.").replace(".", "/")
        yield (" ".join(extensions), first_line(import_module(module).__doc__), f"`{path}.py`")
