"""Kinds of node and groups of acts as the legend has them: labels, shapes, colours."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.view.rows.statements import Act


@dataclass(frozen=True, slots=True)
class ActGroup:
    """Acts drawn in one colour; ``light`` and ``dark`` are for the two colour schemes."""

    name: str
    label: str
    light: str
    dark: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How nodes of one kind are drawn: a shape of vis-network, filled or hollow, and a size in pixels."""

    name: str
    label: str
    shape: str
    filled: bool
    size: int


KINDS: tuple[Kind, ...] = (
    Kind("person", "person", "dot", True, 9),
    Kind("state", "state", "square", True, 10),
    Kind("organization", "organization", "hexagon", True, 10),
    Kind("post", "office", "triangle", True, 10),
    Kind("outlet", "outlet", "triangleDown", True, 9),
    Kind("collective", "unnamed, group", "dot", False, 8),
    Kind("territory", "place", "diamond", False, 10),
    Kind("subject", "subject", "star", False, 10),
    Kind("document", "document", "square", False, 6),
    Kind("item", "agenda item", "hexagon", False, 8),
)
"""Kinds are distinguished by shape; colours are left to acts."""

DRAWN_AS = {"organ": "organization", "unnamed": "collective"}
"""Kinds of the model that share a shape with another."""


@cache
def act_groups() -> tuple[ActGroup, ...]:
    """The groups in the order of the legend."""
    lines = (Path(__file__).parent / "act_groups.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(
        ActGroup(row["group"], row["label"], row["light"], row["dark"], tuple(row["acts"].split())) for row in rows
    )


def kind_of(name: str) -> Kind:
    """The kind a node is drawn as; what the model does not name is a subject."""
    wanted = DRAWN_AS.get(name, name)
    return next((kind for kind in KINDS if kind.name == wanted), next(kind for kind in KINDS if kind.name == "subject"))


def wider_acts(act: str, acts: Mapping[str, Act]) -> tuple[str, ...]:
    """The act and all it belongs to, nearest first.

    >>> wider_acts("urge", {"urge": Act("urge", "urge", "request"), "request": Act("request", "request", "say")})
    ('urge', 'request', 'say')
    """
    chain = [act]
    while (known := acts.get(chain[-1])) and known.broader and known.broader not in chain:
        chain.append(known.broader)
    return tuple(chain)


def group_of(act: str, acts: Mapping[str, Act]) -> str:
    """The name of the group an act is drawn in: that of its nearest wider act listed, else ``say``.

    >>> group_of("urge", {"urge": Act("urge", "urge", "request")}), group_of("unheard-of", {})
    ('ask', 'say')
    """
    by_act = {name: group.name for group in act_groups() for name in group.acts}
    return next((by_act[name] for name in wider_acts(act, acts) if name in by_act), "say")
