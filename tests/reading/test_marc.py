"""Library records in MARCXML: documents of their own, and metadata beside the documents they describe."""

import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.errors import UnreadableDocument
from onrecord.model.document import Document
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.model.finding.symbol import SymbolMention
from onrecord.reading import read_documents
from onrecord.settings import DEFAULT_MODEL

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import samples

VOTE = samples.marcxml("A/RES/74/1391", {"Y": ("Norvania", "Iran (Islamic Republic of)"), "N": ("Keldmark",)})
NOTED = b"""<record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="191"><subfield code="a">S/RES/9731(2020)
</subfield></datafield><datafield tag="992"><subfield code="a">20200518</subfield></datafield><datafield tag="996">
<subfield code="a">Adopted 13-0-2, 1974th meeting</subfield></datafield></record>"""


def read(path: Path, data: bytes) -> list[Document]:
    path.write_bytes(data)
    found = list(read_documents(path))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


@pytest.mark.parametrize("name", ["vote.xml", "vote.marcxml"])
def test_a_voting_record_is_a_document_with_item_meeting_and_vote(tmp_path: Path, name: str) -> None:
    (doc,) = read(tmp_path / name, VOTE)
    assert (doc.title, doc.publisher, doc.symbols) == (
        "Library record of A/RES/74/1391", "United Nations Digital Library", (),
    )  # fmt: skip
    assert doc.text.split("\n\n")[1:] == [
        "Elections in Tesmara : resolution / adopted by the General Assembly",
        "Agenda item 68 (a) of the 74th session of the General Assembly: Situation in Tesmara (A/74/251)",
        "A/RES/74/1391 was adopted by 2 votes to 1, with 0 abstentions on 11 June 2020 (A/74/PV.980).",
        "In favour: Norvania, Iran (Islamic Republic of)",
        "Against: Keldmark",
        "Not voting: Sudravia",
    ]
    (record,) = annotate([doc], DEFAULT_MODEL)
    assert record.statements == ()
    assert [item.id for item in record.of(AgendaItem)] == ["item/ga/74/68/a"]
    assert {mention.symbol for mention in record.of(SymbolMention)} >= {"A/RES/74/1391", "A/74/PV.980"}


def test_the_vote_of_a_note_is_told_as_the_library_has_it(tmp_path: Path) -> None:
    (doc,) = read(tmp_path / "note.xml", NOTED)
    told = "S/RES/9731 (2020) was adopted by 13 votes to 0, with 2 abstentions on 18 May 2020."
    assert doc.text.split("\n\n")[1] == f"{told} Adopted 13-0-2, 1974th meeting."


def test_each_record_of_a_collection_is_a_document(tmp_path: Path) -> None:
    record = VOTE[VOTE.index(b"<record>") : VOTE.index(b"</collection>")]
    docs = read(tmp_path / "two.xml", VOTE.replace(b"</collection>", record + b"</collection>"))
    assert [doc.doc_id for doc in docs] == ["two-1", "two-2"]


def test_a_record_beside_a_document_tells_its_symbol_title_and_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Assembly met in Port Elsa and took note of the vote.")
    (tmp_path / "a.marc.xml").write_bytes(VOTE)
    record, doc = sorted(read_documents(tmp_path), key=lambda one: one.source)
    assert isinstance(doc, Document)
    assert isinstance(record, Document)
    assert (doc.symbols, doc.published) == (("A/RES/74/1391",), date(2020, 6, 11))
    assert doc.title == "Elections in Tesmara : resolution / adopted by the General Assembly"
    assert record.title == "Library record of A/RES/74/1391"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<collection/>", "holds no record in MARCXML", id="no record"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><record>&b;</record>', "is not XML", id="entities"),
        pytest.param(b"<record><datafield tag='500'/></record>", "without symbol and title", id="an empty record"),
    ],
)
def test_what_tells_nothing_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.marcxml").write_bytes(data)
    (bad,) = read_documents(tmp_path / "a.marcxml")
    assert isinstance(bad, UnreadableDocument)
    assert reason in bad.reason
