"""What kind of document a masthead heads, where its text begins, and what other fronts say."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.un.masthead.read import read_masthead

GA = (
    "United Nations A/79/9811\nGeneral Assembly\nDistr.: General\n6 March 2025\n\n"
    "Seventy-ninth session\nAgenda item 35\n\n"
)
SC = "United Nations {}\nSecurity Council\nDistr.: General\n14 June 2024\n\n"
KINDS = [
    ("draft", GA + "Aldermoor, Keldmark* and Norvania: revised draft resolution\n\nPeace\n\nThe General"
     " Assembly,\n\n1. A",
     "draft", "The General Assembly,"),
    ("resolution", GA + "Resolution adopted by the General Assembly on 1 March 2025\n\n79/9. Peace\n\nThe"
     " General Assembly,",
     "resolution", "The General Assembly,"),
    ("letter", GA + "Letter dated 4 March 2025 from the Permanent Representative of Norvania to the United Nations"
     " addressed to the Secretary-General\n\nI have the honour", "letter", "I have the honour"),
    ("note verbale", GA + "Note verbale dated 4 March 2025 from the Permanent Mission of Norvania to the United Nations"
     " addressed to the Secretary-General\n\nThe Permanent Mission", "letter", "The Permanent Mission"),
    ("committee's report", GA + "Report of the Second Committee\n\nI. Introduction", "report", "Report of the Second"),
    ("committee's report with drafts", GA + "Report of the Second Committee\n\n1. At its second meeting the Committee"
     " considered the item.\n\nDraft resolution I\nPeace\n\nThe General Assembly,\n\n1. Decides so.", "report",
     "Report of the Second"),
    ("a draft on a report", GA + "Report of the Special Committee on Fish\n\nNorvania: draft resolution\n\n"
     "The General Assembly,\n\n1. Decides so.", "draft", "The General Assembly,"),
    ("presidential statement", SC.format("S/PRST/2024/9099") + "Statement by the President of the Security"
     " Council\n\n"
     "At the 9958th meeting of the Security Council", "statement", "At the 9958th"),
    ("record", SC.format("S/PV.9927") + "9927th meeting\nFriday, 14 June 2024, 10 a.m.\n\n"
     "The meeting was called to order",
     "record", "The meeting was"),
    ("a record's gap", "United Nations\n\nA /76/PV.9936\n\nGeneral Assembly\n\n9936\n\nth plenary meeting\n\nTuesday,"
     " 16 November 2021, 10 a.m.\n\nMr. Osk (Eskarand): We agree.", "record", "Mr. Osk"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "opening"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_the_kind_and_the_place_where_the_text_begins_are_told(text: str, kind: str, opening: str) -> None:
    found = read_masthead(text)
    assert found is not None
    assert found.kind == kind
    assert text[found.opening :].startswith(opening)


@pytest.mark.parametrize("gap", ["", " "], ids=["closed", "a space in the symbol"])
def test_a_records_symbol_meeting_and_day_are_read(gap: str) -> None:
    found = read_masthead(
        f"United Nations\n\nA{gap}/76/PV.9936\n\nGeneral Assembly\n\nSeventy-sixth session\n\n9936\n\n"
        "th plenary meeting\n\nTuesday, 16 November 2021, 10 a.m.\n\nMr. Osk (Eskarand): We agree."
    )
    assert found is not None
    assert (found.symbols, found.meeting, found.published) == (("A/76/PV.9936",), "9936", date(2021, 11, 16))


def test_the_front_of_a_press_release_tells_number_organ_meeting_and_day() -> None:
    found = read_masthead("3 June 2024\nSC/19697\n\nSecurity Council Adopts Report\n\n9970th Meeting (AM)\n\nNEW YORK")
    assert found is not None
    assert (found.kind, found.symbols, found.organs) == ("release", ("SC/19697",), ("Security Council",))
    assert (found.meeting, found.published) == ("9970", date(2024, 6, 3))


def test_the_front_of_a_speech_tells_speaker_day_and_addressee() -> None:
    text = (
        "STATEMENT\nby\nH.E. Ms. Mara Osk\nPresident of the Republic of Keldmark\nat the general debate of the"
        " seventy-ninth session of the General Assembly\n\nNew York, 24 September 2024\n\n"
        "Mr. President,\n\nI congratulate you."
    )
    found = read_masthead(text)
    assert found is not None
    assert (found.kind, found.published, found.sender) == ("speech", date(2024, 9, 24), "Mara Osk")
    assert (found.addressee, text[found.opening :]) == ("Mr. President", "Mr. President,\n\nI congratulate you.")


@pytest.mark.parametrize(
    "text",
    ["Statement by the spokeswoman\n\nNorvania rejects it.", "SC/19\nA story", "STATEMENT\n\nThe bank met in plenary."],
    ids=["a ministry's", "no number", "nobody's"],
)
def test_other_statements_have_no_masthead(text: str) -> None:
    assert read_masthead(text) is None
