"""Headlines that give their words to somebody by a mark, and those that only name a topic."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, Section, slices
from onrecord.model.record import Record
from onrecord.settings import DEFAULT_MODEL

BODY = "Prime Minister Ilo Karan spoke in Port Aldan on Monday. Norvania has closed the strait."
HEADLINES = {
    "a name that the text has in full": ("Karan: We will not bargain over the reefs", "Karan"),
    "an office": ("Spokesman: Attack on the embassy was personal", "Spokesman"),
    "an office at the end": ("Attack on the embassy will be answered: minister", "minister"),
    "a name behind a dash": ("Talks on the reefs will go on – Karan", "Karan"),
    "a state that is a topic": ("Norvania: Two ships sink in the strait", None),
    "a place": ("Port Elsa: Police close the harbour", None),
    "words without a verb": ("Karan: a life in letters", None),
}


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    documents = []
    for case, (headline, _) in HEADLINES.items():
        text = f"{headline}\n\n{BODY}"
        start = len(headline) + 2
        sections = (Section("title", 0, len(headline)), Section("body", start, len(text)))
        documents.append(Document(text=text, doc_id=case, kind="news", sections=sections))
    return {record.document.doc_id: record for record in annotate(documents, DEFAULT_MODEL)}


@pytest.mark.parametrize("case", HEADLINES)
def test_a_headline_is_said_by_the_one_whom_its_mark_sets_off(case: str, records: dict[str, Record]) -> None:
    headline, speaker = HEADLINES[case]
    text = records[case].document.text
    told = [
        (" ".join(slices(text, each.source)), " ".join(slices(text, each.content)))
        for each in records[case].statements
        if each.rule == "name-colon"
    ]
    words = headline.replace(f"{speaker}: ", "").replace(f": {speaker}", "").replace(f" – {speaker}", "")
    assert told == ([(speaker, words)] if speaker else [])
