"""What the headers of a message say: words encoded for the mail, and the names of files with it."""

from __future__ import annotations

import email.header
import re
from email.errors import MessageError
from email.message import Message

_LONGEST = 10_000
_TYPES = {
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-word.document.macroenabled.12": ".docm",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "text/plain": ".txt",
    "application/zip": ".zip",
}

HEADER_ERRORS = (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError, AssertionError)
"""What the standard library raises for messages that are damaged."""


def header_words(message: Message, name: str) -> str:
    """The words of a header; empty where there is none."""
    given = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _unencoded(_with_characters(given[:_LONGEST], message))


def file_name(part: Message, number: int) -> str:
    """The attachment's own name without any folder, else one after what it is."""
    try:
        given = _unencoded(_with_characters(part.get_filename() or "", part))
    except HEADER_ERRORS:
        given = ""
    name = re.split(r"[/\\]", given)[-1].strip().lstrip(".")[:200]
    ending = _TYPES.get(part.get_content_type(), "")
    return name if "." in name else f"{name or f'attachment-{number}'}{ending or '.bin'}"


def _with_characters(raw: str, message: Message) -> str:
    """A header whose bytes above ASCII were not encoded: as UTF-8, else in the character set of the message."""
    if raw.isascii():
        return raw
    data = raw.encode("utf-8", "surrogateescape")
    for charset in ("utf-8", str(message.get_content_charset() or "utf-8")):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _unencoded(raw: str) -> str:
    """A header's words, encoded words (RFC 2047) decoded where they can be."""
    try:
        words = str(email.header.make_header(email.header.decode_header(raw)))
    except (ValueError, LookupError, AssertionError, MessageError):
        words = raw
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())
