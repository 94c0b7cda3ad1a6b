"""PDFs in the layout of United Nations documents give what the same text gives as plain text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from onrecord.errors import UnreadableDocument
from onrecord.export.record_json import to_json
from onrecord.model.document import Document
from onrecord.pipeline.build import extract_sources
from onrecord.reading import read_documents
from onrecord.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"
sys.path.insert(0, str(ROOT / "scripts"))

import un_pdf  # noqa: E402


def layout_of(opening: str) -> un_pdf.Style:
    """How the United Nations print a document that opens so: verbatim records in two columns."""
    if "/PV." in opening:
        return un_pdf.RECORD
    return un_pdf.LETTER if opening.startswith("United Nations ") else un_pdf.PRESS


OPENINGS = {path.stem: path.read_text(encoding="utf-8").split("\n")[0] for path in sorted(EXAMPLES.glob("*.txt"))}
PRINTED = [name for name, opening in OPENINGS.items() if re.match(r"United Nations |SC/", opening)]
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


@pytest.mark.parametrize("name", PRINTED)
def test_a_pdf_gives_what_its_plain_text_gives(tmp_path: Path, name: str) -> None:
    text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    (tmp_path / "printed.pdf").write_bytes(un_pdf.make_pdf(text, layout_of(OPENINGS[name])))
    plain, printed = found_in(tmp_path / "plain.txt"), found_in(tmp_path / "printed.pdf")
    assert len(plain["statements"]) >= 3
    for what, expected in plain.items():
        assert printed[what] == expected, what


def test_five_kinds_of_documents_at_least_were_printed() -> None:
    assert len(PRINTED) >= 5
    assert {"norvania-letter", "resolution", "council-record", "sc-press-statement"} <= set(PRINTED)


def test_a_report_gives_the_same_with_its_footnotes_printed_and_typed(tmp_path: Path) -> None:
    typed = re.sub(r"\[\^(\d+)\]", r" [\1]", re.sub(r"\n\[\^(\d+)\]:", r"\n[\1]", REPORT))
    (tmp_path / "plain.txt").write_text(typed, encoding="utf-8")
    (tmp_path / "printed.pdf").write_bytes(un_pdf.make_pdf(REPORT, un_pdf.REPORT))
    plain, printed = found_in(tmp_path / "plain.txt"), found_in(tmp_path / "printed.pdf")
    assert len(printed["statements"]) >= 10
    for what, expected in plain.items():
        assert printed[what] == expected, what


def test_the_example_is_as_it_is_made_and_its_masthead_and_notes_are_read() -> None:
    checked = subprocess.run([sys.executable, ROOT / "scripts" / "make_pdf", "--examples", "--check"], check=False)
    assert checked.returncode == 0
    (found,) = read_documents(EXAMPLES / "envoy-report.pdf")
    assert isinstance(found, Document)
    assert (found.symbols, str(found.published)) == (("A/74/1461", "S/2020/1898"), "2020-05-26")
    assert found.title == "Report of the Secretary-General on the situation in the Veldine region"
    notes = [found.text[one.start : one.end] for one in found.sections_of("note")]
    assert [note[:3] for note in notes] == ["[1]", "[2]", "[3]", "[4]", "[5]", "[6]"]
