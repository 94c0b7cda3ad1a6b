"""A note's number never grows into the word, year or symbol it stands behind, whatever the format."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.model.finding.date import DateMention
from onrecord.model.finding.symbol import SymbolMention
from onrecord.model.record import Record
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL

_PAGE = "<!DOCTYPE html><html><body><article><h1>Aldermoor writes</h1><p>{}</p><p>{}</p></article></body></html>"
_REST = "The courts of Aldermoor have been open since the spring, according to the record of its parliament."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RAISED = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{}</w:t></w:r>"

Read = Callable[[str, str | bytes], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_one(name: str, content: str | bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (document,) = read_documents(path)
        assert isinstance(document, Document), document
        return document

    return read_one


def record_of(document: Document) -> Record:
    (record,) = annotate([document], DEFAULT_MODEL)
    return record


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        pytest.param("in 2018<sup>3</sup> it", "in 2018 [3] it", id="a year"),
        pytest.param("A/RES/71/14<sup>6</sup>.", "A/RES/71/14 [6].", id="a symbol"),
        pytest.param("S/2018/21<sup class='x'><a href='#fn7'>7</a></sup>", "S/2018/21 [7]", id="a link inside"),
        pytest.param("71/19<a href='#n5'><sup>5</sup></a> and", "71/19 [5] and", id="a link outside"),
        pytest.param("71/19<a href='#_ftn5'>[5]</a> and", "71/19 [5] and", id="a link as Word writes it"),
        pytest.param("void.<sup>1, 2</sup> Envoy", "void. [1, 2] Envoy", id="two notes"),
        pytest.param("<b>void</b><sup>[4]</sup> Envoy", "void [4] Envoy", id="brackets, behind bold words"),
        pytest.param("the 1<sup>st</sup> of May", "the 1st of May", id="an ordinal"),
        pytest.param("40 km<sup>2</sup> of land", "40 km² of land", id="a measure"),
        pytest.param("H<sub>2</sub>O and <a href='/2020'>2020</a>", "H2O and 2020", id="no notes"),
    ],
)
@pytest.mark.parametrize("kind", ["page", "mail"])
def test_a_raised_number_of_html_stands_apart(read: Read, kind: str, markup: str, words: str) -> None:
    if kind == "page":
        text = read("a.html", _PAGE.format(f"The envoy read {markup}", _REST)).text
    else:
        head = "From: Press Office <press@aldermoor.example>\nSubject: A letter\nContent-Type: text/html\n\n"
        text = read("a.eml", f"{head}<p>The envoy read {markup}</p>").text
    assert f"The envoy read {words}" in text


def test_a_raised_number_of_a_word_document_stands_apart(read: Read) -> None:
    runs = f"<w:r><w:t>In 2018</w:t></w:r>{_RAISED.format(1)}{_RAISED.format('2')}<w:r><w:t> on the 1</w:t></w:r>"
    body = f"<w:p>{runs}{_RAISED.format('st')}<w:r><w:t> of May A/RES/71/14</w:t></w:r>{_RAISED.format(6)}</w:p>"
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>")
    assert read("a.docx", data.getvalue()).text == "In 2018 [12] on the 1st of May A/RES/71/14 [6]"


def test_notes_of_markdown_are_parted_from_the_text(read: Read) -> None:
    text = (
        "It is void[^1] and A/RES/71/14.[^b] It left in 2018<sup>3</sup>.\n\n`a[^1]`\n\n[^1]: See *there*.\n[^b]: Ibid."
    )
    doc = read("a.md", text)
    assert doc.text == (
        "It is void [1] and A/RES/71/14. [b] It left in 2018 [3].\n\na[^1]\n\n[1] See there.\n\n[b] Ibid."
    )
    assert [doc.text[s.start : s.end] for s in doc.sections if s.kind == "note"] == ["[1] See there.", "[b] Ibid."]


def test_items_of_markdown_keep_their_numbers(read: Read) -> None:
    assert read("a.md", "The Assembly,\n\n1. *Calls upon* all;\n\n2. Decides.\n\n- Done.").text.split("\n\n") == [
        "The Assembly,", "1. Calls upon all;", "2. Decides.", "Done.",
    ]  # fmt: skip


_PLAIN = (
    "Ambassador Oren Sask said on 3 May 2018 that the vote was void{a} Envoy Lio Marn condemned the raid of "
    "4 March 2018{b} He added that resolution A/RES/71/14 was clear{c}"
)


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param((".1", ".2", ".3"), id="glued numbers"),
        pytest.param((".¹", ".²", ".³"), id="raised numbers"),
        pytest.param((".[1]", ".[2]", ".[3]"), id="brackets"),
        pytest.param((".[citation needed]", ".[a]", ". [3]"), id="editors' brackets"),
        pytest.param((". 1/", ". 2/", ". 3/"), id="a typewriter's"),
        pytest.param(("[1].", "[2].", "[3]."), id="before the full stop"),
    ],
)
def test_a_mark_in_plain_text_leaves_statements_dates_and_symbols_as_without_it(
    read: Read, marks: tuple[str, str, str]
) -> None:
    def found(*each: str) -> list[object]:
        record = record_of(read("a.txt", _PLAIN.format(**dict(zip("abc", each, strict=True)))))
        text = record.document.text
        said = [(s.act, [text[a:b] for a, b in s.content], [r.name for r in s.speakers]) for s in record.statements]
        days = [(mention.on.start, mention.on.end) for mention in record.of(DateMention)]
        return [said, days, [mention.symbol for mention in record.of(SymbolMention)]]

    assert found(*marks) == found(".", ".", ".")


def test_a_mark_behind_a_quotation_ends_it(read: Read) -> None:
    text = 'Oren Sask said: "We reject the vote".[1] Envoy Lio Marn condemned the raid.'
    record = record_of(read("a.txt", text))
    said = {(s.act, text[slice(*s.content[0])], s.speakers[0].name) for s in record.statements}
    assert ("say", "We reject the vote", "Oren Sask") in {(a, w.strip('"'), n) for a, w, n in said}
    assert ("condemn", "the raid", "Lio Marn") in said
