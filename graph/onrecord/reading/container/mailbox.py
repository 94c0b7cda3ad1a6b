"""Mailboxes (MBOX): each message a document, with its attachments, read as a stream."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import read_member
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.registry import Format

_FROM = re.compile(rb"From \S.*\d\d:\d\d|From \S+ *\r?\n$|From - ")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE = 1 << 20


def read_mailbox(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The messages of a mailbox, in order; one that is too large is passed over, and the others follow."""
    number = 0
    for data in _messages(file):
        number += 1
        file.expansion.count_member()
        member = replace(
            file,
            source=f"{file.source}#{number}",
            doc_id=f"{file.doc_id}-{number}",
            stream=io.BytesIO(data),
            name=f"{number}.eml",
            depth=file.depth + 1,
        )
        yield from read_member(file, member)
        if file.expansion.spent:
            return
    if not number:
        raise UnreadableDocument(file.source, "holds no message", "check that it is a mailbox, or rename it to .eml")


def _messages(file: OpenFile) -> Iterator[bytes]:
    """The bytes of each message without its separator; those of one that is too large are cut off above the limit."""
    most = file.limits.file_bytes + 1
    parts: list[bytes] = []
    size = 0
    inside = False
    blank = True
    while line := file.stream.readline(_LINE):
        if blank and _FROM.match(line):
            if inside:
                yield _joined(parts)
            parts, size, inside = [], 0, True
        elif inside and size <= most:
            parts.append(line)
            size += len(line)
        blank = not line.strip()
    if inside:
        yield _joined(parts)


def _joined(parts: list[bytes]) -> bytes:
    return _QUOTED.sub(rb"\1", b"".join(parts))


FORMAT = Format(read_mailbox, many=True)
