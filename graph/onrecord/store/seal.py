"""The seal of a store: what the last writer left of each file, so that damage is told before it is read.

An engine notices bytes that changed only where it happens to read them, and some damage it reads as an end. So
whoever has written to a store notes the size and the SHA-256 of each file of the graph, of the manifest and of the
vocabulary. Who opens the store compares sizes and times, which costs nothing, and reads a file again only where its
time is another: after a copy, or after somebody's hand. Texts have their hashes in the manifest; decisions and
actors are people's own files.

While somebody writes, the seal holds for the files of quads alone, which are never changed once they are written.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import DamagedPart
from onrecord.output.writing import write_whole
from onrecord.store.folder import Folder

_QUADS = ".sst"
_OWN_OF_ENGINE = ("LOG", "LOCK", "IDENTITY")
"""How names of files begin that the engine keeps for itself: they hold nothing of the store."""


@dataclass(frozen=True, slots=True)
class _Seal:
    """A file as a writer left it: size in bytes, time of the last change in nanoseconds, SHA-256 in hex."""

    size: int
    time: int
    sha256: str


REMEDY = (
    "put it back from a copy of the store (onrecord restore), let onrecord check --repair make it again, or build the"
    " sources into a new folder with --store; nothing was changed"
)
"""What helps where a part of a store is gone or damaged."""


def broken_seals(folder: Folder) -> Iterator[DamagedPart]:
    """Yields what is not as the last writer left it; nothing of a store that was never sealed.

    A missing vocabulary is none: the next writer makes it again. Missing parts are told by ``parts``.
    """
    whole, seals = _read(folder)
    if seals is None:
        yield DamagedPart(folder.seal, "cannot be read", "delete it, then see onrecord check")
        return
    for name, sealed in seals.items():
        path = folder.path / name
        remedy = "delete it, the next build makes it again" if path == folder.vocabulary else REMEDY
        try:
            found = path.stat()
        except FileNotFoundError:
            if whole and path not in (folder.vocabulary, folder.manifest):
                yield DamagedPart(path, "is missing", remedy)
            continue
        if found.st_size != sealed.size:
            yield DamagedPart(path, f"has {found.st_size:,} bytes and not {sealed.size:,}, as it was written", remedy)
        elif found.st_mtime_ns != sealed.time and _sha256(path) != sealed.sha256:
            yield DamagedPart(path, "its bytes have changed since it was written", remedy)


def differing(folder: Folder, copied: Folder) -> list[str]:
    """The names of files that the seal of a store and that of its copy tell of as different."""
    (whole, ours), (_, theirs) = _read(folder), _read(copied)
    if not whole or ours is None or theirs is None:
        return []  # the store's last writer was killed: nothing is known of what it left
    names = ours.keys() | theirs.keys()
    return sorted(name for name in names if _content(ours.get(name)) != _content(theirs.get(name)))


def _content(sealed: _Seal | None) -> tuple[int, str] | None:
    return (sealed.size, sealed.sha256) if sealed else None


def sealed_state(seal: Path) -> str:
    """What the last writer left, as a short text that is another for other files; empty while nothing is sealed."""
    whole, seals = _read_file(seal)
    return _check(seals) if whole and seals else ""


def break_seal(folder: Folder) -> None:
    """Notes that somebody writes: from now on the seal holds for files of quads that are still there."""
    _, seals = _read(folder)
    if seals:
        _write(folder, {name: seal for name, seal in seals.items() if name.endswith(_QUADS)}, whole=False)


def set_seal(folder: Folder) -> None:
    """Notes what each file is like now; only where nothing of this process still holds the graph open."""
    if _is_open(folder.graph):
        return
    _, before = _read(folder)
    with suppress(OSError):  # a full disk: the store is then as one whose writer was killed
        found = {str(path.relative_to(folder.path).as_posix()): path for path in _sealed_files(folder)}
        seals = {name: _sealed(path, (before or {}).get(name)) for name, path in sorted(found.items())}
        _write(folder, seals, whole=True)


def _sealed_files(folder: Folder) -> Iterator[Path]:
    if folder.graph.is_dir():
        yield from (path for path in folder.graph.iterdir() if not path.name.startswith(_OWN_OF_ENGINE))
    yield from (path for path in (folder.manifest, folder.vocabulary) if path.is_file())


def _sealed(path: Path, before: _Seal | None) -> _Seal:
    found = path.stat()
    if before and (before.size, before.time) == (found.st_size, found.st_mtime_ns):
        return before
    return _Seal(found.st_size, found.st_mtime_ns, _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_open(graph: Path) -> bool:
    """Whether this process has a file of the graph open, as an answer that somebody keeps has; where it is told."""
    place = f"{graph.resolve()}{os.sep}"
    for link in Path("/proc/self/fd").glob("*"):
        with suppress(OSError):
            if str(link.readlink()).startswith(place):
                return True
    return False


def _read(folder: Folder) -> tuple[bool, Mapping[str, _Seal] | None]:
    """Whether the seal is of all files, and each file's; no files if there is no seal, ``None`` if it is damaged."""
    return _read_file(folder.seal)


def _read_file(seal: Path) -> tuple[bool, Mapping[str, _Seal] | None]:
    try:
        told = json.loads(seal.read_bytes())
        files = {
            str(name): _Seal(int(size), int(time), str(sha256)) for name, (size, time, sha256) in told["files"].items()
        }
        return bool(told["whole"]), files if told["check"] == _check(files) else None
    except FileNotFoundError:
        return False, {}
    except (ValueError, TypeError, KeyError, AttributeError):
        return False, None


def _write(folder: Folder, seals: Mapping[str, _Seal], *, whole: bool) -> None:
    files = {name: [each.size, each.time, each.sha256] for name, each in seals.items()}
    told = {"whole": whole, "check": _check(seals), "files": files}
    write_whole(folder.seal, json.dumps(told, indent=1).encode() + b"\n")


def _check(seals: Mapping[str, _Seal]) -> str:
    lines = (f"{name}\0{each.size}\0{each.time}\0{each.sha256}\n" for name, each in sorted(seals.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
