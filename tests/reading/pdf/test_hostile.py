"""PDFs that are broken, closed, empty or made to do harm are named, each with a remedy, and the others are read."""

from __future__ import annotations

import io
import os
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import Limits, Notice, read_documents
from onrecord.reading.pdf.process import PdfProcess, pdf_process

PROSE = "The ministry said that the vote was void and without effect."
RESOURCES = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R" + RESOURCES + b">>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
TREE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>")
SHORT = b"BT /F 12 Tf 72 700 Td (It is void, Tal said.) Tj ET"
ATTACHED = b"/Names<</EmbeddedFiles<</Names[(a.txt) 7 0 R]>>>>"
FILE = (b"<</Type/Filespec/F(a.txt)/EF<</F 8 0 R>>>>", b"<</Type/EmbeddedFile/Length 8>>stream\nIt is ok\nendstream")
LIMITS = Limits(pdf_seconds=20, pdf_memory=700_000_000)


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, with a true table of where they lie."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + end


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), extra, data)


def printed(*pages: str, encrypt: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1, encrypt=encrypt)
    for words in pages:
        canvas.rect(72, 72, 300, 300, fill=0)
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pages(count: int) -> bytes:
    tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, b" ".join([b"3 0 R"] * count))
    return pdf(TREE[0], tree, PAGE, stream(SHORT), FONT, b"null")


def forms(deep: int) -> bytes:
    """Forms that draw ten of the next, ``deep`` times over: a picture of ten to that power lines."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    nested = [stream(b"/X Do " * 10, head % (number + 1)) for number in range(6, 6 + deep)]
    return pdf(*TREE, PAGE, stream(b"/X Do " * 10), FONT, *nested, stream(SHORT, head % 5))


def flate(data: bytes) -> bytes:
    return pdf(*TREE, PAGE, stream(zlib.compress(data, 9), b"/Filter/FlateDecode"), FONT, b"null")


GOOD = printed(PROSE)

BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "is empty", "put the document's text"),
    "not a PDF": (b"<html>Not found</html>" * 20, "is named a PDF but is none", "give it the extension"),
    "a header only": (b"%PDF-1.4\n%%EOF\n", "is damaged", "fetch it again"),
    "cut off": (GOOD[: len(GOOD) // 2], "is cut off", "fetch it again"),
    "cut off at the end": (GOOD[:-20], "is cut off", "fetch it again"),
    "encrypted": (printed(PROSE, encrypt=StandardEncryption("user", "owner")), "is encrypted", "qpdf --decrypt"),
    "pictures only": (printed("", "", ""), "has no text layer", "ocrmypdf --skip-text"),
    "too many pages": (pages(2_001), "has 2,001 pages (the limit is 2,000)", "split it"),
    "a false count of pages": (
        pdf(TREE[0], b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", PAGE, stream(b""), FONT, b"null"),
        "has no text layer", "OCR"),
    "a tree of pages that holds itself": (
        pdf(TREE[0], b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>"), "is damaged: its page 1", "fetch it again"),
    "arrays nested deep": (
        pdf(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 200_000 + b"]" * 200_000 + b">>", TREE[1]),
        "is damaged", "fetch it again"),
    "object streams that extend one another": (
        pdf(*TREE, *(stream(b"3 0 4 0 R", b"/Type/ObjStm/N 1/First 4/Extends %d 0 R" % n) for n in range(4, 40))),
        "is damaged", "fetch it again"),
    "spaces without end": (flate(b" " * 200_000_000), "has no text layer", "OCR"),
    "a form of another kind": (
        pdf(b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 6 0 R>>>>", TREE[1], PAGE,
            stream(b"BT /F 12 Tf 72 700 Td (Please wait) Tj ET"), FONT, stream(b"<xdp/>")),
        "is a form that only Adobe's reader shows", "print it to a new PDF"),
    "a portfolio": (
        pdf(b"<</Type/Catalog/Pages 2 0 R/Collection<<>>" + ATTACHED + b">>", TREE[1], PAGE, stream(SHORT), FONT,
            b"null", *FILE), "is a portfolio: its pages tell nothing, and 1 files", "pdfdetach -saveall"),
    "forms within forms": (forms(10), "", "split it"),
    "a font without characters": (
        pdf(*TREE, PAGE, stream(SHORT),
            b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[32"
            + b"/uniE001" * 95 + b"]>>>>", b"null"), "has fonts whose characters cannot be told", "--force-ocr"),
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    pdf_process(LIMITS).close()


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_named_with_a_remedy_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    data, reason, remedy = BAD[name]
    (tmp_path / "a.pdf").write_bytes(data)
    (tmp_path / "b.pdf").write_bytes(GOOD)
    bad, good = read_documents(tmp_path, limits=LIMITS)
    assert isinstance(bad, UnreadableDocument), bad
    assert bad.source.endswith("a.pdf")
    assert reason in bad.reason
    assert remedy in bad.remedy
    assert isinstance(good, Document)
    assert good.text == PROSE


def test_a_page_with_too_many_characters_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(flate(b"BT /F 1 Tf " + b"(void it is now) Tj " * 200 + b"ET"))
    (bad,) = read_documents(tmp_path / "a.pdf", limits=Limits(characters=1000))
    assert isinstance(bad, UnreadableDocument)
    assert bad.reason == "has more than 2,000 characters"


def test_the_table_of_bad_pdfs_is_whole() -> None:
    assert len(BAD) == 17


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("open to all but printing", printed(PROSE, encrypt=StandardEncryption("", "owner", canPrint=0))),
        ("junk before the header", b"\n\n  " + GOOD),
        ("a form that draws itself", pdf(
            *TREE, PAGE, stream(b"/X Do BT /F 12 Tf 72 700 Td (" + PROSE.encode() + b") Tj ET"), FONT,
            stream(b"/X Do ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"))),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_what_is_odd_but_whole_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    (found,) = read_documents(tmp_path / "a.pdf", limits=LIMITS)
    assert isinstance(found, Document), (name, found)
    assert found.text == PROSE


def test_pages_that_are_pictures_are_reported_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(PROSE, "", "", PROSE + " It was late.", ""))
    notices: list[Notice] = []
    (found,) = read_documents(tmp_path / "a.pdf", limits=LIMITS, report=notices.append)
    assert isinstance(found, Document)
    told = "pages 2–3, 5 without a text layer; --ocr, or ocrmypdf --skip-text, reads what stands there"
    assert [notice.message for notice in notices] == [told]


def test_files_attached_to_a_pdf_are_told(tmp_path: Path) -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R" + ATTACHED + b">>"
    (tmp_path / "a.pdf").write_bytes(pdf(catalog, TREE[1], PAGE, stream(SHORT), FONT, b"null", *FILE))
    notices: list[Notice] = []
    (found,) = read_documents(tmp_path / "a.pdf", limits=LIMITS, report=notices.append)
    assert isinstance(found, Document)
    told = "a file attached to it is not read; pdfdetach -saveall takes them out"
    assert [notice.message for notice in notices] == [told]


def test_a_pdf_that_takes_too_long_is_ended_and_the_next_is_read() -> None:
    process = PdfProcess(Limits(pdf_seconds=4))
    try:
        answer = process.ask(forms(12))
        assert answer["reason"] == "takes more than 4 seconds to read"
        assert process.ask(GOOD)["text"] == PROSE
    finally:
        process.close()


def test_a_process_that_was_killed_is_replaced_and_the_document_is_not_blamed() -> None:
    process = PdfProcess(LIMITS)
    try:
        assert process.ask(GOOD)["text"] == PROSE
        assert process._process is not None
        process._process.kill()
        process._process.wait()
        assert process.ask(GOOD)["text"] == PROSE
    finally:
        process.close()


def test_a_file_in_the_working_directory_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    process = PdfProcess(LIMITS)
    try:
        assert process.ask(GOOD)["text"] == PROSE
    finally:
        process.close()


def test_a_fork_has_a_process_of_its_own() -> None:
    process = PdfProcess(LIMITS)
    try:
        assert process.ask(GOOD)["text"] == PROSE
        child = os.fork()
        if child == 0:
            os._exit(0 if process.ask(GOOD).get("text") == PROSE and process._owner == os.getpid() else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert process.ask(GOOD)["text"] == PROSE
    finally:
        process.close()


def test_a_pdf_on_standard_input_is_read() -> None:
    (found,) = read_documents("-", stdin=io.BytesIO(GOOD), limits=LIMITS)
    assert isinstance(found, Document)
    assert found.text == PROSE


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Microsoft Word - N2012345.docx", None), ("N2012345", None), ("Half a bridge", "Half a bridge"), ("", None)],
)
def test_a_title_in_the_metadata_counts_where_it_reads_as_one(tmp_path: Path, title: str, expected: str | None) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(title)
    canvas.drawString(72, 700, PROSE)
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(out.getvalue())
    (found,) = read_documents(tmp_path / "a.pdf", limits=LIMITS)
    assert isinstance(found, Document)
    assert found.title == expected


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, cut, doubled or, where they are numbers, made huge."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(1, 100)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(1, 200)] * chance.choice([1, 30])
            case _:
                number = re.compile(rb"\d+").search(changed, place)
                if number:
                    changed[number.start() : number.end()] = chance.choice([b"0", b"-1", b"4294967296", b"1e30"])
        if len(changed) < 50:
            break
    return bytes(changed)


def test_no_mutated_pdf_ends_the_run(tmp_path: Path) -> None:
    """A small share of the 8,500 that were tried by the same means; see docs/reading.md."""
    chance = random.Random(20200417)
    outcomes: Counter[str] = Counter()
    path = tmp_path / "a.pdf"
    for _ in range(150):
        path.write_bytes(mutated(printed(PROSE, PROSE), chance))
        (found,) = read_documents(path, limits=LIMITS)
        outcomes["read" if isinstance(found, Document) else found.reason.split(":")[0]] += 1
        if isinstance(found, Document):
            assert all(found.text[one.start : one.end].strip() for one in found.sections)
    assert outcomes.total() == 150
    assert outcomes["read"] > 30
    assert len(outcomes) > 2
