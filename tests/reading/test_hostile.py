"""Files made to do harm: none crashes or hangs the run, writes anywhere, uses the network or deceives by its name."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import LimitError, Limits, read_documents
from onrecord.reading.draft.clean import clean_name, clean_path
from onrecord.reading.draft.deadline import within

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import fuzzing
import samples

STORY = b"".join(b"<p>" + one.encode() + b"</p>" for one in samples.STORY)


def feed(title: bytes, head: bytes = b"") -> bytes:
    return head + b"<rss><channel><item><title>" + title + b"</title></item></channel></rss>"


def crawl(line: bytes, length: bytes = b"20") -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:a>\r\nWARC-Date: 2020-04-24T10:00:00Z\r\n"
    kind = b"Content-Type: application/http; msgtype=response\r\nContent-Length: " + length + b"\r\n"
    return head + line + kind + b"\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nIt is void, Tal said.\r\n\r\n"


HOSTILE: dict[str, tuple[str, bytes]] = {
    "ten thousand nested tags": ("a.html", b"<div>" * 10_000 + STORY),
    "a million attributes": ("a.html", b"<p " + b"".join(b"a%d=1 " % n for n in range(1_000_000)) + b">" + STORY),
    "a message of a million cells": (
        "a.eml",
        b"From: a@b.example\nContent-Type: text/html\n\n<table><tr>" + b"<td>a" * 1_000_000,
    ),
    "a million attributes in a feed": (
        "a.rss",
        feed(b"Void").replace(
            b"</item>",
            b"<description>&lt;p " + b"a%d " * 100_000 % tuple(range(100_000)) + b"&gt;</description></item>",
        ),
    ),
    "two hundred thousand cells that are not closed": ("a.html", b"<table><tr>" + b"<td>a" * 200_000 + STORY),
    "ten thousand nested tags in a message": (
        "a.eml",
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<div>" * 10_000 + STORY,
    ),
    "ten thousand nested parts": ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 10_000),
    "ten thousand nested elements": ("a.rss", b"<a>" * 10_000),
    "entities that multiply": ("a.rss", samples.broken()["entities.rss"]),
    "an entity that is a file": ("a.rss", feed(b"&x;", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "an entity that is an address": ("a.rss", feed(b"&x;", b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">')),
    "half a character by its number": ("a.rss", feed(b"It is &#xD800;&#55296;&#x110000; void")),
    "half a character in bytes": (
        "a.atom",
        samples.atom(("Void", "<p>It is \x00 void</p>")).replace(b"\0", b"\xed\xa0\x80"),
    ),
    "a number of a character without end": ("a.rss", feed(b"&#" + b"9" * 10_000 + b";")),
    "three hundred thousand cells without end": ("a.html", b"<table>" + b"<td>x" * 300_000),
    "a million quoted attributes": ("a.html", b"<p " + b'a=">" ' * 1_000_000 + b">" + STORY),
    "a million elements in a message": (
        "a.eml",
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<b>" * 1_000_000,
    ),
    "a million elements in a feed": ("a.rss", feed(b"<b/>" * 1_000_000)),
    "a million elements in an entry": ("a.rss", feed(b"<![CDATA[" + b"<b>" * 1_000_000 + b"]]>")),
    "a million objects in a feed": (
        "a.json",
        b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"{}," * 1_000_000,
    ),
    "a page that loads others": (
        "a.html",
        b'<html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href=x><script src=y></script></head><body>'
        b"<img src=z>" + STORY * 3,
    ),
    "a length that no file has": ("a.warc", crawl(b"WARC-Target-URI: http://a.example/\r\n", b"9" * 30)),
    "a negative length": ("a.warc", crawl(b"WARC-Target-URI: http://a.example/\r\n", b"-5")),
    "an address of ten thousand letters": (
        "a.warc",
        crawl(b"WARC-Target-URI: http://a.example/" + b"a" * 10_000 + b"\r\n"),
    ),
    "an address that steers a terminal": (
        "a.warc",
        crawl(b"WARC-Target-URI: http://a.example/\x1b[31m\xe2\x80\xae\r\n"),
    ),
    "a member with an absolute path": ("a.zip", samples.zipped({"/etc/passwd.txt": b"It is void."})),
    "a member that climbs": ("a.zip", samples.zipped({"a/../../b.txt": b"It is void."})),
    "a member with a drive": ("a.zip", samples.zipped({"C:\\b.txt": b"It is void."})),
    "a member whose name turns": ("a.zip", samples.zipped({"\u202etxt.b.txt": b"It is void."})),
    "a tar that climbs": ("a.tar", samples.tarred({"../b.txt": b"It is void."})),
    "a tar of links": ("a.tar", samples.tarred({}, {"a.txt": "/etc/passwd", "b.txt": "../../x"})),
    "ten thousand members": ("a.zip", samples.zipped({f"{n}.txt": b"It is void." for n in range(10_000)})),
    "a message without end": ("a.mbox", samples.mailbox(b"Subject: a\n\n" + b"a" * 25_000_000)),
    "an attachment that climbs": ("a.eml", samples.mail("a", attached={"../../../b.txt": samples.text()})),
    "a header that cannot be decoded": ("a.eml", b"Subject: =?utf-7?b?////?=\nFrom: =?x?q?\xff?=\n\nIt is void."),
    "no encoding of that name": ("a.eml", b"Content-Type: text/plain; charset=rot13\n\nIt is void, Tal said."),
    "another archive's names": ("a.docx", samples.zipped({"word/document.xml": b"<a/>"})),
    "a Word document that expands": (
        "a.docx",
        samples.zipped({"word/document.xml": b"<w:document>" + b" " * 100_000_000}),
    ),
    "a title that is half a character": (
        "a.jsonl",
        b'{"text": "It is void.", "title": "\\ud800", "doc_id": "\\udfff"}',
    ),
    "an address that is a script": ("a.jsonl", b'{"text": "It is void.", "url": "javascript:alert(1)"}'),
    "a gzip of nothing": ("a.txt.gz", samples.gzipped(b"")),
    "zeros in gzip in gzip": ("a.txt.gz.gz", samples.gzipped(samples.gzipped(bytes(300_000_000)))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_refused_and_nothing_else_happens(tmp_path: Path, name: str) -> None:
    file, data = HOSTILE[name]
    (tmp_path / "in").mkdir()
    found = fuzzing.check(iter([(file, data)]), tmp_path / "in")
    assert found.faults == []
    assert found.outcomes.total() == 1
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_the_watch_sees_writing_and_the_network(tmp_path: Path) -> None:
    with pytest.raises(fuzzing.Reached), fuzzing.watched(tmp_path):
        (tmp_path / "a").write_text("a")
    with pytest.raises(fuzzing.Reached), fuzzing.watched(tmp_path):
        socket.create_connection(("127.0.0.1", 9), timeout=1)


def test_the_watch_lets_a_program_have_a_folder_of_its_own_that_is_gone_in_the_end(tmp_path: Path) -> None:
    with fuzzing.watched(tmp_path), tempfile.TemporaryDirectory(prefix="onrecord-") as place:
        (Path(place) / "a").mkdir()
        (Path(place) / "a" / "b").write_text("a")
    with pytest.raises(fuzzing.Reached, match="left behind"), fuzzing.watched(tmp_path):
        kept = tempfile.mkdtemp(prefix="onrecord-")
    shutil.rmtree(kept)
    with (
        pytest.raises(fuzzing.Reached, match="wrote to"),
        fuzzing.watched(tmp_path),
        tempfile.TemporaryDirectory(prefix="onrecord-") as place,
    ):
        Path(place, "..", "onrecord.txt").write_text("a")
    with pytest.raises(fuzzing.Reached, match="changed the disk"), fuzzing.watched(tmp_path):
        tempfile.mkdtemp(prefix="another-")


def test_a_bomb_is_given_up_early(tmp_path: Path) -> None:
    bomb = samples.zipped({f"{n}.txt": bytes(19_000_000) for n in range(12)})
    (tmp_path / "a.zip").write_bytes(bomb)
    found = list(read_documents(tmp_path / "a.zip"))
    assert isinstance(found[-1], UnreadableDocument)
    assert "expands to more than 100 times its size" in found[-1].reason
    assert len(found) < 10


NAMES: dict[str, tuple[str, str]] = {
    "a turned name": ("Nor\u202evania", "Norvania"),
    "nothing between letters": ("Nor\u200b\u2060\ufeff\u00advania", "Norvania"),
    "a terminal's commands": ("Tal\x1b]0;x\x07\x9b", "Tal ]0;x"),
    "lines": ("Velmark\n\u2028Herald", "Velmark Herald"),
    "tags that show nothing": ("Tal\U000e0041\U000e0042", "Tal"),
    "letters and their marks": ("Tala\u0301n", "Tal\u00e1n"),
    "a joiner inside a Persian name": ("علی\u200cرضا", "علی\u200cرضا"),
    "a joiner inside a Latin name": ("Ta\u200dl", "Tal"),
    "half a character": ("Tal\ud800", "Tal"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_as_it_is_seen(name: str) -> None:
    given, seen = NAMES[name]
    assert clean_name(given) == seen


def test_names_in_metadata_are_cleaned_and_the_text_is_not(tmp_path: Path) -> None:
    text = "It is vo\u200bid,\u202e Tal said."
    given = {
        "text": text,
        "title": "Vo\u200bid",
        "publisher": "The\u202e Gazette",
        "url": "javascript:x()",
        "id": "a\nb",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(given))
    (document,) = read_documents(tmp_path / "a.jsonl")
    assert isinstance(document, Document)
    assert document.text == text
    assert (document.title, document.publisher, document.url, document.doc_id) == ("Void", "The Gazette", None, "a b")


def test_a_file_whose_name_deceives_or_is_no_unicode_is_told_apart(tmp_path: Path) -> None:
    for name in ("a\u202etxt.txt".encode(), b"\xff.txt", b"a\nb.txt", "e\u0301.txt".encode()):
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(b"It is void.")
    found = [one for one in read_documents(tmp_path) if isinstance(one, Document)]
    names = sorted(one.source.rpartition("/")[2] for one in found)
    assert names == ["\\xff.txt", "a\\nb.txt", "a\\u202etxt.txt", "e\u0301.txt"]
    assert all(one.source.encode() and one.doc_id.encode() for one in found)


def test_a_path_of_plain_characters_is_left_as_it_is() -> None:
    assert clean_path("Überblick – 2020/a b's.txt") == "Überblick – 2020/a b's.txt"


def test_reading_that_takes_too_long_is_ended_and_the_time_before_it_is_not_counted() -> None:
    def stubborn(until: float) -> None:
        while time.monotonic() < until:
            with suppress(Exception):
                sum(range(1000))

    with pytest.raises(UnreadableDocument, match="takes more than 1 seconds to read"), within(1, "a.html"):
        stubborn(time.monotonic() + 30)
    with within(60, "b.html"):
        pass


@pytest.mark.parametrize("given", ["pages=3", "pdf_pages", "pdf_pages=none", "pdf_pages=0", "=5"])
def test_a_limit_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(LimitError):
        Limits().changed([given])


def test_a_limit_is_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It is void, Tal said.")
    (failure,) = read_documents(tmp_path / "a.txt", limits=Limits().changed(["characters=10"]))
    assert isinstance(failure, UnreadableDocument)
    assert "the limit is 10" in failure.reason


def test_a_small_share_of_the_mutated_files_breaks_nothing(tmp_path: Path) -> None:
    """docs/reliability.md has the count of those that were read; scripts/fuzz repeats it."""
    (tmp_path / "in").mkdir()
    count = 150
    found = fuzzing.check(fuzzing.mutated_files(20200424, count), tmp_path / "in")
    assert found.faults == []
    assert found.outcomes.total() == count
    assert found.outcomes["read"] > 20
    assert len(fuzzing.corpus()) > 40


def test_the_same_seed_gives_the_same_files() -> None:
    made: list[list[tuple[str, bytes]]] = [list(fuzzing.mutated_files(5, 40)) for _ in range(2)]
    assert made[0] == made[1]
