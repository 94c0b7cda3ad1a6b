"""On whose behalf statements are: the formulas, how far they hold, and who only speaks for their own state."""

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
HEAD = """United Nations A/79/PV.9935
General Assembly
Seventy-ninth session
Official Records

9935th plenary meeting
Monday, 15 November 2024, 3 p.m.
New York

The meeting was called to order at 3.05 p.m.

"""


@pytest.fixture(scope="module")
def read() -> Read:
    """The record of a text with its layout and the actors of the examples."""

    def find(text: str, kind: DocumentKind = "record") -> Record:
        laid = lay_out(text, Metadata(kind=kind))
        doc = Document(
            text, "made", kind=kind, sections=laid.sections, published=date(2024, 11, 15), published_basis="stated"
        )
        return next(annotate([doc], DEFAULT_MODEL, ACTORS))

    return find


def behalf(record: Record) -> list[list[str]]:
    return [[group.canonical or group.name for group in each.on_behalf_of] for each in record.statements]


GROUPS = [
    ("the Group of 77 and China", ["org/g77"]),
    ("the European Union and its member States", ["org/eu"]),
    ("the sponsors of the draft resolution", ["sponsors of the draft resolution"]),
    ("Aldermoor and Tarsovia", ["state/x-aldermoor", "state/x-tarsovia"]),
    ("the Council of Low Vorrel", ["Council of Low Vorrel"]),
    ("the Nordic countries, Aldermoor, Tarsovia and my own country, Keldmark",
     ["the Nordic countries", "state/x-aldermoor", "state/x-tarsovia"]),
    ("my Government", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "groups"), GROUPS, ids=[words for words, _ in GROUPS])
def test_the_honour_to_speak_on_behalf_of_others_holds_for_the_turn(read: Read, words: str, groups: list[str]) -> None:
    record = read(
        f"{HEAD}Mr. Osk (Keldmark): I have the honour to deliver this statement on behalf of {words}.\n\n"
        "We condemn the attack on the convoy.\n\nMr. Tal (Norvania): We reject the resolution.\n"
    )
    by = {each.act: [g.canonical or g.name for g in each.on_behalf_of] for each in record.statements}
    assert (by["condemn"], by["reject"]) == (groups, [])


def test_on_behalf_of_others_inside_a_turn_holds_for_its_sentence(read: Read) -> None:
    record = read(
        f"{HEAD}Mr. Osk (Keldmark): We condemn the attack on the convoy. On behalf of the sponsors, we welcome the "
        "report. We reject the claim.\n\nMr. Tal (Norvania): We reject the resolution.\n"
    )
    assert behalf(record) == [[], ["sponsors"], [], []]


def test_in_the_national_capacity_ends_what_is_said_for_the_group(read: Read) -> None:
    record = read(
        f"{HEAD}Mr. Osk (Keldmark): I have the honour to speak on behalf of the Group of 77 and China.\n\n"
        "We condemn the attack on the convoy.\n\nIn my national capacity, we reject the claim.\n"
    )
    by = {each.act: [g.canonical or g.name for g in each.on_behalf_of] for each in record.statements}
    assert (by["condemn"], by["reject"]) == (["org/g77"], [])


def test_a_president_speaks_for_a_state_only_in_that_capacity(read: Read) -> None:
    record = read(
        f"{HEAD}The President: We welcome the report. I shall now make a statement in my capacity as the "
        "representative of Keldmark. We condemn the attack on the convoy. I now resume my functions as President. "
        "We thank the speakers.\n\nMr. Tal (Norvania): We reject the resolution.\n"
    )
    by = {each.act: [g.canonical or g.name for g in each.on_behalf_of] for each in record.statements}
    assert (by["welcome"], by["condemn"]) == ([], ["state/x-keldmark"])
    acting = next(each for each in record.of(Representation) if each.holder.name == "The President")
    assert (acting.party.canonical, acting.rule) == ("state/x-keldmark", "capacity")


def test_press_tells_on_whose_behalf_a_representative_spoke_and_nobody_else(read: Read) -> None:
    record = read(
        "The representative of Tarsovia, speaking also on behalf of Aldermoor, rejected the proposal.\n\n"
        "The representative of Keldmark condemned the attack.\n",
        "news",
    )
    assert behalf(record) == [["state/x-aldermoor"], []]


def test_the_heading_of_a_speech_holds_for_all_of_it(read: Read) -> None:
    record = read(
        "Statement by Ms. Mara Osk, Permanent Representative of Keldmark to the United Nations, on behalf of the Group "
        "of 77 and China\n\nNew York, 24 September 2024\n\nMr. President,\n\nWe condemn the attack on the convoy.\n",
        "release",
    )
    assert behalf(record)[-1] == ["org/g77"]
