"""Mail (EML): the message as a document, and each attachment of a known format as one of its own."""

from __future__ import annotations

import email
import email.header
import email.policy
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import read_member
from onrecord.reading.container.sender import split_sender
from onrecord.reading.draft.deadline import within
from onrecord.reading.draft.decode import decode, with_plain_line_ends
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.draft.printed_date import parse_date
from onrecord.reading.format.fragment import read_fragment
from onrecord.reading.format.html import declared_charset
from onrecord.reading.format.markup import TOO_MUCH, MarkupError
from onrecord.reading.layout.blocks import Joined
from onrecord.reading.registry import Format, why_skipped

_MOST_PARTS = 500
_DEEPEST = 20
_HEADER = re.compile(rb"(?:From |[!-9;-~]{1,80}:)")
_ERRORS = (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError, AssertionError)
_TYPES = {
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "application/zip": ".zip",
}


@dataclass(slots=True)
class _Parts:
    """What a message is made of: its body as text and as HTML, and the files with it."""

    plain: list[Message]
    html: list[Message]
    attached: list[Message]


def read_message(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The message, then what is attached to it, in order; what else it carries (pictures) is reported."""
    data = file.read()
    if not _HEADER.match(data.lstrip()):
        raise UnreadableDocument(file.source, "has no headers: it is no message", "save its text as .txt")
    with within(file.limits.seconds, file.source):
        try:
            message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
            parts = _sort(message)
            draft = _body(file, message, parts)
        except MarkupError as error:
            raise UnreadableDocument(file.source, str(error), TOO_MUCH) from error
        except _ERRORS as error:
            raise UnreadableDocument(
                file.source, "is damaged: it cannot be taken apart", "save its text as .txt"
            ) from error
    found = draft is not None
    if draft is not None:
        yield draft
    for attached in _attachments(file, parts.attached):
        found = True
        yield attached
    if not found:
        yield UnreadableDocument(file.source, "holds no text", "take it out, or save its text as .txt")


def _attachments(file: OpenFile, attached: list[Message]) -> Iterator[Draft | UnreadableDocument]:
    for number, part in enumerate(attached, 1):
        name = _file_name(part, number)
        reason = why_skipped(name)
        member = file.member(name, io.BytesIO(), f"{number}-{name}")
        if reason is not None:
            file.report(Notice(member.source, "skipped", reason))
            continue
        file.expansion.count_member()
        try:
            data = _payload(part)
        except _ERRORS:
            yield UnreadableDocument(member.source, "is an attachment that cannot be unpacked", "save it by itself")
            continue
        yield from read_member(file, replace(member, stream=io.BytesIO(data)))


def _sort(message: Message) -> _Parts:
    """The leaves of a message by what they are; an enclosed message is one file, not looked into here."""
    parts = _Parts([], [], [])
    pending = [(message, 0)]
    seen = 0
    while pending and seen < _MOST_PARTS:
        part, depth = pending.pop()
        seen += 1
        kind = part.get_content_type()
        inside = part.get_payload() if part.is_multipart() else None
        if kind.startswith("multipart/") and isinstance(inside, list):
            if depth < _DEEPEST:
                pending.extend((each, depth + 1) for each in reversed(inside) if isinstance(each, Message))
        elif _is_attached(part) or kind not in ("text/plain", "text/html"):
            parts.attached.append(part)
        elif kind == "text/html":
            parts.html.append(part)
        else:
            parts.plain.append(part)
    return parts


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _body(file: OpenFile, message: Message, parts: _Parts) -> Draft | None:
    """The message's own words, from its plain text if it has one, and what its headers say."""
    text = "\n\n".join(filter(None, (_plain(part, file) for part in parts.plain)))
    read = Joined(text, (), ())
    if not text.strip() and parts.html:
        markup = "\n".join(_decoded(part, file) for part in parts.html)
        read = read_fragment(markup)
    if not read.text.strip():
        return None
    author, publisher = split_sender(_sender(message))
    says = Metadata(
        title=_header(message, "Subject") or None,
        authors=(author,) if author else (),
        publisher=publisher,
        published=parse_date(_header(message, "Date")),
    )
    return Draft(read.text, file.source, file.doc_id, says, read.marked, bold=read.bold)


def _plain(part: Message, file: OpenFile) -> str:
    """The words of a part in plain text; lines that a mail program wrapped are joined (RFC 3676)."""
    words = with_plain_line_ends(_decoded(part, file))
    if str(part.get_param("format", "")).lower() == "flowed":
        words = re.sub(r"(?<=[^\s-]) \n(?!>|\s|$)", " ", words)
    return words.strip("\n")


def _decoded(part: Message, file: OpenFile) -> str:
    data = _payload(part)
    if not data.strip():
        return ""
    charset = part.get_content_charset() or declared_charset(data)
    found = decode(data, file.source, charset)
    if found.guessed:
        message = f"read as {found.encoding}, which is a guess; save it as UTF-8 to be sure"
        file.report(Notice(file.source, "guessed", message))
    return found.text


def _payload(part: Message) -> bytes:
    """The bytes of a part; of an enclosed message its source."""
    if part.get_content_type() == "message/rfc822" or part.is_multipart():
        inside = part.get_payload()
        enclosed = inside[0] if isinstance(inside, list) and inside else part
        return enclosed.as_bytes() if isinstance(enclosed, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _sender(message: Message) -> str:
    return parseaddr(_header(message, "From"))[0]


def _header(message: Message, name: str) -> str:
    return _unencoded(str(message.get(name, ""))[:10_000])


def _unencoded(raw: str) -> str:
    """A header's words, encoded words (RFC 2047) decoded where they can be."""
    try:
        words = str(email.header.make_header(email.header.decode_header(raw)))
    except (ValueError, LookupError, AssertionError, MessageError):
        words = raw
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def _file_name(part: Message, number: int) -> str:
    """The attachment's own name without any folder, else one after what it is."""
    try:
        given = _unencoded(part.get_filename() or "")
    except _ERRORS:
        given = ""
    name = re.split(r"[/\\]", given)[-1].strip().lstrip(".")[:200]
    ending = _TYPES.get(part.get_content_type(), "")
    return name if "." in name else f"{name or f'attachment-{number}'}{ending or '.bin'}"


FORMAT = Format(read_message, many=True)
