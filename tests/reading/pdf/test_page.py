"""What stands where on the pages of a PDF becomes text in the order it is read."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from onrecord.reading.draft.limits import Limits
from onrecord.reading.pdf.furniture import is_furniture
from onrecord.reading.pdf.page import plain
from onrecord.reading.pdf.paragraphs import join_lines
from onrecord.reading.pdf.worker import read_pdf_bytes

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

import un_pdf  # noqa: E402

REPORT = (ROOT / "scripts" / "make_pdf.txt").read_text(encoding="utf-8")
RECORD = (ROOT / "examples" / "council-record.txt").read_text(encoding="utf-8")
LETTER = (ROOT / "examples" / "norvania-letter.txt").read_text(encoding="utf-8")

Words = tuple[float, float, str] | tuple[float, float, str, float]
"""Where words stand, counted from the top of the page, and in which size."""

PROSE = "The ministry said that the vote was void."


def pdf_of(*pages: Sequence[Words], rotation: int = 0) -> bytes:
    """A PDF with words at places; ``rotation`` is how a viewer turns its pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, pageCompression=0, invariant=1)
    for page in pages:
        canvas.setPageRotation(rotation)
        if rotation == 90:
            canvas.translate(612, 0)
            canvas.rotate(90)
        for x, y, words, *size in page:
            canvas.setFont("Times-Roman", size[0] if size else 10)
            canvas.drawString(x, (612 if rotation else 792) - y, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def text_of(data: bytes) -> str:
    return str(read_pdf_bytes(data, Limits()).get("text"))


def notes_of(data: bytes) -> list[str]:
    answer = read_pdf_bytes(data, Limits())
    return [answer["text"][start:end] for start, end in answer["notes"]]


def lines_of(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in text.split("\n") if line.strip()]


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["inter-", "national law"], "international law"),
        (["the Secretary-", "General said"], "the Secretary-General said"),
        (["A/75/356–", "S/2020/947"], "A/75/356–S/2020/947"),
        (["A/75/356-", "S/2020/947"], "A/75/356-S/2020/947"),
        (["document A/75/", "356 and"], "document A/75/356 and"),
        (["document A/75/L.", "12 was"], "document A/75/L.12 was"),
        (["in 2019-", "2020"], "in 2019-2020"),
        (["the so-", "called vote"], "the so-called vote"),
        (["self-", "determination"], "self-determination"),
        (["a sub\u00ad", "committee"], "a subcommittee"),
        (["said –", "and meant"], "said – and meant"),
        (["the vote -", "void, he said"], "the vote – void, he said"),
        (["COVID-", "19 pandemic"], "COVID-19 pandemic"),
        (["and/", "or"], "and/ or"),
        (["one", "two"], "one two"),
        (["the Under-Secretary-", "General"], "the Under-Secretary-General"),
        (["a politico-mili-", "tary plan"], "a politico-military plan"),
        (["Al-", "Hamra"], "Al-Hamra"),
        (["3–", "5 May"], "3–5 May"),
        (["war—", "and peace"], "war—and peace"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_word_broken_at_a_line_end_is_joined_and_a_hyphen_of_its_own_stays(lines: list[str], joined: str) -> None:
    assert join_lines(lines, frozenset()) == joined


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        (set(), "the mid-winter plan"),
        ({"mid-winter"}, "the mid-winter plan"),
        ({"midwinter", "mid-winter"}, "the midwinter plan"),
        ({"grand", "winter"}, "the grand-winter plan"),
    ],
    ids=["by form", "as elsewhere", "as one word elsewhere", "two words of the text"],
)
def test_a_broken_word_is_joined_as_the_document_has_it_elsewhere(known: set[str], joined: str) -> None:
    first = "grand" if "grand" in known else "mid"
    assert join_lines([f"the {first}-", "winter plan"], frozenset(known)) == joined


@given(st.lists(st.text(alphabet="ab-–/. A1\x02\u00ad", min_size=1, max_size=8).filter(str.strip), max_size=6))
def test_joining_lines_loses_no_letter(lines: list[str]) -> None:
    joined = join_lines([line.strip() for line in lines], frozenset())
    letters = re.compile(r"[^\w]")
    assert letters.sub("", joined) == letters.sub("", "".join(lines))
    assert "\x02" not in joined


@pytest.mark.parametrize(
    ("code", "text"),
    [(0xFB03, "ffi"), (0xA0, " "), (0x202F, " "), (0x200B, ""), (0xF0B7, "•"), (0x41, "A"), (0, ""), (0xD800, ""),
     (0x110000, ""), (0x202E, ""), (0x0D, ""), (0x85, ""), (0x2011, "-"), (0xAD, "\u00ad")],
)  # fmt: skip
def test_a_character_is_made_plain(code: int, text: str) -> None:
    assert plain(code) == text


# --- furniture -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2/14", True), ("20-12345", True), ("2/14 20-12345", True), ("20-12345 3/14", True), ("*2012345*", True),
        ("20-12345 (E) 011020 021020", True), ("Please recycle", True), ("Page 3 of 7", True), ("- 3 -", True),
        ("iv", True), ("item 12", False), ("1. The letter", False), ("Article 3", False), ("I", False),
    ],
)  # fmt: skip
def test_page_and_job_numbers_are_told_from_words(words: str, expected: bool) -> None:
    assert is_furniture(words) is expected


def test_running_heads_of_left_and_right_pages_are_left_out() -> None:
    pages: list[list[Words]] = []
    for number in range(1, 7):
        head = "A/75/356" if number % 2 else "The situation in the Veldine region"
        x = 500 if number % 2 else 72
        pages.append([(x, 40, head), (72, 100, f"Paragraph {number} tells of the vote."), (300, 760, str(number))])
    pages[0][0] = (72, 40, "A title of the first page")
    text = text_of(pdf_of(*pages))
    assert lines_of(text) == ["A title of the first page"] + [f"Paragraph {n} tells of the vote." for n in range(1, 7)]


def test_a_line_that_returns_in_the_text_is_no_running_head() -> None:
    page: list[Words] = [(72, 72 + 12 * i, f"Line {chr(97 + i)} of the text that goes on.") for i in range(10)]
    assert text_of(pdf_of(page, page)).count("Line a of the text") == 2


def test_the_head_of_the_first_page_is_kept_as_a_masthead() -> None:
    pages: list[list[Words]] = [
        [(72, 40, "Velmark Herald"), (500, 40, f"Page {number}"), (72, 100, PROSE)] for number in (1, 2, 3)
    ]
    assert lines_of(text_of(pdf_of(*pages))) == ["Velmark Herald", PROSE, PROSE, PROSE]


def test_words_up_the_margin_come_after_the_text_and_a_job_number_there_is_left_out() -> None:
    stamped = un_pdf.make_pdf(LETTER, replace(un_pdf.LETTER, stamp="Advance copy of the Mission"))
    assert notes_of(stamped) == ["Advance copy of the Mission"]
    assert notes_of(un_pdf.make_pdf(LETTER, replace(un_pdf.LETTER, stamp="20-05678"))) == []


def test_what_lies_off_the_page_is_not_read() -> None:
    assert text_of(pdf_of([(72, 100, PROSE), (5000, 100, "nobody sees this"), (72, -400, "nor this")])) == PROSE


# --- reading order ---------------------------------------------------------------------------------------------------


def test_columns_are_read_one_after_the_other_over_all_pages() -> None:
    front, body = RECORD.split("Excerpt\n\n")
    text = f"{front.strip()}\n\n" + "\n\n".join([body.strip()] * 4)
    data = un_pdf.make_pdf(text, un_pdf.RECORD)
    assert data.count(b"/Type /Page\n") >= 3
    assert lines_of(text_of(data)) == lines_of(text)


def test_a_heading_across_both_columns_parts_what_is_above_from_what_is_below() -> None:
    rows: list[Words] = []
    for top, name in ((100, "above"), (300, "below")):
        for i in range(6):
            rows += [(72, top + 12 * i, f"left {name} {i} and it goes on to here"),
                     (320, top + 12 * i, f"right {name} {i} and it goes on here")]  # fmt: skip
    rows.append((72, 250, "The heading that spans the page from one margin to the other, as wide as can be"))
    found = re.findall(r"(left|right|heading) ?(above|below)?", text_of(pdf_of(rows)))
    assert [one for i, one in enumerate(found) if i == 0 or one != found[i - 1]] == [
        ("left", "above"), ("right", "above"), ("heading", ""), ("left", "below"), ("right", "below"),
    ]  # fmt: skip


def test_a_table_is_read_across() -> None:
    rows: list[Words] = [(72, 100, PROSE)]
    for i in range(8):
        rows += [(72, 140 + 14 * i, f"District {i}"), (250, 140 + 14 * i, f"{i}00"), (400, 140 + 14 * i, f"{i}0")]
    lines = lines_of(text_of(pdf_of(rows)))
    assert lines[1:] == [f"District {i} {i}00 {i}0" for i in range(8)]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_turned() -> None:
    page: list[Words] = [(72, 100, PROSE), (72, 130, "Norvania rejected the vote.")]
    assert lines_of(text_of(pdf_of(page, rotation=90))) == [PROSE, "Norvania rejected the vote."]


def test_a_paragraph_goes_on_over_a_page_and_its_words_are_joined() -> None:
    line = "Norvania said that it would not recognise the vote, and that the whole of the inter"
    first: list[Words] = [(72, 700, line + "-")]
    second: list[Words] = [(72, 72, "national community shared its view."), (72, 96, "Keldmark did not.")]
    assert lines_of(text_of(pdf_of(first, second))) == [
        line + "national community shared its view.", "Keldmark did not.",
    ]  # fmt: skip


def test_the_second_organ_in_a_masthead_follows_the_first_with_its_items() -> None:
    lines = lines_of(text_of(un_pdf.make_pdf(LETTER)))
    start = lines.index("Seventy-fourth session")
    assert lines[start - 1 : start + 8] == [
        "General Assembly", "Seventy-fourth session", "Agenda items 31, 70, 75 and 83", "Prevention of armed conflict",
        "Promotion and protection of human rights", "Responsibility of States for internationally wrongful acts",
        "The rule of law at the national and international levels", "Security Council", "Seventy-fifth year",
    ]  # fmt: skip


# --- footnotes -------------------------------------------------------------------------------------------------------


def test_footnotes_follow_the_text_and_their_marks_stand_apart() -> None:
    plain_text = re.sub(r"\[\^(\d+)\]:", r"[\1]", REPORT)
    plain_text = re.sub(r"\[\^(\d+)\]", r" [\1]", plain_text)
    data = un_pdf.make_pdf(REPORT, un_pdf.REPORT)
    expected = lines_of(plain_text)
    assert lines_of(text_of(data))[6:] == expected[4:]
    assert notes_of(data) == expected[-6:]


@pytest.mark.parametrize(
    ("before", "mark", "found"),
    [
        ("as issued in A/75/356", "3", "as issued in A/75/356 [3]"),
        ("as issued in A/75/356.", "3", "as issued in A/75/356. [3]"),
        ("on the 5", "th", "on the 5th"),
        ("an area of 12 km", "2", "an area of 12 km²"),
        ("the annex", "*", "the annex [*]"),
        ("the vote,", "a", "the vote, [a]"),
    ],
)
def test_a_raised_mark_is_told_by_its_form(before: str, mark: str, found: str) -> None:
    width = stringWidth(before, "Times-Roman", 10)
    data = pdf_of([(72, 100, before), (72 + width, 96.5, mark, 6), (72, 130, PROSE)])
    assert lines_of(text_of(data)) == [found, PROSE]


def test_a_footnote_that_runs_over_two_pages_is_one() -> None:
    first: list[Words] = [(72, 72 + 12 * i, f"{PROSE} Line {i}.") for i in range(20)]
    first += [(72, 697, "1", 5.5), (80, 700, "See the letter of the Permanent", 8)]
    second: list[Words] = [(72, 72 + 12 * i, f"{PROSE} Again {i}.") for i in range(20)]
    second += [(80, 680, "Representative of Norvania.", 8), (72, 697, "2", 5.5), (80, 700, "Ibid.", 8)]
    assert notes_of(pdf_of(first, second)) == [
        "[1] See the letter of the Permanent Representative of Norvania.", "[2] Ibid.",
    ]  # fmt: skip


def test_numbered_paragraphs_and_annexes_stay_apart() -> None:
    lines = lines_of(text_of(un_pdf.make_pdf(REPORT, un_pdf.REPORT)))
    assert [line[:2] for line in lines if re.match(r"\d\. ", line)] == [f"{n}." for n in (*range(1, 10), 1, 2)]
    assert lines[lines.index("Annex") + 1] == "Meetings held by the Special Envoy"
    assert [line for line in lines if re.match(r"[IV]+\. ", line)] == [
        "I. Introduction", "II. Communications received", "III. Situation on the ground", "IV. Observations",
    ]  # fmt: skip


def test_the_same_text_gives_the_same_bytes() -> None:
    assert un_pdf.make_pdf(REPORT, un_pdf.REPORT) == un_pdf.make_pdf(REPORT, un_pdf.REPORT)


def test_footnotes_at_the_feet_of_columns_do_not_break_the_turns_above_them() -> None:
    front, body = RECORD.split("Excerpt\n\n")
    marked = "\n\n".join([body.strip()] * 4)
    places = [match.end() for match in re.finditer(r"\.(?= [A-Z])", marked)][::12]
    for number, place in sorted(enumerate(places, 1), reverse=True):
        marked = f"{marked[:place]}[^{number}]{marked[place:]}"
    notes = [
        f"[^{n}]: See S/2020/94{n:02d}, in which the position was set out at length." for n in range(1, len(places) + 1)
    ]
    text = "\n\n".join([front.strip(), marked, *notes])
    typed = re.sub(r"\[\^(\d+)\]", r" [\1]", re.sub(r"\n\[\^(\d+)\]:", r"\n[\1]", text))
    assert len(places) >= 5
    assert lines_of(text_of(un_pdf.make_pdf(text, un_pdf.RECORD))) == lines_of(typed)


def test_ragged_lines_are_joined_like_justified_ones() -> None:
    ragged = text_of(un_pdf.make_pdf(REPORT, replace(un_pdf.REPORT, justify=False)))
    assert lines_of(ragged) == lines_of(text_of(un_pdf.make_pdf(REPORT, un_pdf.REPORT)))
