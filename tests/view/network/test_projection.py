"""What becomes a node and what an edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from onrecord.errors import UnknownNode
from onrecord.rdf.quads import Quads
from onrecord.view.network.neighbourhood import find_node, neighbourhood, of_kinds
from onrecord.view.network.projection import best_connected, project
from onrecord.view.page.labels import document_labels, thing_label
from onrecord.view.rows.statements import Rows, Thing, read_rows
from onrecord.view.rows.topics import items_of_topic
from onrecord.view.selection import Selection, select_statements

MIRA, VOTE, LETTER = "person/mira-tal", "subject/halden-vote", "document/un/A/74/900"


@pytest.fixture(scope="module")
def rows(store: Quads) -> Rows:
    return read_rows(store)


@pytest.fixture(scope="module")
def network(rows: Rows) -> nx.MultiDiGraph[str]:
    return project(rows, rows.statements)


def held(network: nx.MultiDiGraph[str], source: str, target: str) -> dict[tuple[str, bool], int]:
    """The bundles between two nodes, each with how many statements it holds."""
    return {
        (data["group"], key[1]): len(data["statements"])
        for start, end, key, data in network.edges(keys=True, data=True)
        if (start, end) == (source, target)
    }


def test_every_row_of_the_record_is_read_once(rows: Rows) -> None:
    assert (len(rows.statements), len(rows.sources), len(rows.relations)) == (45, 11, 5)
    assert sum(statement.status != "asserted" for statement in rows.statements) == 3
    assert len(rows.acts) >= 69


@pytest.mark.parametrize(
    ("source", "target", "bundles"),
    [
        pytest.param(MIRA, VOTE, {("reject", False): 1}, id="a speaker is joined to what it speaks about"),
        pytest.param("state/su", VOTE, {("reject", False): 2}, id="statements of one kind are bundled"),
        pytest.param("state/bl", VOTE, {("reject", False): 1, ("criticize", False): 1}, id="acts are kept apart"),
        pytest.param(MIRA, "state/em", {("ask", False): 1, ("reject", True): 2}, id="relayed ones are kept apart"),
        pytest.param("organ/sc", "state/em", {("ask", False): 1}, id="each of two subjects is joined"),
        pytest.param("state/nv", LETTER, {("say", False): 1}, id="without a subject it is joined to the document"),
        pytest.param("org/contact-group", VOTE, {("reject", False): 1}, id="what was not said joins nothing"),
        pytest.param("organ/sg", "territory/halden", {}, id="what is expected joins nothing"),
        pytest.param("state/em", "org/contact-group", {}, id="what may be said joins nothing"),
        pytest.param("outlet/herald", "state/em", {}, id="a relay is not made a speaker"),
        pytest.param("organ/sc", "item/ga/74/34", {("say", False): 1}, id="an item invoked is a subject"),
    ],
)
def test_statements_are_edges(
    network: nx.MultiDiGraph[str], source: str, target: str, bundles: dict[tuple[str, bool], int]
) -> None:
    assert held(network, source, target) == bundles


def test_a_relay_that_a_nested_statement_inherits_dashes_its_edge(network: nx.MultiDiGraph[str]) -> None:
    assert held(network, "person/oren-vask", "subject/ceasefire") == {("say", False): 1, ("reject", True): 1}


def test_documents_are_joined_to_the_items_they_name_or_were_circulated_under(network: nx.MultiDiGraph[str]) -> None:
    found = sorted((s, t, key[0]) for s, t, key in network.edges(keys=True) if key[0] in ("mention", "circulation"))
    assert [(target, kind) for source, target, kind in found if source == LETTER] == [
        ("item/ga/74/34", "circulation"),
        ("item/ga/74/68/a", "circulation"),
        ("item/ga/74/83", "circulation"),
    ]
    assert len(found) == 5


def test_labels_never_hold_a_headline(network: nx.MultiDiGraph[str], rows: Rows) -> None:
    labels = document_labels(rows.sources)
    assert len(set(labels.values())) == len(labels) == 11
    assert {"A/74/900", "The Gazette, 14 April 2020 (1)", "Estmark Herald, 1 April 2020"} < set(labels.values())
    drawn = " ".join(str(label) for _, label in network.nodes(data="label"))
    assert not any(source.title in drawn for source in rows.sources.values() if source.title)


@pytest.mark.parametrize(
    ("thing", "label"),
    [
        (Thing("person/a", "person", "Mira Tal"), "Mira Tal"),
        (Thing("reference/1/2-3", "person", "Mira Tal", as_found=True), "Mira Tal"),
        (Thing("reference/1/2-3", "unnamed", "officials", as_found=True), "“officials”"),
        (Thing("reference/1/2-3", "subject", "“the vote”", as_found=True), "“the vote”"),
        (Thing("item/ga/74/68/a", "item", "A long official title"), "Item 68(a), GA 74"),
        (Thing("person/x", "person", ""), "x"),
    ],
)
def test_a_phrase_of_one_document_stands_in_quotation_marks(thing: Thing, label: str) -> None:
    assert thing_label(thing) == label


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        pytest.param(Selection(), 45, id="all"),
        pytest.param(Selection(acts=("reject",)), 8, id="an act with what is narrower"),
        pytest.param(Selection(acts=("deny",)), 2, id="a narrow act alone"),
        pytest.param(Selection(acts=("ask",)), 7, id="a group of the legend"),
        pytest.param(Selection(acts=("express concern", "regret")), 3, id="an act by its label"),
        pytest.param(Selection(acts=("no-such-act",)), 0, id="an unknown act"),
        pytest.param(Selection(start=date(2020, 4, 23)), 8, id="from a day on"),
        pytest.param(Selection(until=date(2020, 3, 31)), 7, id="undated ones count by their document's day"),
    ],
)
def test_acts_and_dates_narrow_the_statements(rows: Rows, selection: Selection, count: int) -> None:
    assert len(select_statements(rows, selection)) == count


@pytest.mark.parametrize(
    ("focus", "node"),
    [
        (MIRA, MIRA),
        (f"https://w3id.org/onrecord/id/{MIRA}", MIRA),
        ("mira tal", MIRA),
        ("Mira", MIRA),
        ("A/74/900", LETTER),
        ("Norvania", "state/nv"),
        ("Item 83, GA 74", "item/ga/74/83"),
    ],
)
def test_a_node_is_found_by_id_or_name(network: nx.MultiDiGraph[str], focus: str, node: str) -> None:
    assert find_node(network, focus) == node


@pytest.mark.parametrize(
    ("focus", "says"),
    [("Nobody At All", "nothing drawn is called"), ("ministry", "may be"), ("", "nothing drawn is called")],
)
def test_a_name_that_tells_no_single_node_is_refused(network: nx.MultiDiGraph[str], focus: str, says: str) -> None:
    with pytest.raises(UnknownNode, match=says):
        find_node(network, focus)


TOPICS = {"item/ga/74/34": ("topic/conflict", "Prevention of armed conflict"), "item/ga/74/83": ("topic/law", "Law")}


@pytest.mark.parametrize(
    ("topic", "items"),
    [
        pytest.param("Prevention of armed conflict", {"item/ga/74/34"}, id="its title"),
        pytest.param("armed conflict", {"item/ga/74/34"}, id="a part of its title"),
        pytest.param("conflict", {"item/ga/74/34"}, id="its slug"),
        pytest.param("item/ga/74/83", {"item/ga/74/83"}, id="one of its items"),
    ],
)
def test_a_topic_is_found_by_title_slug_or_item(rows: Rows, topic: str, items: set[str]) -> None:
    assert items_of_topic(replace(rows, topics=TOPICS), topic) == items


@pytest.mark.parametrize(
    ("topic", "says"), [("l", "may be 2 topics"), ("fishing", "no agenda topic"), ("", "no agenda")]
)
def test_a_name_that_tells_no_single_topic_is_refused(rows: Rows, topic: str, says: str) -> None:
    with pytest.raises(UnknownNode, match=says):
        items_of_topic(replace(rows, topics=TOPICS), topic)


def test_a_topic_narrows_to_statements_that_name_its_items_or_fall_under_them(rows: Rows) -> None:
    chosen = select_statements(replace(rows, topics=TOPICS), Selection(topic="armed conflict"))
    assert {statement.document for statement in chosen} >= {LETTER}
    assert all(
        "item/ga/74/34" in statement.about or LETTER in (statement.document, *statement.about) for statement in chosen
    )
    assert 0 < len(chosen) < 45
    fallen = rows.statements[0]._replace(under=("item/ga/74/83",))
    of_meeting = replace(rows, topics=TOPICS, statements=(fallen, *rows.statements[1:]))
    assert fallen in select_statements(of_meeting, Selection(topic="Law"))


def test_a_topic_draws_no_other_items(rows: Rows) -> None:
    network = project(rows, rows.statements, items=frozenset({"item/ga/74/34"}))
    assert [node for node in network if node.startswith("item/")] == ["item/ga/74/34"]


@pytest.mark.parametrize("name", ["A/74/900", "document/un/A/74/900"])
def test_a_document_narrows_to_what_it_reports(rows: Rows, name: str) -> None:
    chosen = select_statements(rows, Selection(document=name))
    assert chosen
    assert {statement.document for statement in chosen} == {LETTER}


@pytest.mark.parametrize(("name", "says"), [("Gazette", "may be"), ("The Moon Times", "no document")])
def test_a_name_that_tells_no_single_document_is_refused(rows: Rows, name: str, says: str) -> None:
    with pytest.raises(UnknownNode, match=says):
        select_statements(rows, Selection(document=name))


def test_kinds_leave_nodes_out_with_what_they_alone_joined(network: nx.MultiDiGraph[str]) -> None:
    drawn = of_kinds(network, ["person", "State"])
    assert {data["kind"] for _, data in drawn.nodes(data=True)} == {"person", "state"}
    assert all(drawn.degree(node) for node in drawn)
    assert LETTER in of_kinds(network, ["person"], keep=LETTER)
    assert of_kinds(network, []) is network


def test_a_neighbourhood_grows_with_its_depth(network: nx.MultiDiGraph[str], rows: Rows) -> None:
    sizes = [len(neighbourhood(network, "person/lena-dorr", depth, rows)) for depth in (0, 1, 2, 3)]
    assert sizes == sorted(set(sizes))
    assert sizes[:2] == [1, 2]


def test_from_a_document_it_is_one_step_to_all_whom_it_reports(network: nx.MultiDiGraph[str], rows: Rows) -> None:
    document = next(source.id for source in rows.sources.values() if source.symbols == ("S/RES/9001 (2020)",))
    assert set(neighbourhood(network, document, 1, rows)) == {
        document,
        "organ/sc",
        "territory/halden",
        "subject/ceasefire",
        "item/ga/74/34",
    }


def test_of_too_many_nodes_the_best_connected_stay(network: nx.MultiDiGraph[str]) -> None:
    assert VOTE in best_connected(network, 3)
    assert len(best_connected(network, 3)) == 3
