"""The records of a web archive (WARC, or ARC as it was before), and where the file itself is broken."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import UnreadableDocument

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

_PIECE = 1 << 16
_LONGEST_LINE = 1 << 16
_LONGEST_HEAD = 1 << 20
_WARC = re.compile(rb"WARC/\d")
_ARC = re.compile(rb"[a-z][a-z0-9+.-]*:\S* \S+ \d{8,17} \S+ \d+\s*$")
_NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d+\r?\n)")
_HTTP = ["HTTP/1.0", "HTTP/1.1"]


@dataclass(frozen=True, slots=True)
class WebRecord:
    """A record: its kind, its own headers, those of the server's answer if it is one, and what follows them.

    ``missing`` tells why the file does not have all of it. ``too_large``: ``body`` is only the beginning.
    """

    kind: str
    headers: StatusAndHeaders
    http: StatusAndHeaders | None
    body: bytes
    missing: str | None = None
    too_large: bool = False

    @property
    def address(self) -> str:
        """Where it was fetched; empty where that is not told."""
        told = self.headers.get_header("WARC-Target-URI") or self.headers.get_header("uri")
        return str(told or "").strip("<> ")


class WebRecords:
    """The records of a file, of each no more than ``most`` bytes; what follows a broken one is read.

    ``found`` tells whether there was a record yet.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._lines = _Lines(stream)
        self._most = most
        self._strays = 0
        self._cut = False
        self.found = False

    @property
    def failure(self) -> UnreadableDocument | None:
        """Why the file's bytes ended before their time: it cannot be expanded, or becomes too large."""
        return self._lines.failure

    @property
    def broken(self) -> str | None:
        """What is wrong with the file, as far as it was read."""
        if self._cut:
            return "is cut off in the middle of a record"
        return f"has {self._strays:,} lines that belong to no record" if self._strays else None

    def __iter__(self) -> Iterator[WebRecord]:
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.recordloader import ArcWarcRecordLoader

        logging.getLogger("warcio").addHandler(logging.NullHandler())  # it quotes the file on standard error
        loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
        errors = (ArchiveLoadFailed, EOFError, ValueError, LookupError, ArithmeticError, AttributeError, TypeError)
        while line := self._first_line():
            self._lines.head_left = _LONGEST_HEAD
            form = "warc" if _WARC.match(line) else "arc"
            try:
                record = loader.parse_record_stream(self._lines, line, form, no_record_parse=True)
                length = int(record.length)
            except errors:
                self._strays += 1
                continue
            finally:
                self._lines.head_left = None
            self.found = True
            yield self._record(str(record.rec_type or "unknown"), record.rec_headers, length)

    def _first_line(self) -> bytes:
        """The line that begins the next record, nothing at the end of the file."""
        while line := self._lines.readline():
            if _WARC.match(line) or _ARC.match(line):
                return line
            self._strays += bool(line.strip())
        return b""

    def _record(self, kind: str, headers: StatusAndHeaders, length: int) -> WebRecord:
        block = self._lines.read(min(length, self._most))
        passed = len(block)
        while passed < length and (more := self._lines.read(min(length - passed, _PIECE))):
            passed += len(more)
        missing = None
        ends = passed == length and self._ends_here()
        if not ends and passed == len(block) and (following := _NEXT.search(block)):  # it says to be longer than it is
            self._lines.give_back(block[following.end() :])
            block = block[: following.start()]
        elif passed < length:
            self._cut = True
            missing = "the file ends in the middle of it"
        elif not ends:
            missing = "its record is longer than it says to be"
        http, body = _divided(kind, block)
        return WebRecord(kind, headers, http, body, missing, too_large=passed > len(block))

    def _ends_here(self) -> bool:
        """Whether what follows is the end of a record: blank lines, another record, or the end of the file."""
        following = self._lines.peek(256)
        line = following.lstrip(b"\r\n")
        blank = following[: len(following) - len(line)].count(b"\n") > 1
        return blank or not line or bool(_WARC.match(line) or re.match(rb"[a-z][a-z0-9+.-]*:\S", line))


class _Lines:
    """A stream to read by lines and pieces, which ends where it cannot be expanded any further.

    ``head_left``: how many bytes of lines are given out at most; without it, as many as there are.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ready = b""
        self._at = 0
        self.head_left: int | None = None
        self.failure: UnreadableDocument | None = None

    def read(self, count: int) -> bytes:
        """So many bytes, fewer at the end."""
        parts: list[bytes] = []
        while count and (self._at < len(self._ready) or self._fill()):
            part = self._ready[self._at : self._at + count]
            self._at += len(part)
            count -= len(part)
            parts.append(part)
        return b"".join(parts)

    def readline(self) -> bytes:
        """The next line with its end, or as much of it as a line may have."""
        if self.head_left is not None and self.head_left <= 0:
            return b""
        line = b""
        while not line.endswith(b"\n") and len(line) < _LONGEST_LINE and (self._at < len(self._ready) or self._fill()):
            end = self._ready.find(b"\n", self._at, self._at + _LONGEST_LINE) + 1
            part = self._ready[self._at : end or self._at + _LONGEST_LINE]
            self._at += len(part)
            line += part
        if self.head_left is not None:
            self.head_left -= len(line)
        return line

    def peek(self, count: int) -> bytes:
        """The next bytes, which stay to be read."""
        found = self.read(count)
        self.give_back(found)
        return found

    def give_back(self, data: bytes) -> None:
        """Has bytes read again."""
        self._ready, self._at = data + self._ready[self._at :], 0

    def _fill(self) -> bool:
        stream = self._stream
        if self.failure is not None:
            return False
        try:
            data = stream.read1(_PIECE) if isinstance(stream, io.BufferedReader) else stream.read(_PIECE)
        except UnreadableDocument as failure:
            self.failure = failure
            return False
        self._ready, self._at = data, 0
        return bool(data)


def _divided(kind: str, block: bytes) -> tuple[StatusAndHeaders | None, bytes]:
    """The headers of a server's answer, and what follows them; all is body where there are none."""
    from warcio.statusandheaders import StatusAndHeadersParser

    if kind != "response" or not block.startswith(b"HTTP/"):
        return None, block
    head = io.BytesIO(block)
    try:
        http = StatusAndHeadersParser(_HTTP, verify=False).parse(head)
    except (ValueError, LookupError, EOFError):
        return None, b""
    return http, block[head.tell() :]
