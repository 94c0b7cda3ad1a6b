"""Languages are told from the text; a document in another than English is kept and not analysed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.reading import read_documents
from onrecord.reading.layout.language import find_languages
from onrecord.settings import DEFAULT_MODEL

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))

import samples

CASES: dict[str, tuple[str, str | None]] = {
    "English": ("\n\n".join(samples.STORY), "en"),
    "French": ("\n\n".join(samples.FRENCH), "fr"),
    "Russian, one sentence": (samples.RUSSIAN, "ru"),
    "Dutch": (
        "Het ministerie verklaarde maandag dat de stemming in de regio nietig was en dat de overeenkomst van kracht"
        " blijft, zo zei de woordvoerder van de regering in de hoofdstad.",
        "nl",
    ),
    "Spanish": (
        "El portavoz del ministerio declaró el lunes que la votación celebrada en la región es nula y sin efecto.",
        "es",
    ),
    "Turkish": ("Bakanlık sözcüsü pazartesi günü yaptığı açıklamada oylamanın geçersiz olduğunu söyledi.", "tr"),
    "Arabic": ("قالت وزارة الخارجية يوم الاثنين إن التصويت في المنطقة باطل ولا أثر له.", "ar"),
    "Chinese": ("外交部发言人星期一表示,该地区的投票无效。", "zh"),
    "a short sentence in English": ("It is void.", None),
    "names": ("Mira Tal\nOren Vask\nJana Brell\nPort Elsa\nVelmark\nNorvania\nKeldmark", None),
    "symbols": ("A/74/805-S/2020/310\nA/C.3/74/L.5/Rev.1\nS/RES/47 (1948)", None),
    "a quotation in another language inside English": (
        "The minister said that the vote was “nul et non avenu, sans aucun effet juridique”, and that the agreement"
        " with the other side remained in force for the whole of the region.",
        "en",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_language_is_told_from_the_words(name: str) -> None:
    text, language = CASES[name]
    assert find_languages(text).language == language


def test_a_paragraph_in_another_language_is_set_aside_in_an_english_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join((*samples.STORY, samples.FRENCH[0], *samples.STORY[1:])))
    (document,) = read_documents(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert document.language == "en"
    aside = [document.text[one.start : one.end] for one in document.sections if one.kind == "note"]
    assert aside == [samples.FRENCH[0]]


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("\n\n".join(samples.STORY), "fr", "en"),
        ("\n\n".join(samples.FRENCH), "en", "fr"),
        ("Port Elsa, Velmark.", "fr", "fr"),
        ("Port Elsa, Velmark.", None, "en"),
    ],
    ids=["wrongly French", "wrongly English", "the words do not tell", "nothing tells"],
)
def test_what_is_declared_counts_where_the_words_do_not_tell(
    tmp_path: Path, text: str, declared: str | None, language: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "language": declared}))
    (document,) = read_documents(tmp_path / "a.jsonl")
    assert isinstance(document, Document)
    assert document.language == language


def test_a_document_in_another_language_has_a_record_without_findings_in_its_place() -> None:
    quoted = "“It is void,” Mira Tal said."
    languages = ("fr", "en", "ru", "de", "en", "fr")
    docs = [Document(quoted, f"{n}", language=language) for n, language in enumerate(languages)]
    records = list(annotate(docs, DEFAULT_MODEL))
    assert [record.document.doc_id for record in records] == ["0", "1", "2", "3", "4", "5"]
    assert not any(record.statements or record.references for record in records if record.document.language != "en")


def test_every_real_document_of_ours_is_english(shared: Callable[[str], Path]) -> None:
    folders = (Path(__file__).resolve().parents[3] / "examples", shared("seeds"), shared("data/docs"))
    found = [one for folder in folders for one in read_documents(folder) if isinstance(one, Document)]
    assert len(found) > 50
    assert {find_languages(one.text).language for one in found} == {"en"}
    assert not [one.doc_id for one in found if find_languages(one.text).foreign]
