"""gzip and zstd: one file, expanded as it is read, never to the disk."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import read_member
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.expansion import Expanding
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj, ZstdDecompressor

_WINDOW = 1 << 27
"""Bytes that a zstd frame may ask to be kept in memory; its own tool's limit."""

_PIECE = 512
"""Bytes expanded at once: three of them may stand for 128 KB."""

_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How a frame begins that holds the dictionary of the frames after it, as in ``.warc.zst``."""

_LARGEST_DICTIONARY = 10_000_000
_FRAME = b"\x28\xb5\x2f\xfd"


def read_gzip(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of the file inside; ``NAME.tgz`` is a ``NAME.tar`` inside."""

    def begin() -> BinaryIO:
        return cast(BinaryIO, gzip.GzipFile(fileobj=_from_start(file)))

    yield from _read(file, begin, (OSError, EOFError, zlib.error))


def read_zstd(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of the file inside."""
    from zstandard import ZstdError

    def begin() -> BinaryIO:
        return cast(BinaryIO, ZstdFrames(_from_start(file)))

    yield from _read(file, begin, (ZstdError, OSError, EOFError))


class ZstdFrames:
    """The bytes of zstd frames. zstandard's own reader takes a stream that was cut off for one that ends.

    They may begin with a dictionary, itself packed or not.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decompressor: ZstdDecompressor | None = None
        self._frame: ZstdDecompressionObj | None = None
        self._ready = b""

    def read(self, count: int) -> bytes:
        """At most so many bytes, none at the end. Raises ``EOFError`` where the last frame is cut off."""
        while not self._ready:
            data = self._stream.read(_PIECE) if self._decompressor else self._opening()
            if not data:
                if self._frame:
                    raise EOFError
                return b""
            self._ready = self._expand(data)
        found, self._ready = self._ready[:count], self._ready[count:]
        return found

    def _opening(self) -> bytes:
        """The first bytes after the dictionary, if there is one, which is kept."""
        from zstandard import ZstdCompressionDict, ZstdDecompressor

        opening = self._stream.read(_PIECE)
        dictionary = None
        if opening.startswith(_DICTIONARY):
            size = min(int.from_bytes(opening[4:8], "little"), _LARGEST_DICTIONARY)
            opening += self._stream.read(max(0, 8 + size - len(opening)))
            found, opening = opening[8 : 8 + size], opening[8 + size :] or self._stream.read(_PIECE)
            if found.startswith(_FRAME):
                packed = ZstdDecompressor(max_window_size=_WINDOW).stream_reader(found)
                found = packed.read(_LARGEST_DICTIONARY)
            dictionary = ZstdCompressionDict(found)
        self._decompressor = ZstdDecompressor(dict_data=dictionary, max_window_size=_WINDOW)
        return opening

    def _expand(self, data: bytes) -> bytes:
        assert self._decompressor is not None
        parts: list[bytes] = []
        while data:
            self._frame = self._frame or self._decompressor.decompressobj()
            parts.append(self._frame.decompress(data))
            if not self._frame.eof:
                break
            data = self._frame.unused_data
            self._frame = None
        return b"".join(parts)


def _from_start(file: OpenFile) -> BinaryIO:
    if file.stream.seekable():
        file.stream.seek(0)
    return file.stream


def _read(
    file: OpenFile, begin: Callable[[], BinaryIO], errors: tuple[type[Exception], ...]
) -> Iterator[Draft | UnreadableDocument]:
    path = PurePath(file.name)
    inner = path.stem + (".tar" if path.suffix.lower() == ".tgz" else "")
    stream = io.BufferedReader(Expanding(file.source, begin, file.expansion, errors))
    member = replace(file, stream=cast(BinaryIO, stream), name=inner, depth=file.depth + 1)
    yield from read_member(file, member)


GZIP = Format(read_gzip, many=True)
ZSTD = Format(read_zstd, many=True)
