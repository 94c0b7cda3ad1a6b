"""Documents and files made to take memory: each by its shape in words, and made when it is asked for."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from samples import STORY, docx, gzipped, mail, mailbox, marcxml, page, rss, tarred, warc, zipped, zstandard_of

_PARAGRAPHS = b"".join(b"<p>" + one.encode() + b"</p>" for one in STORY)
_SAID = b"Norvania said that the vote was void.\n"
_FILE = 19_000_000
"""Bytes, a little less than a file of one document may have."""


@dataclass(frozen=True)
class Shape:
    """A hostile file: its name, which tells the format, its shape in words, and its bytes."""

    name: str
    told: str
    make: Callable[[], bytes]


def _html(body: bytes) -> bytes:
    return b"<html><body>" + body + _PARAGRAPHS + b"</body></html>"


def _filled(unit: bytes, size: int = _FILE) -> bytes:
    return unit * (size // len(unit))


def _each(unit: bytes, count: int) -> bytes:
    """The unit so many times, with the number of each in it."""
    places = unit.count(b"%d")
    return b"".join(unit % ((number,) * places) for number in range(count))


def _crawled(body: bytes) -> bytes:
    return warc(("https://herald.example/1", _html(body), "text/html"))


def _word(body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx("Letter"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    whole = parts["word/document.xml"]
    place = whole.index(b"<w:p>")
    return zipped({**parts, "word/document.xml": whole[:place] + body + whole[place:]})


def _pdf(pages: int, content: bytes) -> bytes:
    """A PDF of pages with one content, set in a font that every reader has; without a table of places."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    font = b"<< /Font << /F 3 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources " + font + b" >>"] * pages,
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def _page_of(lines: int) -> bytes:
    shown = b"".join(b"(%d The vote was void, she said on Friday.) Tj T*\n" % number for number in range(lines))
    return b"BT /F 4 Tf 5 TL 20 780 Td\n" + shown + b"ET"


def _codings(given: bytes, words: str, times: int) -> bytes:
    """A file of codings with a text made long, or its statements many times over."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(given)
        if words:
            database.execute("UPDATE DOCUMENTS SET Text = ? WHERE ID = 1", (words,))
        columns = [row[1] for row in database.execute("PRAGMA table_info(STATEMENTS)")]
        others = ", ".join(name for name in columns if name != "ID")
        numbers = f"WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < {times + 1000})"
        if times:
            database.execute(
                f"INSERT INTO STATEMENTS (ID, {others}) {numbers} SELECT i, {others} FROM n, STATEMENTS WHERE ID = 1"
            )
        return database.serialize()


_RECORD = ("https://herald.example/1", page("Void, says Tal"), "text/html")
DOCUMENTS: tuple[Shape, ...] = (
    Shape("a.txt", "19 MB in one line", lambda: _filled(b"void ")),
    Shape("a.txt", "6 million lines of two letters", lambda: _filled(b"ab\n")),
    Shape("a.txt", "1,000,000 characters, the most that is read, in short lines", lambda: _filled(_SAID, 990_000)),
    Shape("a.txt", "1,000,000 characters that are no letters", lambda: _filled("\U0001f3f4 ".encode(), 990_000)),
    Shape(
        "a.md",
        "900,000 characters of headings, quotations and marks of notes",
        lambda: _filled(b"# a\n> b[^1]\n\n[^1]: c\n", 900_000),
    ),
    Shape("a.html", "300,000 table cells, none closed", lambda: _html(b"<table><tr>" + b"<td>a" * 300_000)),
    Shape("a.html", "10,000 elements, one in another", lambda: _html(b"<div>" * 10_000)),
    Shape("a.html", "3 million empty paragraphs", lambda: _html(_filled(b"<p></p>"))),
    Shape("a.html", "1.5 million elements in a line", lambda: _html(_filled(b"<b>a</b><br>"))),
    Shape(
        "a.html", "one element with a million attributes", lambda: _html(b"<p " + _each(b"a%d=1 ", 1_000_000) + b">")
    ),
    Shape("a.html", "3 million character references", lambda: _html(_filled(b"&#8212;"))),
    Shape("a.html", "a comment of 19 MB that is never closed", lambda: _html(b"<!--" + _filled(b"a"))),
    Shape("a.html", "200,000 tables, one in another", lambda: _html(b"<table><tr><td>" * 200_000)),
    Shape("a.html", "400,000 links", lambda: _html(_filled(b"<a href='http://a.example/x'>void</a> "))),
    Shape("a.jsonl", "one text of 8 MB", lambda: b'{"text": "' + _filled(b"void ", 7_900_000) + b'"}'),
    Shape("a.jsonl", "4 million lists, one in another", lambda: b'{"text": ' + b"[" * 4_000_000),
    Shape(
        "a.jsonl",
        "an object of 400,000 keys",
        lambda: b"{" + b",".join(b'"k%d": %d' % (n, n) for n in range(400_000)) + b', "text": "It is void."}',
    ),
    Shape(
        "a.jsonl",
        "a list of 4 million empty lists as authors",
        lambda: b'{"text": "It is void.", "authors": [' + b"[]," * 2_600_000 + b"[]]}",
    ),
    Shape("a.jsonl", "20,000 documents", lambda: b'{"text": "It is void, Tal said."}\n' * 20_000),
    Shape("a.rss", "50,000 entries", lambda: rss(*[("Void", "<p>It is void, Tal said.</p>")] * 50_000)),
    Shape("a.rss", "3 million elements, one in another", lambda: b"<rss>" + _filled(b"<a>", 9_000_000)),
    Shape("a.rss", "one entry of 18 MB", lambda: rss(("Void", "<p>It is void.</p>" * 1_000_000))),
    Shape("a.rss", "entities that multiply to a thousand million", lambda: _entities()),
    Shape("a.marcxml", "500,000 fields", lambda: marcxml("A/RES/74/1391", {"Y": ("Norvania",) * 150_000})),
    Shape(
        "a.eml", "10,000 parts, one in another", lambda: b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 10_000
    ),
    Shape(
        "a.eml",
        "300,000 parts beside each other",
        lambda: b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nIt is void.\n" * 300_000 + b"--a--",
    ),
    Shape("a.eml", "900,000 headers", lambda: _filled(b"Subject: void, she said\n") + b"\nIt is void."),
    Shape("a.eml", "one header of 19 MB", lambda: b"To: " + _filled(b"a@b.example, ") + b"\n\nIt is void."),
    Shape("a.eml", "a page of 10 MB of cells in base64", lambda: mail("Void", ("<td>a" * 2_000_000,), html=True)),
    Shape("a.eml", "an attachment of 13 MB", lambda: mail("Void", attached={"a.txt": bytes(13_000_000)})),
    Shape("a.mbox", "one message of 25 MB", lambda: mailbox(b"Subject: a\n\n" + b"a" * 25_000_000)),
    Shape("a.mbox", "50,000 messages", lambda: mailbox(*[b"Subject: a\n\nIt is void, Tal said."] * 50_000)),
    Shape("a.docx", "100 MB of spaces, packed in 100 kB", lambda: _word(b" " * 100_000_000)),
    Shape("a.docx", "a million empty paragraphs", lambda: _word(b"<w:p></w:p>" * 1_000_000)),
    Shape(
        "a.docx",
        "200,000 paragraphs with runs and properties",
        lambda: _word(b"<w:p><w:pPr><w:jc/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 200_000),
    ),
    Shape("a.docx", "200,000 tables, one in another", lambda: _word(b"<w:tbl><w:tr><w:tc>" * 200_000)),
    Shape("a.pdf", "2,000 pages with one content", lambda: _pdf(2_000, _page_of(60))),
    Shape("a.pdf", "a page of 25,000 lines, one over another", lambda: _pdf(1, _page_of(25_000))),
    Shape(
        "a.pdf",
        "a million arrays, one in another",
        lambda: _pdf(1, _page_of(9)).replace(b"/Count 1", b"/A " + b"[" * 1_000_000),
    ),
    Shape("a.pdf", "4 million signs of drawing", lambda: _pdf(1, _page_of(9) + b" 0 0 m 1 1 l S" * 1_200_000)),
    Shape("a.warc", "20,000 records", lambda: warc(*[_RECORD] * 20_000)),
    Shape(
        "a.warc",
        "a page of 300,000 cells",
        lambda: warc(("https://herald.example/1", _html(b"<table><tr>" + b"<td>a" * 300_000), "text/html")),
    ),
    Shape(
        "a.warc",
        "a page of 19 MB of paragraphs",
        lambda: warc(("https://herald.example/1", _html(_filled(b"<p>a</p>")), "text/html")),
    ),
    Shape(
        "a.warc.gz",
        "60 MB of one page, packed in 60 kB",
        lambda: gzipped(warc(("https://herald.example/1", _html(b"<p> " * 15_000_000), "text/html"))),
    ),
    Shape("a.zip", "60,000 members", lambda: zipped({f"{n}.txt": b"It is void, Tal said." for n in range(60_000)})),
    Shape(
        "a.zip",
        "12 members of 19 MB of nothing each",
        lambda: zipped({f"{n}.txt": bytes(19_000_000) for n in range(12)}),
    ),
    Shape(
        "a.zip",
        "100 MB in an archive in an archive",
        lambda: zipped({"a.zip": zipped({"a.zip": zipped({"a.txt": bytes(100_000_000)})})}),
    ),
    Shape("a.tar", "40,000 members", lambda: tarred({f"{n}.txt": b"It is void, Tal said." for n in range(40_000)})),
    Shape("a.tgz", "one member of 300 MB of nothing", lambda: gzipped(tarred({"a.txt": bytes(300_000_000)}))),
    Shape("a.txt.gz.gz", "300 MB of nothing, packed twice", lambda: gzipped(gzipped(bytes(300_000_000)))),
    Shape("a.txt.zst", "300 MB of nothing", lambda: zstandard_of(bytes(300_000_000))),
    Shape("a.txt.zst", "a window of 2 GB announced", lambda: b"\x28\xb5\x2f\xfd\x00\xa8" + zstandard_of(_SAID)[6:]),
)
"""What readers are given."""

OWN: tuple[Shape, ...] = (
    Shape(
        "actors.csv",
        "100,000 actors",
        lambda: b"name,kind,alt_names\n" + _each(b"Person Number %d,person,N. %d|P. %d\n", 100_000),
    ),
    Shape("actors.ttl", "100,000 actors, 300,000 triples", lambda: _actors(100_000)),
    Shape("actors.ttl", "one name of 18 MB", lambda: _actors(1).replace(b"Number 0", _filled(b"void ", 18_000_000))),
    Shape(
        "codebook.csv",
        "100,000 subjects",
        lambda: b"id,label,wordings\n" + _each(b"s%d,subject %d,word %d|term %d\n", 100_000),
    ),
    Shape(
        "codebook.csv",
        "a chain of 100,000 subjects, each below the one before",
        lambda: (
            b"id,label,broader\n"
            + b"".join(b"s%d,subject %d,s%d\n" % (n, n, max(0, n - 1)) for n in range(1, 100_000))
            + b"s0,subject 0,\n"
        ),
    ),
    Shape(
        "codebook.csv",
        "a quotation of 18 MB that is never closed",
        lambda: b'id,label\ns,"' + _filled(b"a,b\n", 18_000_000),
    ),
    Shape(
        "agenda.csv",
        "72,000 items",
        lambda: (
            b"session,item,title\n"
            + b"".join(b"%d,%d,Matter %d\n" % (1 + n // 900 % 80, 1 + n % 900, n) for n in range(72_000))
        ),
    ),
    Shape(
        "decisions.csv",
        "100,000 rows",
        lambda: b"judgement,subject,object,by\n" + _each(b"name,person/p%d,Person %d,M. Tal\n", 100_000),
    ),
    Shape(
        "decisions.csv",
        "200,000 lines after a quotation that is never closed",
        lambda: b'judgement,subject,object\nname,person/a,"' + b"a,b\n" * 200_000,
    ),
    Shape("report.meta.json", "a million lists, one in another", lambda: b'{"title": ' + b"[" * 1_000_000),
    Shape("report.marc.xml", "1 MB of fields", lambda: marcxml("A/RES/74/1391", {"Y": ("Norvania",) * 8_000})),
    Shape(
        "question.rq", "100,000 groups, one in another", lambda: b"SELECT * WHERE " + b"{" * 100_000 + b"}" * 100_000
    ),
    Shape(
        "question.rq",
        "a filter of 100,000 brackets",
        lambda: b"SELECT * WHERE { ?s ?p ?o FILTER " + b"(" * 100_000 + b"1" + b")" * 100_000 + b"}",
    ),
    Shape("values.json", "a value of 18 MB", lambda: b'{"title": "' + _filled(b"void ", 18_000_000) + b'"}'),
)
"""What commands are given."""


def codings(given: bytes) -> tuple[Shape, ...]:
    """Files of codings, made of one that a store gave."""
    return (
        Shape("coded.dna", "a document of 20 million characters", lambda: _codings(given, "void " * 4_000_000, 0)),
        Shape("coded.dna", "100,000 statements", lambda: _codings(given, "", 100_000)),
    )


def _entities() -> bytes:
    nested = b"".join(b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    return b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + nested + b"]><rss>&j;</rss>"


def _actors(count: int) -> bytes:
    head = b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    one = b'<person/p%d> a foaf:Person ; skos:prefLabel "Person Number %d" ; skos:altLabel "P. %d" .\n'
    return head + b"".join(one % (n, n, n) for n in range(count))
