"""Web archives (WARC, ARC): each page that was fetched, read by the format the server said it has."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import UnreadableDocument
from onrecord.reading.container.compressed import read_gzip, read_zstd
from onrecord.reading.container.member import read_member
from onrecord.reading.container.warc_records import WebRecord, WebRecords
from onrecord.reading.container.web_body import Body, DamagedBody, whole_body
from onrecord.reading.draft.clean import clean_path
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.registry import Format

_FORMATS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_PERHAPS = frozenset(
    {"text/xml", "application/xml", "application/octet-stream", "binary/octet-stream", "unk", "no type"}
)
"""Types, and the lack of one, of which only the bytes tell whether they are a page or a feed."""
_OPENINGS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.I | re.S), ".html"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml.{0,2000}?<(?:rss|feed|rdf:RDF)[\s>]", re.S), ".xml"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:rss|feed|rdf:RDF)[\s>]"), ".xml"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml.{0,1000}?<html[\s>]", re.S), ".xhtml"),
)
_PAGES = frozenset({"200", "203"})
_RECORDS = frozenset({"response", "resource", "conversion"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.+-]{2,40})", re.IGNORECASE)
_GZIP, _ZSTD = b"\x1f\x8b", (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
_AGAIN = "fetch the page again"


def read_warc(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The documents of a crawl, in its order; what is no document (pictures, redirects) is counted and reported."""
    opening = _opening(file)
    if opening.startswith(_GZIP):  # its name does not tell that it is packed
        yield from read_gzip(replace(file, name=f"{file.name}.gz"))
    elif opening.startswith(_ZSTD):
        yield from read_zstd(replace(file, name=f"{file.name}.zst"))
    else:
        yield from _Crawl(file).read()


def _opening(file: OpenFile) -> bytes:
    if file.stream.seekable():
        found = file.stream.read(4)
        file.stream.seek(0)
        return found
    return file.stream.peek(4)[:4] if isinstance(file.stream, io.BufferedReader) else b""


class _Crawl:
    """The reading of one file: its records, what was passed over, and which addresses were met."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._records = WebRecords(file.stream, file.limits.file_bytes + 1)
        self._passed: Counter[str] = Counter()
        self._met: set[int] = set()

    def read(self) -> Iterator[Draft | UnreadableDocument]:
        """The documents, with a failure for each page that cannot be read, and one for a file that is broken."""
        file, empty = self._file, True
        try:
            for record in self._records:
                file.expansion.count_member()
                for draft in self._read(record):
                    empty = False
                    yield draft
                if file.expansion.spent:
                    return
        finally:
            if self._passed:
                told = ", ".join(f"{count:,} {kind}" for kind, count in self._passed.most_common(8))
                file.report(Notice(file.source, "skipped", f"records that are no documents: {told}"))
        yield from self._end(empty)

    def _end(self, empty: bool) -> Iterator[UnreadableDocument]:
        """What is wrong with the file as a whole."""
        records, source = self._records, self._file.source
        if records.failure is not None:
            remedy = "fetch it again; what stands before that was read" if records.found else records.failure.remedy
            spent = self._file.expansion.spent
            yield records.failure if spent else UnreadableDocument(source, records.failure.reason, remedy)
        elif not records.found:
            remedy = "fetch it again, or repair it with warcio recompress"
            yield UnreadableDocument(source, "is damaged: it cannot be opened as a WARC", remedy)
        elif records.broken:
            yield UnreadableDocument(source, records.broken, "fetch it again; all other records were read")
        elif empty:
            yield UnreadableDocument(source, "holds no documents", "check that pages were saved with it")

    def _read(self, record: WebRecord) -> Iterator[Draft | UnreadableDocument]:
        """The documents of one record; what is no page is counted."""
        kind = _kind(record)
        if kind not in _FORMATS and kind not in _PERHAPS:
            self._passed[kind] += 1
            return
        label = record.address or f"record {self._file.expansion.members}"
        if hash(label) in self._met:
            label = f"{label} {record.headers.get_header('WARC-Date') or self._file.expansion.members}"
        self._met.add(hash(record.address))
        try:
            body = _body(record, self._file.limits.file_bytes)
        except DamagedBody as error:
            yield UnreadableDocument(self._file.member("", io.BytesIO(), label).source, error.reason, error.remedy)
            return
        self._file.expansion.take(len(body.data))
        ending = _FORMATS.get(kind) or next((name for form, name in _OPENINGS if form.match(body.data)), "")
        if body.data.strip() and ending:
            yield from self._read_page(record, body, label, ending)
        elif body.missing and not body.data.strip():
            source = self._file.member("", io.BytesIO(), label).source
            yield UnreadableDocument(source, f"is cut off before its text begins: {body.missing}", _AGAIN)
        else:
            self._passed[kind if body.data.strip() else "empty"] += 1

    def _read_page(
        self, record: WebRecord, body: Body, label: str, ending: str
    ) -> Iterator[Draft | UnreadableDocument]:
        charset = _CHARSET.search(_content_type(record))
        member = replace(
            self._file.member(f"page{ending}", io.BytesIO(body.data), label),
            charset=charset[1] if charset else None,
            cut_off=body.missing,
        )
        address = record.address
        says = Metadata(url=address if address.startswith(("http://", "https://")) else None)
        for draft in read_member(self._file, member, says):
            if not body.missing:
                yield draft
            elif isinstance(draft, UnreadableDocument):
                yield UnreadableDocument(draft.source, f"{draft.reason} ({body.missing})", _AGAIN)
            else:
                message = f"only a part of it is there: {body.missing}; {_AGAIN}"
                self._file.report(Notice(draft.source, "cut", message))
                yield replace(draft, cut_off=body.missing)


def _kind(record: WebRecord) -> str:
    """The media type of what a record holds, or what it is where it holds no page that was found."""
    if record.kind not in _RECORDS:
        return record.kind if record.kind != "revisit" else "fetched before (revisit)"
    if record.http is not None and (status := str(record.http.get_statuscode() or "")) not in _PAGES:
        return "no page: " + clean_path(status)[:20]
    told = _content_type(record).partition(";")[0].strip().lower()[:100]
    seen = str(record.headers.get_header("WARC-Identified-Payload-Type") or "").partition(";")[0].strip().lower()
    return seen if seen in _FORMATS and told not in _FORMATS else told or "no type"


def _content_type(record: WebRecord) -> str:
    if record.http is not None:
        return str(record.http.get_header("Content-Type") or "")
    told = str(record.headers.get_header("Content-Type") or "")
    return "" if told.startswith("application/http") else told


def _body(record: WebRecord, most: int) -> Body:
    """What was fetched, as it was before it was sent. Raises ``DamagedBody``."""
    if record.too_large:
        return Body(record.body)  # the reader of the page refuses it
    body = whole_body(record.body, record.http.headers if record.http is not None else [], most)
    missing = record.missing
    if cause := record.headers.get_header("WARC-Truncated"):
        missing = f"the crawler broke it off ({clean_path(str(cause))[:40]})"
    elif record.headers.get_header("WARC-Segment-Number"):
        missing = "the rest of it is in another record"
    return replace(body, missing=missing or body.missing)


FORMAT = Format(read_warc, many=True)
