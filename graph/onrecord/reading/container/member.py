"""Files inside a file: attachments, members of archives, pages of a crawl, each read by its own format."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.errors import PluginError, UnreadableDocument
from onrecord.reading.draft.clean import clean_path
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import NOTHING_SAID, Metadata, MetadataError, metadata_from
from onrecord.reading.registry import format_of, plain_text, read_open, unreadable, why_skipped
from onrecord.reading.sidecar import SUFFIX

_LARGEST_SIDECAR = 1_000_000


def read_member(
    file: OpenFile, member: OpenFile, beside: Metadata = NOTHING_SAID
) -> Iterator[Draft | UnreadableDocument]:
    """The drafts of a file inside another; ``beside`` is what metadata that lie beside it say.

    A file of many that lies deeper than the limit allows is refused, whatever it is.
    """
    try:
        part = format_of(member.name) or plain_text()
    except PluginError as error:
        yield unreadable(member.source, error)
        return
    if part.thing.many and member.depth > member.limits.archive_depth:
        reason = f"lies in more than {member.limits.archive_depth} files of many, one in another"
        yield UnreadableDocument(member.source, reason, "unpack it, or raise --limit archive_depth")
        return
    named = replace(member, doc_id=beside.doc_id or member.doc_id)
    for draft in read_open(named, part):
        if isinstance(draft, UnreadableDocument):
            yield draft
        else:
            says = draft.says.over(beside) if draft.one_of_many else beside.over(draft.says)
            yield replace(draft, says=replace(says, doc_id=None), one_of_many=True)
        if file.expansion.spent:
            return


def why_left(file: OpenFile, path: str) -> UnreadableDocument | Notice | None:
    """Why a member of an archive is not read, or ``None``: the rules of a folder, and no way out of it."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    source = f"{file.source}#{clean_path(path)}"
    if any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts:
        return Notice(source, "skipped", "hidden")
    if ".." in parts or path.startswith(("/", "\\")) or ":" in path[:3]:
        reason = "has a path that leads out of the archive"
        return UnreadableDocument(source, reason, "pack it again with paths that stay inside")
    reason_skipped = why_skipped(parts[-1]) if parts else "no name"
    return Notice(source, "skipped", reason_skipped) if reason_skipped else None


def read_members_metadata(path: str, data: bytes) -> Metadata:
    """The metadata in a file ``NAME.meta.json`` of an archive. Raises ``ValueError`` where they are broken."""
    try:
        given = json.loads(data[:_LARGEST_SIDECAR].decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(given, dict):
        raise MetadataError(f"{path} holds no JSON object")
    return metadata_from(given)


def is_sidecar(path: str) -> bool:
    """Whether a member holds the metadata of another."""
    return path.endswith(SUFFIX)


class Sidecars:
    """The metadata files of one archive, by path; a document whose metadata are broken is refused."""

    def __init__(self) -> None:
        self._found: dict[str, Metadata | str] = {}

    def add(self, path: str, data: bytes) -> None:
        """Keeps the metadata that a file beside the members holds."""
        try:
            self._found[path] = read_members_metadata(path, data)
        except ValueError as error:
            self._found[path] = str(error) or "not JSON"

    def beside(self, member: OpenFile, path: str) -> Metadata:
        """What lies beside the member at ``path`` says of it; raises ``UnreadableDocument`` if that is broken."""
        stem = path[: -len(PurePosixPath(path).suffix)] if PurePosixPath(path).suffix else path
        for candidate in (path + SUFFIX, stem + SUFFIX):
            found = self._found.get(candidate)
            if isinstance(found, str):
                reason = f"its metadata in {clean_path(candidate)} are wrong: {found}"
                raise UnreadableDocument(member.source, reason, f"mend or remove {clean_path(candidate)}")
            if found is not None:
                return found
        return NOTHING_SAID


def held(file: OpenFile, stream: BinaryIO, source: str) -> BinaryIO:
    """All bytes of an inner archive, for formats that must be read from their end.

    Raises ``UnreadableDocument`` where they are more than a few documents may have.
    """
    most = 5 * file.limits.file_bytes
    data = stream.read(most + 1)
    if len(data) > most:
        reason = f"is an archive of more than {most:,} bytes inside another"
        raise UnreadableDocument(source, reason, "unpack the outer one and build the folder")
    return io.BytesIO(data)
