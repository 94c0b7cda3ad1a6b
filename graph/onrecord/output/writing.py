"""Atomic writing of files: written beside their place, and moved there in one step once all is written.

Whatever ends the writing before, a full disk, a limit, an error of ours or Ctrl-C, the file that stood there stays.
A process that is killed leaves what it wrote beside: a file that is named for the other and ends in ``.partial``.
"""

from __future__ import annotations

import errno
import io
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
"""The numbers of errors that tell of a disk, a quota or a limit with no room left."""

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_STREAMS = ("/dev/std", "/dev/fd/", "/proc/")
"""How names begin that stand for what a process has open, which may look like a file that could be replaced."""

_MOST_LINKS = 40


def write_whole(path: Path, content: bytes) -> None:
    """Writes the content to the file, or leaves it as it was. For files that no two processes write at one time."""
    beside = _Beside(path, path.with_name(path.name + ".partial"))
    try:
        beside.file.write(content)
        beside.put(path)
    except BaseException:
        beside.drop()
        raise


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A context with a file that replaces the one the user named when the block is over, with its permissions.

    A link leads to the file that is replaced. What is no file (a pipe, ``/dev/stdout``) is written as it comes.
    Raises ``OutputError``, with what stood there as it was; all other errors of the block go through.
    """
    with _telling(path):
        place, before = Path(os.path.realpath(path)), _status(path)
        if before and stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        straight = _is_stream(path) or bool(before and not stat.S_ISREG(before.st_mode))
        name = f".{place.name[:50]}.{secrets.token_hex(4)}.partial"
        beside = _Beside(path, None) if straight else _Beside(place, place.with_name(name), before)
    try:
        yield beside.file
    except BaseException as error:
        beside.drop()
        if beside.failure:
            raise _told(path, beside.failure) from error
        raise
    with _telling(path):
        try:
            beside.put(place, sync=True)
        except BaseException:
            beside.drop()
            raise


class _Beside:
    """What is written beside a place until it is put there; without a ``partial``, straight to the place."""

    def __init__(self, place: Path, partial: Path | None, before: os.stat_result | None = None) -> None:
        self._partial, self._before = partial, before
        self._raw = _Watched(partial or place, "w" if partial else "a")  # to append cuts nothing that a stream holds
        self.file = io.BufferedWriter(self._raw)

    @property
    def failure(self) -> OSError | None:
        """Why the file could not take what was written to it, if so."""
        return self._raw.failure

    def put(self, place: Path, *, sync: bool = False) -> None:
        """Moves what was written to its place; flushed to the disk itself if ``sync``."""
        self.file.flush()
        if self._partial and sync:
            os.fsync(self.file.fileno())
        self.file.close()
        if self._partial:
            if self._before:
                _like(self._partial, self._before)
            self._partial.replace(place)

    def drop(self) -> None:
        """Deletes what was written beside."""
        with suppress(OSError):
            self.file.close()
        if self._partial:
            self._partial.unlink(missing_ok=True)


class _Watched(io.FileIO):
    """A file that remembers why it could not be written: others wrap such errors, or have errors of their own."""

    failure: OSError | None = None

    def write(self, data: ReadableBuffer) -> int:
        """The number of bytes taken."""
        try:
            return super().write(data) or 0
        except OSError as error:
            self.failure = error
            raise


def _like(path: Path, before: os.stat_result) -> None:
    if sys.platform != "win32":
        with suppress(OSError):  # only root may give files away
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _is_stream(path: Path) -> bool:
    place = path.absolute()
    for _ in range(_MOST_LINKS):
        if os.path.normpath(place).startswith(_STREAMS):
            return True
        if not place.is_symlink():
            return False
        place = place.parent / place.readlink()
    return False


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _told(path, error) from error


def _told(path: Path, error: OSError) -> Exception:
    """The error as the user is told of it; that nobody reads a pipe any more is none."""
    if isinstance(error, BrokenPipeError):
        return error
    if error.errno == errno.ENOENT:
        folder = Path(os.path.realpath(path)).parent if path.is_symlink() else path.parent
        return OutputError(f"{path}: there is no folder {folder}; make it, or name another file with -o")
    kept = ""
    with suppress(OSError):
        kept = "; what stood there is as it was" if path.is_file() else ""
    remedy = "name another with -o"
    if error.errno in FULL:
        remedy = "make room or raise the limit, or " + remedy
    elif error.errno in _FORBIDDEN:
        remedy = "ask for the right to write to its folder, or " + remedy
    return OutputError(f"{path}: cannot be written ({error.strerror or error}){kept}; {remedy}")
