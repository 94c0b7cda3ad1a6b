"""Bytes to characters, or a reason why not: a wrong guess would put wrong words into the record."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.web_encoding import codecs_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = sorted(set(map(chr, range(32))) - set("\t\n\r\f\v\x1c\x1d\x1e\x1f"))
_CONTROL_SHARE = 0.01
_SAMPLE_BYTES = 200_000
_MARGIN = 0.01
_LEAST_COHERENCE = 0.2
_WINDOWS_MARKS = re.compile(
    rb"(?>(?:[\x01-\x7f\x85\xa0]|(?<![A-Za-z])[\x91\x93](?=\w)|[\x94\x96\x97](?![A-Za-z])|(?<![A-Za-z])[\x94\x96\x97]"
    rb"|\x92(?=\W|$|(?:s|t|d|m|ll|re|ve)\b))+)"
)
"""Text whose only bytes above ASCII are quotation marks and dashes where such marks stand; all Windows
code pages agree on these."""
_SAVE = "save it as UTF-8"
_LONGEST_CHARACTER = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with the encoding they came from; ``guessed`` where nothing stated it."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, source: str, *declared: str | None, cut_off: bool = False) -> Decoded:
    """The characters of ``data``: by byte order mark, by what is declared, as UTF-8, else by a guess.

    Of what is declared the first counts with which the bytes agree; bytes beyond ASCII that are UTF-8 are nothing
    else. A guess counts only if all encodings that are about as likely give the same characters. With ``cut_off`` the
    last character may be there in part, and is left out. Raises ``UnreadableDocument`` for bytes that are no text and
    for an encoding that stays open.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(_whole(data[len(mark) :], encoding, cut_off), encoding, source)
    if not _is_beyond_ascii(_whole(data, "utf-8", cut_off)):
        for encoding in codecs_of(declared):
            try:
                return _strict(_whole(data, encoding, cut_off), encoding, source)
            except (UnreadableDocument, LookupError):
                pass  # what is declared is often wrong; what follows decides
    data = _whole(data, "utf-8", cut_off)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, source, error)
    check_characters(text, source)
    return Decoded(text, "utf-8")


def _is_beyond_ascii(data: bytes) -> bool:
    """Whether bytes are UTF-8 for certain: they are valid, and not all of them ASCII."""
    if data.isascii() or b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _whole(data: bytes, encoding: str, cut_off: bool) -> bytes:
    """The bytes without a character at their end of which only a part is there, if they were cut off."""
    if not cut_off:
        return data
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        if len(data) - error.start < _LONGEST_CHARACTER and error.end >= len(data):
            return data[: error.start]
    return data


def check_characters(text: str, source: str) -> None:
    """Raises ``UnreadableDocument`` where ``text`` is not made of characters that texts are made of."""
    if "\0" in text or sum(map(text.count, _CONTROLS)) > _CONTROL_SHARE * len(text):
        raise UnreadableDocument(source, "holds binary data, not text", "take it out, or save its text as UTF-8")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f"holds half a character (a lone surrogate) at {error.start}"
        raise UnreadableDocument(source, reason, "mend the escape sequence there") from error


def with_plain_line_ends(text: str) -> str:
    r"""The text with LF line ends and without a byte order mark; nothing else is changed.

    >>> with_plain_line_ends("a\r\nb\rc")
    'a\nb\nc'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"starts as {encoding.upper()} but is not, at byte {error.start}"
        raise UnreadableDocument(source, reason, _SAVE) from error
    check_characters(text, source)
    return Decoded(text, encoding)


def _guess(data: bytes, source: str, error: UnicodeDecodeError) -> Decoded:
    from charset_normalizer import from_bytes

    if data.count(0) and not _looks_like_utf16(data):
        raise UnreadableDocument(source, "holds binary data, not text", "take it out, or save its text as UTF-8")
    if _WINDOWS_MARKS.fullmatch(data):
        return Decoded(data.decode("cp1252"), "cp1252", guessed=True)
    matches = list(from_bytes(data[:_SAMPLE_BYTES]))
    likely = [match for match in matches if match.chaos <= matches[0].chaos + _MARGIN]
    names = list(dict.fromkeys(match.encoding for match in likely))
    if not likely or max(match.coherence for match in likely) < _LEAST_COHERENCE:
        reason = f"is not UTF-8 (byte {error.start}) and its encoding cannot be told"
        raise UnreadableDocument(source, reason, _SAVE)
    if len({_attempt(data, name) for name in names}) > 1:
        reason = f"is not UTF-8 (byte {error.start}) and may be any of {', '.join(names[:3])}"
        raise UnreadableDocument(source, reason, _SAVE)
    decoded = _strict(data, names[0], source)
    return Decoded(decoded.text, names[0], guessed=True)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_like_utf16(data: bytes) -> bool:
    """Whether zeros fill every other place, as they do in Western text in UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    return max(sample[0::2].count(0), sample[1::2].count(0)) > 0.4 * len(sample) / 2
