"""Who acts for which state or body by the words of labels, offices, brackets, headings and signatures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.model.document import Document, DocumentKind
from onrecord.model.finding.representation import Representation
from onrecord.model.record import Record
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).parents[3] / "examples" / "actors.ttl"
Read = Callable[..., Record]


@pytest.fixture(scope="module")
def read() -> Read:
    """The record of a text with its layout, published on 24 September 2024, with the actors of the examples."""

    def find(text: str, kind: DocumentKind = "news") -> Record:
        laid = lay_out(text, Metadata(kind=kind))
        doc = Document(
            text, "made", kind=kind, sections=laid.sections, published=date(2024, 9, 24), published_basis="stated"
        )
        return next(annotate([doc], DEFAULT_MODEL, ACTORS))

    return find


def acts(record: Record) -> set[tuple[str, str]]:
    return {(each.holder.name, each.party.canonical or each.party.name) for each in record.of(Representation)}


OFFICES = [
    ("The representative of Keldmark rejected it.", "The representative of Keldmark", "state/x-keldmark"),
    ("Keldmark’s representative rejected it.", "Keldmark’s representative", "state/x-keldmark"),
    ("The speaker for Norvania supported the draft.", "The speaker for Norvania", "state/x-norvania"),
    ("Keldmark's ambassador to the UN, Mara Osk, rejected it.", "Mara Osk", "state/x-keldmark"),
    ("Ann Tal, Permanent Representative of Norvania to the United Nations, left.", "Ann Tal", "state/x-norvania"),
    ("Norvanian Permanent Representative to the UN Oren Vask said so.", "Oren Vask", "state/x-norvania"),
    ("Foreign Minister Jan Tal of Tarsovia agreed.", "Jan Tal", "state/x-tarsovia"),
    ("Tarsovian Prime Minister Jan Tal agreed.", "Jan Tal", "state/x-tarsovia"),
    ("Mara Osk, Minister for Foreign Affairs of the Republic of Keldmark, agreed.", "Mara Osk", "state/x-keldmark"),
    ("The chargé d’affaires of the Permanent Mission of Norvania left.", "The chargé d’affaires", "state/x-norvania"),
    ("Foreign Ministry spokesperson Davin Roke of Norvania agreed.", "Davin Roke", "state/x-norvania"),
    ("The European Union’s representative rejected it.", "The European Union’s representative", "org/eu"),
]


@pytest.mark.parametrize(("text", "holder", "party"), OFFICES, ids=lambda value: str(value)[:50])
def test_an_office_is_held_for_the_state_or_body_that_its_words_name(
    read: Read, text: str, holder: str, party: str
) -> None:
    assert (holder, party) in {(name.split(" of the")[0], whom) for name, whom in acts(read(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Mara Osk, the ambassador to Keldmark, rejected it.",
        "Mara Osk, former Foreign Minister of Keldmark, rejected it.",
        "Mara Osk, the opposition representative of Keldmark, rejected it.",
        "Mara Osk, president-elect of Keldmark, rejected it.",
        "Mara Osk, Special Envoy for Keldmark, rejected it.",
        "Mara Osk, Special Representative of the Secretary-General for Keldmark, rejected it.",
        "Mara Osk, a singer from Keldmark, rejected it.",
    ],
    ids=lambda text: text.split(", ")[1],
)
def test_whom_one_is_sent_to_deals_with_or_no_longer_serves_is_not_whom_one_speaks_for(read: Read, text: str) -> None:
    assert "state/x-keldmark" not in {party for _, party in acts(read(text))}


def test_two_representatives_are_two_and_each_speaks_for_their_own(read: Read) -> None:
    record = read(
        "The representative of Keldmark condemned the attack.\n\nThe representative of Tarsovia rejected the proposal."
    )
    assert [[speaker.name for speaker in each.speakers] for each in record.statements] == [
        ["The representative of Keldmark"],
        ["The representative of Tarsovia"],
    ]
    assert acts(record) == {
        ("The representative of Keldmark", "state/x-keldmark"),
        ("The representative of Tarsovia", "state/x-tarsovia"),
    }


RECORD = """United Nations A/79/PV.9935
General Assembly
Seventy-ninth session
Official Records

9935th plenary meeting
Monday, 15 November 2024, 3 p.m.
New York

President: Mr. Quell . . . . . . . . . . (Norvania)

The meeting was called to order at 3.05 p.m.

The President: I call on the representative of Eskarand.

Mr. Osk (Eskarand) (spoke in French): We condemn the attack.

Ms. Vey (Observer for Keldmark): We reject the resolution.

Mr. Bral (Department for General Assembly Affairs): I should like to announce a change.
"""


def test_the_label_of_a_speaker_tells_the_state_and_the_masthead_of_who_presides_does_not(read: Read) -> None:
    record = read(RECORD, "record")
    found = acts(record)
    assert {
        ("Mr. Osk (Eskarand)", "state/x-eskarand"),
        ("Ms. Vey (Observer for Keldmark)", "state/x-keldmark"),
    } <= found
    assert "state/x-norvania" not in {party for _, party in found}
    assert {each.rule for each in record.of(Representation) if each.holder.name.startswith("Mr. Osk")} == {"label"}


def test_nobody_becomes_a_state_by_speaking_for_it(read: Read) -> None:
    record = read(RECORD.replace("(Observer for Keldmark)", "(Low Vorrel)"), "record")
    party = next(each.party for each in record.of(Representation) if each.holder.name == "Ms. Vey (Low Vorrel)")
    assert (party.kind, party.canonical) == ("territory", None)


def test_a_state_in_brackets_tells_for_whom_one_speaks_at_a_meeting_but_not_who_presides(read: Read) -> None:
    record = read(
        "The Security Council met.\n\nJan Tal (Keldmark) welcomed the report.\n\n"
        "Council President Mara Osk (Norvania) closed the meeting."
    )
    assert ("Jan Tal", "state/x-keldmark") in acts(record)
    assert "state/x-norvania" not in {party for _, party in acts(record)}


def test_who_signs_a_letter_acts_for_the_state_that_it_is_sent_from(read: Read) -> None:
    record = read(
        "Letter dated 3 May 2024 from the Permanent Representative of Keldmark to the United Nations addressed to the "
        "Secretary-General\n\nI have the honour to inform you that we reject the claim.\n\n(Signed) Mara Osk\n"
    )
    assert ("Mara Osk", "state/x-keldmark") in acts(record)


SPEECH = """STATEMENT
by
H.E. Ms. Mara Osk
President of the Republic of Keldmark
at the general debate of the General Assembly

New York, 24 September 2024

Mr. President,

We condemn the attack on the convoy. We support the resolution on the convoy.
"""


def test_the_heading_of_a_speech_tells_whose_words_it_is_and_for_whom(read: Read) -> None:
    record = read(SPEECH, "release")
    assert acts(record) == {("Mara Osk", "state/x-keldmark")}
    assert {speaker.name for each in record.statements for speaker in each.speakers} == {"Mara Osk"}
    osk = next(each for each in record.references if each.name == "Mara Osk")
    assert "Mr. President" not in {SPEECH[slice(*span)] for span in osk.mentions}


def test_evidence_and_day_are_kept_with_who_acts_for_whom(read: Read) -> None:
    text = "Keldmark's ambassador to the UN, Mara Osk, rejected it."
    (found,) = read(text).of(Representation)
    assert [text[slice(*span)] for span in found.evidence] == ["Keldmark's ambassador to the UN, Mara Osk"]
    assert (found.attested_on, found.rule) == (date(2024, 9, 24), "office")
