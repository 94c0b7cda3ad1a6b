"""One reading of a document against another, as counts that can be added up over documents.

The other reading may be a second reader's (``agreement.py``) or the program's (``evaluate``); the same
measures serve both, so that the two can stand side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gold import GoldActor, GoldDocument, GoldStatement
from matching import Tokens, match, same_source
from onrecord.model.document import Spans

FIELDS = ("attribution", "status", "mode", "act", "within", "via", "speakers", "some speaker")
Counts = Counter[tuple[str, ...]]


@dataclass
class Comparison:
    """What comparing one document gave.

    ``counts`` has, for each group of statements, ``gold`` and ``found`` (how many there are on each side),
    ``content`` and ``full`` (those of the gold side that are matched, and with the same source),
    ``found content`` and ``found full`` (those of the other side); for each field ``pairs`` and ``same``.
    ``mentions`` are the sums of B-cubed. ``values`` has the differing values of a field with their number.
    """

    counts: Counts = field(default_factory=Counter)
    mentions: dict[str, float] = field(default_factory=dict)
    values: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    matched: dict[int, int] = field(default_factory=dict)

    def __add__(self, other: Comparison) -> Comparison:
        summed = Counter(self.counts)
        summed.update(other.counts)
        names = {**self.mentions, **other.mentions}
        mentions = {name: self.mentions.get(name, 0.0) + other.mentions.get(name, 0.0) for name in names}
        return Comparison(summed, mentions, self.values + other.values)


def total(comparisons: Iterable[Comparison]) -> Comparison:
    """All comparisons as one."""
    return sum(comparisons, Comparison())


def groups(statement: GoldStatement) -> list[str]:
    """The groups a statement is counted in."""
    named = [f"{name}={getattr(statement, name)}" for name in ("attribution", "status", "mode")]
    return ["all", *named, *statement.phenomena]


def compare(gold: GoldDocument, found: GoldDocument, tokens: Tokens) -> Comparison:
    """The counts of one document, the first reading being the one that is held to be right."""
    result = Comparison()
    pairs = match(tokens, [s.content for s in gold.statements], [s.content for s in found.statements])
    result.matched = pairs
    full = {i for i, j in pairs.items() if same_source(tokens, gold.statements[i].source, found.statements[j].source)}
    back = {j: i for i, j in pairs.items()}
    for i, statement in enumerate(gold.statements):
        _count(result.counts, statement, "", i in pairs, i in full)
    for j, statement in enumerate(found.statements):
        _count(result.counts, statement, "found ", j in back, back.get(j) in full)
    _compare_fields(gold, found, tokens, result)
    _compare_mentions(gold, found, tokens, result)
    return result


def _count(counts: Counts, statement: GoldStatement, side: str, matched: bool, full: bool) -> None:
    for group in groups(statement):
        counts[group, side.strip() or "gold"] += 1
        counts[group, f"{side}content"] += matched
        counts[group, f"{side}full"] += full


def _compare_fields(gold: GoldDocument, found: GoldDocument, tokens: Tokens, result: Comparison) -> None:
    same_id = {gold.statements[i].id: found.statements[j].id for i, j in result.matched.items()}
    actors = correspondence(gold.actors, found.actors, tokens)
    for i, j in result.matched.items():
        one, other = gold.statements[i], found.statements[j]
        agreed = {name: getattr(one, name) == getattr(other, name) for name in FIELDS[:4]}
        agreed["within"] = same_id.get(one.within or "", one.within) == other.within
        agreed["via"] = _same_via(one.via, other.via, tokens)
        said = set(one.speakers)
        meant = [actors.get(speaker, frozenset()) for speaker in other.speakers]
        covered = frozenset().union(*meant)
        agreed["speakers"] = said <= covered and all(names & said for names in meant)
        for name, same in agreed.items():
            result.counts[name, "pairs"] += 1
            result.counts[name, "same"] += same
            if not same and name in FIELDS[:4]:
                result.values[name, getattr(one, name), getattr(other, name)] += 1
        if said:
            result.counts["some speaker", "pairs"] += 1
            result.counts["some speaker", "same"] += bool(said & covered)


def _same_via(one: Spans, other: Spans, tokens: Tokens) -> bool:
    if not one or not other:
        return bool(one) == bool(other)
    return bool(heads(one, tokens) & heads(other, tokens)) or bool(tokens.words(one) & tokens.words(other))


def heads(mentions: Spans, tokens: Tokens) -> set[int]:
    """The head tokens of mentions: two readings name the same thing at one place if the heads are one."""
    return {head for mention in mentions if (head := tokens.head((mention,))) is not None}


def correspondence(gold: Iterable[GoldActor], found: Iterable[GoldActor], tokens: Tokens) -> dict[str, frozenset[str]]:
    """For each actor of the second reading those of the first that share most mentions with it.

    More than one where mentions stand for several ("they"); none where no mention is shared.
    """
    places = {actor.id: heads(actor.mentions, tokens) for actor in gold}
    meant: dict[str, frozenset[str]] = {}
    for actor in found:
        mine = heads(actor.mentions, tokens)
        shared = {name: len(mine & theirs) for name, theirs in places.items()}
        most = max(shared.values(), default=0)
        meant[actor.id] = frozenset(name for name, count in shared.items() if count == most > 0)
    return meant


def _compare_mentions(gold: GoldDocument, found: GoldDocument, tokens: Tokens, result: Comparison) -> None:
    """Adds the sums of B-cubed (Bagga and Baldwin 1998), a mention being known by its head.

    The gold lists those who speak, relay or are addressed: recall goes over all its mentions, precision
    over those mentions of the other reading that the gold has too.
    """
    one = _clusters(heads(actor.mentions, tokens) for actor in gold.actors)
    other = _clusters(heads(actor.mentions, tokens) for actor in found.actors)
    recall = [
        max((len(cluster & theirs) for theirs in other.get(place, [])), default=0) / len(cluster)
        for place, clusters in one.items()
        for cluster in clusters
    ]
    precision = [
        max(len(cluster & theirs) for theirs in one[place]) / len(cluster & one.keys())
        for place, clusters in other.items()
        for cluster in clusters
        if place in one
    ]
    result.mentions = {
        "gold": len(recall),
        "found": len(precision),
        "recall": sum(recall),
        "precision": sum(precision),
        "seen": sum(share > 0 for share in recall),
    }


def _clusters(found: Iterable[set[int]]) -> dict[int, list[set[int]]]:
    clusters: defaultdict[int, list[set[int]]] = defaultdict(list)
    for cluster in found:
        for place in cluster:
            clusters[place].append(cluster)
    return clusters
