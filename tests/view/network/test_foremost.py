"""What is drawn first: positions and votes as lines, named things alone, in columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

from onrecord.rdf.quads import Quads
from onrecord.view.network.columns import placed
from onrecord.view.network.foremost import ENOUGH, MIDDLE, SIDE, foremost
from onrecord.view.network.projection import described, joined
from onrecord.view.rows.stands import read_stands, read_votes
from onrecord.view.rows.statements import read_rows

VOTE, ROAD, TEXT = "subject/00/1-2", "subject/00/3-4", "document/un/S/RES/9001(2020)"
DECLARED = "subject/ceasefire"


def network_of(store: Quads) -> nx.MultiDiGraph[str]:
    rows = read_rows(store)
    rows = replace(rows, relations=(*rows.relations, *read_votes(store)))
    return described(joined(rows, rows.statements, stands=read_stands(store)), rows)


@pytest.fixture(scope="module")
def network(disputed_store: Quads) -> nx.MultiDiGraph[str]:
    return network_of(disputed_store)


def between(network: nx.MultiDiGraph[str], source: str, target: str) -> set[tuple[str, bool]]:
    return {key for start, end, key in network.edges(keys=True) if (start, end) == (source, target)}


@pytest.mark.parametrize(
    ("source", "target", "lines"),
    [
        pytest.param("state/nv", VOTE, {("opposes", False)}, id="a position joins speaker and subject"),
        pytest.param("state/em", VOTE, {("favours", True)}, id="one that came through another is told apart"),
        pytest.param("org/contact-group", VOTE, {("untaken", False)}, id="one that is not asserted is none of a side"),
        pytest.param("org/mfa-em", VOTE, {("favours", False)}, id="a phrase is the body that it speaks for"),
        pytest.param("person/lena-dorr", "state/nv", set(), id="a state is no subject"),
        pytest.param("person/tomas-ibek", DECLARED, {("favours", False)}, id="what an actors file declares is one"),
        pytest.param("state/nv", TEXT, {("voted-for", False)}, id="a vote joins voter and text"),
        pytest.param("state/su", TEXT, {("voted-against", False)}, id="a veto is a vote against it"),
    ],
)
def test_positions_and_votes_become_lines(
    network: nx.MultiDiGraph[str], source: str, target: str, lines: set[tuple[str, bool]]
) -> None:
    assert between(network, source, target) == lines


def test_a_line_holds_its_statements_and_where_the_position_s_words_stand(network: nx.MultiDiGraph[str]) -> None:
    data = network.edges["state/nv", VOTE, ("opposes", False)]
    [stand] = data["stands"]
    assert data["statements"] == [stand.statement]
    assert (stand.stance, stand.taken, stand.rule, stand.sort) == ("opposes", True, "object", "event")
    assert stand.span[1] - stand.span[0] == len("the matter")


def test_subjects_stand_in_the_middle_and_their_opponents_left_of_them(network: nx.MultiDiGraph[str]) -> None:
    chosen = foremost(network)
    assert set(chosen.middle) == {VOTE, ROAD, TEXT, DECLARED}
    assert "state/su" in chosen.left
    assert {"state/em", "person/oren-vask", "org/mfa-em"} <= set(chosen.right)


def test_what_has_no_name_or_one_mention_without_a_side_is_a_step_away(network: nx.MultiDiGraph[str]) -> None:
    chosen = foremost(network)
    drawn = {*chosen.middle, *chosen.left, *chosen.right}
    assert not drawn & {"subject/00/5-6", "subject/00/7-8", "person/lena-dorr"}
    assert not [name for name in drawn if name.startswith("reference/")]
    assert network.nodes["subject/00/7-8"]["as_found"]


def test_what_no_name_day_or_symbol_tells_apart_comes_after_all_others(network: nx.MultiDiGraph[str]) -> None:
    assert foremost(network).middle[-1] == ROAD
    assert network.nodes[ROAD]["label"] == "road through the valley"
    named = network.copy()
    named.nodes[ROAD]["label"] = "road in Halden"
    middle = foremost(named).middle
    assert middle.index(ROAD) < middle.index(DECLARED)


@pytest.mark.parametrize(
    ("others", "documents", "drawn"),
    [(ENOUGH, 1, False), (ENOUGH, 2, True), (ENOUGH - 1, 1, True)],
    ids=["of one document", "of several", "with few others"],
)
def test_what_nothing_tells_apart_is_drawn_if_several_documents_have_it_or_there_is_little_else(
    network: nx.MultiDiGraph[str], others: int, documents: int, drawn: bool
) -> None:
    data = network.edges["state/nv", VOTE, ("opposes", False)]
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((f"state/{who}", {**network.nodes["state/nv"]}) for who in "abc")
    for number in range(others + 1):
        node = f"subject/{number:02x}/1-2"
        made.add_node(
            node, **{**network.nodes[VOTE], "label": f"vote in Ostrel, {number} May 2020" if number else "talks"}
        )
        for place in range(1 if number else documents):
            told = {**data, "statements": [f"statement/{number:02x}{place}/3-4"]}
            made.add_edge(f"state/{'abc'[(number + place) % 3]}", node, ("opposes", False), **told)
    assert ("subject/00/1-2" in foremost(made).middle) is drawn


def test_without_positions_what_several_documents_name_is_drawn(store: Quads) -> None:
    network = network_of(store)
    chosen = foremost(network)
    assert "subject/halden-vote" in chosen.middle
    assert {"person/mira-tal", "state/su"} <= {*chosen.left, *chosen.right}
    assert not [name for name in chosen.middle if name.startswith("document/")]


def test_no_more_is_drawn_first_than_a_screen_has_room_for(camps_store: Quads) -> None:
    chosen = foremost(network_of(camps_store))
    assert 0 < len(chosen.middle) <= MIDDLE
    assert max(len(chosen.left), len(chosen.right)) <= SIDE
    assert {who for who, _ in chosen.ties} == {*chosen.left, *chosen.right}


def test_the_places_are_those_of_the_graph_in_whatever_order_it_comes(network: nx.MultiDiGraph[str]) -> None:
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    for source, target, key, data in reversed(list(network.edges(keys=True, data=True))):
        turned.add_edge(source, target, key, **data)
    assert placed(foremost(turned)) == placed(foremost(network))


@pytest.mark.parametrize("record", ["disputed_store", "camps_store"])
def test_no_two_in_a_column_stand_in_one_row(record: str, request: Any) -> None:
    places = placed(foremost(network_of(request.getfixturevalue(record))))
    for column in (-1, 0, 1):
        heights = sorted(height for there, height in places.values() if there == column)
        assert all(below - above > 0.98 for above, below in pairwise(heights))
    assert not [place for place, count in Counter(places.values()).items() if count > 1]


def test_a_position_on_a_state_is_on_no_subject(disputed_store: Quads) -> None:
    stands = read_stands(disputed_store)
    known = {stand.subject for told in stands.values() for stand in told}
    assert known == {VOTE, ROAD, DECLARED, "subject/00/5-6", "subject/00/7-8"}
    assert set(stands) <= {one.id for one in read_rows(disputed_store).statements}
