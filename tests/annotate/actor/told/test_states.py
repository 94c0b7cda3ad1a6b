"""States that only the text tells of: which names are taken for one, and what becomes of them in a record."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.annotate.actor.told.states import told_states
from onrecord.model.document import Document
from onrecord.model.finding.letter import Letter
from onrecord.model.finding.representation import Representation
from onrecord.settings import DEFAULT_MODEL

TOLD = {
    "a foreign ministry by the adjective": (
        "The Drevanian Foreign Ministry summoned nobody. In Drevania it rained.", {"Drevania"}),
    "a mission": ("The Permanent Mission of Drevania has the honour to reply.", {"Drevania"}),
    "two offices that others have as well": (
        "The government of Drevania was silent. Drevania's parliament will meet on Monday.", {"Drevania"}),
    "one such office alone": ("The government of Drevania was silent.", set()),
    "a full form": ("A delegation of the Republic of Drevania arrived.", {"Drevania"}),
    "a name that ends in republic": ("Dredge workers of the Garnic Republic left.", {"Garnic Republic"}),
    "an apposition": ("For Drevania, a small country on the coast, fish is all.", {"Drevania"}),
    "a representative in a text that names an organ": (
        "The Security Council met. The representative of Drevania regretted that.", {"Drevania"}),
    "a representative of a company": ("The representative of Drevacorp regretted that.", set()),
    "an adjective beside its name, where diplomats are told of": (
        "The ambassador left. Drevanian officers said that Drevania was calm. Drevania is small.", {"Drevania"}),
    "the same where none are": ("Drevanian officers said that Drevania was calm.", set()),
    "a person's name": ("Mr. Oro Drevan spoke. Drevan's government and Drevan's army listened to Oro Drevan.", set()),
    "a known state": ("The French Foreign Ministry and the Embassy of France were silent.", set()),
    "a word that is no name": ("Attack Embassy attack. The attack on the embassy of nobody.", set()),
    "a land that looks like an adjective": (
        "The Embassy of Baylan thanked him. Baylanese fishers waited in Baylan.", {"Baylan"}),
    "what it will do and who its citizens are, in a text of diplomats": (
        "The ambassador left. He said that Drevania would wait, and that six citizens of Drevania were held.",
        {"Drevania"}),
    "what it will do, and its recognition": (
        "The foreign minister spoke in Lodzen. Drevania would not pay. Nobody recognizes Drevania.", {"Drevania"}),
    "the same in a text of no diplomats": (
        "He said that Drevania would wait, and that six citizens of Drevania were held.", set()),
    "what it will do alone": ("The ambassador left. Drevania would wait. Drevania would pay.", set()),
    "whose foreign minister is told of next to it": (
        "Drevania denounced the raid, and its foreign minister praised the guards.", {"Drevania"}),
    "its nationals and whose government it is": (
        "The ambassador left. Drevania, whose government waits, warned its nationals.", {"Drevania"}),
    "a company whose president is told of": (
        "The ambassador left. Drevacorp thanked all, and its president praised the guards.", set()),
    "one of several ministers": ("Drevania's water minister, Mira Tal, spoke.", {"Drevania"}),
    "the matter of a minister": ("Interior Minister Mira Tal spoke. The Minister of Culture, Oro Dask, too.", set()),
    "two whose ministers are told of together": (
        "The foreign ministers of Drevania and Garn met.", {"Drevania", "Garn"}),
    "its capital": ("The ambassador left. Shops in the capital of Drevania were shut.", {"Drevania"}),
    "an inhabitant's name as an adjective": (
        "The Grenmarker ambassador left. Ships from Grenmark stayed.", {"Grenmark"}),
    "a name of two words, and one behind the first word of a sentence": (
        "The ambassador left. San Orel will sign. The borders of San Orel are open, but not for all. But Drevania will "
        "close the borders of Drevania.", {"San Orel", "Drevania"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TOLD.values(), ids=TOLD)
def test_a_name_is_taken_for_a_states_by_the_offices_and_bodies_it_has(text: str, names: set[str]) -> None:
    found = told_states(Document(text, "made"), load_gazetteer(DEFAULT_MODEL))
    assert {state.label for state in found} == names


def test_the_publisher_tells_as_well() -> None:
    known = load_gazetteer(DEFAULT_MODEL)
    text = "The Ministry reiterates that Drevania has never agreed."
    assert not told_states(Document(text, "made"), known)
    found = told_states(Document(text, "made", publisher="Ministry of Foreign Affairs of Drevania"), known)
    assert [(state.label, dict(state.names)) for state in found] == [("Drevania", {"Drevania": "name"})]


def test_a_speaker_acts_for_it_and_the_record_has_it_as_a_territory() -> None:
    text = "The Drevanian foreign minister, Oro Dask, rejected the vote. Drevania recalled its ambassador from Ostrel."
    [record] = annotate([Document(text, "made", kind="news", language="en")], DEFAULT_MODEL)
    parties = {(each.party.name, each.party.kind, each.party.canonical) for each in record.of(Representation)}
    assert parties == {("Drevania", "territory", "territory/drevania")}
    assert not [each for each in record.references if "~" in (each.canonical or "")]
    assert not [each for each in record.references if each.kind == "state"]


def test_the_states_of_a_letters_sender_are_those_of_the_record() -> None:
    text = "The letter of 3 March 2020 from the Permanent Representative of Drevania to the President was read."
    [record] = annotate([Document(text, "made", kind="news", language="en")], DEFAULT_MODEL)
    assert [letter.states for letter in record.of(Letter)] == [("territory/drevania",)]


def test_an_outlets_name_tells_a_land_in_brackets_that_breaks_off_relations() -> None:
    text = "San Orel broke off relations with Drevania. The ambassador left."
    found = told_states(
        Document(text, "made", publisher="El Faro (San Orel, translated)"), load_gazetteer(DEFAULT_MODEL)
    )
    assert {state.label for state in found} == {"San Orel"}
