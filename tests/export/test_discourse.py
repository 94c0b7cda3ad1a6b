"""Files of discourse networks of made events, read back; and the options that choose them."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.discourse.choice import Choice, NetworkKind, Window
from onrecord.discourse.event import Event, EventList, Node
from onrecord.discourse.networks import DiscourseNetwork, network_of
from onrecord.errors import OnRecordError
from onrecord.export.discourse import to_graph
from onrecord.export.format import gexf, graphml
from onrecord.export.matrix import write_csv, write_dl

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from made_events import made_events

LISTED = made_events(60)
KINDS: tuple[NetworkKind, ...] = ("two-mode-combine", "two-mode-subtract", "congruence", "conflict", "subtract")
BY_MONTHS = Window("months", 2, 2)


class Read(NamedTuple):
    """What a DL file has."""

    rows: list[str]
    columns: list[str]
    names: list[str]
    matrices: list[list[list[float]]]


def read_dl(data: bytes) -> Read:
    """A small reader of DL by its description: sizes, then labels in quotation marks, then the data."""
    head, _, rest = data.decode().partition("\n")
    assert head.startswith("dl ")
    assert head.endswith("format = fullmatrix")
    sizes = {name: int(number) for name, number in re.findall(r"\b(n|nr|nc|nm) = (\d+)", head)}
    rows, columns, several = sizes.get("nr", sizes.get("n", 0)), sizes.get("nc", sizes.get("n", 0)), sizes.get("nm", 1)
    labels, _, numbers = rest.partition("data:\n")
    found: dict[str, list[str]] = {}
    for line in labels.splitlines():
        if line.endswith(":") and not line.startswith('"'):
            found[line] = []
        else:
            assert re.fullmatch(r'"[^"]+"', line)
            found[next(reversed(found))].append(line.strip('"'))
    cells = [float(number) for number in numbers.split()]
    assert len(cells) == rows * columns * several
    matrices = [
        [cells[start + row * columns : start + (row + 1) * columns] for row in range(rows)]
        for start in range(0, len(cells), rows * columns)
    ]
    either = found.get("labels:", [])
    names = found.get("matrix labels:", [])
    return Read(found.get("row labels:", either), found.get("column labels:", either), names, matrices)


def dl_of(network: DiscourseNetwork) -> Read:
    write_dl(network, out := io.BytesIO())
    return read_dl(out.getvalue())


@pytest.mark.parametrize("window", [None, BY_MONTHS], ids=["at once", "windows"])
@pytest.mark.parametrize("kind", KINDS)
def test_dl_holds_the_matrix(kind: NetworkKind, window: Window | None) -> None:
    network = network_of(LISTED, Choice(network=kind, window=window))
    read = dl_of(network)
    assert read.rows == [node.label for node in network.rows]
    assert read.columns == [node.label for node in network.columns]
    assert read.names == ([layer.slice.name for layer in network.layers] if window else [])
    assert read.matrices == [
        [[layer.value(row, column) for column in network.columns] for row in network.rows] for layer in network.layers
    ]


def test_dl_has_no_exponents_and_no_marks_in_labels() -> None:
    first = LISTED.events[0]
    odd = replace(first, actor=Node("a", 'the "old"\n guard', "person"))
    events = (odd, *(replace(one, subject=first.subject) for one in LISTED.events))
    read = dl_of(network_of(EventList(events, LISTED.left_out), Choice(normalise="prominence")))
    assert "the 'old' guard" in read.rows
    assert {round(abs(cell) * (len(events))) for line in read.matrices[0] for cell in line} >= {0, 1}


def test_csv_has_a_block_for_each_window() -> None:
    network = network_of(LISTED, Choice(network="congruence", normalise="jaccard", window=BY_MONTHS))
    write_csv(network, out := io.BytesIO())
    header, *lines = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert header == ["from", "until", "", *(node.label for node in network.rows)]
    assert len(lines) == len(network.rows) * len(network.layers)
    last = network.layers[-1]
    assert [str(last.slice.first), str(last.slice.last)] == lines[-1][:2]
    values = [last.value(network.rows[-1], node) for node in network.rows]
    assert [float(cell) for cell in lines[-1][3:]] == pytest.approx(values, abs=1e-10)


def graphml_of(network: DiscourseNetwork) -> nx.Graph[str]:
    graphml.write_graph(to_graph(network, timed=False), out := io.BytesIO())
    read: nx.Graph[str] = nx.read_graphml(io.BytesIO(out.getvalue()))
    return read


def gexf_of(network: DiscourseNetwork) -> nx.Graph[str]:
    gexf.write_graph(to_graph(network, timed=True), out := io.BytesIO())
    read: nx.Graph[str] = nx.read_gexf(io.BytesIO(out.getvalue()))
    return read


@pytest.mark.parametrize("kind", KINDS)
def test_graphml_has_the_ties_of_the_matrix_with_weight_and_sign(kind: NetworkKind) -> None:
    network = network_of(LISTED, Choice(network=kind))
    read, two_mode = graphml_of(network), kind.startswith("two-mode")
    assert len(read) == len(network.rows) + (len(network.columns) if two_mode else 0)
    wanted = {}
    for place, row in enumerate(network.rows):
        for column in network.columns if two_mode else network.columns[place + 1 :]:
            value = network.layers[0].value(row, column)
            if value:
                wanted[frozenset((row.id, column.id))] = value
    assert {frozenset((one, other)): tie["value"] for one, other, tie in read.edges(data=True)} == wanted
    codes = {1: "positive", 2: "negative", 3: "mixed"}
    for _, _, tie in read.edges(data=True):
        if kind == "two-mode-combine":
            assert (tie["sign"], tie["weight"]) == (codes[tie["value"]], 1.0)
        else:
            negative = kind == "conflict" or tie["value"] < 0
            assert (tie["sign"], tie["weight"]) == ("negative" if negative else "positive", abs(tie["value"]))
        assert re.fullmatch("#[0-9A-F]{6}", tie["color"])
    coloured = {(tie["sign"], tie["color"]) for _, _, tie in read.edges(data=True)}
    assert len(coloured) == len({sign for sign, _ in coloured}) == len({colour for _, colour in coloured})


def test_graphml_tells_of_each_node_what_it_is_and_how_often_it_is_there() -> None:
    network = network_of(LISTED, Choice())
    nodes = {node: attributes for node, attributes in graphml_of(network).nodes(data=True)}  # noqa: C416
    assert {node["mode"] for node in nodes.values()} == {"actor", "subject"}
    assert sum(node["statements"] for node in nodes.values()) == 2 * len(network.events)
    assert nodes["actor/0"]["label"] == "Norvania"
    assert nodes["actor/0"]["kind"] == "person"


def test_what_is_an_actor_and_a_subject_is_two_nodes() -> None:
    one = replace(LISTED.events[0], subject=LISTED.events[0].actor)
    read = graphml_of(network_of(EventList((one,), LISTED.left_out), Choice()))
    assert set(read) == {one.actor.id, f"{one.actor.id}#subject"}


def test_graphml_refuses_time_windows() -> None:
    with pytest.raises(OnRecordError, match="--format gexf, csv or dl"):
        graphml_of(network_of(LISTED, Choice(window=BY_MONTHS)))


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_has_the_windows_in_which_each_tie_is_there_and_its_value_in_each(kind: NetworkKind) -> None:
    network = network_of(LISTED, Choice(network=kind, window=BY_MONTHS))
    read = gexf_of(network)
    assert read.edges
    for one, other, tie in read.edges(data=True):
        spans = [(layer, str(layer.slice.first), str(layer.slice.last)) for layer in network.layers]
        values = [(layer.ties.get((one, other)) or layer.ties.get((other, one)), *span) for layer, *span in spans]
        there = [each for each in values if each[0]]
        assert tie["value"] == there
        assert tie["spells"] == [(first, last) for _, first, last in there]


def on(day: int, actor: str, subject: str, favours: bool) -> Event:
    what = Node(actor, actor, "person"), None, Node(subject, subject, "event"), favours
    return Event(f"{day}{actor}", f"{day}{actor}", "d", date(2020, 4, day), "issued", *what)


def test_gexf_without_windows_has_the_days_of_events_and_the_day_on_which_a_pair_begins() -> None:
    events = (on(1, "a", "x", True), on(3, "b", "x", False), on(5, "b", "x", True), on(7, "a", "x", True))
    listed = EventList(events, LISTED.left_out)
    two = gexf_of(network_of(listed, Choice()))
    assert two.edges["a", "x"]["spells"] == [("2020-04-01", "2020-04-01"), ("2020-04-07", "2020-04-07")]
    assert two.nodes["b"]["start"] == "2020-04-03"
    begins = {
        kind: gexf_of(network_of(listed, Choice(network=kind))).edges["a", "b"]["start"]
        for kind in ("congruence", "conflict")
    }  # fmt: skip
    assert begins == {"congruence": "2020-04-05", "conflict": "2020-04-03"}


def test_communities_are_of_those_who_agree_the_largest_first() -> None:
    camps = {"a": True, "b": True, "c": True, "d": False, "e": False}
    events = [on(day, actor, f"x{day}", side) for day in range(1, 6) for actor, side in camps.items()]
    network = network_of(EventList(tuple(events), LISTED.left_out), Choice(network="subtract", communities=True))
    found = {node: attributes["community"] for node, attributes in graphml_of(network).nodes(data=True)}
    assert found == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--network congruence --normalise activity", "none, average, jaccard, cosine"),
        ("--network two-mode-combine --normalise activity", "give one of none"),
        ("--network congruence --window month=1", "events, days, weeks, months, years"),
        ("--network congruence --window months", "such as --window months=3"),
        ("--network congruence --window months=0", "whole numbers from 1 on"),
        ("--network congruence --window months=1 --step 0", "whole numbers from 1 on"),
        ("--network congruence --step 2", "give --window"),
        ("--network congruence --kernel uniform", "give --window"),
        ("--network two-mode-combine --window days=9 --kernel uniform", "not two-mode-combine"),
        ("--network congruence --backbone 5", "such as 0.05"),
        ("--network two-mode-subtract --backbone 0.1", "congruence, conflict or subtract"),
        ("--network conflict --communities", "congruence or subtract"),
        ("--network congruence --only nobody=x", "actor, actor-kind"),
        ("--network congruence --without actor", "such as --without actor="),
        ("--network congruence --least actor=few", "such as --least actor=3"),
        ("--network congruence --from 2020-05-01 --until 2020-04-01", "change one of them"),
        ("--level state", "give --network"),
        ("--until 2020-05-01", "give --network"),
    ],
)
def test_options_that_do_not_go_together_are_one_line_with_the_remedy(options: str, told: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", "--store", str(tmp_path), *options.split()])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert told in result.stderr
