"""Web archives (WARC): each page that was fetched, read by the format the server said it has."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.member import read_member
from onrecord.reading.draft.clean import clean_path
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_FORMATS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_RECORDS = frozenset({"response", "resource", "conversion"})
_REMEDY = "fetch it again, or repair it with warcio recompress"


def read_warc(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of a crawl, in its order; what is no document (pictures, redirects) is counted and reported."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").addHandler(logging.NullHandler())  # it quotes the file on standard error
    errors = (ArchiveLoadFailed, OSError, EOFError, ValueError, ArithmeticError, LookupError, AttributeError, TypeError)
    passed: Counter[str] = Counter()
    found = False
    try:
        records = ArchiveIterator(file.stream)
        records.INC_RECORD = ""  # it would print bytes of the file to standard error
        for record in records:
            file.expansion.count_member()
            kind = _kind(record)
            if kind not in _FORMATS:
                passed.update([kind or record.rec_type or "unknown"])
                continue
            for draft in _read_record(file, record, _FORMATS[kind]):
                found = True
                yield draft
            if file.expansion.spent:
                return
    except errors as error:
        raise UnreadableDocument(file.source, "is damaged: it cannot be opened as a WARC", _REMEDY) from error
    finally:
        if passed:
            told = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items())[:8])
            file.report(Notice(file.source, "skipped", f"records that are no documents: {told}"))
    if not found:
        yield UnreadableDocument(file.source, "holds no documents", "check that pages were saved with it")


def _kind(record: ArcWarcRecord) -> str | None:
    """The media type of what a record holds, ``None`` where it holds no page that was found."""
    if record.rec_type not in _RECORDS:
        return None
    headers = record.http_headers
    if headers is None:
        given = record.rec_headers.get_header("Content-Type") or ""
    elif (headers.get_statuscode() or "") != "200":
        return "no page: " + clean_path(str(headers.get_statuscode()))[:20]
    else:
        given = headers.get_header("Content-Type") or ""
    return str(given).partition(";")[0].strip().lower()[:100]


def _read_record(file: OpenFile, record: ArcWarcRecord, ending: str) -> Iterator[Draft | UnreadableDocument]:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    stream = io.BytesIO(_content(file, record))
    member = replace(file.member(f"page{ending}", stream, address or "page"), name=f"page{ending}")
    says = Metadata(url=address if address.startswith(("http://", "https://")) else None)
    yield from read_member(file, member, says)


def _content(file: OpenFile, record: ArcWarcRecord) -> bytes:
    """What was fetched, transfer and content encodings undone; one byte more than allowed where it is too large."""
    most = file.limits.file_bytes + 1
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while size < most and (data := stream.read(min(most - size, 1 << 20))):
        parts.append(cast(bytes, data))
        size += len(data)
        file.expansion.take(len(data))
    return b"".join(parts)


FORMAT = Format(read_warc, many=True)
