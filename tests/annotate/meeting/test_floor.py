"""Who has the words in records, press releases of meetings and speeches, from text to statement."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

RECORD = (
    "United Nations S/PV.9801\nSecurity Council\n9801st meeting\nNew York\n\n"
    "The meeting was called to order at 10.05 a.m.\n\n"
)
SUMMARY = (
    "United Nations A/C.6/74/SR.987\nGeneral Assembly\nSummary record of the 987th meeting\n\n"
    "The meeting was called to order at 10.05 a.m.\n\n1. Mr. Tal (Eskarand) said that it rained. He left.\n\n"
)
PRESS = "3 June 2030\nSC/19801\n\nSecurity Council Adopts Report\n\n9801st Meeting (AM)\n\n"
SPEECH = "STATEMENT\nby\nH.E. Ms. Mara Osk\nPresident of the Republic of Keldmark\n\nMr. President,\n\n"

CASES = [
    pytest.param(RECORD + "Mr. Tal (Eskarand): We condemn the raid.\n\nEmir Orven: We reject the vote.\n",
                 {"the raid": ["Mr. Tal (Eskarand)"], "the vote": ["Emir Orven"]}, id="title-in-no-list"),
    pytest.param(RECORD + "King Orven (interrupting): We reject the vote.\n", {"the vote": ["King Orven"]},
                 id="interrupting"),
    pytest.param(SUMMARY + "2. Ms. Osk (Keldmark), introducing the draft, said that it snowed. The text was clear.\n",
                 {"that it snowed": ["Ms. Osk (Keldmark)"], "The text was clear": ["Ms. Osk (Keldmark)"]},
                 id="introducing"),
    pytest.param(SUMMARY + "2. Mr. Quell (Aldermoor) and Ms. Osk (Keldmark) said that they left. The text was clear.\n",
                 {"The text was clear": ["Mr. Quell (Aldermoor)", "Ms. Osk (Keldmark)"]}, id="several"),
    pytest.param(SUMMARY + "2. It was so decided.\n\n3. It would be printed soon.\n",
                 {"It would be printed soon": None},
                 id="formula-ends-the-turn"),
    pytest.param(PRESS + "The representative of Keldmark condemned the raid.\n\n"
                 "The representative of Tarsovia, speaking also on behalf of Aldermoor, rejected the vote.\n\n"
                 "MARA OSK (Eskarand), associating herself with him, welcomed the report.\n",
                 {"the raid": ["The representative of Keldmark"], "the vote": ["The representative of Tarsovia"],
                  "the report": ["MARA OSK (Eskarand)"]}, id="press"),
    pytest.param(SPEECH + "We condemn the raid.\n", {"the raid": ["Mara Osk"]}, id="speech"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_the_words_are_those_of_whoever_has_the_floor(text: str, speakers: dict[str, list[str] | None]) -> None:
    layout = lay_out(text)
    says = layout.says
    doc = Document(text, "a", kind=layout.kind, title=says.title, symbols=says.symbols, sections=layout.sections)
    (record,) = annotate([doc], DEFAULT_MODEL)
    found = {
        " ".join(text[start:end] for start, end in one.content): [who.name for who in one.speakers]
        for one in record.statements
    }
    assert {words: found.get(words) for words in speakers} == speakers
