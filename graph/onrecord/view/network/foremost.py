"""Which things a page draws first: at most some 80 with names, subjects in the middle, those who speak beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from onrecord.model.ids import key_of, space_of
from onrecord.view.network.projection import UNTAKEN
from onrecord.view.page.labels import DESCRIPTIVE_KINDS
from onrecord.view.rows.stands import STANCES, VOTES

MIDDLE, SIDE = 24, 28
"""At most so many subjects, and so many who speak on either side of them: as many lines as a screen has room for."""

ENOUGH = MIDDLE // 3
"""With so many subjects that a name, day or symbol tells apart, others are drawn if several documents have them."""

ONE_VOICE = 0.6
"""Where one speaks in so great a share of it all, what else is spoken of tells more than on which side that one is."""

_SIDES = {"favours": 1, "opposes": -1, "neither": 0}


@dataclass(slots=True)
class _Tie:
    """All that one says on one subject: in which documents on which side; ``said`` where it is more than a vote."""

    sides: Counter[int] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    said: bool = False

    @property
    def lean(self) -> int:
        """1 for it, -1 against it, 0 where neither outweighs."""
        return (self.sides[1] > self.sides[-1]) - (self.sides[-1] > self.sides[1])


Ties = dict[tuple[str, str], _Tie]
"""By who speaks and on what."""


@dataclass(frozen=True, slots=True)
class Foremost:
    """What is drawn first: ``middle`` is spoken of, ``left`` and ``right`` speak, each the most important first.

    ``ties`` join them.
    """

    middle: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    ties: tuple[tuple[str, str], ...]


def foremost(network: nx.MultiDiGraph[str]) -> Foremost:
    """Choose what a page draws first of a network that is described (``projection.described``).

    Subjects come by how many documents, speakers and takers of both sides they have, those that no name, day or
    symbol tells apart after all others; speakers by their documents on these. Who is but a phrase of one document
    is not among them. Where nobody takes positions, or one does nearly all of it, what several documents name is
    there as well.
    """
    stands = {tie: told for tie, told in _stands(network).items() if _speaks(network, tie[0])}
    weights = _weights(network, stands)
    bare = {what for what in weights if _is_bare(network, what)}
    if len(weights) - len(bare) >= ENOUGH:
        often = _told_often(stands)
        weights = {what: weight for what, weight in weights.items() if what not in bare or what in often}
    middle = _best(weights, MIDDLE, bare)
    kept = {tie: told for tie, told in stands.items() if tie[1] in middle}
    voices: Counter[str] = Counter()
    for (who, _), tie in kept.items():
        voices[who] += len(tie.documents) if tie.said else 0
    named = max(voices.values(), default=0) >= ONE_VOICE * voices.total()
    if named:
        taking = {who for who, _ in stands}
        mentions = _mentions(network, taking)
        said = {what for (_, what), tie in stands.items() if tie.said}
        voted_on = _best({what: weight for what, weight in weights.items() if what not in said}, MIDDLE // 3, bare)
        counted = {node: weight for node, weight in _named(mentions).items() if node not in taking}
        spoken_of = _best(counted, max(MIDDLE // 2, MIDDLE - len(weights)) - len(voted_on) // 2)
        others = _best({what: weight for what, weight in weights.items() if what in said}, MIDDLE, bare)
        middle = (*voted_on, *spoken_of, *others)[:MIDDLE]
        kept = {tie: told for tie, told in (stands | mentions).items() if tie[1] in middle and tie[0] not in middle}
    return _sided(middle, kept)


def _sided(middle: Iterable[str], ties: Ties) -> Foremost:
    """The speakers on their sides: who is for more of it right, who is against more left, the rest where is room."""
    weight: Counter[str] = Counter()
    leaning: Counter[str] = Counter()
    for (who, _), tie in sorted(ties.items()):
        weight[who] += len(tie.documents) + abs(tie.lean)
        leaning[who] += tie.lean
    chosen = sorted(weight, key=lambda who: (-weight[who], who))[: 2 * SIDE]
    left = [who for who in chosen if leaning[who] < 0]
    right = [who for who in chosen if leaning[who] > 0]
    for who in chosen:
        if not leaning[who]:
            (left if len(left) < len(right) else right).append(who)
    for long, short in ((left, right), (right, left)):
        short += long[SIDE:]
        del long[SIDE:]
    joined = {what for who, what in ties if who in weight and who in chosen}
    return Foremost(
        tuple(what for what in middle if what in joined),
        tuple(left),
        tuple(right),
        tuple(sorted(tie for tie in ties if tie[0] in chosen)),
    )


def _stands(network: nx.MultiDiGraph[str]) -> Ties:
    """What the positions and the votes that were taken join."""
    found: Ties = defaultdict(_Tie)
    for who, what, data in network.edges(data=True):
        group = data["group"]
        if not (data["stands"] or group in VOTES) or group == UNTAKEN:
            continue
        side = _SIDES[VOTES.get(group, group)]
        tie = found[who, what]
        documents = {key_of(name) for name in data["statements"]} or {f"{what} {group}"}
        tie.sides[side] += len(documents)
        tie.documents |= documents
        tie.said |= bool(data["stands"])
    return dict(found)


def _weights(network: nx.MultiDiGraph[str], ties: Mapping[tuple[str, str], _Tie]) -> dict[str, float]:
    """How much is said of each subject; nothing of one on which a single document takes no side."""
    sides: dict[str, Counter[int]] = defaultdict(Counter)
    documents: dict[str, set[str]] = defaultdict(set)
    for (_, what), tie in ties.items():
        sides[what][tie.lean] += 1
        documents[what] |= tie.documents
    sorts = {
        what: stand.sort for _, what, data in network.edges(data=True) for stand in data["stands"] if what in sides
    }
    found = {}
    for what, counted in sides.items():
        taken = counted[1] + counted[-1]
        weight = len(documents[what]) + taken + 2 * min(counted[1], counted[-1]) + counted[0] / 2
        if network.nodes[what]["as_found"]:
            continue  # words of one document for which there are none of ours
        if taken or len(documents[what]) > 1 or counted[0] > 1:
            # What has no class of its own is most often words that one document has.
            found[what] = weight * (0.5 if sorts.get(what) == "subject" else 1.0)
    return found


def _mentions(network: nx.MultiDiGraph[str], speakers: Iterable[str]) -> Ties:
    """What asserted statements name, by who made them, if these have names or take positions as well."""
    taking = set(speakers)
    found: Ties = defaultdict(_Tie)
    for who, what, data in network.edges(data=True):
        if data["stands"] or not data["statements"] or data["group"] in STANCES:
            continue
        if (who in taking or _speaks(network, who)) and _is_named(network, what):
            found[who, what].documents.update(key_of(name) for name in data["statements"])
    return dict(found)


def _named(mentions: Mapping[tuple[str, str], _Tie]) -> dict[str, float]:
    """How many documents name each thing; nothing of what only one does."""
    documents: dict[str, set[str]] = defaultdict(set)
    for (_, what), tie in mentions.items():
        documents[what] |= tie.documents
    return {what: float(len(found)) for what, found in documents.items() if len(found) > 1}


def _speaks(network: nx.MultiDiGraph[str], node: str) -> bool:
    """Whether a node is somebody with a name, no text, and no phrase by which one document tells of somebody."""
    data = network.nodes[node]
    passing = data["as_found"] and data["kind"] in DESCRIPTIVE_KINDS
    return not passing and space_of(node) not in ("document", "subject", "item")


def _is_named(network: nx.MultiDiGraph[str], node: str) -> bool:
    """Whether a node has a name of its own, and is neither a document nor a group of people."""
    return space_of(node) != "document" and network.nodes[node]["kind"] not in ("unnamed", "collective", "document")


def _is_bare(network: nx.MultiDiGraph[str], node: str) -> bool:
    """Whether a subject's label has no name, day, symbol or owner: "bridge", "joint inquiry".

    One that a user declared is told apart. Each name, month, symbol and number of a label has a capital or a digit.
    """
    found = space_of(node) == "subject" and "/" in node.removeprefix("subject/")
    return found and not any(sign.isupper() or sign.isdigit() for sign in network.nodes[node]["label"])


def _told_often(ties: Ties) -> set[str]:
    """The subjects of more than one document."""
    documents: dict[str, set[str]] = defaultdict(set)
    for (_, what), tie in ties.items():
        documents[what] |= tie.documents
    return {what for what, found in documents.items() if len(found) > 1}


def _best(weights: Mapping[str, float], most: int, after: Collection[str] = ()) -> tuple[str, ...]:
    """The heaviest, the heaviest first; ``after`` are those that come after all others."""
    return tuple(sorted(weights, key=lambda node: (node in after, -weights[node], node))[:most])
