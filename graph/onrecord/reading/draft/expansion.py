"""What comes out of compressed data, counted against what went in: the guard against archives made to fill a disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.limits import Limits

_FREE = 50_000_000
"""Bytes that any file may expand to, whatever its own size."""


class Expansion:
    """How much one file that a user gave, with all that is nested in it, has become so far."""

    def __init__(self, source: str, limits: Limits, size: Callable[[], int]) -> None:
        self._source = source
        self._limits = limits
        self._size = size
        self.expanded = 0
        self.members = 0
        self.spent = False

    def take(self, count: int) -> None:
        """Counts so many bytes more that have come out. Raises ``UnreadableDocument`` where they are too many."""
        self.expanded += count
        if self.expanded > _FREE and self.expanded > self._limits.archive_ratio * self._size():
            self._refuse(f"expands to more than {self._limits.archive_ratio:,} times its size", "archive_ratio")
        if self.expanded > self._limits.archive_bytes:
            self._refuse(f"expands to more than {self._limits.archive_bytes:,} bytes", "archive_bytes")

    def count_member(self) -> None:
        """Counts one file more found inside. Raises ``UnreadableDocument`` where they are too many."""
        self.members += 1
        if self.members > self._limits.archive_members:
            self._refuse(f"holds more than {self._limits.archive_members:,} files", "archive_members")

    def _refuse(self, reason: str, limit: str) -> None:
        self.spent = True
        remedy = f"if you trust it, unpack it and build the folder, or raise --limit {limit}"
        raise UnreadableDocument(self._source, f"{reason}; the rest of it was not read", remedy)


def expansion_of(source: str, limits: Limits, stream: BinaryIO) -> tuple[Expansion, BinaryIO]:
    """The count for a file that a user gave, and the stream to read it by."""
    if stream.seekable():
        place = stream.tell()
        size = stream.seek(0, io.SEEK_END)
        stream.seek(place)
        return Expansion(source, limits, lambda: size), stream
    counted = _Counted(stream)
    return Expansion(source, limits, lambda: counted.count), io.BufferedReader(counted)


class _Counted(io.RawIOBase):
    """A stream that cannot tell its size, with a count of what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self.count += len(data)
        buffer[: len(data)] = data
        return len(data)


class Expanding(io.RawIOBase):
    """The expanded bytes of a stream, counted as they come; it can be read again from its beginning.

    ``errors`` are what the decompressor raises for broken data; they come as ``UnreadableDocument``.
    """

    def __init__(
        self,
        source: str,
        begin: Callable[[], BinaryIO],
        expansion: Expansion,
        errors: tuple[type[Exception], ...],
    ) -> None:
        self._source = source
        self._begin = begin
        self._expansion = expansion
        self._errors = errors
        self._stream = begin()
        self._taken = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The number of bytes read."""
        try:
            data = self._stream.read(min(len(buffer), 1 << 20))
        except self._errors as error:
            remedy = "fetch it again, or unpack it with a tool that repairs"
            raise UnreadableDocument(self._source, "is damaged: it cannot be expanded", remedy) from error
        self._taken += len(data)
        self._expansion.take(len(data))
        buffer[: len(data)] = data
        return len(data)

    def again(self) -> None:
        """Goes back to the first bytes, which are counted once."""
        self._stream = self._begin()
        self._expansion.expanded -= self._taken
        self._taken = 0


def rewound(stream: BinaryIO) -> BinaryIO | None:
    """The stream to read the same bytes by again, ``None`` where they come only once."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Expanding):
        raw = stream.detach()
        assert isinstance(raw, Expanding)
        raw.again()
        return io.BufferedReader(raw)
    if stream.seekable():
        stream.seek(0)
        return stream
    return None
