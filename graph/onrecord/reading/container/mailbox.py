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

_SEPARATOR = re.compile(
    rb"From (?:\S+|\S.*@.*) +(?:mon|tue|wed|thu|fri|sat|sun),? +[a-z]{3} +\d{1,2} +\d\d:\d\d", re.IGNORECASE
)
_MAYBE = re.compile(rb"From \S.*\d\d:\d\d|From \S+ *\r?\n$|From - ")
"""Begins a message only where a header follows: a paragraph may open so, too."""
_HEADER = re.compile(rb"[!-9;-~]{1,80}:|>?From ")
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
    message = bytearray()
    inside = False
    blank = True
    line = file.stream.readline(_LINE)
    while line:
        following = file.stream.readline(_LINE)
        if blank and (_SEPARATOR.match(line) or (_MAYBE.match(line) and _HEADER.match(following))):
            if inside:
                yield _unquoted(message)
            message.clear()
            inside = True
        elif inside and len(message) <= most:
            message += line
        blank = not line.strip()
        line = following
    if inside:
        yield _unquoted(message)


def _unquoted(message: bytearray) -> bytes:
    return _QUOTED.sub(rb"\1", bytes(message))


FORMAT = Format(read_mailbox, many=True)
