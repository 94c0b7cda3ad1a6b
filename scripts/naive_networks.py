"""Discourse networks again, from an exported event list, in plain loops: what the program writes is compared with it.

Nothing of the package is used. ``compare`` is asked by tests of made events, and by ``scripts/compare_networks``
of any store.
"""

from __future__ import annotations

import csv
import io
import math
from datetime import date
from typing import NamedTuple

DUPLICATES = ("all", "document", "week", "month", "year", "range")
NORMALISED = [
    ("two-mode-combine", "none"),
    *(("two-mode-subtract", each) for each in ("none", "activity", "prominence")),
    *(
        (network, each)
        for network in ("congruence", "conflict", "subtract")
        for each in ("none", "average", "jaccard", "cosine")
    ),
]
"""Each network with each normalisation that goes with it."""


class Row(NamedTuple):
    """One row of the event list."""

    actor: str
    subject: str
    side: int
    document: str
    day: date | None
    weight: float = 1.0


class Table(NamedTuple):
    """A matrix with its labels."""

    rows: list[str]
    columns: list[str]
    cells: list[list[float]]


def rows_of(data: bytes) -> list[Row]:
    """The event list, with the labels that the matrix is to have: those that two things have get their ids."""
    listed = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    called: dict[str, dict[str, str]] = {"actor": {}, "subject": {}}
    for mode in called:
        ids: dict[str, set[str]] = {}
        for row in listed:
            ids.setdefault(row[mode], set()).add(row[f"{mode}_id"])
        for row in listed:
            label, name = row[mode], row[f"{mode}_id"]
            called[mode][name] = f"{label} ({name})" if len(ids[label]) > 1 else label
    return [
        Row(
            called["actor"][row["actor_id"]],
            called["subject"][row["subject_id"]],
            {"favours": 1, "opposes": 0}[row["agreement"]],
            row["document"],
            date.fromisoformat(row["day"]) if row["day"] else None,
        )
        for row in listed
    ]


def once(rows: list[Row], rule: str) -> list[Row]:
    """The rows without duplicates, each compared with all that were kept before it."""
    kept: list[Row] = []
    for row in rows:
        if not any(
            (row.actor, row.subject, row.side) == (other.actor, other.subject, other.side)
            and together(row, other, rule)
            for other in kept
        ):
            kept.append(row)
    return kept


def together(one: Row, other: Row, rule: str) -> bool:
    """Whether two rows that say the same are duplicates by a rule."""
    if rule in ("all", "range"):
        return rule == "range"
    if rule == "document":
        return one.document == other.document
    if one.day is None or other.day is None:
        return one.day is other.day
    if rule == "week":  # day 1 was a Monday
        return (one.day.toordinal() - 1) // 7 == (other.day.toordinal() - 1) // 7
    return one.day.year == other.day.year and (rule == "year" or one.day.month == other.day.month)


def matrix(rows: list[Row], network: str, normalise: str, among: str = "actors") -> Table:
    """The matrix of a network; rows may have weights, as in a time window with a kernel."""
    actors, subjects = sorted({row.actor for row in rows}), sorted({row.subject for row in rows})
    if network.startswith("two-mode"):
        cells = [[0.0 for _ in subjects] for _ in actors]
        for i, actor in enumerate(actors):
            own = [row for row in rows if row.actor == actor]
            for j, subject in enumerate(subjects):
                there = [row for row in own if row.subject == subject]
                of = own if normalise == "activity" else [row for row in rows if there and row.subject == subject]
                cells[i][j] = two_mode(there, of, network, normalise)
        return Table(actors, subjects, cells)
    nodes = actors if among == "actors" else subjects
    of_node: dict[str, list[Row]] = {node: [] for node in nodes}
    for row in rows:
        turned = row if among == "actors" else row._replace(actor=row.subject, subject=row.actor)
        of_node[turned.actor].append(turned)
    on = {node: {row.subject for row in of_node[node]} for node in nodes}
    cells = [[0.0 for _ in nodes] for _ in nodes]
    for i, one in enumerate(nodes):
        for j, other in enumerate(nodes):
            if one != other and on[one] & on[other]:
                cells[i][j] = one_mode(of_node[one], of_node[other], network, normalise)
    return Table(nodes, nodes, cells)


def two_mode(there: list[Row], of: list[Row], network: str, normalise: str) -> float:
    """One cell, of what an actor says on a subject: codes 1, 2 and 3, or what is for less what is against."""
    if network == "two-mode-combine":
        sides = {row.side for row in there}
        return {(): 0, (1,): 1, (0,): 2, (0, 1): 3}[tuple(sorted(sides))]
    value = sum(row.weight if row.side else -row.weight for row in there)
    return value / sum(row.weight for row in of) if value and normalise != "none" else value


def one_mode(first: list[Row], second: list[Row], network: str, normalise: str) -> float:
    """One cell: each pair of statements on one thing counts, for agreement or against it."""
    agreeing = differing = 0.0
    for a in first:
        for b in second:
            if a.subject == b.subject:
                both = math.sqrt(a.weight * b.weight)
                agreeing += both if a.side == b.side else 0
                differing += both if a.side != b.side else 0
    value = {"congruence": agreeing, "conflict": differing, "subtract": agreeing - differing}[network]
    if normalise == "average":
        divisor = (sum(row.weight for row in first) + sum(row.weight for row in second)) / 2
    elif normalise == "jaccard":
        divisor = alone(first, second) + alone(second, first) + agreeing
    elif normalise == "cosine":
        divisor = length(first) * length(second)
    else:
        return value
    return value / divisor if value else 0.0


def alone(mine: list[Row], theirs: list[Row]) -> float:
    """How much one says that the other never says."""
    said = {(row.subject, row.side) for row in theirs}
    return sum(row.weight for row in mine if (row.subject, row.side) not in said)


def length(rows: list[Row]) -> float:
    """The length of the vector of what one says."""
    total = 0.0
    for what in {(row.subject, row.side) for row in rows}:
        total += sum(math.sqrt(row.weight) for row in rows if (row.subject, row.side) == what) ** 2
    return math.sqrt(total)


def read_matrix(data: bytes) -> Table:
    """A matrix as the program writes it in CSV, without time windows."""
    header, *lines = csv.reader(io.StringIO(data.decode(), newline=""))
    return Table([line[0] for line in lines], header[1:], [[float(cell) for cell in line[1:]] for line in lines])


def differences(one: Table, other: Table, tolerance: float = 1e-9) -> list[str]:
    """Where two matrices differ: a line for labels, and one for each cell."""
    if (one.rows, one.columns) != (other.rows, other.columns):
        return [f"labels: {one.rows} by {one.columns}, and {other.rows} by {other.columns}"]
    return [
        f"{row} and {column}: {one.cells[i][j]} and {other.cells[i][j]}"
        for i, row in enumerate(one.rows)
        for j, column in enumerate(one.columns)
        if abs(one.cells[i][j] - other.cells[i][j]) > tolerance
    ]
