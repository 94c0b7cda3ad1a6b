"""Offices and bodies that a report names without a state: those of the state where it is at home, and others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.model.document import Document
from onrecord.model.finding.local_office import LocalOffice
from onrecord.model.finding.representation import Representation
from onrecord.model.record import Record
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

ACTORS = Path(__file__).parents[3] / "examples" / "actors.ttl"
Told = dict[str, set[str]]

CASES = [
    pytest.param(
        "Norvania Herald",
        "Trade with Keldmark will double, Finance Minister Oro Dask said on Monday. Norvania's exports had fallen.",
        {"Oro Dask": "Norvania"},
        id="a minister in an outlet named for a state",
    ),
    pytest.param(
        "Halvora Evening Post",
        "HALVORA — Minister of Defence Orra Dell denied that Keldmark had promised a road.",
        {"Orra Dell": "Keldmark"},
        id="a minister with his matter, in an outlet named for a capital",
    ),
    pytest.param(
        "The Lantern",
        "HALVORA, May 3 — The Prime Minister said on Saturday that the port would open. Parliament said it would vote.",
        {"The Prime Minister": "Keldmark", "Parliament": "Keldmark"},
        id="offices and bodies by the dateline",
    ),
    pytest.param(
        "The Lantern",
        "HALVORA, May 3 — President Ivo Tarn ended a visit to Keldmark on Saturday. Tarn said that it was useful.",
        {"Ivo Tarn": ""},
        id="somebody named in a city that he visits",
    ),
    pytest.param(
        "Port Elsa Gazette",
        "HALVORA — Finance Minister Oro Dask said on Monday that the talks in Keldmark were useful for Norvania.",
        {"Oro Dask": ""},
        id="dateline and publisher of two states",
    ),
    pytest.param(
        "Halvora Evening Post",
        "In Port Elsa, state radio quoted Foreign Minister Mira Solten as saying that Keldmark had waited.",
        {"Mira Solten": ""},
        id="a sentence that tells of another city",
    ),
    pytest.param(
        "Norvania Herald",
        "Keldmark's envoy Bo Lann said that the finance minister had promised him a road. Norvania did not answer.",
        {"Bo Lann": "Keldmark", "finance minister": ""},
        id="an office in what somebody of another state says",
    ),
    pytest.param(
        "Norvania Herald",
        "Regional minister Pol Aster said it was safe. Company president Lea Brull said that Norvania was cold.",
        {"Pol Aster": "", "Lea Brull": ""},
        id="offices of a part of the state and of a company",
    ),
    pytest.param(
        "Norvania Herald",
        "Water Minister Hann Pell ruled it out. He hinted that Keldmark would fill the lake. Norvania hosts the talks.",
        {"Hann Pell": "Keldmark"},
        id="somebody who hints at what another state will do",
    ),
    pytest.param(
        "Norvania Herald",
        "Water Minister Hann Pell said that Keldmark would fill the lake. Norvania hosts the talks.",
        {"Hann Pell": ""},
        id="somebody who tells what another state will do",
    ),
    pytest.param(
        "The Lantern",
        "Water Minister Hann Pell said that Keldmark would not stop. He urged Norvania to wait. The cabinet agreed.",
        {"Hann Pell": "Keldmark", "cabinet": "Keldmark"},
        id="an outlet that tells no state, by what a minister says of states",
    ),
    pytest.param(
        "The Lantern",
        "Water Minister Hann Pell said that Keldmark would not stop. Trade Minister Oro Dask said Norvania would wait.",
        {"Hann Pell": "Keldmark", "Oro Dask": "Norvania"},
        id="ministers of two states, each by what he says",
    ),
    pytest.param(
        "The Lantern",
        "Water Minister Hann Pell warned that Keldmark would fill the lake. He hoped that Norvania would wait.",
        {"Hann Pell": ""},
        id="a minister who warns of one state and hopes for another",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania's finance minister, Sim Orrin, left. Keldmark waited. Finance Minister Orra Dell said it was late.",
        {"Sim Orrin": "Norvania", "Orra Dell": ""},
        id="an office that the state has given to another",
    ),
    pytest.param(
        "The Lantern",
        "In Keldmark, the Foreign Ministry said that the boats had acted with restraint.",
        {"Foreign Ministry": "Keldmark"},
        id="a body in a sentence that begins with its state",
    ),
    pytest.param(
        "The Lantern",
        "Norvania's army chief, General Harl Odd, denied the raid. The army said that no unit had moved.",
        {"The army": "Norvania"},
        id="a body told in the office of who leads it",
    ),
    pytest.param(
        "The Lantern",
        "Mira Tal, who led the Norvanian team at the talks, said that nothing was signed.",
        {"Mira Tal": "Norvania"},
        id="who leads a state's team",
    ),
    pytest.param(
        "The Lantern",
        "The minister received an envoy of Keldmark. The envoy, Pell Rusk, said that the room was cold.",
        {"Pell Rusk": "Keldmark"},
        id="an office told before, with its holder's name later",
    ),
    pytest.param(
        "The Lantern",
        "Sela Drun, a member of Keldmark's parliament, said the law was bad. Keldmark's parliament said it was good.",
        {"Sela Drun": "", "parliament": "Keldmark"},
        id="a parliament, and a member of it",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. Diplomats close to the talks said the cabinet might agree. "
        "A Keldmark envoy said the army was late.",
        {"cabinet": "Norvania", "army": ""},
        id="a source without a name tells as the report does",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. Government sources denied it. UN officials said that it was shut. "
        "Officials said that the road was open.",
        {"Government sources": "Norvania", "UN officials": "", "Officials": "Norvania"},
        id="sources in a government, and officials of whom no state is told",
    ),
    pytest.param(
        "Norvania Herald",
        "Keldmark's government slept. Norvania waits. Government sources denied it.",
        {"Government sources": ""},
        id="sources in a government where another was told",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. The Minister of Culture, Dr Mira Tal, was glad. Prime Minister Sir Oro Dask said it was late. "
        "Minister for Health Mira Sol rejected the plan. The President of the Republic, Elin Korr, agreed. "
        "Culture Secretary Lena Rusk condemned it.",
        {"Oro Dask": "Norvania", "Mira Sol": "Norvania", "Elin Korr": "Norvania", "Lena Rusk": "Norvania"},
        id="titles and matters between an office and a name",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. Our delegation rejected the offer. “Our government will go,” Keldmark's envoy said.",
        {"delegation": "Norvania", "Government": ""},
        id="what a report calls our own",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. It met former vice-president Teo Lanz, who said that it was late.",
        {"Teo Lanz": ""},
        id="an office of two words that is held no more",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania waits. In Vorrel, state radio quoted Water Minister Hann Pell as saying that it was late.",
        {"Hann Pell": ""},
        id="a sentence that begins with a city of which nothing is known",
    ),
    pytest.param(
        "Norvania Herald",
        "Norvania will answer the raid on its embassy in Halvora, Foreign Minister Mira Tal said.",
        {"Mira Tal": "Norvania"},
        id="a city in which something is, and not the minister",
    ),
    pytest.param(
        "The Lantern",
        "The representative of Keldmark said the text was late. Her delegation rejected it. The representative of "
        "Tarsovia said the text was short. His delegation hoped that it would grow.",
        {"delegation of Keldmark": "Keldmark", "delegation of Tarsovia": "Tarsovia"},
        id="the delegations of two",
    ),
]


def _record(publisher: str, text: str) -> Record:
    laid = lay_out(text, Metadata(kind="news"))
    day = date(2025, 5, 3)
    document = Document(
        text, "made", kind="news", sections=laid.sections, published=day, published_basis="stated", publisher=publisher
    )
    return next(annotate([document], DEFAULT_MODEL, ACTORS))


def _told(publisher: str, text: str) -> Told:
    """The labels of the states for which those named act, by their names."""
    record = _record(publisher, text)
    known = load_gazetteer(DEFAULT_MODEL, (ACTORS,)).actors
    told: Told = {reference.name: set() for reference in record.references}
    for each in record.of(Representation):
        actor = known.get(each.party.canonical or "")
        told.setdefault(each.holder.name, set()).update([actor.label if actor else each.party.name])
    return told


@pytest.mark.parametrize(("publisher", "text", "right"), CASES)
def test_who_speaks_for_the_state_at_home_and_who_does_not(publisher: str, text: str, right: dict[str, str]) -> None:
    told = _told(publisher, text)
    for name, state in right.items():
        found = [states for called, states in told.items() if name in called]
        assert found, (name, sorted(told))
        assert set().union(*found) == ({state} if state else set()), name


def test_the_body_that_publishes_calls_itself_by_its_noun() -> None:
    text = "The Ministry regrets that Keldmark has not answered. The Ministry said that the note was clear."
    laid = lay_out(text, Metadata(kind="news"))
    publisher = "Ministry of Foreign Affairs of Norvania"
    record = next(
        annotate(
            [Document(text, "made", kind="news", sections=laid.sections, publisher=publisher)], DEFAULT_MODEL, ACTORS
        )
    )
    assert {each.canonical for statement in record.statements for each in statement.speakers} == {"org/x-norvania-mfa"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Spokeswoman Irena Doval told a briefing that it was late. The diplomat noted that no note had come.",
            "Irena Doval",
            id="the diplomat",
        ),
        pytest.param(
            "Mira Tal criticized the demand of Davin Roke that schools should close. She said that it was late.",
            "Mira Tal",
            id="the owner of a noun is no later speaker",
        ),
        pytest.param(
            "Davin Roke told a reporter that the road was shut, and he regretted the delay.",
            "Davin Roke",
            id="a clause that goes on",
        ),
        pytest.param(
            "Lake Orn: Asked about reports that Keldmark had shut it, the Deputy Spokesperson said that it was late.",
            "the Deputy Spokesperson",
            id="a topic before a colon",
        ),
        pytest.param(
            "The representative of Keldmark, while noting that his Government would weigh the ruling, called for "
            "the lifting of the measures.",
            "The representative of Keldmark",
            id="a clause between the subject and its verb",
        ),
    ],
)
def test_who_is_meant_where_a_text_goes_on(record_of: Callable[[str], Record], text: str, speaker: str) -> None:
    assert [each.name for each in record_of(text).statements[-1].speakers] == [speaker]


@pytest.mark.parametrize(
    ("publisher", "text", "speakers"),
    [
        (
            "Ministry of Foreign Affairs of Drevania",
            "Drevania has never agreed. We call upon its neighbours to wait. The Ministry regrets the delay.",
            {"Ministry of Foreign Affairs of Drevania"},
        ),
        ("Permanent Mission of Norvania", "We call upon all to wait. Norvania regrets the delay.", {"Norvania"}),
        (
            "Permanent Mission of Norvania",
            "“We call upon all to wait,” said Keldmark. Norvania regrets the delay.",
            {"Keldmark", "Norvania"},
        ),
    ],
    ids=["a ministry and its noun", "a mission whose text names the state alone", "in another's marks"],
)
def test_we_in_a_text_that_a_body_of_a_state_publishes_is_that_body(
    publisher: str, text: str, speakers: set[str]
) -> None:
    said = _record(publisher, text).statements
    assert {speaker.name for each in said for speaker in each.speakers} == speakers


def test_a_ministry_that_publishes_speaks_for_its_state_by_its_noun_alone() -> None:
    told = _told("Ministry of Foreign Affairs of Drevania", "Drevania waits. The Ministry regrets the delay.")
    assert told["Ministry of Foreign Affairs of Drevania"] == {"Drevania"}


LOCAL = [
    pytest.param(
        "Ostrel Herald", "Foreign Minister Mira Tal welcomed it.", {"Mira Tal"}, id="an outlet of no known state"
    ),
    pytest.param("", "Foreign Minister Mira Tal welcomed it.", set(), id="no outlet"),
    pytest.param(
        "Norvania Herald",
        "Foreign Minister Mira Tal welcomed it. Norvania slept.",
        set(),
        id="a state that the text names",
    ),
    pytest.param(
        "Ostrel Herald", "In Keldmark, Foreign Minister Mira Tal welcomed it.", set(), id="a sentence on another state"
    ),
    pytest.param("Ostrel Herald", "Bo Lann, an envoy, said the minister welcomed it.", set(), id="in another's words"),
    pytest.param("Ostrel Herald", "Keldmark's foreign minister, Mira Tal, welcomed it.", set(), id="a state is told"),
    pytest.param("Ostrel Herald", "Former president Mira Tal welcomed it.", set(), id="no more in office"),
]


@pytest.mark.parametrize(("publisher", "text", "right"), LOCAL)
def test_who_is_of_the_state_of_an_outlet_that_the_text_does_not_tell(
    publisher: str, text: str, right: set[str]
) -> None:
    assert {each.holder.name for each in _record(publisher, text).of(LocalOffice)} == right


@pytest.mark.parametrize(
    ("below", "state"), [("Norvania's foreign minister", {"Norvania"}), ("a former minister", set())]
)
def test_the_note_below_an_opinion_tells_for_whom_its_writer_acts(below: str, state: set[str]) -> None:
    text = f"Why it is late\n\nBy Mira Tal\n\nI reject the ruling. Norvania waits.\n\nThe writer is {below}."
    laid = lay_out(text, Metadata(kind="opinion"))
    document = Document(text, "made", kind="opinion", sections=laid.sections, authors=("Mira Tal",))
    record = next(annotate([document], DEFAULT_MODEL, ACTORS))
    told = {each.party.name for each in record.of(Representation) if each.holder.name == "Mira Tal"}
    assert told == state
