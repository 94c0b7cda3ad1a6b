"""How statements travelled: hands in their order, the same words in several documents."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model.ids import iri, relative
from onrecord.model.statement_row import StatementRow
from onrecord.rdf.quads import Quads, named_node
from onrecord.view.chains.routes import Journey, Relays, Step, journeys, longest, path_of, read_relays, wordings
from onrecord.view.rows.statements import Rows, read_rows


@pytest.fixture(scope="module")
def rows(store: Quads) -> Rows:
    return read_rows(store)


def with_words(told: tuple[Journey, ...], rows: Rows, words: str) -> Journey:
    ids = {statement.id for statement in rows.statements if words in statement.words}
    [found] = [one for one in told if any(path.statement in ids for path in one.paths)]
    return found


def hands(steps: tuple[Step, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(step.role, step.parties) for step in steps]


def test_a_relay_stands_after_who_spoke(store: Quads, rows: Rows) -> None:
    told = journeys(rows, rows.statements, read_relays(store), wordings(rows))
    [path] = with_words(told, rows, "not at issue").paths
    assert hands(path.steps) == [("speaker", ("person/mira-tal",)), ("via", ("outlet/herald",))]
    assert path.relayed


def test_who_holds_the_statement_is_the_next_hand(store: Quads, rows: Rows) -> None:
    told = journeys(rows, rows.statements, read_relays(store), wordings(rows))
    [path] = with_words(told, rows, "would not be moved").paths
    assert hands(path.steps) == [("speaker", ("person/oren-vask",)), ("holder", ("person/mira-tal",))]
    assert path.steps[1].act == "say"
    assert path.steps[1].statement != path.statement


def test_only_what_was_relayed_or_printed_twice_is_a_chain(store: Quads, rows: Rows) -> None:
    told = journeys(rows, rows.statements, read_relays(store), wordings(rows))
    assert len(told) == 6
    assert all(journey.documents > 1 or any(path.relayed for path in journey.paths) for journey in told)


def test_three_levels_are_told_from_the_inside_out(recorder: Any) -> None:
    outer = recorder.tell(document="gazette-1", speakers="person/lena-dorr", words="that Ibek had said so")
    place = recorder.statements.index(outer) + 1
    middle = recorder.tell(document="gazette-1", speakers="person/tomas-ibek", words="had said so", within=f"@{place}")
    place = recorder.statements.index(middle) + 1
    recorder.tell(
        document="gazette-1", speakers="person/mira-tal", words="so", within=f"@{place}", via="outlet/gazette"
    )
    store = recorder.store()
    rows = read_rows(store)
    told = [
        path
        for journey in journeys(rows, rows.statements, read_relays(store), wordings(rows))
        for path in journey.paths
    ]
    [path] = [path for path in told if path.statement == recorder.statements[-1]]
    assert [step.parties for step in path.steps] == [
        ("person/mira-tal",),
        ("outlet/gazette",),
        ("person/tomas-ibek",),
        ("person/lena-dorr",),
    ]


def test_who_holds_words_of_his_own_is_no_relay(recorder: Any) -> None:
    outer = recorder.tell(document="gazette-1", speakers="person/lena-dorr", words="that she had refused the road")
    place = recorder.statements.index(outer) + 1
    recorder.tell(document="gazette-1", speakers="person/lena-dorr", words="the road", within=f"@{place}")
    store = recorder.store()
    rows = read_rows(store)
    known = {statement.id: statement for statement in rows.statements}
    path = path_of(known[recorder.statements[-1]], known, read_relays(store))
    assert not path.relayed


def test_the_same_words_in_several_documents_are_one_chain_the_earliest_first(recorder: Any) -> None:
    words = "The valley road stays open to all"
    for document, printed in (("wire-1", words), ("gazette-1", f"“{words.lower()}.”"), ("herald-1", words)):
        recorder.tell(document=document, speakers="person/lena-dorr", words=printed)
    store = recorder.store()
    rows = read_rows(store)
    journey = with_words(journeys(rows, rows.statements, read_relays(store), wordings(rows)), rows, words)
    assert [str(rows.sources[path.document].issued) for path in journey.paths] == [
        "2020-03-31",
        "2020-04-01",
        "2020-04-15",
    ]


@pytest.mark.parametrize(("mode", "words"), [("actOnly", "the road through the valley"), ("direct", "It is so")])
def test_words_that_are_nobody_s_or_few_are_not_compared(recorder: Any, mode: str, words: str) -> None:
    for document in ("gazette-1", "herald-1"):
        recorder.tell(document=document, mode=mode, speakers="person/lena-dorr", words=words)
    store = recorder.store()
    rows = read_rows(store)
    told = [
        path.statement
        for one in journeys(rows, rows.statements, read_relays(store), wordings(rows))
        for path in one.paths
    ]
    assert not set(recorder.statements[-2:]) & set(told)


def test_reprints_of_one_text_count_once(recorder: Any) -> None:
    words = "The valley road stays open to all"
    for document in ("gazette-1", "herald-1", "wire-1"):
        recorder.tell(document=document, speakers="person/lena-dorr", words=words)
    main, copy = (iri(f"text/{recorder.key(name)}") for name in ("gazette-1", "wire-1"))
    links = "https://w3id.org/onrecord/id/graph/links"
    recorder.add(links, relative(copy), "rec:sameWordingAs", named_node(main))
    store = recorder.store()
    rows = read_rows(store)
    journey = with_words(journeys(rows, rows.statements, read_relays(store), wordings(rows)), rows, words)
    assert (journey.documents, journey.texts) == (3, 2)
    reprints = {path.document: path.reprint_of for path in journey.paths if path.reprint_of}
    assert reprints == {recorder.node("wire-1"): recorder.node("gazette-1")}


def test_of_too_many_chains_those_of_most_hands_stay_in_their_order(store: Quads, rows: Rows) -> None:
    told = journeys(rows, rows.statements, read_relays(store), wordings(rows))
    assert longest(told, 100) == told
    some = longest(told, 3)
    assert len(some) == 3
    assert [told.index(one) for one in some] == sorted(told.index(one) for one in some)
    assert min(len(one.paths[0].steps) for one in some) == 2


def test_a_circle_of_holders_ends() -> None:
    def one(name: str, speaker: str) -> StatementRow[str]:
        return StatementRow(name, "d", "asserted", "say", "direct", "speech", "w", "r", "", "", "day", (speaker,))

    known = {"a": one("a", "x"), "b": one("b", "y")}
    assert len(path_of(known["a"], known, Relays({"a": "b", "b": "a"})).steps) == 2
