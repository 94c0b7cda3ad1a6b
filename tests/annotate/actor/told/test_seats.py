"""Capitals of states that only a text tells of: which cities are taken for one, and which are nobody's."""

from __future__ import annotations

import pytest

from onrecord.annotate.actor.gazetteer import load_gazetteer
from onrecord.annotate.actor.told.seats import told_seats
from onrecord.annotate.actor.told.states import told_states
from onrecord.model.document import Document
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.sections import lay_out
from onrecord.settings import DEFAULT_MODEL

NEWS, MINISTRY = "Coast Wire", "Ministry of Foreign Affairs of Drevania"
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    "named behind the word": (
        NEWS,
        "In the Drevanian capital Halmar, Drevania's embassy burned.",
        {"Halmar": "Drevania"},
    ),
    "named between commas": (
        NEWS,
        "Drevania's capital, Halmar, slept. Drevania's ambassador left.",
        {"Halmar": "Drevania"},
    ),
    "named before it": (
        NEWS,
        "Halmar, the capital of Drevania, slept. Drevania's envoy left an embassy.",
        {"Halmar": "Drevania"},
    ),
    "a clause behind it": (NEWS, "In the Drevanian capital, Keldor said, Drevania's embassy burned.", {}),
    "where the report was written": (
        NEWS,
        "HALMAR, May 3 (CW) - Shops in the capital of Drevania were shut. The ambassador left.",
        {"Halmar": "Drevania"},
    ),
    "a report from elsewhere that names two": (
        NEWS,
        "HALMAR, May 3 (CW) - Keldor's ambassador came from the capital of Drevania. Drevania's embassy slept.",
        {},
    ),
    "where its ministry publishes": (
        MINISTRY,
        "Halmar, 4 May 2034\n\nThe Ministry of Foreign Affairs of Drevania regrets it.",
        {"Halmar": "Drevania"},
    ),
    "where its mission does": (
        "Permanent Mission of Drevania",
        "Halmar, 4 May 2034\n\nThe Permanent Mission of Drevania regrets it.",
        {},
    ),
    "another's embassy, in a text of two states": (
        NEWS,
        "The embassy of Keldor in Halmar burned. Drevania's foreign minister slept. Halmar promised help.",
        {"Halmar": "Drevania"},
    ),
    "another's embassy, in a text of three": (
        NEWS,
        "The embassy of Keldor in Halmar burned. The foreign ministers of Drevania and Garn slept. Halmar will help.",
        {},
    ),
    "another's embassy in a city that does nothing": (
        NEWS,
        "The embassy of Keldor in Halmar burned. Drevania's foreign minister was in Halmar.",
        {},
    ),
    "the capital of fashion": (NEWS, "In Vorrel, the capital of fashion, Drevania's ambassador slept.", {}),
}


@pytest.mark.parametrize(("publisher", "text", "right"), CASES.values(), ids=CASES)
def test_a_city_is_a_capital_by_what_the_text_tells_of_it(publisher: str, text: str, right: dict[str, str]) -> None:
    laid, known = lay_out(text, Metadata(kind="news")), load_gazetteer(DEFAULT_MODEL)
    document = Document(text, "made", kind="news", sections=laid.sections, publisher=publisher)
    states = told_states(document, known)
    found = told_seats(document, states, known)
    labels = {state.id: state.label for state in states}
    told = {name: labels[each.acts_for or ""] for each in found for name, use in each.names.items() if use == "metonym"}
    assert told == right
