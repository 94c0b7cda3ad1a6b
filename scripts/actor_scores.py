"""How well actors are told: mentions within documents, identities across the examples, speakers of statements.

Within documents the gold of ``tests/gold/adjudicated`` has the mentions of those who speak, relay or are
addressed, ``tests/gold/mentions-within.csv`` all mentions of ten documents; across documents
``tests/gold/examples-actors.csv`` has the names in the example corpus. All are measured by B-cubed (Bagga and
Baldwin 1998), a mention being known by its head.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import evaluation
from comparison import Comparison, total
from gold import GOLD, ROOT, SHARED, load_folder
from matching import Tokens
from onrecord.actors.declared import Known
from onrecord.errors import UnreadableDocument
from onrecord.linking.linking import link
from onrecord.linking.named import named_in
from onrecord.model.document import Span
from onrecord.model.gathered import references_of
from onrecord.model.ids import reference_id, relative
from onrecord.model.record import Record
from onrecord.pipeline.build import extract_sources
from onrecord.rdf.terms import CANONICAL
from onrecord.resources import ontology_folder
from onrecord.settings import Settings
from onrecord.store.declared import declared_quads

EXAMPLES = ROOT / "examples"
IDENTITIES = GOLD / "examples-actors.csv"
EVERYONE = GOLD / "mentions-within.csv"
NOT_IN_GOLD = frozenset({"post", "unnamed", "document", "subject"})
"""Kinds that ``EVERYONE`` has in part or not at all: what is found of them is not held against the program."""

TARGETS = {"within": 0.85, "across": 0.90, "speakers": 0.92}
Place = tuple[str, int]
"""A mention: the document and the number of the word that is its head."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall by B-cubed; how many mentions the gold has, and how many of them were found."""

    precision: float
    recall: float
    mentions: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @classmethod
    def of(cls, comparison: Comparison) -> BCubed:
        """The sums that ``compare`` made, as shares."""
        sums = comparison.mentions
        precision = sums["precision"] / sums["found"] if sums.get("found") else 0.0
        recall = sums["recall"] / sums["gold"] if sums.get("gold") else 0.0
        return cls(precision, recall, int(sums.get("gold", 0)), int(sums.get("seen", 0)))


def read_identities(path: Path = IDENTITIES) -> dict[str, list[tuple[Span, str]]]:
    """For each document of the examples its mentions with the identity each has in the whole corpus."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(((int(row["start"]), int(row["end"])), row["actor"]))
    return dict(found)


def example_records(folder: Path = EXAMPLES) -> list[Record]:
    """The records of the example corpus, with its own actors declared."""
    settings = Settings(actors=folder / "actors.ttl")
    found = extract_sources([folder], settings)
    return [record for record in found if not isinstance(record, UnreadableDocument)]


def canonical_of(records: Iterable[Record], actors: Path | None = EXAMPLES / "actors.ttl") -> dict[str, str]:
    """What each reference of some records is once they are linked, by relative ids."""
    known = Known.of(declared_quads(ontology_folder() / "vocabulary", actors))
    links = link((named for record in records for named in named_in(record)), known)
    return {
        relative(str(quad.subject)[1:-1]): relative(str(quad.object)[1:-1])
        for quad in links.links
        if quad.predicate == CANONICAL
    }


def across(identities: Mapping[str, list[tuple[Span, str]]], records: Iterable[Record]) -> BCubed:
    """B-cubed of actors over a whole corpus: of names whose identity is known, against what they were linked to.

    Recall goes over all mentions of the gold, precision over those that were found.
    """
    kept = [record for record in records if record.document.doc_id in identities]
    canonical = canonical_of(kept)
    gold: dict[Place, set[str]] = defaultdict(set)
    found: dict[Place, set[str]] = defaultdict(set)
    for record in kept:
        tokens = Tokens(record.document.text)
        name = record.document.doc_id
        for span, actor in identities[name]:
            gold[name, tokens.head((span,)) or 0].add(actor)
        for reference in references_of(record):
            place = reference_id(record.document.key, reference)
            for span in reference.mentions:
                found[name, tokens.head((span,)) or 0].add(canonical.get(place, place))
    return b_cubed(gold, found)


def everyone(identities: Mapping[str, list[tuple[Span, str]]], records: Mapping[str, Record]) -> BCubed:
    """B-cubed of all mentions within documents; one that the gold has not counts against precision."""
    gold: dict[Place, set[str]] = defaultdict(set)
    found: dict[Place, set[str]] = defaultdict(set)
    needless: set[Place] = set()
    for name, rows in identities.items():
        tokens = Tokens(records[name].document.text)
        for span, actor in rows:
            gold[name, tokens.head((span,)) or 0].add(f"{name}/{actor}")
        for reference in references_of(records[name]):
            for span in reference.mentions:
                place = (name, tokens.head((span,)) or 0)
                found[place].add(f"{name}/{reference.place}")
                needless.update([place] if reference.kind not in NOT_IN_GOLD else [])
    scores = b_cubed(gold, found)
    beyond = len(needless - gold.keys())
    share = scores.precision * scores.found / max(scores.found + beyond, 1)
    return BCubed(share, scores.recall, scores.mentions, scores.found)


def b_cubed(gold: Mapping[Place, set[str]], found: Mapping[Place, set[str]]) -> BCubed:
    """B-cubed of two clusterings by the mentions' clusters; of several clusters of a mention the best fitting counts.

    >>> one = {("a", 1): {"x"}, ("a", 2): {"x"}, ("a", 3): {"y"}}
    >>> scores = b_cubed(one, {("a", 1): {"p"}, ("a", 2): {"p"}})
    >>> scores.precision, round(scores.recall, 2), scores.found
    (1.0, 0.67, 2)
    """
    right, mine = _members(gold), _members({place: ids for place, ids in found.items() if place in gold})
    recall = precision = 0.0
    seen = 0
    for place, ids in gold.items():
        pairs = [(right[one], mine[other]) for one in ids for other in found.get(place, ())]
        shared = max((len(a & b) for a, b in pairs), default=0)
        recall += shared / max(len(right[one]) for one in ids)
        if pairs:
            seen += 1
            precision += max(len(a & b) / len(b) for a, b in pairs)
    return BCubed(precision / seen if seen else 0.0, recall / len(gold) if gold else 0.0, len(gold), seen)


def _members(clusters: Mapping[Place, set[str]]) -> dict[str, set[Place]]:
    members: dict[str, set[Place]] = defaultdict(set)
    for place, ids in clusters.items():
        for each in ids:
            members[each].add(place)
    return members


def within(comparisons: Iterable[Comparison]) -> BCubed:
    """B-cubed of mentions within documents, over all of them."""
    return BCubed.of(total(comparisons))


def speakers_right(comparisons: Iterable[Comparison]) -> tuple[int, int]:
    """Of the statements whose span is right and that have a speaker: with the right ones, and how many there are."""
    counts = total(comparisons).counts
    return counts["speakers", "same"], counts["some speaker", "pairs"]


def actor_lines(shared: Path = SHARED) -> Iterator[str]:
    """The figures as lines of text, each with its target."""
    gold = load_folder(GOLD / "adjudicated")
    comparisons = list(evaluation.score(gold, evaluation.extract_gold(gold, shared=shared)).values())
    inside, corpus = within(comparisons), across(read_identities(), example_records())
    marked = read_identities(EVERYONE)
    all_of_them = everyone(marked, evaluation.extract_gold(marked, shared=shared))
    right, of = speakers_right(comparisons)
    yield "actors                                P     R    F1  target  mentions  found"
    for label, scores, target in (
        (f"within documents ({len(gold)})", inside, TARGETS["within"]),
        (f"within, everyone named ({len(marked)})", all_of_them, TARGETS["within"]),
        (f"across the examples ({len(read_identities())})", corpus, TARGETS["across"]),
    ):
        shares = "".join(f"{100 * share:6.1f}" for share in (scores.precision, scores.recall, scores.f1))
        yield f"{label:34}{shares}  {100 * target:6.0f}  {scores.mentions:8}  {scores.found:5}"
    yield f"speakers right: {right} of {of} statements whose span is right, {100 * right / max(of, 1):.1f} (target 92)"
