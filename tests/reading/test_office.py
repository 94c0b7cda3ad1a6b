"""Old Word documents, RTF and OpenDocument texts, by LibreOffice where it is installed."""

import io
import subprocess
import sys
import zipfile
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

from samples import STORY, odt, rtf, zipped

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


ODT_STYLES = (
    '<s:style s:name="H" s:family="text"><s:text-properties t:display="none"/></s:style>'
    '<s:style s:name="S" s:family="text"><s:text-properties s:text-line-through-style="solid"'
    ' s:text-line-through-type="single"/></s:style>'
)
ODT_CHANGES = (
    '<t:tracked-changes><t:changed-region t:id="c" xml:id="c"><t:deletion><o:change-info><d:creator>x</d:creator>'
    "<d:date>2020-01-01T00:00:00</d:date></o:change-info><t:p>never</t:p></t:deletion></t:changed-region>"
    "</t:tracked-changes>"
)
ODT_BODY = (
    '<t:p>It is <t:span t:style-name="H">not </t:span><t:span t:style-name="S">ever </t:span>void<t:change'
    ' t:change-id="c"/>, Tal said.</t:p><t:section t:name="q" t:display="none"><t:p>Not this.</t:p></t:section>'
    '<t:p>Nor this.<t:hidden-paragraph t:is-hidden="true"/></t:p><t:p>That was all.</t:p>'
)
RTF = rb"{\rtf1\ansi It is {\v not }{\strike ever }{\revised void}{\deleted  never}, Tal said.\par That was all.\par}"


@needs_libreoffice
@pytest.mark.parametrize("name", ["a.odt", "a.rtf"])
def test_what_a_text_hides_strikes_out_or_deleted_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(_odt(ODT_CHANGES + ODT_BODY) if name == "a.odt" else RTF)
    notices: list[str] = []
    (doc,) = read_documents(tmp_path / name, report=lambda told: notices.append(told.message))
    assert isinstance(doc, Document), doc
    assert doc.text == "It is void, Tal said.\n\nThat was all."
    told = ["words left out that its final text does not have: 1 deleted, 1 hidden, 1 struck out"]
    assert notices[-1:] == told
    assert notices[:-1] == (["hidden sections and paragraphs left out: 4 words"] if name == "a.odt" else [])


def _odt(body: str) -> bytes:
    """An OpenDocument text with this body, whose list of parts names a picture that is not there."""
    with zipfile.ZipFile(io.BytesIO(odt("x"))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    names = (
        'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:o='
    )
    content = parts["content.xml"].replace("xmlns:o=", names, 1)
    content = content.replace("<o:body>", f"<o:automatic-styles>{ODT_STYLES}</o:automatic-styles><o:body>")
    start, end = content.index("<o:text>") + len("<o:text>"), content.index("</o:text>")
    picture = '<m:file-entry m:full-path="Pictures/1.png" m:media-type="image/png"/></m:manifest>'
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace("</m:manifest>", picture)
    return zipped({n: p.encode() for n, p in (parts | {"content.xml": content[:start] + body + content[end:]}).items()})
