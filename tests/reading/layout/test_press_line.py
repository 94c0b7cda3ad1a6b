from datetime import date

import pytest

from onrecord.model.document import SectionKind
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.caption import is_caption
from onrecord.reading.layout.dateline import find_dateline
from onrecord.reading.layout.press_line import read_foot_line, read_name_line, read_press_line
from onrecord.reading.layout.speaker_label import find_speaker

APRIL_24 = date(2020, 4, 24)


@pytest.mark.parametrize(
    ("line", "kind", "says"),
    [
        ("date 2020-04-24 By Ilse Varn", "byline", Metadata(published=APRIL_24, authors=("Ilse Varn",))),
        ("By Ilse Varn", "byline", Metadata(authors=("Ilse Varn",))),
        ("By ILSE VARN, Staff Writer", "byline", Metadata(authors=("Ilse Varn",))),
        ("by Ilse Varn and Omar al-Tal", "byline", Metadata(authors=("Ilse Varn", "Omar al-Tal"))),
        ("By Ilse Varn in Port Elsa", "byline", Metadata(authors=("Ilse Varn",))),
        ("Written by Ilse van der Varn", "byline", Metadata(authors=("Ilse van der Varn",))),
        ("By our correspondent", "byline", Metadata()),
        ("By Ilse Varn, Velmark Herald", "byline", Metadata(authors=("Ilse Varn",), publisher="Velmark Herald")),
        (
            "By Ilse Varn, Velmark Herald, 24 April 2020",
            "byline",
            Metadata(published=APRIL_24, authors=("Ilse Varn",), publisher="Velmark Herald"),
        ),
        ("Author: Ilse Varn", "byline", Metadata(authors=("Ilse Varn",))),
        ("Published: 24 April 2020", "masthead", Metadata(published=APRIL_24)),
        ("24 April 2020, 14:05", "masthead", Metadata(published=APRIL_24)),
        ("Friday, April 24, 2020 2:05 pm GMT", "masthead", Metadata(published=APRIL_24)),
        ("APRIL 24, 2020 PRESS RELEASE", "masthead", Metadata(published=APRIL_24)),
        ("Date: 24 April 2020 10:30 a.m.", "masthead", Metadata(published=APRIL_24)),
        ("Last updated on 24 April 2020 at 14:05 GMT+2", "masthead", Metadata(published=APRIL_24)),
        ("Posted on 24.04.2020", "masthead", Metadata(published=APRIL_24)),
        ("24/04/2020 | Velmark Herald", "masthead", Metadata(published=APRIL_24, publisher="Velmark Herald")),
        ("Port Elsa, 24 April 2020", "masthead", Metadata(published=APRIL_24)),
        ("Published 24 April 2020, updated 25 April 2020", "masthead", Metadata(published=APRIL_24)),
        ("Meridian News Agency", "masthead", Metadata(publisher="Meridian News Agency")),
        (
            "Ministry of Foreign Affairs of Norvania",
            "masthead",
            Metadata(publisher="Ministry of Foreign Affairs of Norvania"),
        ),
        ("Source: Meridian", "masthead", Metadata(publisher="Meridian")),
        ("Title: Half a bridge", "masthead", Metadata(title="Half a bridge")),
        ("SC/14190", "masthead", Metadata()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_masthead_line_says_what_it_is(line: str, kind: SectionKind, says: Metadata) -> None:
    found = read_press_line(line)
    assert found is not None
    assert (found.kind, found.says) == (kind, says)


def test_the_date_of_an_update_is_told_from_that_of_publication() -> None:
    found = read_press_line("Updated 25 April 2020")
    assert found is not None
    assert found.update


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the talks had failed.",
        "By Monday the talks had failed",
        "The ceasefire of 24 April 2020 held",
        "Born 24 April 2020 Port Elsa, Norvania",
        "Norvania rejects the vote of 24 April 2020",
        "On 24 April 2020 the ministry issued a note.",
        "Norvania rejects vote",
        "Security Council Press Statement on Norvania",
        "The press were kept out of the hall",
        "We will not recognise it, she said",
    ],
)
def test_a_line_of_the_report_is_no_masthead_line(line: str) -> None:
    assert read_press_line(line) is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("(Reporting by Ilse Varn in Port Elsa; Editing by Oren Sask)", Metadata(authors=("Ilse Varn",))),
        ("© 2020 Velmark Herald. All rights reserved.", Metadata(publisher="Velmark Herald")),
    ],
    ids=["credits", "copyright"],
)
def test_a_line_below_the_report_says_who_made_it(line: str, says: Metadata) -> None:
    found = read_foot_line(line)
    assert found is not None
    assert found.says == says


def test_a_name_and_an_office_under_the_title_are_a_byline_of_a_release() -> None:
    found = read_name_line("Mira B. Tal, Minister of State")
    assert found is not None
    assert found.says == Metadata(authors=("Mira B. Tal",), kind="release")
    assert read_name_line("Mira Tal, who leads the ministry, left.") is None


@pytest.mark.parametrize(
    ("paragraph", "head", "publisher", "published"),
    [
        (
            "PORT ELSA, 24 April (Meridian News Agency) – The ministry said so.",
            "PORT ELSA, 24 April (Meridian News Agency) –",
            "Meridian News Agency",
            None,
        ),
        ("PORT ELSA, 24 April 2020 — The ministry said so.", "PORT ELSA, 24 April 2020 —", None, APRIL_24),
        ("GENEVA (Reuters) - The talks failed.", "GENEVA (Reuters) -", "Reuters", None),
        ("ANKARA, April 24 /TASS/. The talks failed.", "ANKARA, April 24 /TASS/.", "TASS", None),
        ("LONDON — The talks failed.", "LONDON —", None, None),
        ("WASHINGTON, D.C. – The talks failed.", "WASHINGTON, D.C. –", None, None),
        ("NEW YORK (AP) -- “No,” he said.", "NEW YORK (AP) --", "AP", None),
        ("Port Elsa, April 24, 2020 – The talks failed.", "Port Elsa, April 24, 2020 –", None, APRIL_24),
        ("Port Elsa, Norvania (Meridian) – The talks failed.", "Port Elsa, Norvania (Meridian) –", "Meridian", None),
        ("BAKU, April 26, AZERTAC: The talks failed.", "BAKU, April 26, AZERTAC:", "AZERTAC", None),
        (
            "UNITED NATIONS, April 24 (Xinhua) -- The talks failed.",
            "UNITED NATIONS, April 24 (Xinhua) --",
            "Xinhua",
            None,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_dateline_is_told_from_the_sentence_behind_it(
    paragraph: str, head: str, publisher: str | None, published: date | None
) -> None:
    found = find_dateline(paragraph, 0, len(paragraph))
    assert found is not None
    assert paragraph[found.start : found.end] == head
    assert (found.says.publisher, found.says.published) == (publisher, published)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Norvania – or what is left of it – rejected the vote.",
        "The talks – the third this year – failed.",
        "On April 24, Norvania rejected the vote.",
        "Norvania (a republic) rejected the vote.",
        "NATO said on Friday that it would not.",
        "Mira Tal: a life in letters.",
    ],
)
def test_a_sentence_without_a_dateline_has_none(paragraph: str) -> None:
    assert find_dateline(paragraph, 0, len(paragraph)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The harbour of Port Elsa on the day of the vote, December 26, 1991 / Youtube", True),
        ("Photo: Meridian", True),
        ("Photo by Oren Sask/Meridian", True),
        ("(Photo by Oren Sask)", True),
        ("FILE PHOTO: Mira Tal speaks in Port Elsa, 3 May 2019.", True),
        ("Mira Tal speaks to reporters. MERIDIAN/Oren Sask", True),
        ("Mira Tal speaks to reporters [Oren Sask/Meridian]", True),
        ("People queue in Vorrel on 31 March (Image: Meridian)", True),
        ("Image credit: Meridian", True),
        ("The talks between the two sides failed, he said.", False),
        ("The photo shows that the bridge is closed.", False),
        ("Photographs of the bridge were shown to the Council.", False),
        ("The letter was issued as a document of the Council (S/2020/310)", False),
        ("The Assembly adopted the text without a vote [A/74/L.12]", False),
        ("Norvania rejects vote", False),
        ("Norvania rejects the border vote again | Velmark Herald", False),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_caption_is_known_by_its_credit(line: str, expected: bool) -> None:
    assert is_caption(line) is expected


@pytest.mark.parametrize(
    ("paragraph", "of_record", "label"),
    [
        ("Mr. Tal (Norvania): We thank you.", False, "Mr. Tal (Norvania):"),
        (
            "Mrs. Oda-Lind (Velmark) (spoke in French): We thank you.",
            False,
            "Mrs. Oda-Lind (Velmark) (spoke in French):",
        ),
        ("The President: I thank the speaker.", True, "The President:"),
        ("The President (spoke in Arabic): I thank him.", True, "The President (spoke in Arabic):"),
        ("QUESTION: Will you go?", False, "QUESTION:"),
        ("The President: a life in letters.", False, None),
        ("Mr. Tal said this: it is late.", False, None),
        ("The agreement: what is next", True, None),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_speakers_label_is_told_from_the_turn(paragraph: str, of_record: bool, label: str | None) -> None:
    end = find_speaker(paragraph, 0, len(paragraph), of_record=of_record)
    assert (paragraph[:end] if end else None) == label
