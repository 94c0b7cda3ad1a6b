"""ZIP: its members are read where they lie; nothing is unpacked to the disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import Sidecars, held, is_sidecar, read_member, why_left
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.expansion import Expanding
from onrecord.reading.draft.zip_errors import ZIP_ERRORS
from onrecord.reading.registry import Format

_ENCRYPTED = 0x1
_REPAIR = "fetch it again, or repair it, for instance with zip -FF"
_LARGEST_SIDECAR = 1_000_000


def read_zip(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of an archive, in the order of their paths, as those of a folder."""
    stream = file.stream if file.depth == 0 and file.stream.seekable() else held(file, file.stream, file.source)
    try:
        with ZipFile(stream) as archive:
            members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
            yield from _read_members(file, archive, members)
    except ZIP_ERRORS as error:
        raise UnreadableDocument(file.source, "is damaged: it cannot be opened as a ZIP", _REPAIR) from error


def _read_members(file: OpenFile, archive: ZipFile, members: list[ZipInfo]) -> Iterator[Draft | UnreadableDocument]:
    sidecars = Sidecars()
    for info in members:
        if is_sidecar(info.filename) and info.file_size <= _LARGEST_SIDECAR:
            sidecars.add(info.filename, _bytes(file, archive, info))
    found = False
    for info in members:
        file.expansion.count_member()
        left = None if is_sidecar(info.filename) else why_left(file, info.filename)
        if isinstance(left, Notice):
            file.report(left)
        elif isinstance(left, UnreadableDocument):
            found = True
            yield left
        elif not is_sidecar(info.filename):
            found = True
            yield from _read_one(file, archive, info, sidecars)
        if file.expansion.spent:
            return
    if not found:
        yield UnreadableDocument(file.source, "holds no documents", "pack files of a known format, or take it out")


def _read_one(
    file: OpenFile, archive: ZipFile, info: ZipInfo, sidecars: Sidecars
) -> Iterator[Draft | UnreadableDocument]:
    member = file.member(info.filename, io.BytesIO())
    try:
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocument(member.source, "is encrypted", "unpack it with its password")
        if (info.external_attr >> 16) & 0o170000 == 0o120000:
            file.report(Notice(member.source, "skipped", "a link"))
            return
        opened = file.member(info.filename, cast(BinaryIO, _open(file, archive, info)))
        yield from read_member(file, opened, sidecars.beside(member, info.filename))
    except UnreadableDocument as error:
        yield error
    except ZIP_ERRORS:
        yield UnreadableDocument(member.source, "is damaged: it cannot be unpacked", _REPAIR)


def _open(file: OpenFile, archive: ZipFile, info: ZipInfo) -> io.BufferedReader:
    source = file.member(info.filename, file.stream).source

    def begin() -> BinaryIO:
        return cast(BinaryIO, archive.open(info))

    return io.BufferedReader(Expanding(source, begin, file.expansion, ZIP_ERRORS))


def _bytes(file: OpenFile, archive: ZipFile, info: ZipInfo) -> bytes:
    """The bytes of a small member; none where it is broken."""
    try:
        with _open(file, archive, info) as stream:
            return stream.read(_LARGEST_SIDECAR)
    except (*ZIP_ERRORS, UnreadableDocument):
        return b""


FORMAT = Format(read_zip, many=True)
