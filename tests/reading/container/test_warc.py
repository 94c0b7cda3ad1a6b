"""Crawls: what servers and crawlers do to pages on their way, and files that are broken; all pages are invented."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.archiveiterator import ArchiveIterator

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.pipeline.build import build
from onrecord.query.overview import status_json, status_text
from onrecord.rdf.terms import term
from onrecord.reading import Notice, read_documents
from onrecord.settings import Settings
from onrecord.store import open_store

WORDS = "Foreign Minister Mira Tal said on Friday that Norvania rejects the vote and will not send observers to it."
MORE = "The border stayed open in the north of the land, and the parliament meets again in a week, as was planned."


def page(words: str = WORDS, head: str = "") -> str:
    body = "".join(f"<p>{one}</p>" for one in (words, MORE, MORE.replace("north", "south")))
    return f"<!DOCTYPE html><html><head><title>Vote</title>{head}</head><body><article>{body}</article></body></html>"


PAGE = page().encode()


def answer(body: bytes = PAGE, *headers: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes, address: str = "https://a.example/1", *headers: str, kind: str = "response", length: int | None = None
) -> bytes:
    lines = [
        *("WARC/1.0", f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:1>", "WARC-Date: 2020-04-24T10:00:00Z"),
        *(f"WARC-Target-URI: {address}", f"Content-Length: {len(block) if length is None else length}", *headers),
        *(() if "Content-Type" in str(headers) else ("Content-Type: application/http",)),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def chunked(data: bytes, size: int = 200, last: bytes = b"0\r\n\r\n") -> bytes:
    parts = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + last


@dataclass(frozen=True)
class Told:
    documents: list[Document]
    failures: list[UnreadableDocument]
    notices: list[Notice]

    @property
    def cuts(self) -> list[str]:
        return [f"{one.source.rpartition('/')[2]}: {one.message}" for one in self.notices if one.what == "cut"]


Read = Callable[..., Told]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def told(data: bytes, name: str = "a.warc") -> Told:
        (tmp_path / name).write_bytes(data)
        notices: list[Notice] = []
        found = list(read_documents(tmp_path / name, report=notices.append))
        documents = [one for one in found if isinstance(one, Document)]
        return Told(documents, [one for one in found if isinstance(one, UnreadableDocument)], notices)

    return told


def raw_deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def zstandard_blocks(*parts: bytes) -> bytes:
    packer = zstandard.ZstdCompressor().compressobj()
    return b"".join(packer.compress(part) + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK) for part in parts)


zipped, squeezed, standard = gzip.compress(PAGE), brotli.compress(PAGE), zstandard.ZstdCompressor().compress(PAGE)

WHOLE: dict[str, bytes] = {
    "as it is": answer(),
    "identity": answer(PAGE, "Content-Encoding: identity"),
    "gzip": answer(zipped, "Content-Encoding: gzip"),
    "gzip in capitals": answer(zipped, "content-encoding: GZip"),
    "x-gzip": answer(zipped, "Content-Encoding: x-gzip"),
    "several members": answer(
        gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:]) + b"\0" * 9, "Content-Encoding: gzip"
    ),
    "deflate": answer(zlib.compress(PAGE), "Content-Encoding: deflate"),
    "deflate without a head": answer(raw_deflated(PAGE), "Content-Encoding: deflate"),
    "brotli": answer(squeezed, "Content-Encoding: br"),
    "zstd": answer(standard, "Content-Encoding: zstd"),
    "two encodings": answer(brotli.compress(zipped), "Content-Encoding: gzip, br"),
    "two encodings in two headers": answer(brotli.compress(zipped), "Content-Encoding: gzip", "Content-Encoding: br"),
    "twice, told once": answer(gzip.compress(zipped), "Content-Encoding: gzip"),
    "packed, and not told": answer(zipped),
    "said to be gzip": answer(PAGE, "Content-Encoding: gzip"),
    "said to be brotli": answer(PAGE, "Content-Encoding: br"),
    "said to be deflate": answer(PAGE, "Content-Encoding: deflate"),
    "said to be zstd": answer(PAGE, "Content-Encoding: zstd"),
    "an encoding nobody knows": answer(PAGE, "Content-Encoding: dcb"),
    "said to be gzip, and is zstd": answer(standard, "Content-Encoding: gzip"),
    "unpacked, with the length it had": answer(PAGE, "Content-Encoding: gzip", f"Content-Length: {len(zipped)}"),
    "chunks": answer(chunked(PAGE), "Transfer-Encoding: chunked"),
    "chunks with extensions and trailers": answer(
        chunked(PAGE, last=b"0;a=b\r\nX: y\r\n\r\n").replace(b"c8\r\n", b"00C8;name=value\r\n"),
        "Transfer-Encoding: Chunked",
    ),
    "chunks of gzip": answer(chunked(zipped), "Transfer-Encoding: chunked", "Content-Encoding: gzip"),
    "gzip of the transfer": answer(chunked(zipped), "Transfer-Encoding: gzip, chunked"),
    "said to be in chunks": answer(PAGE, "Transfer-Encoding: chunked"),
    "a packed stream at its end, the last chunk lost": answer(
        chunked(zipped, last=b""), "Transfer-Encoding: chunked", "Content-Encoding: gzip"
    ),
    "a length that is wrong, of a stream that is whole": answer(
        squeezed, "Content-Length: 99999", "Content-Encoding: br"
    ),
    "HTTP/2": answer().replace(b"HTTP/1.1", b"HTTP/2"),
    "no type": answer(kind=""),
    "a type that tells nothing": answer(kind="application/octet-stream"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_is_read_as_it_was_before_it_was_sent(read: Read, name: str) -> None:
    told = read(record(WHOLE[name]))
    (document,) = told.documents
    assert WORDS in document.text
    assert document.cut_off is None
    assert not told.failures
    assert not told.notices


half = page(WORDS + "</p><p>" + (MORE + "</p><p>") * 40).encode()
cut = half[: len(half) // 2]
noisy = half + bytes(byte for number in range(4000) for byte in b"<p>%x</p>" % (number * 7919 % 65521))
CUT: dict[str, tuple[bytes, str]] = {
    "the crawler": (record(answer(cut), "https://a.example/1", "WARC-Truncated: length"), "broke it off (length)"),
    "the length": (
        record(answer(cut, f"Content-Length: {len(half)}")),
        f"the server sent {len(cut):,} of {len(half):,} bytes",
    ),
    "a chunk": (record(answer(chunked(half)[:2500], "Transfer-Encoding: chunked")), "a chunk of it is cut off"),
    "the last chunk": (
        record(answer(chunked(cut, last=b""), "Transfer-Encoding: chunked")),
        "its last chunk is missing",
    ),
    "between chunks": (
        record(answer(chunked(cut, last=b"") + b"<p>x</p>", "Transfer-Encoding: chunked")),
        "a chunk of it is broken",
    ),
    "gzip": (record(answer(gzip.compress(noisy)[:6000], "Content-Encoding: gzip")), "compressed stream is cut off"),
    "brotli": (record(answer(brotli.compress(noisy)[:4000], "Content-Encoding: br")), "compressed stream is cut off"),
    "zstd": (
        record(answer(zstandard_blocks(cut, half)[:-9], "Content-Encoding: zstd")),
        "compressed stream is cut off",
    ),
    "the second member": (
        record(answer(gzip.compress(half[:3000]) + gzip.compress(half[3000:])[:40], "Content-Encoding: gzip")),
        "compressed stream is cut off",
    ),
    "segments": (record(answer(cut), "https://a.example/1", "WARC-Segment-Number: 1"), "is in another record"),
}


@pytest.mark.parametrize("name", CUT)
def test_a_page_that_was_cut_is_read_and_told(read: Read, name: str) -> None:
    data, reason = CUT[name]
    told = read(data + record(answer(), "https://a.example/2"))
    one, two = told.documents
    assert WORDS in one.text
    assert reason in str(one.cut_off)
    assert two.cut_off is None
    assert told.cuts == [f"1: only a part of it is there: {one.cut_off}; fetch the page again"]
    assert not told.failures


def test_a_page_that_was_cut_inside_a_character_is_read(read: Read) -> None:
    whole = page("Präsidentin Mira Tal sagte am Freitag, sie könne nicht kommen. " + WORDS).encode()
    told = read(record(answer(whole[: whole.index(b"nne nicht") - 1], f"Content-Length: {len(whole)}")))
    assert ["sagte am Freitag, sie k" in one.text for one in told.documents] == [True]
    assert not told.failures


def test_what_cannot_be_read_as_it_was_cut_is_told_with_the_remedy_that_helps(read: Read) -> None:
    pdf = b"%PDF-1.7\n1 0 obj\n" + b"x" * 400
    told = read(
        record(answer(pdf, "Content-Length: 9000", kind="application/pdf"), "https://a.example/a.pdf")
        + record(answer(b"", "Content-Length: 900"), "https://a.example/2")
    )
    assert [str(one).rpartition("/")[2] for one in told.failures] == [
        "a.pdf: is cut off: its end is missing (the server sent 417 of 9,000 bytes); fetch the page again",
        "2: is cut off before its text begins: the server sent 0 of 900 bytes; fetch the page again",
    ]


DAMAGED: dict[str, tuple[bytes, str]] = {
    "gzip": (answer(zipped[:60] + b"\xff\xff\xff" + zipped[63:], "Content-Encoding: gzip"), "its gzip cannot be"),
    "brotli": (answer(b"\x07\xff\0\1\2" + squeezed[1:], "Content-Encoding: br"), "its brotli cannot be"),
    "an encoding that is not read": (answer(b"\x1f\x9d\x90\0\1\2\3", "Content-Encoding: compress"), "'compress'"),
    "no text": (answer(b"\x89PNG\0\0\1\2" * 99), "holds binary data"),
    "nothing but a script": (answer(b"<html><body><script>x()</script></body></html>"), "holds no report"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_page_that_is_damaged_costs_itself_only(read: Read, name: str) -> None:
    block, reason = DAMAGED[name]
    told = read(record(block) + record(answer(), "https://a.example/2"))
    assert [WORDS in one.text for one in told.documents] == [True]
    (failure,) = told.failures
    assert reason in failure.reason
    assert failure.source.endswith("#https://a.example/1")


HEADERS_ONLY: dict[str, tuple[str, str]] = {
    "windows-1251": ("windows-1251", "Министр Мира Тал сказала, что голосование недействительно."),
    "koi8-r": ("KOI8-R", "Министр Мира Тал сказала, что голосование недействительно."),
    "gb2312": ("gb2312", "外交部长塔尔说，投票无效。"),
    "shift_jis": ("Shift_JIS", "外相は投票を無効と述べた。"),
    "ISO-8859-1, which means windows-1252": (
        "ISO-8859-1",
        "Mira Tal said: “The vote is void – it’s a sham.” Señor Núñez",
    ),
    "big5": ("big5", "外交部長說，投票無效。"),
}


@pytest.mark.parametrize("name", HEADERS_ONLY)
def test_an_encoding_that_only_the_server_told_is_used(read: Read, name: str) -> None:
    charset, words = HEADERS_ONLY[name]
    codec = "cp1252" if charset == "ISO-8859-1" else charset
    told = read(record(answer(page(words).encode(codec), kind=f'text/html; charset="{charset}"')))
    assert [words in one.text for one in told.documents] == [True]
    assert not told.notices


def test_bytes_that_are_utf_8_are_nothing_else_and_a_server_that_is_wrong_is_not_believed(read: Read) -> None:
    words = "Mira Tal said: “The vote is void – it’s a sham.” Señor Núñez left."
    russian = "Министр Мира Тал сказала, что голосование недействительно."
    meta = '<meta charset="windows-1251">'
    told = read(
        record(answer(page(words).encode(), kind="text/html; charset=ISO-8859-1"))
        + record(answer(page(russian, meta).encode("cp1251"), kind="text/html; charset=utf-8"), "https://a.example/2")
        + record(answer(page(words).encode(), kind="text/html; charset=rot13"), "https://a.example/3")
    )
    assert [one.text.partition("\n")[0] for one in told.documents] == [words, russian, words]


OTHERS: dict[str, tuple[bytes, str]] = {
    "a redirect": (record(answer(status="301 Moved")), "1 no page: 301"),
    "an error": (record(answer(status="404 Not Found")), "1 no page: 404"),
    "a request": (record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "1 request"),
    "a page as it was before": (record(answer(b""), kind="revisit"), "1 fetched before (revisit)"),
    "nothing": (record(answer(b"")), "1 empty"),
    "no block": (record(b""), "1 empty"),
    "a sitemap": (record(answer(b"<?xml version='1.0'?><urlset><url/></urlset>", kind="text/xml")), "1 text/xml"),
    "a program": (record(answer(b"MZ\0\0", kind="application/octet-stream")), "1 application/octet-stream"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_page_is_counted(read: Read, name: str) -> None:
    data, counted = OTHERS[name]
    told = read(data + record(answer(), "https://a.example/2"))
    assert len(told.documents) == 1
    assert [one.message for one in told.notices] == [f"records that are no documents: {counted}"]
    assert not told.failures


KINDS: dict[str, bytes] = {
    "a resource": record(PAGE, "https://a.example/1", "Content-Type: text/html", kind="resource"),
    "a conversion": record(WORDS.encode(), "https://a.example/1", "Content-Type: text/plain", kind="conversion"),
    "a page without the head of an answer": record(PAGE, "https://a.example/1", "Content-Type: text/html"),
    "an address in angle brackets": record(answer(), "<https://a.example/1>"),
}


@pytest.mark.parametrize("name", KINDS)
def test_records_of_other_kinds_that_hold_pages_are_read(read: Read, name: str) -> None:
    told = read(KINDS[name])
    assert [(WORDS in one.text, one.url) for one in told.documents] == [(True, "https://a.example/1")]


def test_captures_of_one_page_are_documents_with_names_of_their_own(read: Read) -> None:
    later = record(answer(page("Mira Tal said the vote was void.").encode())).replace(b"04-24T", b"04-25T")
    told = read(record(answer()) + later)
    names = [one.source.partition("#")[2] for one in told.documents]
    assert names == ["https://a.example/1", "https://a.example/1 2020-04-25T10:00:00Z"]
    assert {one.url for one in told.documents} == {"https://a.example/1"}


THREE = [record(answer(page(f"{WORDS} It is page {n}.").encode()), f"https://a.example/{n}") for n in (1, 2, 3)]
SAMPLES: list[bytes | bytearray | memoryview] = [one[at : at + 300] for one in THREE for at in range(0, 600, 20)]
DICTIONARY = zstandard.train_dictionary(2048, SAMPLES * 9)


def with_dictionary(dictionary: bytes) -> bytes:
    packer = zstandard.ZstdCompressor(dict_data=DICTIONARY)
    head = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(dictionary)) + dictionary
    return head + b"".join(map(packer.compress, THREE))


PACKED: dict[str, tuple[str, bytes]] = {
    "as they are": ("a.warc", b"".join(THREE)),
    "gzip by record": ("a.warc.gz", b"".join(map(gzip.compress, THREE))),
    "gzip of the file": ("a.warc.gz", gzip.compress(b"".join(THREE))),
    "gzip by record, not told": ("a.warc", b"".join(map(gzip.compress, THREE))),
    "gzip of the file, not told": ("a.warc", gzip.compress(b"".join(THREE))),
    "zstd": ("a.warc.zst", b"".join(map(zstandard.ZstdCompressor().compress, THREE))),
    "zstd, not told": ("a.warc", zstandard.ZstdCompressor().compress(b"".join(THREE))),
    "zstd with a dictionary": ("a.warc.zst", with_dictionary(DICTIONARY.as_bytes())),
    "zstd with a packed dictionary": (
        "a.warc.zst",
        with_dictionary(zstandard.ZstdCompressor().compress(DICTIONARY.as_bytes())),
    ),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_crawl_may_be_packed_in_any_way(read: Read, name: str) -> None:
    file, data = PACKED[name]
    told = read(data, file)
    assert [one.url for one in told.documents] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    assert not told.failures


@pytest.mark.parametrize("name", PACKED)
def test_a_crawl_that_ends_too_early_gives_what_it_has_and_says_so(read: Read, name: str) -> None:
    file, data = PACKED[name]
    told = read(data[:-40], file)
    assert [one.url for one in told.documents][:2] == [f"https://a.example/{n}" for n in (1, 2)][: len(told.documents)]
    assert all(one.cut_off is None for one in told.documents[:2])
    assert [one.cut_off for one in told.documents[2:]] in ([], ["the file ends in the middle of it"])
    assert [one.source.rpartition("/")[2] for one in told.failures] == [file]


def test_a_record_cut_by_the_end_of_the_file_is_read_and_both_are_told(read: Read) -> None:
    told = read(b"".join(THREE)[:-200])
    assert [one.cut_off for one in told.documents] == [None, None, "the file ends in the middle of it"]
    assert [str(one).rpartition("/")[2] for one in told.failures] == [
        "a.warc: is cut off in the middle of a record; fetch it again; all other records were read"
    ]


def test_lengths_that_are_wrong_cost_no_other_record(read: Read) -> None:
    block = answer()
    short, long = record(block, length=len(block) - 150), record(block, length=len(block) + 300)
    one, two = read(short + THREE[1]), read(long + THREE[1])
    assert [each.cut_off for each in one.documents] == ["its record is longer than it says to be", None]
    assert ["lines that belong to no record" in each.reason for each in one.failures] == [True]
    assert [each.cut_off for each in two.documents] == [None, None]
    assert [WORDS in each.text and "WARC" not in each.text for each in two.documents] == [True, True]


def test_what_stands_between_records_is_told_and_the_rest_is_read(read: Read) -> None:
    told = read(THREE[0] + b"rubbish\r\n" * 3 + THREE[1].replace(b"Content-Length: ", b"Content-Length: x") + THREE[2])
    assert [one.url for one in told.documents] == ["https://a.example/1", "https://a.example/3"]
    second, file = told.failures
    assert second.reason.endswith("its record is longer than it says to be")
    assert "lines that belong to no record" in file.reason


def test_an_arc_is_read(read: Read) -> None:
    def old(block: bytes, address: str) -> bytes:
        return f"{address} 192.0.2.1 20080424100000 text/html {len(block)}\n".encode() + block + b"\n"

    head = b"1 0 Nobody\nURL IP-address Archive-date Content-type Archive-length\n"
    first = f"filedesc://a.arc 0.0.0.0 20080424100000 text/plain {len(head)}\n".encode() + head + b"\n"
    data = first + old(answer(), "http://a.example/1") + old(PAGE, "http://a.example/2")
    assert [one.rec_type for one in ArchiveIterator(io.BytesIO(data))] == ["arc_header", "response", "response"]
    told = read(data, "a.arc")
    assert [one.url for one in told.documents] == ["http://a.example/1", "http://a.example/2"]
    assert not told.failures
    assert len(read(gzip.compress(data), "a.arc.gz").documents) == 2


def test_a_page_too_large_and_one_that_expands_without_end_are_refused(read: Read) -> None:
    bomb = bytes(60_000_000)
    told = read(
        record(answer(gzip.compress(bomb), "Content-Encoding: gzip"))
        + record(answer(brotli.compress(bomb, quality=5), "Content-Encoding: br"), "https://a.example/2")
        + THREE[2]
    )
    assert ["is larger than 20,000,000 bytes" in one.reason for one in told.failures] == [True, True]
    assert len(told.documents) == 1


def test_a_store_tells_which_texts_are_cut_off_unless_another_source_has_them_whole(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "s", workers=1)

    def cut_off(name: str, data: bytes) -> list[str]:
        (tmp_path / name).write_bytes(data)
        build([tmp_path / name], settings)
        with open_store(settings.store) as store:
            return [quad.object.value for quad in store.graph.match(None, term("rec:cutOff"), None)]

    footer = PAGE.replace(b"</article>", b"</article><footer>Made in Port Elsa</footer>")
    lost = record(answer(footer[:-40], f"Content-Length: {len(footer)}"))
    reason = f"the server sent {len(footer) - 40} of {len(footer)} bytes"
    assert cut_off("a.warc", lost) == [reason]
    assert f"cut off: {tmp_path}/a.warc#https://a.example/1: {reason}" in status_text(settings.store)
    assert json.loads(status_json(settings.store))["cut_off"][0]["reason"] == reason
    assert cut_off("b.warc", record(answer(footer), "https://a.example/2")) == []
