"""Mail (EML): the message as a document, and each attachment of a known format as one of its own."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from email.utils import parseaddr

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.mail_header import HEADER_ERRORS, file_name, header_words
from onrecord.reading.container.mail_parts import Parts, parts_of
from onrecord.reading.container.mail_text import CLOSED, words_of
from onrecord.reading.container.member import read_member
from onrecord.reading.container.sender import split_sender
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.printed_date import parse_date
from onrecord.reading.format.markup import TOO_MUCH, MarkupError
from onrecord.reading.format.page_day import plausible
from onrecord.reading.registry import Format, why_skipped

_HEADER = re.compile(rb"(?:From |[!-9;-~]{1,80}:)")


def read_message(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The message, then what is attached to it, in order; what else it carries (pictures) is reported."""
    data = file.read().lstrip()
    if not _HEADER.match(data):
        raise UnreadableDocument(file.source, "has no headers: it is no message", "save its text as .txt")
    with within(file.limits.seconds, file.source):
        try:
            message = email.message_from_bytes(data, policy=email.policy.compat32)
            parts = parts_of(message)
            draft = _body(file, message, parts)
        except MarkupError as error:
            raise UnreadableDocument(file.source, str(error), TOO_MUCH) from error
        except HEADER_ERRORS as error:
            raise UnreadableDocument(
                file.source, "is damaged: it cannot be taken apart", "save its text as .txt"
            ) from error
    found = draft is not None
    if draft is not None:
        yield draft
    for attached in _attachments(file, parts.attached):
        found = True
        yield attached
    if parts.closed:
        yield UnreadableDocument(file.source, *CLOSED)
    elif not found:
        yield UnreadableDocument(file.source, "holds no text", "take it out, or save its text as .txt")


def _attachments(file: OpenFile, attached: Sequence[Message]) -> Iterator[Draft | UnreadableDocument]:
    for number, part in enumerate(attached, 1):
        name = file_name(part, number)
        reason = why_skipped(name)
        member = file.member(name, io.BytesIO(), f"{number}-{name}")
        if reason is not None:
            file.report(Notice(member.source, "skipped", reason))
            continue
        file.expansion.count_member()
        try:
            data = _payload(part)
        except HEADER_ERRORS:
            yield UnreadableDocument(member.source, "is an attachment that cannot be unpacked", "save it by itself")
            continue
        yield from read_member(file, replace(member, stream=io.BytesIO(data)))


def _body(file: OpenFile, message: Message, parts: Parts) -> Draft | None:
    """The message's own words, and what its headers say."""
    read = words_of(parts.words, file)
    if not read.text.strip():
        return None
    author, publisher = split_sender(parseaddr(header_words(message, "From"))[0])
    says = Metadata(
        title=header_words(message, "Subject") or None,
        authors=(author,) if author else (),
        publisher=publisher,
        published=plausible(parse_date(header_words(message, "Date"))),
    )
    return Draft(read.text, file.source, file.doc_id, says, read.marked, bold=read.bold)


def _payload(part: Message) -> bytes:
    """The bytes of a part; of an enclosed message its source."""
    if part.is_multipart():
        inside = part.get_payload()
        enclosed = inside[0] if isinstance(inside, list) and inside else part
        return enclosed.as_bytes() if isinstance(enclosed, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


FORMAT = Format(read_message, many=True)
