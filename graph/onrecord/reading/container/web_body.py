"""What a server sent, made what it was before it was sent: pieces put together, compression undone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.reading.container.compressed import ZstdFrames

_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
_OPENINGS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 16
_LAYERS = 4
_PLAIN = frozenset({"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "utf8"})
"""Names of no encoding at all; servers send all of these."""
_STREAM_CUT = "its compressed stream is cut off"


class DamagedBody(ValueError):
    """A body that cannot be unpacked; ``remedy`` says what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of a page; ``missing`` tells why they are not all of them."""

    data: bytes
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """What a stream became. ``whole`` is known only of streams that tell their end, ``None`` of others."""

    data: bytes
    whole: bool | None = None


def whole_body(raw: bytes, headers: list[tuple[str, str]], most: int) -> Body:
    """What was to be sent, at most so many bytes; raises ``DamagedBody``.

    Headers are not trusted where the bytes say otherwise: crawlers keep the headers of what they have unpacked.
    """
    told = {name.lower(): value for name, value in reversed(headers)}
    data, missing = raw, None
    if "chunked" in told.get("transfer-encoding", "").lower():
        data, missing = _put_together(raw)
    length = told.get("content-length", "").strip()
    if data is raw and length.isdecimal() and len(raw) < int(length[:18]):
        missing = f"the server sent {len(raw):,} of {int(length[:18]):,} bytes"
    encodings = [one for name in ("content-encoding", "transfer-encoding") for one in _listed(headers, name)]
    encodings = [one for one in encodings if one not in _PLAIN and one != "chunked"]
    found = _unpacked(data, encodings, most)
    if found.whole is False:
        return Body(found.data, missing or _STREAM_CUT)
    return Body(found.data, None if found.whole else missing)


def _listed(headers: list[tuple[str, str]], name: str) -> list[str]:
    values = (value for header, value in headers if header.lower() == name)
    return [one.partition(";")[0].strip().lower() for value in values for one in value.split(",")]


def _put_together(raw: bytes) -> tuple[bytes, str | None]:
    """The chunks of a body without their lengths, and what is missing; the same bytes where there are no chunks."""
    parts: list[bytes] = []
    place = 0
    while match := _SIZE.match(raw, place):
        end = match.end() + int(match[1], 16)
        parts.append(raw[match.end() : end])
        if end == match.end():
            return b"".join(parts), None
        if end >= len(raw):
            return b"".join(parts), "a chunk of it is cut off"
        if not raw.startswith((b"\r\n", b"\n"), end):
            return (b"".join(parts), "a chunk of it is broken") if place else (raw, None)
        place = end + (2 if raw.startswith(b"\r\n", end) else 1)
    if not place:
        return raw, None
    return b"".join(parts), "its last chunk is missing" if place >= len(raw) else "a chunk of it is broken"


def _unpacked(data: bytes, encodings: list[str], most: int) -> _Unpacked:
    """The bytes with all encodings undone, those that no header names, too."""
    whole: bool | None = None
    for _ in range(_LAYERS):
        name = encodings.pop() if encodings else _seen(data)
        if not name or not data:
            break
        found = _DECODERS.get(name, _unknown(name))(data, most)
        data = found.data
        whole = found.whole if whole is None else whole and found.whole is not False
        if len(data) > most:
            break
    return _Unpacked(data[: most + 1], whole)


def _seen(data: bytes) -> str:
    return "gzip" if data.startswith(_GZIP) else "zstd" if data.startswith(_ZSTD) else ""


def _of_gzip(data: bytes, most: int) -> _Unpacked:
    """All members one after the other; what is no gzip is taken as it is."""
    if not data.startswith(_GZIP):
        return _Unpacked(data)
    parts: list[bytes] = []
    whole = True
    size = 0
    while data.startswith(_GZIP) and size <= most:
        found, whole, data = _inflated(data, 31, most - size + 1)
        parts.append(found)
        size += len(found)
    return _Unpacked(b"".join(parts), whole)


def _of_deflate(data: bytes, most: int) -> _Unpacked:
    """With the header of zlib as the standard wants it, or without, as some servers send it."""
    for bits in (15, -15):
        try:
            found, whole, _ = _inflated(data, bits, most + 1)
        except DamagedBody:
            continue
        return _Unpacked(found, whole) if whole or not _is_plain(data) else _Unpacked(data)
    return _as_it_is(data, "deflate")


def _inflated(data: bytes, bits: int, most: int) -> tuple[bytes, bool, bytes]:
    """What a stream of zlib becomes, whether it came to its end, and what follows it."""
    stream = zlib.decompressobj(bits)
    try:
        found = stream.decompress(data, most)
    except zlib.error as error:
        raise _damaged("gzip" if bits == 31 else "deflate") from error
    return found, stream.eof or len(found) >= most, stream.unused_data


def _of_brotli(data: bytes, most: int) -> _Unpacked:
    try:
        import brotli
    except ImportError as error:
        raise DamagedBody("is packed with brotli, which is not installed", "pip install brotli") from error
    stream = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    given = data
    try:
        while size <= most and not stream.is_finished():
            parts.append(stream.process(given, output_buffer_limit=_PIECE))
            size += len(parts[-1])
            given = b""
            if not parts[-1] and stream.can_accept_more_data():
                break
    except brotli.error:
        return _as_it_is(data, "brotli")
    whole = stream.is_finished() or size > most
    return _Unpacked(b"".join(parts), whole) if whole or not _is_plain(data) else _Unpacked(data)


def _of_zstd(data: bytes, most: int) -> _Unpacked:
    from zstandard import ZstdError

    if not data.startswith(_ZSTD):
        return _Unpacked(data)
    stream = ZstdFrames(io.BytesIO(data))
    parts: list[bytes] = []
    size = 0
    try:
        while size <= most and (part := stream.read(_PIECE)):
            parts.append(part)
            size += len(part)
    except EOFError:
        return _Unpacked(b"".join(parts), whole=False)
    except ZstdError as error:
        raise _damaged("zstd") from error
    return _Unpacked(b"".join(parts), whole=True)


def _unknown(name: str) -> Callable[[bytes, int], _Unpacked]:
    return lambda data, _: _as_it_is(data, name)


def _as_it_is(data: bytes, name: str) -> _Unpacked:
    """Bytes that are not packed, whatever was said of them; raises ``DamagedBody`` where they are no text either."""
    if _is_plain(data):
        return _Unpacked(data)
    if name in ("deflate", "brotli"):
        raise _damaged(name)
    raise DamagedBody(f"has the content encoding {name[:40]!r}, which is not read", "fetch it again without that")


def _is_plain(data: bytes) -> bool:
    """Whether bytes are a text or a document already: packed ones have signs that no text has."""
    return data.startswith(_OPENINGS) or not any(byte < 9 or 13 < byte < 27 for byte in data[:1000])


def _damaged(name: str) -> DamagedBody:
    return DamagedBody(f"is damaged: its {name} cannot be unpacked", "fetch the page again")


_DECODERS: dict[str, Callable[[bytes, int], _Unpacked]] = {
    "gzip": _of_gzip,
    "x-gzip": _of_gzip,
    "deflate": _of_deflate,
    "br": _of_brotli,
    "brotli": _of_brotli,
    "zstd": _of_zstd,
}
