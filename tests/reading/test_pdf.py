"""PDFs in the layout of United Nations documents give what the same text gives as plain text."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from onrecord.document import Document
from onrecord.errors import UnreadableDocument
from onrecord.pipeline import extract_sources
from onrecord.reading import read_documents
from onrecord.record_json import to_json
from onrecord.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
sys.path.insert(0, str(ROOT / "scripts"))

import un_pdf  # noqa: E402

LAYOUTS = {
    "norvania-letter": un_pdf.LETTER,
    "keldmark-letter": un_pdf.LETTER,
    "resolution": un_pdf.LETTER,
    "sc-press-statement": un_pdf.PRESS,
    "council-record": un_pdf.RECORD,
}
REPORT = (ROOT / "scripts" / "make_pdf.txt").read_text(encoding="utf-8")


def read(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    (found,) = read_documents(path)
    assert isinstance(found, Document), found
    return found


def found_in(path: Path) -> dict[str, list[Any]]:
    """What the command line's record says was found, with words for spans, white space made plain."""
    (record,) = extract_sources([path], Settings(actors=EXAMPLES / "actors.ttl"))
    assert not isinstance(record, UnreadableDocument)
    told = cast(dict[str, Any], to_json(record))
    text: str = told["text"]

    def words(spans: list[list[int]]) -> str:
        return " … ".join(re.sub(r"\s+", " ", text[start:end]) for start, end in spans)

    statements = [
        (one["status"], one["mode"], one["act"], sorted(speaker["name"] for speaker in one["speakers"]),
         words(one["source"]), words(one["cue"]), words(one["content"]), one["stated_on"] and one["stated_on"]["start"])
        for one in told["statements"]
    ]  # fmt: skip
    return {
        "statements": statements,
        "symbols": [one["symbol"] for one in told["symbols"]],
        "items": [(one["number"], one["title"], one["organ"], one["session"]) for one in told["agenda_items"]],
        "circulations": [(one["organ"], one["items"]) for one in told["circulations"]],
        "document": [told[key] for key in ("kind", "title", "publisher", "published", "symbols_of_document")],
        "signatures": re.findall(r"\(Signed\)[^\n]*", text),
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_pdf_gives_what_its_plain_text_gives(tmp_path: Path, name: str) -> None:
    text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    (tmp_path / "printed.pdf").write_bytes(un_pdf.make_pdf(text, LAYOUTS[name]))
    plain, printed = found_in(tmp_path / "plain.txt"), found_in(tmp_path / "printed.pdf")
    assert len(plain["statements"]) >= 5
    for what, expected in plain.items():
        assert printed[what] == expected, what
