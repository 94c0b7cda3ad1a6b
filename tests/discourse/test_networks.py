"""Networks of made events, cell by cell beside a second implementation in plain loops (scripts/naive_networks.py)."""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from onrecord.discourse.choice import Choice, Unit, Window
from onrecord.discourse.event import Event, EventList, Node
from onrecord.discourse.networks import network_of
from onrecord.errors import OnRecordError
from onrecord.export.format.events import write_events
from onrecord.export.matrix import write_csv

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import naive_networks as naive
from made_events import made_events

LISTED = made_events(200)
FEW = made_events(50, seed=2)


@cache
def without_duplicates(rule: str) -> list[naive.Row]:
    return naive.once(rows(), rule)


def rows(events: EventList = LISTED) -> list[naive.Row]:
    write_events(events.events, out := io.BytesIO())
    return naive.rows_of(out.getvalue())


def table(choice: Choice, events: EventList = LISTED) -> naive.Table:
    write_csv(network_of(events, choice), out := io.BytesIO())
    return naive.read_matrix(out.getvalue())


@pytest.mark.parametrize("duplicates", naive.DUPLICATES)
@pytest.mark.parametrize(("network", "normalise"), naive.NORMALISED)
def test_each_cell_is_that_of_a_second_implementation(network: str, normalise: str, duplicates: str) -> None:
    choice = replace(Choice(), network=network, normalise=normalise, duplicates=duplicates)  # type: ignore[arg-type]
    again = naive.matrix(without_duplicates(duplicates), network, normalise)
    assert naive.differences(table(choice), again) == []
    assert any(any(line) for line in again.cells)


@pytest.mark.parametrize(("network", "normalise"), [each for each in naive.NORMALISED if "two-mode" not in each[0]])
def test_subjects_are_joined_by_actors_as_actors_are_by_subjects(network: str, normalise: str) -> None:
    choice = replace(Choice(), network=network, normalise=normalise, among="subjects")  # type: ignore[arg-type]
    assert naive.differences(table(choice), naive.matrix(rows(), network, normalise, "subjects")) == []


def test_the_duplicate_rules_leave_fewer_the_longer_they_reach() -> None:
    left = [
        len(network_of(LISTED, Choice(duplicates=rule)).events) for rule in ("all", "week", "month", "year", "range")
    ]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == len(left)


KERNELS: dict[str, Callable[[float], float]] = {
    "none": lambda _: 1.0,
    "uniform": lambda _: 0.5,
    "triangular": lambda u: 1 - abs(u),
    "epanechnikov": lambda u: 3 / 4 * (1 - u**2),
    "gaussian": lambda u: math.exp(-(u**2) / 2) / math.sqrt(2 * math.pi),
}


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize(
    ("network", "normalise"), [("congruence", "none"), ("subtract", "average"), ("conflict", "cosine"),
                               ("congruence", "jaccard"), ("two-mode-subtract", "activity")],
)  # fmt: skip
def test_a_window_weighs_its_events_by_their_days(kernel: str, network: str, normalise: str) -> None:
    choice = replace(Choice(), network=network, normalise=normalise, kernel=kernel, window=Window("days", 60, 90))  # type: ignore[arg-type]
    found = network_of(FEW, choice)
    dated = [row for row in rows(FEW) if row.day]
    first = min(row.day for row in dated if row.day)
    for number, layer in enumerate(found.layers):
        begin = first + timedelta(days=90 * number)
        assert (layer.slice.first, layer.slice.last) == (begin, begin + timedelta(days=59))
        weighed = []
        for row in dated:
            assert row.day
            u = ((row.day - begin).days - 29.5) / 30
            if abs(u) < 1 or kernel == "gaussian":
                weighed.append(row._replace(weight=KERNELS[kernel](u)))
        again = naive.matrix(weighed, network, normalise)
        cells = {
            (one, other): again.cells[i][j] for i, one in enumerate(again.rows) for j, other in enumerate(again.columns)
        }
        for node in found.rows:
            for column in found.columns:
                wanted = cells.get((node.label, column.label), 0.0)
                assert layer.value(node, column) == pytest.approx(wanted, abs=1e-12)
    assert number > 2


def spans(choice: Choice) -> list[tuple[str, str]]:
    found = network_of(LISTED, choice).layers
    return [(str(layer.slice.first), str(layer.slice.last)) for layer in found]


def test_windows_begin_with_the_calendar_or_with_the_day_that_is_chosen() -> None:
    assert spans(Choice(window=Window("months", 3, 3)))[:2] == [
        ("2019-11-01", "2020-01-31"),
        ("2020-02-01", "2020-04-30"),
    ]
    assert spans(Choice(window=Window("years", 1))) == [
        (f"{year}-01-01", f"{year}-12-31") for year in (2019, 2020, 2021)
    ]
    assert all(date.fromisoformat(first).weekday() == 0 for first, _ in spans(Choice(window=Window("weeks", 2))))
    chosen = spans(Choice(window=Window("months", 1), start=date(2020, 1, 31), until=date(2020, 3, 30)))
    assert chosen == [("2020-01-31", "2020-02-28"), ("2020-02-29", "2020-03-30")]


def test_a_window_of_events_has_that_many_of_them() -> None:
    found = network_of(LISTED, Choice(window=Window("events", 25, 10)))
    assert {len(layer.slice.events) for layer in found.layers} == {25}
    assert [each for each, _ in found.layers[1].slice.events] == [one for one in found.events if one.day][10:35]


def test_too_many_windows_are_refused() -> None:
    far = replace(LISTED.events[0], day=date(1950, 1, 1))
    with pytest.raises(OnRecordError, match="longer --step"):
        network_of(EventList((far, *LISTED.events), LISTED.left_out), Choice(window=Window("days", 1)))


def test_days_leave_the_undated_out_and_count_them() -> None:
    undated = sum(one.day is None for one in LISTED.events)
    assert undated > 5
    assert network_of(LISTED, Choice()).undated == 0
    found = network_of(LISTED, Choice(start=date(2020, 3, 1), until=date(2020, 6, 30)))
    assert found.undated == undated
    assert {one.day.isoformat()[:7] for one in found.events if one.day} == {"2020-03", "2020-04", "2020-05", "2020-06"}
    assert f"{undated} without a day" in found.summary()


def test_values_choose_and_rule_out() -> None:
    found = network_of(
        LISTED,
        Choice(
            only=(("actor", "actor/1"), ("actor", "Tarsovia"), ("stance", "opposes")), without=(("subject", "truce"),)
        ),
    )
    assert {one.actor.label for one in found.events} == {"Keldmark", "Tarsovia"}
    assert {one.favours for one in found.events} == {False}
    assert "truce" not in {node.label for node in found.columns}


def test_nobody_without_events_stays_unless_isolates_are_asked_for() -> None:
    few = Choice(network="congruence", only=(("subject", "truce"), ("actor", "Norvania")))
    assert [node.label for node in network_of(LISTED, few).rows] == ["Norvania"]
    assert len(network_of(LISTED, replace(few, isolates=True)).rows) == 10


def test_only_those_with_enough_statements_stay() -> None:
    everyone = network_of(LISTED, Choice())
    counts = everyone.statements()
    median = sorted(counts.values())[5]
    found = network_of(LISTED, Choice(least_of_actors=median))
    assert {node.id for node in found.rows} == {node for node, count in counts.items() if count >= median}
    assert 0 < len(found.rows) < len(everyone.rows)


def test_labels_that_two_have_are_told_apart() -> None:
    labels = [node.label for node in network_of(LISTED, Choice()).rows]
    assert labels[-2:] == ["the Minister (actor/8)", "the Minister (actor/9)"]
    assert labels == sorted(labels)


def one_event(actor: str, subject: str, favours: bool = True) -> Event:
    first = LISTED.events[0]
    who, what = Node(actor, actor, "person"), Node(subject, subject, "event")
    return replace(first, actor=who, subject=what, favours=favours)


def test_the_backbone_keeps_what_is_more_than_chance_for_one_end() -> None:
    pairs = [("a", "b", 8), ("a", "c", 1), ("a", "d", 1), ("b", "c", 1), ("c", "d", 1)]
    events = [
        one_event(node, f"{one}{other}{number}")
        for one, other, weight in pairs
        for number in range(weight)
        for node in (one, other)
    ]
    # a: strength 10, three ties: (1 - 8/10)^2 = 0.04; b: strength 9, two ties: (1 - 8/9)^1 = 0.11
    # c: strength 3, three ties: (1 - 1/3)^2 = 0.44 each; d: strength 2, two ties: (1 - 1/2)^1 = 0.5 each
    listed = EventList(tuple(events), LISTED.left_out)
    found = network_of(listed, Choice(network="congruence", backbone=0.05)).layers[0].ties
    assert dict(found) == {("a", "b"): 8.0, ("b", "a"): 8.0}
    more = network_of(listed, Choice(network="congruence", backbone=0.45)).layers[0].ties
    assert {tuple(sorted(pair)) for pair in more} == {("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_a_window_beyond_the_calendar_is_refused_in_one_line(unit: Unit) -> None:
    with pytest.raises(OnRecordError, match=f"--window {unit}=9999999 goes beyond the year 9999; give a shorter one"):
        network_of(FEW, Choice(window=Window(unit, 9_999_999)))
