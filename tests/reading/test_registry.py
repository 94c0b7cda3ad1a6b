from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.reading import read_documents
from onrecord.reading.registry import FORMATS, format_of

APRIL_24 = date(2020, 4, 24)

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Norvania rejects vote | The Velmark Herald</title>
<meta charset="utf-8"><meta property="og:site_name" content="The Velmark Herald">
<meta property="og:title" content="Norvania rejects vote"><meta name="author" content="Ilse Varn">
<meta property="article:published_time" content="2020-04-24T14:05:00+02:00">
<link rel="canonical" href="https://herald.example/2020/04/24/vote"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Norvania rejects vote</h1>
<figure><img src="a.jpg" alt="harbour"><figcaption>The harbour on 3 May 1991. Photo: Meridian</figcaption></figure>
<p>PORT ELSA, 24 April (Meridian News Agency) – The Foreign Ministry of Norvania on Friday rejected the vote held in
the border district, <a href="/x">saying</a> it had “no legal basis”.</p>
<p>“We will not recognise its results,” spokeswoman Mira Tal told reporters.<br>She declined to take questions.</p>
<h2>Reactions</h2><blockquote><p>“The vote was free,” said the deputy minister of Velmark, Oren Sask.</p></blockquote>
<ul><li>The council meets on Monday.</li></ul></article>
<aside><h3>Related</h3><p>Ten things to know about the harbour, by our travel desk, in one long read.</p></aside>
<footer><p>© 2020 The Velmark Herald. Use of this site means that you accept our terms.</p></footer></body></html>
"""

MARKDOWN = """---
title: "Norvania rejects vote"
authors:
  - Ilse Varn
  - Oren Sask
publisher: Velmark Herald  # the weekly
date: 2020-04-24
---

# Norvania rejects vote

![harbour](a.jpg)

**PORT ELSA (Meridian) –** The vote, held in the
*border district*, is [void](https://herald.example), Tal said.

## What is next

- The council meets on Monday.
- A letter was sent.

> “No,” she said.
"""


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(s.kind, doc.text[s.start : s.end]) for s in doc.sections]


@pytest.fixture
def read_one(tmp_path: Path) -> Callable[[str, str | bytes], Document]:
    def read(name: str, content: str | bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (document,) = read_documents(path)
        assert isinstance(document, Document), document
        return document

    return read


ReadOne = Callable[[str, str | bytes], Document]


def test_every_registered_format_has_its_reader() -> None:
    assert len(FORMATS) >= 26
    assert all((part := format_of(f"a.{name.upper()}")) and callable(part.thing.read) for name in FORMATS)


def test_plain_text_is_kept_code_point_for_code_point(read_one: ReadOne) -> None:
    doc = read_one("a.txt", "\ufeff date 2020-04-24 By Ilse Varn\r\n\r\nIt is\u00a0void, Tal said. \r\n")
    assert doc.text == " date 2020-04-24 By Ilse Varn\n\nIt is\u00a0void, Tal said. \n"
    assert (doc.published, doc.published_basis, doc.authors) == (APRIL_24, "stated", ("Ilse Varn",))


def test_a_page_is_read_without_what_surrounds_the_report(read_one: ReadOne) -> None:
    doc = read_one("vote.html", PAGE)
    assert parts(doc) == [
        ("title", "Norvania rejects vote"),
        ("dateline", "PORT ELSA, 24 April (Meridian News Agency) –"),
        (
            "body",
            "The Foreign Ministry of Norvania on Friday rejected the vote held in the border district, "
            "saying it had “no legal basis”.",
        ),
        ("body", "“We will not recognise its results,” spokeswoman Mira Tal told reporters."),
        ("body", "She declined to take questions."),
        ("heading", "Reactions"),
        ("body", "“The vote was free,” said the deputy minister of Velmark, Oren Sask."),
        ("body", "The council meets on Monday."),
    ]


def test_a_page_says_who_published_it_when(read_one: ReadOne) -> None:
    doc = read_one("vote.html", PAGE)
    assert (doc.title, doc.authors, doc.publisher) == ("Norvania rejects vote", ("Ilse Varn",), "The Velmark Herald")
    assert (doc.published, doc.url, doc.language) == (APRIL_24, "https://herald.example/2020/04/24/vote", "en")
    assert doc.kind == "news"


def test_a_page_that_states_no_date_gets_none_from_its_text(read_one: ReadOne) -> None:
    stated = [line for line in PAGE.split("\n") if "2020-04-24T" in line or "/2020/04/24/" in line]
    assert len(stated) == 2
    page = "\n".join(line for line in PAGE.split("\n") if line not in stated)
    assert read_one("vote.html", page).published is None


def test_the_encoding_that_a_page_declares_is_used(read_one: ReadOne) -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1252"').replace("Mira Tal", "Mirá Tál")
    assert "Mirá Tál" in read_one("vote.html", page.encode("cp1252")).text


def test_markdown_is_read_without_its_markup(read_one: ReadOne) -> None:
    doc = read_one("vote.md", MARKDOWN)
    assert parts(doc) == [
        ("title", "Norvania rejects vote"),
        ("dateline", "PORT ELSA (Meridian) –"),
        ("body", "The vote, held in the border district, is void, Tal said."),
        ("heading", "What is next"),
        ("body", "The council meets on Monday."),
        ("body", "A letter was sent."),
        ("body", "“No,” she said."),
    ]
    assert doc.text.count("\n\n") == 5
    assert (doc.title, doc.authors) == ("Norvania rejects vote", ("Ilse Varn", "Oren Sask"))
    assert (doc.publisher, doc.published) == ("Velmark Herald", APRIL_24)


def test_the_first_heading_of_markdown_is_its_title(read_one: ReadOne) -> None:
    assert read_one("vote.md", "# Half a bridge\n\nIt is closed.\n").title == "Half a bridge"


def test_a_line_of_jsonl_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        '{"doc_id": "a", "text": "It is void.", "published": "2020-04-24", "publisher": "MNA", "kind": "release"}\n'
        "\n"
        '{"text": "By Ilse Varn\\r\\nIt is void.", "url": "https://a.example/1", "language": "en-GB"}\n'
    )
    first, second = (d for d in read_documents(path) if isinstance(d, Document))
    assert (first.doc_id, first.kind, first.publisher, first.published) == ("a", "release", "MNA", APRIL_24)
    assert first.source.endswith("many.jsonl#1")
    assert (second.doc_id, second.source[-2:], second.language) == ("many-3", "#3", "en")
    assert (second.text, second.authors) == ("By Ilse Varn\nIt is void.", ("Ilse Varn",))


def test_items_of_a_numbered_list_keep_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "The Council,\n\n1. Condemns it;\n2. Requests a report.\n\n- a note\n\n7) Decides so.\n", encoding="utf-8"
    )
    (found,) = read_documents(file)
    assert isinstance(found, Document)
    assert found.text == "The Council,\n\n1. Condemns it;\n\n2. Requests a report.\n\na note\n\n7) Decides so."


@pytest.mark.parametrize(
    ("line", "symbols"),
    [("symbol: A/RES/80/9902", ("A/RES/80/9902",)), ("symbols: [A/74/9712, S/2020/9433]", ("A/74/9712", "S/2020/9433")),
     ("symbol: NRVN", ())],
    ids=["one", "two", "a share's"],
)  # fmt: skip
def test_the_front_matters_symbols_are_the_documents(tmp_path: Path, line: str, symbols: tuple[str, ...]) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"---\n{line}\n---\n\nSituation in Ostrel\n\nThe text follows.\n", encoding="utf-8")
    (found,) = read_documents(file)
    assert isinstance(found, Document)
    assert found.symbols == symbols
