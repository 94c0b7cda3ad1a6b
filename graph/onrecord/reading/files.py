"""The files behind SOURCE: one file, or all documents below a folder, in an order that does not change."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from onrecord.errors import UnreadableDocument
from onrecord.reading.clean import clean_path
from onrecord.reading.draft import Notice
from onrecord.reading.formats import FORMATS, why_skipped
from onrecord.reading.meta import SUFFIX

_EXTENSIONS = ", ".join(FORMATS)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document's file: its path, the path as the user gave it (POSIX) and its name within the run."""

    path: Path
    source: str
    doc_id: str


def find_files(sources: Sequence[str | Path], report: Callable[[Notice], None]) -> list[FoundFile | UnreadableDocument]:
    """The files of all sources with ids that are unique among them; what cannot be listed stands in its place.

    An id is the file's name without extension; where two files share it, the path. Holds all paths.
    """
    found: list[tuple[Path, str] | UnreadableDocument] = []
    for source in sources:
        found.extend(_find(Path(source), report))
    seen = Counter(one[0].stem for one in found if not isinstance(one, UnreadableDocument))
    files: list[FoundFile | UnreadableDocument] = []
    for one in found:
        if isinstance(one, UnreadableDocument):
            files.append(one)
        else:
            doc_id = clean_path(one[0].stem if seen[one[0].stem] == 1 else one[1])
            files.append(FoundFile(one[0], as_given(one[0]), doc_id))
    return files


def as_given(path: Path) -> str:
    """The path as the user gave it, with slashes; relative to the working directory where it lies below it.

    Characters that cannot be printed, and bytes that are no characters, are escaped.
    """
    if path.is_absolute():
        here = Path.cwd()
        path = path.relative_to(here) if path.is_relative_to(here) else path
    return clean_path(path.as_posix())


def _find(source: Path, report: Callable[[Notice], None]) -> Iterator[tuple[Path, str] | UnreadableDocument]:
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
        yield source, as_given(source)


def _walk(folder: Path, report: Callable[[Notice], None]) -> Iterator[tuple[Path, str] | UnreadableDocument]:
    """The documents below the folder, sorted by path; what is hidden or leads out of it is left."""
    failed: list[UnreadableDocument] = []
    root = folder.resolve()
    empty = True

    def on_error(error: OSError) -> None:
        place = as_given(Path(error.filename or folder))
        failed.append(UnreadableDocument(place, f"cannot be listed ({error.strerror})", "check its permissions"))

    for place, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from failed
        empty = empty and not failed
        failed.clear()
        described = _may_have_metadata(names)
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(place) / name
            if name.endswith(SUFFIX) and name.removesuffix(SUFFIX) in described:
                continue
            reason = why_skipped(name) or _why_left(path, root)
            if reason is not None:
                report(Notice(as_given(path), "skipped", reason))
                continue
            empty = False
            yield path, path.relative_to(folder).as_posix()
    yield from failed
    if empty and not failed:
        yield UnreadableDocument(
            as_given(folder), "holds no documents", f"put files there with one of these extensions: {_EXTENSIONS}"
        )


def _may_have_metadata(names: Sequence[str]) -> set[str]:
    """What the metadata files of the documents in one folder are called, without their ending."""
    documents = [name for name in names if not name.endswith(SUFFIX) and why_skipped(name) is None]
    return {called for name in documents for called in (name, PurePath(name).stem)}


def _why_left(path: Path, root: Path) -> str | None:
    """Why a file with a document's name is not opened, or ``None``."""
    if not path.is_file():
        return "no regular file"
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return "a link that leads out of the folder"
    return None
