"""Word documents, mail, feeds, crawls, archives and what is compressed: each document with what it says of itself."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from tests.programs import is_there

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import Limits, Notice, read_documents
from onrecord.reading.program.libreoffice import libreoffice

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))

import samples

HTML = "".join(f"<p>{one}</p>" for one in samples.STORY)
STORY = "\n\n".join(samples.STORY)
Read = Callable[[str, bytes], list[Document]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def documents(name: str, data: bytes) -> list[Document]:
        (tmp_path / name).write_bytes(data)
        found = list(read_documents(tmp_path / name))
        assert not [one for one in found if isinstance(one, UnreadableDocument)], found
        return [one for one in found if isinstance(one, Document)]

    return documents


def told(path: Path, limits: Limits | None = None) -> tuple[list[Document], list[UnreadableDocument], list[Notice]]:
    notices: list[Notice] = []
    found = list(read_documents(path, report=notices.append, limits=limits or Limits()))
    documents = [one for one in found if isinstance(one, Document)]
    return documents, [one for one in found if isinstance(one, UnreadableDocument)], notices


def test_a_word_document_reads_as_with_all_changes_accepted(read: Read) -> None:
    (document,) = read("letter.docx", samples.docx("Letter of the Minister"))
    title, *_, changed, row, note = document.text.split("\n\n")
    assert title == document.title == "Letter of the Minister"
    assert changed == "The letter was circulated [1]."
    assert (row, note) == ("In favour | 12", "[1] See A/74/1435.")
    kinds = [one.kind for one in document.sections]
    assert (kinds[0], *kinds[-2:]) == ("title", "note", "note")


def test_a_word_document_that_another_program_wrote_is_read(read: Read) -> None:
    made = docx.Document()
    made.add_heading("On the vote", level=0)
    for one in samples.STORY:
        made.add_paragraph(one)
    made.add_paragraph("first point", style="List Bullet")
    made.core_properties.title = "Remarks on the vote"
    out = io.BytesIO()
    made.save(out)
    (document,) = read("a.docx", out.getvalue())
    assert document.text == "On the vote\n\n" + STORY + "\n\nfirst point"
    assert document.title == "On the vote"


def test_a_message_says_who_sent_it_when_and_its_attachments_are_documents(tmp_path: Path) -> None:
    attached = {"statement.docx": samples.docx("Statement"), "logo.png": b"\x89PNG", "../../notes.txt": samples.text()}
    (tmp_path / "a.eml").write_bytes(samples.mail("The vote is void", attached=attached))
    (message, statement, notes), failures, notices = told(tmp_path / "a.eml")
    assert message.text == STORY
    assert (message.title, message.publisher) == ("The vote is void", "Norvania Foreign Ministry")
    assert (message.published, message.published_basis) == (date(2020, 4, 24), "stated")
    assert statement.source.endswith("a.eml#1-statement.docx")
    assert notes.source.endswith("a.eml#3-notes.txt")
    assert [Path(one.source).name for one in notices if one.what == "skipped"] == ["a.eml#2-logo.png"]
    assert not failures


MAILS: dict[str, tuple[bytes, bytes, str]] = {
    "flowed lines are joined": (
        b"Content-Type: text/plain; format=flowed",
        b"It is \nvoid, \nTal said.\n",
        "It is void, Tal said.",
    ),
    "HTML alone": (
        b"Content-Type: text/html; charset=utf-8",
        b"<p>It is <b>void</b>,<br>Tal said.</p>",
        "It is void,\nTal said.",
    ),
    "a declared encoding": (
        b"Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable",
        b"It is void, B=F9 said.",
        "It is void, B\u016f said.",
    ),
    "plain text before HTML": (
        b"Content-Type: multipart/alternative; boundary=x",
        b"--x\n\nPlain, Tal said.\n--x\nContent-Type: text/html\n\n<p>Rich</p>\n--x--",
        "Plain, Tal said.",
    ),
}


@pytest.mark.parametrize("name", MAILS)
def test_the_words_of_a_message_are_read(read: Read, name: str) -> None:
    head, body, expected = MAILS[name]
    data = b"From: Mira Tal <a@b.example>\n" + head + b"\n\n" + body
    assert [one.text for one in read("a.eml", data)] == [expected]


def test_a_message_inside_a_message_is_a_document(read: Read) -> None:
    inner = samples.mail("Inner")
    head = b"From: a@b.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=y\n\n"
    outer = head + b"--y\n\nSee below.\n--y\nContent-Type: message/rfc822\n\n"
    found = read("a.eml", outer + inner + b"\n--y--\n")
    assert [(one.title, one.text) for one in found] == [("Fwd", "See below."), ("Inner", STORY)]


def test_each_message_of_a_mailbox_is_a_document_and_quoted_separators_are_words(read: Read) -> None:
    second = samples.mail("Two", ("It is void.", "From Port Elsa, Tal said so at 10:00.", "That was all."))
    data = samples.mailbox(samples.mail("One"), second.replace(b"\nFrom Port", b"\n>From Port"))
    one, two = read("a.mbox", data)
    assert (one.title, one.text) == ("One", STORY)
    assert two.text == "It is void.\n\nFrom Port Elsa, Tal said so at 10:00.\n\nThat was all."


@pytest.mark.parametrize("make", [samples.rss, samples.atom, samples.json_feed], ids=["RSS", "Atom", "JSON"])
def test_each_entry_of_a_feed_is_a_document(read: Read, make: Callable[..., bytes]) -> None:
    name = "a.json" if make is samples.json_feed else "a.xml"
    one, two = read(name, make(("Void, says Tal", HTML), ("In short", "<p>It is void.</p>")))
    assert (one.text, one.title, one.publisher) == (STORY, "Void, says Tal", "The Velmark Herald")
    assert (one.published, one.url) == (date(2020, 4, 24), "https://herald.example/1")
    assert two.text == "It is void."


def test_a_page_of_a_crawl_is_a_document_with_its_address(tmp_path: Path) -> None:
    page = ("https://herald.example/1", samples.page("Void"), "text/html; charset=utf-8")
    (tmp_path / "a.warc.gz").write_bytes(
        samples.gzipped(samples.warc(page, ("https://h.example/x", b"{}", "text/css")))
    )
    (document,), failures, (notice,) = told(tmp_path / "a.warc.gz")
    assert (document.url, document.publisher) == ("https://herald.example/1", "The Velmark Herald")
    assert document.source.endswith("a.warc.gz#https://herald.example/1")
    assert "1 text/css" in notice.message
    assert not failures


FOLDER = {
    "a/note.txt": samples.text("A note"),
    "a/note.meta.json": b'{"publisher": "The Gazette", "doc_id": "note-7"}',
    "a/README.md": b"about",
    ".hidden/x.txt": b"It is void.",
    "b.jsonl": b'{"text": "It is void.", "doc_id": "one"}\n',
}
PACKED: dict[str, bytes] = {
    "x.zip": samples.zipped(FOLDER),
    "x.tar": samples.tarred(FOLDER),
    "x.tgz": samples.gzipped(samples.tarred(FOLDER)),
    "x.tar.gz": samples.gzipped(samples.tarred(FOLDER)),
    "x.tar.zst": samples.zstandard_of(samples.tarred(FOLDER)),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_packed_folder_reads_like_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PACKED[name])
    documents, failures, notices = told(tmp_path / name)
    assert [(one.doc_id, one.publisher) for one in documents] == [("note-7", "The Gazette"), ("one", None)]
    assert [Path(one.source.partition("#")[2]).name for one in documents] == ["note.txt", "b.jsonl#1"]
    assert len(notices) == 2
    assert not failures


def test_archives_may_lie_in_archives_as_deep_as_the_limit(tmp_path: Path) -> None:
    deep = samples.zipped({"b.zip": samples.zipped({"c.zip": samples.zipped({"a.txt": samples.text()})})})
    (tmp_path / "x.zip").write_bytes(deep)
    assert len(told(tmp_path / "x.zip")[0]) == 1
    documents, (failure,), _ = told(tmp_path / "x.zip", Limits(archive_depth=1))
    assert not documents
    assert "one in another" in failure.reason


def test_a_truncated_stream_is_never_taken_for_a_whole_one(tmp_path: Path) -> None:
    whole = samples.text() * 50
    for name, data in (("a.txt.gz", samples.gzipped(whole)), ("a.txt.zst", samples.zstandard_of(whole))):
        (tmp_path / name).write_bytes(data[:-5])
        documents, (failure,), _ = told(tmp_path / name)
        assert not documents
        assert "cannot be expanded" in failure.reason


def test_two_frames_of_zstd_are_one_file(read: Read) -> None:
    first, second = (samples.zstandard_of(part) for part in (b"It is void, ", b"Tal said."))
    assert [one.text for one in read("a.txt.zst", first + second)] == ["It is void, Tal said."]


def test_the_folder_of_everything_holds_every_format_and_each_gives_a_document(tmp_path: Path) -> None:
    from onrecord.reading.registry import FORMATS

    endings = {name[name.rindex(".") :] for name in samples.good()}
    same = {".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".xml", ".docm", ".dotx", ".dotm"}
    assert endings | same == {f".{name}" for name in FORMATS}
    for name, data in samples.good().items():
        if name.endswith((".doc", ".odt", ".rtf")) and not is_there(libreoffice()):
            continue
        (tmp_path / name).write_bytes(data)
        documents, failures, _ = told(tmp_path / name)
        assert documents, name
        assert not failures, name
    assert len(samples.good()) >= 26


def test_every_broken_file_is_named_with_a_reason_and_a_remedy(tmp_path: Path) -> None:
    for name, data in samples.broken().items():
        (tmp_path / name).write_bytes(data)
        documents, failures, _ = told(tmp_path / name)
        assert not documents, name
        assert failures, name
        assert all(one.reason and one.remedy and name in one.source for one in failures)
    assert len(samples.broken()) >= 24
