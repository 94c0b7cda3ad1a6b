"""The files behind SOURCE: one file, or all documents below a folder, in an order that does not change."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.clean import clean_path
from onrecord.reading.draft.draft import Notice
from onrecord.reading.registry import divided, extensions, why_skipped
from onrecord.reading.sidecar import SUFFIX


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document's file: its path, the path as the user gave it (POSIX) and its name within the run.

    ``searched`` is the folder below which it was found; empty where the file itself was named.
    """

    path: str
    source: str
    doc_id: str
    searched: str = ""


class _Place(NamedTuple):
    """A file that was found: its path, the same as the user gave it, its name, and its path below what was searched."""

    path: str
    source: str
    stem: str
    below: str
    searched: str = ""


def find_files(sources: Sequence[str | Path], report: Callable[[Notice], None]) -> list[FoundFile | UnreadableDocument]:
    """The files of all sources with ids that are unique among them; what cannot be listed stands in its place.

    An id is the file's name without extension; where two files share it, the path. Holds all paths.
    """
    found = [one for source in sources for one in _find(Path(source), report)]
    seen = Counter(one.stem for one in found if isinstance(one, _Place))
    files: list[FoundFile | UnreadableDocument] = []
    for one in found:
        if isinstance(one, UnreadableDocument):
            files.append(one)
        else:
            name = clean_path(one.stem if seen[one.stem] == 1 else one.below)
            files.append(FoundFile(one.path, one.source, name, one.searched))
    return files


def as_given(path: Path) -> str:
    """The path as the user gave it, with slashes; relative to the working directory where it lies below it.

    Characters that cannot be printed, and bytes that are no characters, are escaped.
    """
    if path.is_absolute():
        here = Path.cwd()
        path = path.relative_to(here) if path.is_relative_to(here) else path
    return clean_path(path.as_posix())


def _find(source: Path, report: Callable[[Notice], None]) -> Iterator[_Place | UnreadableDocument]:
    try:
        exists = source.exists()
        is_folder = source.is_dir()
    except (OSError, ValueError):
        exists = is_folder = False
    if not exists:
        yield UnreadableDocument(clean_path(str(source)), "does not exist", "check the path")
    elif is_folder:
        yield from _walk(source, report)
    else:
        yield _Place(str(source), as_given(source), divided(source.name)[0], as_given(source))


def _walk(folder: Path, report: Callable[[Notice], None]) -> Iterator[_Place | UnreadableDocument]:
    """The documents below the folder, sorted by path; what is hidden or leads out of it is left.

    Paths are put together as text, a folder at a time: as objects they took most of the time of a build
    that finds ten thousand files as they were.
    """
    root = folder.resolve()
    empty = True
    to_list = [folder]
    while to_list:
        place = to_list.pop()
        try:
            entries = _entries(place)
        except OSError as error:
            empty = False
            yield UnreadableDocument(as_given(place), f"cannot be listed ({error.strerror})", "check its permissions")
            continue
        folders = {entry for entry in entries if _says(entry.is_dir)}
        to_list += [place / entry.name for entry in reversed(entries) if entry in folders and not entry.is_symlink()]
        files = [entry for entry in entries if entry not in folders]
        given, below = _opening(as_given(place)), _opening(place.relative_to(folder).as_posix())
        for file in _but_metadata(files):
            reason = why_skipped(file.name) or _why_left(file, root)
            source = given + clean_path(file.name)
            if reason is not None:
                report(Notice(source, "skipped", reason))
                continue
            empty = False
            yield _Place(file.path, source, divided(file.name)[0], below + file.name, str(folder))
    if empty:
        yield UnreadableDocument(
            as_given(folder), "holds no documents", f"put files there with one of these extensions: {extensions()}"
        )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, sorted by name; raises ``OSError``."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=attrgetter("name"))


def _says(is_such: Callable[[], bool]) -> bool:
    """What an entry of a folder says of itself; no where it cannot tell, as a link to itself cannot."""
    try:
        return is_such()
    except OSError:
        return False


def _opening(folder: str) -> str:
    """What the paths of the files in a folder begin with."""
    return "" if folder == "." else folder if folder.endswith("/") else f"{folder}/"


def _but_metadata(files: Sequence[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """The files of one folder without those that hold the metadata of another."""
    documents = [file.name for file in files if not file.name.endswith(SUFFIX) and why_skipped(file.name) is None]
    described = {called + SUFFIX for name in documents for called in (name, divided(name)[0])}
    return (file for file in files if file.name not in described)


def _why_left(file: os.DirEntry[str], root: Path) -> str | None:
    """Why a file with a document's name is not opened, or ``None``."""
    if not _says(file.is_file):
        return "no regular file"
    if file.is_symlink() and not Path(file.path).resolve().is_relative_to(root):
        return "a link that leads out of the folder"
    return None
