"""tar, plain or inside gzip or zstd: read as a stream; nothing is unpacked to the disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import Sidecars, is_sidecar, read_member, why_left
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.expansion import rewound
from onrecord.reading.registry import Format

_LONGEST_HEADER = 65_536
_LARGEST_SIDECAR = 1_000_000
_EXTENDED = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, *(b"L", b"K"))
_ERRORS = (tarfile.TarError, EOFError, ValueError, OverflowError, IndexError, KeyError, AttributeError, RecursionError)
_REPAIR = "fetch it again, or unpack what can be had of it and build the folder"


class _Header(tarfile.TarInfo):
    """A member's header; one that claims to be longer than names ever are would be read into memory whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _EXTENDED and not 0 <= self.size <= _LONGEST_HEADER:
            raise tarfile.ReadError("a header is too long")
        return cast(tarfile.TarInfo, super()._proc_member(archive))  # type: ignore[misc]


def read_tar(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of an archive, in its order.

    Metadata beside a document count wherever they lie in it; in an archive inside another, only before it.
    """
    sidecars = Sidecars()
    stream = file.stream
    if file.depth <= 1:
        for info, opened in _members(file, stream):
            if is_sidecar(info.name) and opened is not None:
                sidecars.add(info.name, opened.read(_LARGEST_SIDECAR))
        again = rewound(stream)
        if again is None:
            raise UnreadableDocument(file.source, "can be read only once", "give it as a file, not as a stream")
        stream = again
    found = False
    for info, opened in _members(file, stream):
        file.expansion.count_member()
        for draft in _read_one(file, info, opened, sidecars):
            found = True
            yield draft
        if file.expansion.spent:
            return
    if not found:
        yield UnreadableDocument(file.source, "holds no documents", "pack files of a known format, or take it out")


def _members(file: OpenFile, stream: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, BinaryIO | None]]:
    """Each member with its bytes, where it is a file. Raises ``UnreadableDocument`` where the archive is damaged."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header, errorlevel=1) as archive:
            for info in archive:
                yield info, cast("BinaryIO | None", archive.extractfile(info) if _is_file(info) else None)
                archive.members.clear()  # type: ignore[attr-defined]
    except _ERRORS as error:
        raise UnreadableDocument(file.source, "is damaged: it cannot be opened as a tar", _REPAIR) from error


def _is_file(info: tarfile.TarInfo) -> bool:
    """Whether it is a plain file; a sparse one may claim to be any number of zeros long."""
    return info.isreg() and not info.issparse()


def _read_one(
    file: OpenFile, info: tarfile.TarInfo, opened: BinaryIO | None, sidecars: Sidecars
) -> Iterator[Draft | UnreadableDocument]:
    if info.isdir():
        return
    if opened is None:
        file.report(Notice(f"{file.source}#{info.name}", "skipped", "a link or a device, no regular file"))
        return
    if is_sidecar(info.name):
        if file.depth > 1:
            sidecars.add(info.name, opened.read(_LARGEST_SIDECAR))
        return
    left = why_left(file, info.name)
    if isinstance(left, Notice):
        file.report(left)
        return
    if isinstance(left, UnreadableDocument):
        yield left
        return
    member = file.member(info.name, opened)
    try:
        yield from read_member(file, member, sidecars.beside(member, info.name))
    except UnreadableDocument as error:
        yield error
    except _ERRORS:
        yield UnreadableDocument(member.source, "is damaged: it cannot be unpacked", _REPAIR)


FORMAT = Format(read_tar, many=True)
