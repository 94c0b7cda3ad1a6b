"""One file of every format that is read, good and broken, with invented states and people; the same bytes always."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
import unicodedata
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from random import Random

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

STORY = (
    "PORT ELSA, 24 April 2020 (Meridian News Agency) – The Foreign Minister of Norvania, Mira Tal, said on Friday that"
    " the vote in Tesmara was void.",
    "“Nobody asked us, and nobody will be bound by it,” Tal told reporters in the capital.",
    "Keldmark's spokesman, Oren Vask, rejected the remarks and said that the people had spoken for themselves.",
)
FRENCH = (
    "Le ministre des Affaires étrangères de la Norvanie a déclaré vendredi que le scrutin tenu dans la région était"
    " nul et non avenu, et que l'accord conclu entre les deux pays restait en vigueur.",
    "« Personne ne nous a consultés », a-t-il ajouté devant les journalistes réunis dans la capitale.",
)
RUSSIAN = "Министр иностранных дел Норвании заявила в пятницу, что голосование в регионе не имеет силы."
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u2066\u2069\ufe0f"
"""Signs that show nothing."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DAY = (2020, 4, 24, 12, 0, 0)


def text(title: str = "", story: tuple[str, ...] = STORY) -> bytes:
    """A plain text."""
    return "\n\n".join((*([title] if title else []), *story)).encode()


def page(title: str, story: tuple[str, ...] = STORY, language: str = "en") -> bytes:
    """A web page with what surrounds a report on it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story * 2)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="og:site_name" content="The Velmark Herald">'
        '<meta property="article:published_time" content="2020-04-24T10:00:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def docx(title: str, story: tuple[str, ...] = STORY, note: str = "See A/74/1435.") -> bytes:
    """A Word document with a title, a table, a tracked change and a footnote."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in story)
    document = (
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t>'
        f"</w:r></w:p>{paragraphs}<w:p><w:r><w:t>The letter was </w:t></w:r>"
        "<w:del><w:r><w:delText>lost</w:delText></w:r></w:del><w:ins><w:r><w:t>circulated</w:t></w:r></w:ins>"
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>."
        "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>In favour</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12"
        "</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{_WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    styles = f'<w:styles xmlns:w="{_WORD}"><w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kinds = f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    relations = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}"'
        ' Target="word/document.xml"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": kinds,
        "_rels/.rels": relations,
        "word/document.xml": document,
        "word/footnotes.xml": notes,
        "word/styles.xml": styles,
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def rtf(title: str, story: tuple[str, ...] = STORY) -> bytes:
    """A text in RTF, with a footnote."""
    lines = (title, *story)
    coded = ["".join(one if one.isascii() else f"\\u{ord(one)}?" for one in line) for line in lines]
    note = "{\\super\\chftn}{\\footnote\\pard See A/74/1435.}"
    words = "\\par ".join(coded)
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}\\f0\\fs24 {words}{note}\\par}}".encode("ascii")


def odt(title: str, story: tuple[str, ...] = STORY) -> bytes:
    """An OpenDocument text."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    words = "".join(f"<t:p>{one}</t:p>" for one in (title, *story))
    content = (
        f'<o:document-content xmlns:o="{office}" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        f'o:version="1.2"><o:body><o:text>{words}</o:text></o:body></o:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    members = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped({name: member.encode() for name, member in members.items()})


def marcxml(symbol: str, votes: dict[str, tuple[str, ...]], agenda: str = "A/74/251", item: str = "68a") -> bytes:
    """A library record with a vote."""

    def field(tag: str, **coded: str) -> str:
        inside = "".join(f'<subfield code="{code}">{value}</subfield>' for code, value in coded.items())
        return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>'

    counted = {code: str(len(votes.get(choice, ()))) for code, choice in zip("bcd", "YNA", strict=True)}
    fields = [
        field("245", a="Elections in Tesmara :", b="resolution /", c="adopted by the General Assembly"),
        field("269", a="2020-06-11"),
        field("791", a=symbol),
        field("952", a="A/74/PV.980"),
        field("991", a=agenda, b=item, c="Situation in Tesmara.", d="TESMARA SITUATION"),
        field("996", **counted),
        *(field("967", d=choice, e=state.upper()) for choice, states in votes.items() for state in states),
        field("967", e="SUDRAVIA"),
    ]
    record = f"<record><controlfield tag='001'>1</controlfield>{''.join(fields)}</record>"
    return f'<collection xmlns="http://www.loc.gov/MARC21/slim">{record}</collection>'.encode()


def mail(
    subject: str, story: tuple[str, ...] = STORY, attached: dict[str, bytes] | None = None, html: bool = False
) -> bytes:
    """A message, with files attached to it."""
    message = EmailMessage()
    message["From"] = "Norvania Foreign Ministry <press@norvania.example>"
    message["To"] = "Desk <desk@meridian.example>"
    message["Subject"] = subject
    message["Date"] = "Fri, 24 Apr 2020 10:00:00 +0000"
    if html:
        message.set_content("".join(f"<p>{one}</p>" for one in story), subtype="html")
    else:
        message.set_content("\n\n".join(story))
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if attached:
        message.set_boundary("=-=-=")
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    """A mailbox of some messages."""
    return b"".join(b"From press@norvania.example Fri Apr 24 10:00:00 2020\n" + one + b"\n\n" for one in messages)


def rss(*entries: tuple[str, str]) -> bytes:
    """A feed with an entry for each title and HTML."""
    items = "".join(
        f"<item><title>{title}</title><link>https://herald.example/{number}</link><description><![CDATA[{html}]]>"
        "</description><pubDate>Fri, 24 Apr 2020 10:00:00 +0000</pubDate></item>"
        for number, (title, html) in enumerate(entries, 1)
    )
    head = "<title>The Velmark Herald</title><language>en-gb</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def atom(*entries: tuple[str, str]) -> bytes:
    """A feed in the format Atom."""
    items = "".join(
        f"<entry><title>{title}</title><link href='https://herald.example/{number}'/><content type='xhtml'>"
        f"<div xmlns='http://www.w3.org/1999/xhtml'>{html}</div></content><author><name>Jana Brell</name></author>"
        "<published>2020-04-24T10:00:00Z</published></entry>"
        for number, (title, html) in enumerate(entries, 1)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Velmark Herald</title>{items}</feed>".encode()


def warc(*pages: tuple[str, bytes, str]) -> bytes:
    """A crawl: an address, what was fetched there and its media type, each."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for number, (address, payload, kind) in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        identity = {
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "WARC-Date": "2020-04-24T10:00:00Z",
        }
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(payload), http_headers=headers, warc_headers_dict=identity
        )
        writer.write_record(record)
    return out.getvalue()


def arc(address: str, payload: bytes, kind: str) -> bytes:
    """A crawl of one page in the format before WARC."""
    head = b"1 0 Nobody\nURL IP-address Archive-date Content-type Archive-length\n"
    parts = (("filedesc://a.arc", "text/plain", head), (address, kind, payload))
    return b"".join(
        f"{name} 192.0.2.1 20200424100000 {told} {len(block)}\n".encode() + block + b"\n" for name, told, block in parts
    )


def disguised(text: str, random: Random) -> str:
    """The text with signs in it that change nothing for those who see it."""
    for plain, odd in (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02")):
        text = re.sub(plain, lambda found, odd=odd: random.choice([found[0], odd]), text)  # type: ignore[misc]
    text = re.sub(r"(?<=[a-z])’(?=[a-z])", lambda _: random.choice("’‘´′ʼ`‚‛＇"), text)
    text = re.sub(r"(?<=[a-z])’(?= [a-z])", lambda _: random.choice("’´′ʼ`"), text)
    text = re.sub(r"-", lambda _: random.choice("-\u2010\u2011\u2212"), text)
    text = re.sub(r" ", lambda _: random.choice(" \u00a0\u2009\u202f\u2007"), text)
    text = re.sub(r"[^\W_]", lambda found: unicodedata.normalize(random.choice(["NFC", "NFD"]), found[0]), text)
    pieces = []
    for place, sign in enumerate(text):
        if place and random.random() < 0.15 and not unicodedata.combining(sign):
            pieces.append("".join(random.choices(UNSEEN, k=random.randint(1, 2))))
        pieces.append(sign)
    return "".join(pieces)


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    """A tar of some files and symbolic links."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    """The bytes in gzip."""
    return gzip.compress(data, mtime=0)


def zstandard_of(data: bytes) -> bytes:
    """The bytes in zstd."""
    return zstandard.ZstdCompressor().compress(data)


@cache
def good() -> dict[str, bytes]:
    """A file of every format, by name; each holds at least one document."""
    html = "".join(f"<p>{one}</p>" for one in STORY)
    line = {"doc_id": "wire-1", "text": "\n\n".join(STORY), "published": "2020-04-24", "publisher": "Meridian"}
    return {
        "report.txt": text("Vote in Tesmara is void, minister says"),
        "windows.txt": "Tal said: “It is void – nobody asked us.” That was on Friday, she said.".encode("cp1252"),
        "remarks.md": b"---\ntitle: Remarks\ndate: 2020-04-24\n---\n\n# Remarks\n\n" + text(),
        "page.html": page("Vote in Tesmara is void"),
        "wire.jsonl": json.dumps(line).encode() + b"\n",
        "envoy.pdf": (EXAMPLES / "envoy-report.pdf").read_bytes(),
        "letter.docx": docx("Letter of the Minister"),
        "letter.rtf": rtf("Letter of the Minister"),
        "letter.odt": odt("Letter of the Minister"),
        "old-letter.doc": rtf("Letter of the Minister"),
        "vote.marcxml": marcxml(
            "A/RES/74/1391", {"Y": ("Norvania", "Aldermoor"), "N": ("Keldmark",), "A": ("Eskarand",)}
        ),
        "release.eml": mail("The vote is void", attached={"statement.docx": docx("Statement"), "logo.png": b"\x89PNG"}),
        "newsletter.eml": mail("Newsletter", html=True),
        "press.mbox": mailbox(mail("On the vote"), mail("On the letter", STORY[1:])),
        "herald.rss": rss(("Void, says Tal", html), ("In short", "<p>The vote is void, Tal said on Friday.</p>")),
        "herald.atom": atom(("Void, says Tal", html)),
        "crawl.warc": warc(
            ("https://herald.example/1", page("Void, says Tal"), "text/html; charset=utf-8"),
            ("https://herald.example/a.png", b"\x89PNG", "image/png"),
        ),
        "old-crawl.arc": arc("http://herald.example/3", page("Void, says Tal again"), "text/html"),
        "crawl2.warc.gz": gzipped(warc(("https://herald.example/2", page("Void, she says"), "text/html"))),
        "archive.zip": zipped(
            {"a/note.txt": text(), "a/note.meta.json": b'{"publisher": "The Gazette"}', "b/letter.docx": docx("Letter")}
        ),
        "archive.tar": tarred({"note.txt": text("A note")}),
        "archive.tgz": gzipped(tarred({"note.txt": text("Another note"), "note.txt.meta.json": b'{"title": "N"}'})),
        "archive.tar.zst": zstandard_of(tarred({"note.txt": text("A third note")})),
        "note.txt.gz": gzipped(text("A fourth note")),
        "wire.jsonl.zst": zstandard_of(json.dumps(line | {"doc_id": "wire-2", "title": "Wire"}).encode()),
        "french.txt": text(story=FRENCH),
        "russian.html": page("Голосование", (RUSSIAN,), "ru"),
    }


@cache
def broken() -> dict[str, bytes]:
    """A file for each way to be broken, by name; none holds a document that is whole."""
    bomb = gzipped(bytes(200_000_000))
    head = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">%b]>'
    entities = head + b"<rss><channel><item><title>&j;</title></item></channel></rss>"
    nested = b"".join(b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    deep = text()
    for _ in range(5):
        deep = zipped({"inner.zip": deep} if deep.startswith(b"PK") else {"a.txt": deep})
    return {
        "empty.txt": b"",
        "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9,
        "unknown-encoding.txt": b"It is \xff\xfe\xc3\x28 void \x81\x8d.",
        "cut-off.pdf": (EXAMPLES / "envoy-report.pdf").read_bytes()[:3000],
        "no-word.docx": b"This is no Word document.",
        "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "no-word.doc": b"This is no Word document.",
        "no-text.odt": b"<html>Not found</html>",
        "cut-off.docx": docx("Letter")[:700],
        "no-mail.eml": b"This is no message.\n",
        "no-mailbox.mbox": b"This is no mailbox.\n",
        "entities.rss": entities % nested,
        "settings.xml": b"<settings><colour>blue</colour></settings>",
        "cut-off.zip": zipped({"note.txt": text()})[:150],
        "outside.zip": zipped({"../../outside.txt": text()}),
        "bomb.txt.gz": bomb,
        "bomb.zip": zipped({f"{n}.txt": bytes(30_000_000) for n in range(3)}),
        "deep.zip": deep,
        "cut-off.tgz": gzipped(tarred({"note.txt": text() * 50}))[:300],
        "links.tar": tarred({}, {"passwd.txt": "/etc/passwd"}),
        "no-crawl.warc": b"This is no crawl.\n" * 20,
        "cut-off.txt.zst": zstandard_of(text() * 50)[:100],
        "no-page.html": b"<html><body><script>x()</script></body></html>",
        "no-json.jsonl": b"{text: void}\n",
    }
