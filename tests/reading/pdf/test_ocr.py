"""Scanned PDFs: read by tesseract where it is asked for, and told where a machine has read them before."""

import io
import random
import string
import sys
import textwrap
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


def _printed(*texts: str) -> bytes:
    """A PDF with a page for each text."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in texts:
        for number, line in enumerate(textwrap.wrap(text, 80)):
            canvas.drawString(50, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def exchanged(text: str, seed: int) -> str:
    """The text with its letters exchanged at random, as by a font whose shapes are in an order of their own."""
    letters = list(string.ascii_lowercase)
    random.Random(seed).shuffle(letters)
    return text.translate(str.maketrans(string.ascii_letters, "".join(letters) + "".join(letters).upper()))


def in_order_of_use(text: str) -> str:
    """The text with each character told as the number of those before it, as fonts of parts are numbered."""
    codes: dict[str, str] = {}
    return "".join(one if one.isspace() else codes.setdefault(one, chr(33 + len(codes) % 90)) for one in text)


def test_letters_exchanged_at_random_are_nonsense_for_the_most_part() -> None:
    pages = [path.read_text(encoding="utf-8")[:1500] for path in sorted((ROOT / "examples").glob("*.txt"))]
    assert len(pages) > 9
    found = [is_nonsense(exchanged(page, seed)) for page in pages for seed in range(10)]
    assert sum(found) > 0.85 * len(found)
    assert all(is_nonsense(in_order_of_use(page)) for page in pages)
    assert not any(map(is_nonsense, pages))


def test_pages_whose_fonts_tell_nothing_are_left_out_and_named_and_the_others_read(tmp_path: Path) -> None:
    page = RESOLUTION[:1500]
    garbled = in_order_of_use(page)
    found, told = read(tmp_path / "a.pdf", _printed(page, garbled, page, garbled, garbled, ""), ocr=False)
    assert isinstance(found, Document)
    assert found.text.count("abstentions") == 2
    assert not any(word in found.text for word in garbled.split() if len(word) > 4)
    assert told == [
        "page 6 without a text layer; --ocr, or ocrmypdf --skip-text, reads what stands there",
        "pages 2, 4–5 left out, whose fonts do not tell their characters; --ocr, or ocrmypdf --force-ocr"
        " --pages 2,4-5, reads them",
    ]
    found, _ = read(tmp_path / "a.pdf", _printed(garbled, garbled, ""), ocr=False)
    assert isinstance(found, UnreadableDocument)
    assert found.remedy == "run OCR, by --ocr or by ocrmypdf --force-ocr"


@needs_tesseract
def test_pages_whose_fonts_tell_nothing_are_read_off_their_pictures(tmp_path: Path) -> None:
    page = RESOLUTION[:1200]
    found, told = read(tmp_path / "a.pdf", _printed(page, in_order_of_use(page)), ocr=True)
    assert isinstance(found, Document)
    assert told[0].startswith("page 2 read off pictures")
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le Conseil décide de rester saisi de la question et se réunit le lendemain. ", id="French"),
        pytest.param("Konsey toplantıda konuyu yeniden ele aldı ve karar verdi, üyeler oy kullandı. ", id="Turkish"),
        pytest.param("Mira Tal, Oren Vask, Lio Marn, Ilse Varn (Norvania); Jana Brell (Keldmark). ", id="names"),
        pytest.param("A/74/1435 S/2020/947 12 346 57.4 % 2020–2021 A/74/L.5/Rev.1 3,456 ", id="numbers and symbols"),
        pytest.param("Совет постановляет продолжать заниматься этим вопросом и собраться завтра. ", id="Russian"),
        pytest.param("Rzeczpospolita wstrzymała głos, szczególnie sprzeciw wszczął krnąbrny członek. ", id="Polish"),
        pytest.param("Die Angst vor einem Herbststurm wächst; zur Rechtssache selbst sagt er nichts. ", id="German"),
        pytest.param(
            "press@norvania.example https://norvania.example/view?id=12&to=3 +44 20 7946 0000 ", id="addresses"
        ),
        pytest.param("UNSMIL UNDOF MINURSO UNTSO UNMISS DPKO OCHA WFP FAO IAEA OPCW WTO ", id="acronyms"),
    ],
)
def test_another_language_is_no_nonsense(text: str) -> None:
    assert not is_nonsense(text * 20)
