"""The mutated files by number: what each is, and how it is tried."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import hand_edited
from forked import run_forked
from fuzzing import corpus, end_pdf_process, read, watched
from mutation import mutate
from onrecord.pipeline.build import extract_sources
from onrecord.settings import Settings
from samples import good

MEMORY = 400_000_000
"""Bytes that a file may take beside the loaded program."""

SECONDS = 20.0
"""Of processor time that a file may take; it is ended after twice as many."""

OFFICE = (".doc", ".odt", ".rtf")
"""What LibreOffice reads, whose memory is its own: docs/reading.md has its limit."""


@dataclass(frozen=True)
class Case:
    """One mutated file: its format for the table, its name and bytes, and how it is tried in a folder."""

    format: str
    name: str
    data: bytes
    attempt: Callable[[Path], str]


def case(seed: int, number: int, given: Path) -> Case:
    """The mutated file of this number: two of three are documents, one is a user's own file for a store."""
    chance = random.Random(f"{seed}-{number}")
    if number % 3 == 2:
        files = hand_edited.seeds(given)
        name = sorted(files)[number // 3 % len(files)]
        data = mutate(files[name], name, chance, [files[chance.choice(sorted(files))] for _ in range(2)])
        whole = chance.random() < 0.15
        attempt = partial(hand_edited.attempt, name, data, given, whole=whole)
        return Case(name + (" by its command" if whole else ""), name, data, attempt)
    files = corpus()
    names = [*sorted(good()) * 4, *sorted(files.keys() - good().keys())]
    name = names[(number - number // 3) % len(names)]
    data = mutate(files[name], name, chance, [files[chance.choice(names)] for _ in range(2)])
    annotated = chance.random() < 0.05
    kind = "annotated" if annotated else name.partition(".")[2]
    return Case(kind, name, data, partial(_extracted if annotated else _read, name, data))


def _read(name: str, data: bytes, folder: Path) -> str:
    path = folder / name
    path.write_bytes(data)
    with watched(folder):
        outcome = read(path)
    end_pdf_process()
    return outcome


def _extracted(name: str, data: bytes, folder: Path) -> str:
    """Documents are annotated too, as ``extract`` does it."""
    (folder / name).write_bytes(data)
    found = [type(one).__name__ for one in extract_sources([str(folder / name)], Settings())]
    end_pdf_process()
    assert found, "nothing came of it"
    return "annotated"


def prepare(folder: Path) -> Path:
    """The folder with what all begins with; the program is loaded, with its model."""
    given = folder / "given"
    if not (given / "coded.dna").exists():  # in a process of its own: the engine's threads do not outlive a fork
        shutil.rmtree(given, ignore_errors=True)
        ended = run_forked(partial(hand_edited.make_given, given), 600)
        if ended.fault:
            raise SystemExit(ended.fault)
    list(extract_sources([str(given / "one.txt")], Settings()))
    for name, data in good().items():  # what readers load when they are first asked
        if not name.endswith(OFFICE):
            (folder / name).write_bytes(data)
            read(folder / name)
            (folder / name).unlink()
    return given
