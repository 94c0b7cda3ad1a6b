"""The event list of a store of invented documents: which positions are events, whose, and on which day."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from onrecord import build, open_store
from onrecord.discourse.choice import Choice, Level
from onrecord.discourse.event import EventList
from onrecord.discourse.reading import read_events
from onrecord.errors import OnRecordError
from onrecord.export import export_graph
from onrecord.export.coding.coded import read_codings
from onrecord.export.quotes import Quotes, QuotesKept
from onrecord.model.ids import key_of
from onrecord.rdf.namespaces import GRAPH_LINKS
from onrecord.rdf.quads import make_quad, named_node
from onrecord.rdf.terms import term, text_node
from onrecord.settings import Settings
from onrecord.store.backend.oxigraph import OxigraphQuads

DOCUMENTS: list[dict[str, str]] = [
    {
        "doc_id": "a",
        "text": "On 2 April 2020, Norvania and Keldmark rejected the vote in Ostrel.",
        "published": "2020-04-03",
    },
    {"doc_id": "e", "text": "Eskarand said that the vote in Ostrel had been held.", "published": "2020-04-03"},
    {"doc_id": "b", "text": "Norvania called for an end to the blockade of Port Elsa.", "published": "2020-04-26"},
    {"doc_id": "c", "text": "Tarsovia did not reject the truce. Eskarand welcomed the truce."},
    {"doc_id": "f", "text": "Aldermoor condemned them.", "published": "2020-04-28"},
    {
        "doc_id": "d",
        "text": "Mira Tal, the Foreign Minister of Norvania, condemned the raid on Port Elsa.",
        "published": "2020-04-27",
    },
]


def built(folder: Path, documents: list[dict[str, str]]) -> Path:
    source = folder / "documents.jsonl"
    source.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
    build([source], Settings(store=folder / "store"))
    return folder / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("discourse"), DOCUMENTS)


def listed(store: Path, level: Level = "actor") -> EventList:
    with open_store(store) as opened:
        return read_events(opened.graph, level)


def test_each_actor_who_takes_a_side_is_an_event_of_its_own(store: Path) -> None:
    events = [event for event in listed(store).events if event.subject.label.startswith("vote")]
    assert [(event.actor.label, event.stance) for event in events] == [("Keldmark", "opposes"), ("Norvania", "opposes")]
    assert len({event.position for event in events}) == 1


def test_what_takes_no_side_and_what_is_not_asserted_is_left_out_and_counted(store: Path) -> None:
    found = listed(store)
    assert (found.left_out.neither, found.left_out.unasserted) == (1, 1)
    assert "Tarsovia" not in {event.actor.label for event in found.events}
    assert "Eskarand" not in {event.actor.label for event in found.events if event.day}


def test_of_a_thing_and_what_is_done_to_it_there_is_one_event(store: Path) -> None:
    (event,) = (event for event in listed(store).events if event.day == date(2020, 4, 26))
    assert (event.actor.label, event.stance, event.subject.label) == ("Norvania", "opposes", "blockade of Port Elsa")


def test_the_day_is_that_of_saying_else_of_the_document_else_none(store: Path) -> None:
    days = {(event.actor.label, event.day, event.basis) for event in listed(store).events}
    assert days >= {("Keldmark", date(2020, 4, 2), "said"), ("Norvania", date(2020, 4, 26), "issued")}
    assert ("Eskarand", None, "none") in days
    assert listed(store).events[-1].day is None


def test_an_event_of_a_minister_is_one_of_the_state_where_states_are_asked_for(store: Path) -> None:
    (hers,) = (event for event in listed(store).events if event.day == date(2020, 4, 27))
    assert (hers.actor.label, hers.state.label if hers.state else None) == ("Mira Tal", "Norvania")
    (its,) = (event for event in listed(store, "state").events if event.day == date(2020, 4, 27))
    assert (its.actor.label, its.statement) == ("Norvania", hers.statement)


def test_the_file_of_dna_has_the_same_positions_and_actors(store: Path) -> None:
    with open_store(store) as opened:
        codings = read_codings(opened.graph, Quotes(opened.graph, "full"), frozenset()).codings
    theirs = [(one.position, one.person or one.body, one.subject.id, one.favours) for one in codings]
    ours = [(one.position, one.actor.id, one.subject.id, one.favours) for one in listed(store).events]
    assert sorted((position, who.id if who else "", *rest) for position, who, *rest in theirs) == sorted(ours)
    assert len(ours) == 5


def exported(store: Path, format: str, choice: Choice | None, quotes: QuotesKept = "short") -> bytes:
    with open_store(store) as opened:
        export_graph(opened.graph, out := io.BytesIO(), format, quotes=quotes, network=choice)
    return out.getvalue()


CHOICE = Choice(network="congruence", among="subjects", level="state", communities=True)
FILES = [("events", None), *((format, CHOICE) for format in ("csv", "dl", "graphml", "gexf", "events"))]


def test_no_order_of_documents_changes_a_byte(store: Path, tmp_path: Path) -> None:
    other = built(tmp_path, DOCUMENTS[::-1])
    for format, choice in FILES:
        assert exported(store, format, choice) == exported(other, format, choice), format


@pytest.mark.parametrize(("format", "choice"), FILES, ids=lambda one: one if isinstance(one, str) else "")
def test_no_words_of_documents_leave_with_no_quotes(store: Path, format: str, choice: Choice | None) -> None:
    assert b"blockade" in exported(store, format, choice)
    assert b"blockade" not in exported(store, format, choice, "none")


def test_a_format_without_networks_is_refused_where_one_is_asked_for(store: Path) -> None:
    with pytest.raises(OnRecordError, match="give one of graphml, gexf, csv, events, dl"):
        exported(store, "turtle", CHOICE)


def test_what_was_counted_is_told(store: Path) -> None:
    told: list[str] = []
    with open_store(store) as opened:
        export_graph(opened.graph, io.BytesIO(), "dl", tell=told.append)
    gone = "1 that take no side, 1 that are not asserted, 1 on what a pronoun alone names"
    assert told == [f"5 events of 4 actors on 4 subjects; left out: {gone}"]


def test_a_text_that_a_newer_one_of_its_document_supersedes_has_no_events(store: Path) -> None:
    with open_store(store) as opened:
        graph = OxigraphQuads()
        graph.load(list(opened.graph))
    (gone, *_), before = (event.statement for event in read_events(graph).events), read_events(graph).events
    newer = make_quad(text_node("00ff"), term("prov:wasRevisionOf"), text_node(key_of(gone)), named_node(GRAPH_LINKS))
    graph.load([newer])
    after = read_events(graph).events
    assert after == tuple(event for event in before if key_of(event.statement) != key_of(gone))
    assert after != before
