"""A Word document is read as its final text is seen: with its numbers, without what is deleted, struck or hidden."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.reading import Notice, read_documents

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import samples

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = """
<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Shown"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:styleId="Below"><w:basedOn w:val="Struck"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Point"/><w:lvlText w:val="%1."/>
</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
"""


def word(body: str, header: str = "") -> bytes:
    """A Word document with this body, and a head of its first page."""
    section = '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:titlePg/></w:sectPr>' if header else ""
    parts = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("See " + r("no", STRUCK))}</w:footnote>'
        "</w:footnotes>",
        "word/comments.xml": f"<w:comments {NAMES}><w:comment>{p('Is this so?')}</w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr {NAMES}>{header}</w:hdr>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="h" Type="header"'
        ' Target="header1.xml"/></Relationships>',
    }
    return samples.zipped({name: part.encode() for name, part in parts.items()})


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(inside: str, properties: str = "") -> str:
    """A paragraph; words that are no markup become a run."""
    before, markup, after = inside.partition("<")
    runs = (r(before) if before else "") + (markup + after)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(words: str, style: str) -> str:
    return p(words, f'<w:pStyle w:val="{style}"/>')


def box(inside: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"


HIDDEN, STRUCK = "<w:vanish/>", "<w:strike/>"
GONE = "<w:rPr><w:del/></w:rPr>"
DELETED = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ROW = "<w:tr>{}<w:tc>" + p("Norvania") + "</w:tc><w:tc>" + p("12") + "</w:tc></w:tr>"
LINK = f"<w:hyperlink>{r('here')}</w:hyperlink>"
EMPTY_CONTROL = (
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click to enter')}</w:sdtContent></w:sdt>"
)
CONTROL = f"<w:sdt><w:sdtContent>{r('void')}</w:sdtContent></w:sdt>"
CHOICE = f"<mc:AlternateContent><mc:Choice>{box(p('Boxed'))}</mc:Choice><mc:Fallback>{box(p('Boxed'))}</mc:Fallback>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'

SEEN: dict[str, tuple[str, str]] = {
    "hidden words": (p("It is " + r("not ", HIDDEN) + r("void")), "It is void"),
    "hidden by a style of words": (p("It is " + r("not ", '<w:rStyle w:val="Secret"/>') + r("void")), "It is void"),
    "hidden by a style of paragraphs": (styled("Not this", "Secret") + p("It is void"), "It is void"),
    "hidden by a style and shown again": (styled("It is " + r("void", '<w:vanish w:val="0"/>'), "Secret"), "void"),
    "shown by a style above one that hides": (styled("It is void", "Shown"), "It is void"),
    "struck out once and twice": (
        p("It is " + r("not ", STRUCK) + r("never ", "<w:dstrike/>") + r("void")), "It is void"),
    "not struck out": (p("It is " + r("void", '<w:strike w:val="false"/>')), "It is void"),
    "struck out by a style that another is based on": (styled("Not this", "Below") + p("It is void"), "It is void"),
    "deleted and inserted": (p(f"It is {DELETED}<w:ins>{r('void')}</w:ins>"), "It is void"),
    "moved": (p(f"<w:moveFrom>{r('void')}</w:moveFrom>{r('It is ')}<w:moveTo>{r('void')}</w:moveTo>"), "It is void"),
    "the end of a paragraph deleted": (p("It is ", GONE) + p("void") + p("Tal said"), "It is void\n\nTal said"),
    "a deleted paragraph": (p(DELETED, GONE) + p("It is void"), "It is void"),
    "a row deleted": (
        "<w:tbl>" + ROW.format("<w:trPr><w:del/></w:trPr>") + ROW.format("") + "</w:tbl>", "Norvania | 12"),
    "a note struck out": (p(f"It is void{r('', STRUCK)}<w:r><w:rPr>{STRUCK}</w:rPr>{NOTE}</w:r>"), "It is void"),
    "a note with words struck out": (p(f"It is void{NOTE}"), "It is void [1]\n\n[1] See"),
    "a field": (p(f"See page {FIELD}, and {LINK}".replace(", and ", r(", and "))), "See page 3, and here"),
    "a control that is filled in, and one that is not": (p(f"It is {CONTROL}{EMPTY_CONTROL}"), "It is void"),
    "a box, once": (p(f"It is void{CHOICE}</mc:AlternateContent>"), "It is void\n\nBoxed"),
    "a box in a box, once": (p(f"It is void{box(p('Outer' + box(p('Inner'))))}"), "It is void\n\nOuter\n\nInner"),
    "a box deleted": (p(f"It is void<w:del>{box(p('Boxed'))}</w:del>"), "It is void"),
    "numbers of a list": (
        numbered("One") + numbered("Two", 1) + numbered("Three", 1) + numbered("Four") + numbered("Five", 1),
        "1. One\n\n(a) Two\n\n(b) Three\n\n2. Four\n\n(a) Five"),
    "a number of several levels": (numbered("A") + numbered("B", 1) + numbered("C", 2), "1. A\n\n(a) B\n\n1.a.I C"),
    "numbers that begin anew": (numbered("One") + numbered("Four", 0, 2) + numbered("Five", 0, 2),
                                "1. One\n\n4. Four\n\n5. Five"),
    "numbers of a style": (styled("One", "Point") + p("Between") + styled("Two", "Point"),
                           "1. One\n\nBetween\n\n2. Two"),
    "no number of a style": (p("One", '<w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr>'), "One"),
    "bullets": (numbered("One", 0, 3), "One"),
    "a deleted paragraph counts for nothing": (
        numbered("One") + p(DELETED, '<w:numPr><w:numId w:val="1"/></w:numPr>' + GONE) + numbered("Two"),
        "1. One\n\n2. Two"),
}  # fmt: skip


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes, str], tuple[Document, list[str]]]:
    def document(data: bytes, name: str = "a.docx") -> tuple[Document, list[str]]:
        (tmp_path / name).write_bytes(data)
        notices: list[Notice] = []
        (found,) = read_documents(tmp_path / name, report=notices.append)
        assert isinstance(found, Document), found
        return found, [notice.message for notice in notices]

    return document


Read = Callable[..., tuple[Document, list[str]]]


@pytest.mark.parametrize("name", SEEN)
def test_the_text_is_the_one_that_is_seen(read: Read, name: str) -> None:
    body, expected = SEEN[name]
    assert read(word(body))[0].text == expected


def test_one_line_tells_what_was_left_out(read: Read) -> None:
    body = p(f"It is {DELETED}{r('not ever ', STRUCK)}{r('so ', HIDDEN)}void") + p(r("Not this either", HIDDEN))
    _, told = read(word(body.replace("void", r("void"))))
    assert told == ["words left out that its final text does not have: 1 deleted, 4 hidden, 2 struck out"]
    assert read(word(p("It is void")))[1] == []


def test_lines_of_a_table_of_contents_are_notes(read: Read) -> None:
    document, _ = read(word(styled("Norvania rejects the vote 3", "TOC1") + p("It is void, Tal said.")))
    assert [one.kind for one in document.sections] == ["note", "body"]


@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a.dotm"])
def test_documents_with_macros_and_templates_are_read(read: Read, name: str) -> None:
    assert read(word(p("It is void")), name)[0].text == "It is void"


def test_a_masthead_in_the_head_of_the_first_page_is_read_and_another_head_is_not(read: Read) -> None:
    lines = ("United Nations", "A/74/1435", "General Assembly", "Distr.: General", "3 April 2020", "Original: English")
    cells = "".join(f"<w:tc>{p(line)}</w:tc>" for line in lines)
    body = p("Seventy-fourth session") + p("Letter dated 2 April 2020 from the Permanent Representative of Norvania")
    document, _ = read(word(body, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert (document.symbols, str(document.published)) == (("A/74/1435",), "2020-04-03")
    assert document.text.startswith("United Nations\nA/74/1435\n")
    document, _ = read(word(body, p("Draft, not for distribution")))
    assert document.text.startswith("Seventy-fourth session\n\nLetter")


def test_a_part_with_more_tags_than_any_text_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("<w:p/>" * 1_600_000))
    (found,) = read_documents(tmp_path / "a.docx")
    assert isinstance(found, UnreadableDocument)
    assert found.reason == "has more than 1,500,000 tags and attributes in one part"
