"""The words of a message, of whichever of its parts holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import Message

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Section
from onrecord.reading.draft.decode import decode, with_plain_line_ends
from onrecord.reading.draft.draft import Notice, OpenFile
from onrecord.reading.format.fragment import read_fragment
from onrecord.reading.format.html import declared_charset
from onrecord.reading.layout.blocks import Joined

_FULLER = 1.5
"""A part that has so many times the words of another does not say the same: the other points to it, or is cut."""
_WORD = re.compile(r"[^\W_]{2,}")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"\s*(?:<!doctype html\b|<html\b|<body\b)", re.IGNORECASE)
_QUOTING = re.compile(r"(>*)")
_SIGNATURE = re.compile(r"^-- ?\n(?:(?!>|\S.*:\n\n?>|-{2,}|_{5,})[^\n]*(?:\n|\Z)){0,15}", re.MULTILINE)
_ARMOURED = re.compile(
    r"-----BEGIN PGP SIGNED MESSAGE-----\n(?:\S+: .*\n)*\n(?P<words>.*?)\n-----BEGIN PGP SIGNATURE-----", re.DOTALL
)
_CLOSED = re.compile(r"\s*-----BEGIN PGP MESSAGE-----")
_DASHED = re.compile(r"^- (?=-)", re.MULTILINE)
CLOSED = ("is encrypted", "decrypt it in your mail program, and save its text as .txt")


def words_of(places: Sequence[Sequence[Message]], file: OpenFile) -> Joined:
    """The words of a message in order; of parts that say the same those of the plain one, unless it lacks most.

    A signature below its separator (RFC 3676, section 4.3) is a note. Raises ``UnreadableDocument``.
    """
    return _one_after_another([_fullest(place, file) for place in places])


def _fullest(place: Sequence[Message], file: OpenFile) -> Joined:
    read = [_read(part, file) for part in place]
    chosen = read[0]
    for part, other in zip(place[1:], read[1:], strict=True):
        least = 1.0 if part.get_content_type() == "text/plain" else _FULLER
        if _count(other.text) > least * _count(chosen.text):
            chosen = other
    return chosen


def _count(text: str) -> int:
    return len(_WORD.findall(_ADDRESS.sub("", text)))


def _read(part: Message, file: OpenFile) -> Joined:
    words = _decoded(part, file)
    if part.get_content_type() == "text/html" or _MARKUP.match(words):
        return read_fragment(words)
    return _plain(with_plain_line_ends(words), part, file)


def _plain(words: str, part: Message, file: OpenFile) -> Joined:
    """The words of a part in plain text; lines that a mail program wrapped are joined (RFC 3676)."""
    if _CLOSED.match(words):
        raise UnreadableDocument(file.source, *CLOSED)
    if (armoured := _ARMOURED.search(words)) is not None:
        words = _DASHED.sub("", armoured["words"])
    if str(part.get_param("format", "")).lower() == "flowed":
        words = "\n".join(_unfolded(words.split("\n"), str(part.get_param("delsp", "")).lower() == "yes"))
    words = words.strip("\n")
    signatures = list(_SIGNATURE.finditer(words))
    notes = (Section("note", found.start(), found.start() + len(found[0].rstrip())) for found in signatures)
    return Joined(words, tuple(notes), ())


def _unfolded(lines: Sequence[str], delete_space: bool) -> Iterator[str]:
    """The lines with those that go on in the next joined to it; the quoting of each keeps its depth."""
    held: str | None = None
    depth = 0
    for line in lines:
        marks = len(_QUOTING.match(line)[1])  # type: ignore[index]
        words = line[marks:].removeprefix(" ")
        if held is not None and (marks != depth or words == "-- " or not words.strip()):
            yield held.rstrip()
            held = None
        if held is None:
            held, depth = ">" * marks + (" " if marks else ""), marks
        held += words
        if words.endswith(" ") and words != "-- ":
            held = held[:-1] if delete_space else held
            continue
        yield held.rstrip(" ") if words != "-- " else held
        held = None
    if held is not None:
        yield held.rstrip()


def _one_after_another(pieces: Sequence[Joined]) -> Joined:
    text = ""
    marked: list[Section] = []
    bold: list[tuple[int, int]] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        text += "\n\n" if text else ""
        at = len(text)
        marked += [Section(one.kind, at + one.start, at + one.end, one.voice) for one in piece.marked]
        bold += [(at + start, at + end) for start, end in piece.bold]
        text += piece.text
    return Joined(text, tuple(marked), tuple(bold))


def _decoded(part: Message, file: OpenFile) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset() or declared_charset(data)
    found = decode(data, file.source, charset)
    if found.guessed:
        message = f"read as {found.encoding}, which is a guess; save it as UTF-8 to be sure"
        file.report(Notice(file.source, "guessed", message))
    return found.text
