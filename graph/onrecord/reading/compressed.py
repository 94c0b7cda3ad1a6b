"""gzip and zstd: one file, expanded as it is read, never to the disk."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft import Draft, OpenFile
from onrecord.reading.expansion import Expanding
from onrecord.reading.member import read_member

_WINDOW = 1 << 27
"""Bytes that a zstd frame may ask to be kept in memory; its own tool's limit."""


def read_gzip(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of the file inside; ``NAME.tgz`` is a ``NAME.tar`` inside."""

    def begin() -> BinaryIO:
        return cast(BinaryIO, gzip.GzipFile(fileobj=_from_start(file)))

    yield from _read(file, begin, (OSError, EOFError, zlib.error))


def read_zstd(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of the file inside."""
    from zstandard import ZstdDecompressor, ZstdError

    def begin() -> BinaryIO:
        decompressor = ZstdDecompressor(max_window_size=_WINDOW)
        return cast(BinaryIO, decompressor.stream_reader(_from_start(file), read_across_frames=True, closefd=False))

    yield from _read(file, begin, (ZstdError, OSError, EOFError))


def _from_start(file: OpenFile) -> BinaryIO:
    if file.stream.seekable():
        file.stream.seek(0)
    return file.stream


def _read(
    file: OpenFile, begin: Callable[[], BinaryIO], errors: tuple[type[Exception], ...]
) -> Iterator[Draft | UnreadableDocument]:
    path = PurePath(file.name)
    inner = path.stem + (".tar" if path.suffix.lower() == ".tgz" else "")
    with io.BufferedReader(Expanding(file.source, begin, file.expansion, errors)) as stream:
        member = replace(file, stream=cast(BinaryIO, stream), name=inner, depth=file.depth + 1)
        yield from read_member(file, member)
