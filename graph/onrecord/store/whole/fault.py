"""What is wrong with a part of a store, and what helps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FaultKind = Literal[
    "mark", "lock", "seal", "vocabulary", "manifest", "engine", "text", "graph", "digest", "links", "words"
]
"""The part that is damaged.

``mark`` is the file that makes a folder a store, ``engine`` the files of the graph, ``graph`` what these hold of one
document, ``digest`` the index of one document, ``links`` all that ties documents together, ``words`` what is searched.
"""

HEAVY = frozenset({"manifest", "engine"})
"""Parts without which a store cannot be mended where it lies: it is built anew beside."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that is not as it should be: where, what is wrong, what helps, and of which document, if of one."""

    kind: FaultKind
    path: Path
    wrong: str
    remedy: str = "onrecord check --repair makes it again"
    key: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.wrong}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the faults, texts that no document has, and how much was gone over."""

    faults: tuple[Fault, ...]
    strays: tuple[Path, ...] = ()
    documents: int = 0
    quads: int = 0

    def __str__(self) -> str:
        """One line for people."""
        told = f"{self.documents:,} documents with their texts, {self.quads:,} quads"
        return f"{told}: {len(self.faults)} faults" if self.faults else f"{told}: whole"
