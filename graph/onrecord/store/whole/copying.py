"""Copies a store as it stands, while others read it, and puts a copy back.

Whoever copies holds the store as a reader does, so nobody writes meanwhile and the files are those of one state. The
engine could make a checkpoint as well, but that is links to the same files on the disk: what damages the store would
damage the copy. A copy is made beside its name, gets it once it is whole, and was compared with the store's seal and
the hashes of the texts; what a killed copy left beside is made anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.held_folder import hold, let_go
from onrecord.store.folder import Folder, check_place, storage_errors
from onrecord.store.parts import connection_for_reading, refuse_incomplete
from onrecord.store.seal import differing, set_seal
from onrecord.store.whole.check import check
from onrecord.store.whole.snapshot import SNAPSHOTS

_UNDER_WAY = ".partial"
_MARK = "copy-under-way"
_NOT_COPIED = frozenset({"lock", "seal.json", _MARK})


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy of a store: where, with how many files and bytes."""

    path: Path
    files: int
    size: int
    kept: Path | None = None

    def __str__(self) -> str:
        kept = f"; the store that was there is {self.kept}" if self.kept else ""
        return f"{self.path}: {self.files:,} files, {self.size / 1e6:,.1f} MB, checked{kept}"


def backup(store: Path | str, target: Path | str) -> Copied:
    """Copies the store in a folder to a new folder, while others may read it; nobody can write to it meanwhile.

    Raises ``StoreError`` if the store is damaged, in use by a writer, or the target is there already.
    """
    source, place = Path(store), Path(target)
    check_place(source)
    _refuse_taken(place, "")
    _refuse_inside(place, source)
    with storage_errors(place), Folder(source, "read") as folder:
        refuse_incomplete(folder)
        with _made_beside(place) as beside:
            _copy(folder, beside)
            _compare(folder, beside)
    return _counted(place)


def restore(copy: Path | str, store: Path | str, *, replace: bool = False) -> Copied:
    """Puts a copy back as the store in a folder, once it was checked from end to end.

    With ``replace`` the store that is there, damaged or not, is kept under another name, which is told; without,
    the folder must be new. Raises ``StoreError``.
    """
    source, place = Path(copy), Path(store)
    found = check(source)
    if found.faults:
        raise StoreError(f"{source}: the copy is damaged itself ({found.faults[0].wrong}); use another")
    if not replace:
        _refuse_taken(place, " or add --replace, which keeps the old store under another name")
    _refuse_inside(place, source)
    kept: list[Path] = []
    with storage_errors(place), Folder(source, "read") as folder, _made_beside(place, aside=kept) as beside:
        _copy(folder, beside)
        _compare(folder, beside)
    return _counted(place, *kept)


def _refuse_taken(place: Path, otherwise: str) -> None:
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        raise StoreError(f"{place}: is there already; name a new folder{otherwise}")


def _refuse_inside(place: Path, source: Path) -> None:
    inner, outer = place.resolve(), source.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise StoreError(f"{place}: one of it and {source} lies in the other; name a folder elsewhere")


@contextmanager
def _made_beside(place: Path, aside: list[Path] | None = None) -> Iterator[Path]:
    """A new folder in which a store is made, which gets its name when it is whole; what was left there goes.

    With ``aside`` the store that is in the way is given another name, which goes into that list.
    """
    beside = place.with_name(place.name + _UNDER_WAY)
    if beside.exists():
        if not (beside / _MARK).is_file():
            raise StoreError(f"{beside}: is in the way and was not left by a copy; move it elsewhere")
        shutil.rmtree(beside)
    beside.mkdir(parents=True)
    (beside / _MARK).touch()
    try:
        yield beside
        if place.exists():
            if aside is None or not any(place.iterdir()):
                place.rmdir()
            else:
                aside.append(put_aside(place))
        beside.rename(place)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    (place / _MARK).unlink()


def _copy(folder: Folder, beside: Path) -> None:
    """Copies all parts, and flushes them to the disk, with the rights of new files."""
    for path, folders, files in os.walk(folder.path, followlinks=True):
        folders[:] = [name for name in folders if name != SNAPSHOTS]
        place = beside / Path(path).relative_to(folder.path)
        for name in folders:
            (place / name).mkdir()
        for name in files:
            if name not in _NOT_COPIED and not name.endswith("-shm"):
                shutil.copyfile(Path(path) / name, place / name)
                with (place / name).open("rb") as file:
                    os.fsync(file.fileno())
    (beside / "lock").touch()


def _compare(folder: Folder, beside: Path) -> None:
    """Compares the copy with the store, and seals it. Raises ``StoreError`` where they differ."""
    with Folder(beside, "read") as copied:
        set_seal(copied)
        for name in differing(folder, copied):
            raise StoreError(f"{copied.path / name}: is not what was copied; check the disk, and copy again")
        with closing(connection_for_reading(copied.manifest)) as database:
            for key, sha256 in database.execute("SELECT key, sha256 FROM document ORDER BY key"):
                copied.text(key, sha256)


def put_aside(place: Path) -> Path:
    """Gives the store that is there another name, unless it is in use."""
    check_place(place)
    let_go(hold(place, "write") if (place / "lock").is_file() else None)
    number = 1
    while (kept := place.with_name(f"{place.name}.before-{number}")).exists():
        number += 1
    place.rename(kept)
    return kept


def _counted(place: Path, kept: Path | None = None) -> Copied:
    files = [found for found in place.rglob("*") if found.is_file()]
    return Copied(place, len(files), sum(found.stat().st_size for found in files), kept)
