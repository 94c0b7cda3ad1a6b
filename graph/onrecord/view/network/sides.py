"""Lines of positions and votes as the legend has them: side, words, colours."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.view.network.projection import RELATIONS
from onrecord.view.page.records import Places, Values
from onrecord.view.rows.stands import Stand

RELATION_COLOURS = ("#9AA1AB", "#737B86")
"""The grey of what is no statement, for the light and the dark scheme."""


@cache
def side_groups() -> tuple[Mapping[str, str], ...]:
    """The groups of lines of positions and votes, in the order of the legend."""
    lines = (Path(__file__).parent / "stances.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


def legend_groups(acts: Iterable[Values], drawn: Iterable[str]) -> list[Values]:
    """Return the groups of lines that are drawn: positions and votes, acts, and what joins documents and items.

    ``act`` tells that statements are behind a line, ``side`` on which one it is, empty for what takes none.
    """
    names = set(drawn)
    light, dark = RELATION_COLOURS
    sides = [
        {**_looks(group), "act": group["group"] not in RELATIONS, "side": group["side"]}
        for group in side_groups()
        if group["group"] in names
    ]
    told = {group["group"] for group in side_groups()}
    relations = [
        {"name": name, "label": label, "light": light, "dark": dark, "act": False, "side": ""}
        for name, label in RELATIONS.items()
        if name in names and name not in told
    ]
    return [*sides, *({**act, "side": ""} for act in acts), *relations]


def _looks(group: Mapping[str, str]) -> Values:
    return {"name": group["group"], "label": group["label"], "light": group["light"], "dark": group["dark"]}


def stand_values(stands: Sequence[Stand], statements: Mapping[str, int]) -> list[Values]:
    """Return what the panel shows of positions: the statement's place, side, words and rule of each."""
    return [
        {
            "statement": statements.get(stand.statement, -1),
            "stance": stand.stance,
            "taken": stand.taken,
            "span": list(stand.span),
            "rule": stand.rule,
        }
        for stand in stands
    ]


def stand_places(places: Places[Stand], data: Mapping[str, Any], statements: Mapping[str, int]) -> list[int]:
    """Return the places of the positions behind a line, of statements that the page holds."""
    return [places.of(stand) for stand in data["stands"] if stand.statement in statements]
