"""Old Word documents, RTF and OpenDocument texts, by LibreOffice where it is installed."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.programs import is_there

from onrecord.errors import UnreadableDocument
from onrecord.export.record_json import to_json
from onrecord.model.document import Document
from onrecord.model.record import Record
from onrecord.reading import Limits, read_documents
from onrecord.reading.program import libreoffice as office
from onrecord.triples.record import to_triples

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from samples import STORY, odt, rtf

needs_libreoffice = pytest.mark.skipif(
    not is_there(office.libreoffice()), reason="LibreOffice is not installed (scripts/test installs it as root)"
)


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "rtf named doc"])
def test_a_text_of_another_office_format_reads_as_it_was_written(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"letter.{kind[-3:]}"
    path.write_bytes(odt("Letter of the Minister") if kind == "odt" else rtf("Letter of the Minister"))
    if kind == "doc":
        path = path.rename(tmp_path / "letter.rtf")
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(office.libreoffice()), profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
        path = tmp_path / "letter.doc"
        assert path.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    (doc,) = read_documents(path)
    assert isinstance(doc, Document), doc
    assert doc.text.split("\n\n")[:3] == ["Letter of the Minister", *STORY[:2]]
    assert ("[1] See A/74/1435." in doc.text) == (kind != "odt")
    assert doc.read_by == office.libreoffice_version() != ""
    record = Record(doc)
    assert to_json(record)["read_by"] == doc.read_by
    assert [t.object.value for t in to_triples(record) if t.predicate.value.endswith("#readBy")] == [doc.read_by]


@needs_libreoffice
@pytest.mark.parametrize(
    ("data", "limits", "told"),
    [
        pytest.param(rtf("A"), Limits(program_seconds=1, program_memory=50_000_000), "makes no text", id="memory"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Limits(), "makes no text", id="cut off"),
    ],
)
def test_what_libreoffice_makes_nothing_of_is_told(tmp_path: Path, data: bytes, limits: Limits, told: str) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    (tmp_path / "b.txt").write_text("It is void, Tal said.")
    bad, good = read_documents(tmp_path, limits=limits)
    assert isinstance(bad, UnreadableDocument)
    assert told in bad.reason
    assert isinstance(good, Document)


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.rtf"])
def test_without_libreoffice_one_line_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    office.libreoffice.cache_clear()
    try:
        (tmp_path / name).write_bytes(odt("A") if name == "a.odt" else rtf("A"))
        (bad,) = read_documents(tmp_path / name)
    finally:
        monkeypatch.undo()
        office.libreoffice.cache_clear()
    assert isinstance(bad, UnreadableDocument)
    assert "LibreOffice, which is not installed" in bad.reason
    assert "apt-get install libreoffice-writer-nogui" in bad.remedy


def test_what_is_no_document_of_its_name_is_not_handed_on(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("This is a plain text.")
    (bad,) = read_documents(tmp_path / "a.doc")
    assert isinstance(bad, UnreadableDocument)
    assert bad.reason == "is named an old Word document but is none"
