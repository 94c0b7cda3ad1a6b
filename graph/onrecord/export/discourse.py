"""Discourse networks as graphs of networkx, with weight, sign, colour and time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx

from onrecord.discourse.choice import Choice
from onrecord.discourse.networks import DiscourseNetwork, discourse_network
from onrecord.errors import OnRecordError
from onrecord.export.declaration import Material
from onrecord.export.quads import xml_text

if TYPE_CHECKING:
    Ties = nx.Graph[str]

POSITIVE, NEGATIVE, MIXED = "positive", "negative", "mixed"
COLOURS = {POSITIVE: "#0072B2", NEGATIVE: "#D55E00", MIXED: "#999999"}
"""Colours of ties that people who see no red or green can tell apart (Okabe and Ito 2008)."""
ACTOR_COLOUR, SUBJECT_COLOUR = "#E69F00", "#56B4E9"


def network_in(material: Material, choice: Choice) -> DiscourseNetwork:
    """The discourse network of what is exported, with no more of documents' words in its labels than may go out."""
    network = discourse_network(material.graph, choice, material.quotes.words)
    material.tell(network.summary())
    return network


def to_graph(network: DiscourseNetwork, *, timed: bool) -> Ties:
    """Return the network as a graph: ties that are not nought, each once.

    ``weight`` is the size of a tie, ``value`` what the matrix has, ``sign`` positive, negative or mixed. With
    ``timed`` ties have spells: the windows in which they are there, or, without windows, the days of events;
    nodes then begin with their first event. Raises ``OnRecordError`` for windows where time cannot be told.
    """
    if network.choice.window and not timed:
        raise OnRecordError("--format graphml holds one network; give --format gexf, csv or dl for time windows")
    graph: Ties = nx.Graph(mode="dynamic") if timed else nx.Graph()
    for node, attributes in _nodes(network, timed):
        graph.add_node(node, **attributes)
    for one, other, attributes in _ties(network, timed):
        graph.add_edge(one, other, **attributes)
    return graph


def _nodes(network: DiscourseNetwork, timed: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    groups = _communities(network)
    two, both = network.choice.two_mode, _both(network)
    modes = [(network.rows, not two and network.choice.among == "subjects")]
    modes += [(network.columns, True)] if two else []
    for nodes, of_subjects in modes:
        counted, begins = network.statements(of_subjects=of_subjects), _begins(network, of_subjects)
        for node in nodes:
            attributes: dict[str, Any] = {
                "label": xml_text(node.label),
                "mode": "subject" if of_subjects else "actor",
                "kind": node.kind,
                "statements": counted[node.id],
                **_coloured(SUBJECT_COLOUR if of_subjects else ACTOR_COLOUR, timed),
                **({"community": groups[node.id]} if groups else {}),
                **({"start": begins[node.id]} if timed and node.id in begins else {}),
            }
            yield _as_subject(node.id) if two and of_subjects and node.id in both else node.id, attributes


def _begins(network: DiscourseNetwork, of_subjects: bool) -> Mapping[str, str]:
    """From which day on each actor or subject is there: that of its first event; always, where there are windows."""
    days: dict[str, str] = {}
    for one in network.events if network.choice.window is None else ():
        if one.day:
            days.setdefault((one.subject if of_subjects else one.actor).id, str(one.day))
    return days


def _both(network: DiscourseNetwork) -> frozenset[str]:
    """What is an actor and a subject at once: two nodes of a two-mode network."""
    two = network.choice.two_mode
    return frozenset(node.id for node in network.rows) & {node.id for node in network.columns if two}


def _as_subject(node: str) -> str:
    return f"{node}#subject"


def _ties(network: DiscourseNetwork, timed: bool) -> Iterator[tuple[str, str, dict[str, Any]]]:
    windowed, two, both = network.choice.window is not None, network.choice.two_mode, _both(network)
    spells = _days(network) if timed and not windowed else {}
    for row, column in _pairs(network):
        values = [layer.ties.get((row, column), 0.0) for layer in network.layers]
        most, sign = max(values, key=abs), _sign(network.choice, values)
        attributes: dict[str, Any] = {
            "weight": 1.0 if network.choice.network == "two-mode-combine" else abs(most),
            "value": float(most),
            "sign": sign,
            **_coloured(COLOURS[sign], timed),
        }
        if timed and windowed:
            there = [(value, layer.slice) for value, layer in zip(values, network.layers, strict=True) if value]
            attributes["value"] = [(float(value), str(one.first), str(one.last)) for value, one in there]
            attributes["spells"] = [(str(one.first), str(one.last)) for _, one in there]
        else:
            attributes |= spells.get((row, column), {})
        yield row, _as_subject(column) if two and column in both else column, attributes


def _pairs(network: DiscourseNetwork) -> list[tuple[str, str]]:
    """The pairs that are tied in any layer, in the order of the matrix, and in one mode each pair once."""
    rows = {node.id: place for place, node in enumerate(network.rows)}
    columns = {node.id: place for place, node in enumerate(network.columns)}
    tied = {pair for layer in network.layers for pair, tie in layer.ties.items() if tie}
    once = (pair for pair in tied if network.choice.two_mode or rows[pair[0]] < rows[pair[1]])
    return sorted(once, key=lambda pair: (rows[pair[0]], columns[pair[1]]))


def _sign(choice: Choice, values: list[float]) -> str:
    if choice.network == "conflict":
        return NEGATIVE
    if choice.network == "two-mode-combine":
        codes = {int(value) for value in values if value}
        return {frozenset({1}): POSITIVE, frozenset({2}): NEGATIVE}.get(frozenset(codes), MIXED)
    signs = {value > 0 for value in values if value}
    return MIXED if len(signs) > 1 else POSITIVE if True in signs else NEGATIVE


def _days(network: DiscourseNetwork) -> Mapping[tuple[str, str], dict[str, Any]]:
    """When each tie is there: of an actor and subject on the days of events, of a pair from the day it begins on.

    A pair begins on the first day by which both have been on one thing on the sides that the network is of.
    """
    firsts: dict[tuple[str, str, bool], date] = {}
    days: dict[tuple[str, str], set[date]] = {}
    by_subject = network.choice.among == "subjects" and not network.choice.two_mode
    for one in network.events:
        if one.day:
            node, thing = (one.subject.id, one.actor.id) if by_subject else (one.actor.id, one.subject.id)
            firsts.setdefault((thing, node, one.favours), one.day)
            days.setdefault((one.actor.id, one.subject.id), set()).add(one.day)
    if network.choice.two_mode:
        return {pair: {"spells": [(str(day), str(day)) for day in sorted(each)]} for pair, each in days.items()}
    begins: dict[tuple[str, str], date] = {}
    on: dict[str, list[tuple[str, bool, date]]] = {}
    for (thing, node, favours), day in firsts.items():
        on.setdefault(thing, []).append((node, favours, day))
    for each in on.values():
        for node, favours, day in each:
            for other, of_other, later in each:
                if node != other and _joined(network.choice, favours == of_other):
                    both = max(day, later)
                    begins[node, other] = min(both, begins.get((node, other), both))
    return {pair: {"start": str(day)} for pair, day in begins.items()}


def _joined(choice: Choice, same: bool) -> bool:
    return choice.network == "subtract" or same == (choice.network == "congruence")


def _coloured(colour: str, timed: bool) -> dict[str, Any]:
    """A colour as an attribute, and in GEXF also as its extension for drawing has it."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"color": colour, **({"viz": {"color": {"r": red, "g": green, "b": blue}}} if timed else {})}


def _communities(network: DiscourseNetwork) -> Mapping[str, int]:
    """The community of each node, the largest first: Louvain's method over ties of agreement, with a fixed seed."""
    if not network.choice.communities:
        return {}
    graph: Ties = nx.Graph()
    graph.add_nodes_from(node.id for node in network.rows)
    for one, other, attributes in _ties(network, timed=False):
        if attributes["sign"] == POSITIVE:
            graph.add_edge(one, other, weight=attributes["weight"])
    order = {node.id: place for place, node in enumerate(network.rows)}
    found = nx.community.louvain_communities(graph, weight="weight", seed=0)
    ranked = sorted(found, key=lambda group: (-len(group), min(order[node] for node in group)))
    return {node: number for number, group in enumerate(ranked, start=1) for node in group}
