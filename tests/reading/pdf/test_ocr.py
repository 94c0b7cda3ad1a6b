"""Scanned PDFs: read by tesseract where it is asked for, and told where a machine has read them before."""

import io
import sys
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.programs import is_there

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import Notice, read_documents
from onrecord.reading.pdf.nonsense import is_nonsense
from onrecord.reading.program import tesseract

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

import un_pdf  # noqa: E402

RESOLUTION = (ROOT / "examples" / "council-resolution.txt").read_text(encoding="utf-8")

needs_tesseract = pytest.mark.skipif(
    not is_there(tesseract.tesseract_version()),
    reason="tesseract is not installed (scripts/test does it)",
)


def scanned(data: bytes, behind: str = "", words: str = "") -> bytes:
    """A PDF with a picture for each page, a text behind it, and a last page of words, if any are given."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(page.render(scale=200 / 72, grayscale=True).to_pil()), 0, 0, width, height)
        if behind:
            text = canvas.beginText(72, height - 72)
            text.setTextRenderMode(3)
            text.textLines([behind] * 9)
            canvas.drawText(text)
        canvas.showPage()
    if words:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(path: Path, data: bytes, *, ocr: bool) -> tuple[Document | UnreadableDocument, list[str]]:
    path.write_bytes(data)
    notices: list[Notice] = []
    (found,) = read_documents(path, ocr=ocr, report=notices.append)
    return found, [notice.message for notice in notices]


@needs_tesseract
def test_a_scan_gives_symbol_day_and_paragraphs_like_the_pdf_it_is_of(tmp_path: Path) -> None:
    printed = un_pdf.make_pdf(RESOLUTION, un_pdf.LETTER)
    (tmp_path / "printed.pdf").write_bytes(printed)
    (whole,) = read_documents(tmp_path / "printed.pdf")
    found, told = read(tmp_path / "scan.pdf", scanned(printed, words="The last page has a text of its own."), ocr=True)
    assert isinstance(whole, Document)
    assert isinstance(found, Document), found
    assert (found.symbols, found.published, found.kind) == (whole.symbols, whole.published, whole.kind)
    assert found.text.count("\n\n") >= 10
    assert "The last page has a text of its own." in found.text
    assert found.read_by == tesseract.tesseract_version() != ""
    assert told == [f"page 1 read off pictures by {found.read_by}: letters may be wrong"]


def test_a_scan_is_refused_with_what_reads_it(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.pdf", scanned(un_pdf.make_pdf(RESOLUTION, un_pdf.LETTER)), ocr=False)
    assert isinstance(found, UnreadableDocument)
    assert found.remedy == "run OCR, by --ocr or by ocrmypdf --skip-text"


def test_without_tesseract_one_line_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract.tesseract_version.cache_clear()
    found, _ = read(tmp_path / "a.pdf", scanned(un_pdf.make_pdf(RESOLUTION, un_pdf.LETTER)), ocr=True)
    monkeypatch.undo()
    tesseract.tesseract_version.cache_clear()
    assert isinstance(found, UnreadableDocument)
    assert found.reason == "has a page that is a picture, and no tesseract"
    assert "apt-get install tesseract-ocr" in found.remedy


def test_a_text_behind_a_picture_is_told(tmp_path: Path) -> None:
    data = scanned(un_pdf.make_pdf(RESOLUTION, un_pdf.LETTER), behind="The vote in Tesmara is void, Tal said.")
    found, told = read(tmp_path / "a.pdf", data, ocr=False)
    assert isinstance(found, Document)
    assert "The vote in Tesmara is void" in found.text
    assert found.read_by == "a machine, as text behind pictures"
    assert told == ["page 1 with a text that a machine put behind the picture: letters may be wrong"]


SENTENCE = "The Council, having met on the matter of Tesmara, decides that it is to be seized of the question. "


@pytest.mark.parametrize("move", [-29, -3, 1, 5])
def test_letters_moved_along_the_alphabet_are_nonsense(tmp_path: Path, move: int) -> None:
    text = "".join(chr(ord(one) + move) if one not in " \n" else one for one in SENTENCE * 6)
    assert is_nonsense(text)
    if move == 1:
        found, _ = read(tmp_path / "a.pdf", _printed(text), ocr=False)
        assert isinstance(found, UnreadableDocument)
        assert found.reason == "has fonts whose characters cannot be told"
        assert found.remedy == "run OCR, by --ocr or by ocrmypdf --force-ocr"


def _printed(text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(0, len(text), 80):
        canvas.drawString(50, 780 - number / 5, text[number : number + 80])
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le Conseil décide de rester saisi de la question et se réunit le lendemain. ", id="French"),
        pytest.param("Konsey toplantıda konuyu yeniden ele aldı ve karar verdi, üyeler oy kullandı. ", id="Turkish"),
        pytest.param("Mira Tal, Oren Vask, Lio Marn, Ilse Varn (Norvania); Jana Brell (Keldmark). ", id="names"),
        pytest.param("A/74/1435 S/2020/947 12 346 57.4 % 2020–2021 A/74/L.5/Rev.1 3,456 ", id="numbers and symbols"),
        pytest.param("Совет постановляет продолжать заниматься этим вопросом и собраться завтра. ", id="Russian"),
        pytest.param("Rzeczpospolita wstrzymała głos, szczególnie sprzeciw wszczął krnąbrny członek. ", id="Polish"),
    ],
)
def test_another_language_is_no_nonsense(text: str) -> None:
    assert not is_nonsense(text * 20)
