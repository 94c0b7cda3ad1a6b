"""Scores of the program on the gold: extraction, comparison, intervals and the worst documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from comparison import Comparison, compare
from gold import SHARED, GoldActor, GoldDocument, GoldStatement, text_file
from matching import Tokens
from onrecord.errors import UnreadableDocument
from onrecord.model.record import Record
from onrecord.pipeline.build import extract_sources
from onrecord.settings import Settings

Extractor = Callable[[Sequence[Path]], Iterator[Record]]
"""Sources in, records out: what is evaluated."""

Trainer = Callable[[Sequence[str]], Extractor]
"""An extractor that may learn from the documents of the given names, and from no others."""

SAMPLES = 1000
SEED = 20200424


def extract(sources: Sequence[Path]) -> Iterator[Record]:
    """The program's records of the sources, in one process; raises the first failure to read."""
    for found in extract_sources(list(sources), Settings()):
        if isinstance(found, UnreadableDocument):
            raise found
        yield found


def train(_: Sequence[str]) -> Extractor:
    """The extractor of rules, which learn from no document; a learned part takes this place."""
    return extract


def extract_gold(names: Iterable[str], extractor: Extractor = extract, shared: Path = SHARED) -> dict[str, Record]:
    """The records of documents of the gold, by name."""
    files = [text_file(name, shared) for name in names]
    return {file.stem: record for file, record in zip(files, extractor(files), strict=True)}


def as_reading(name: str, record: Record) -> GoldDocument:
    """A record in the form of a reading of the gold; each statement's rule stands among its phenomena."""
    statements = tuple(
        GoldStatement(
            id=f"s{index}",
            source=found.source,
            cue=found.cue,
            content=found.content,
            via=found.via.mentions if found.via else (),
            attribution=found.attribution,
            status=found.status,
            mode=found.mode,
            act=found.act,
            within=None if found.within is None else f"s{found.within}",
            speakers=tuple(speaker.place for speaker in found.speakers),
            phenomena=(f"rule={found.rule}",),
        )
        for index, found in enumerate(record.statements)
    )
    actors = tuple(GoldActor(each.place, each.kind, each.mentions) for each in record.references)
    return GoldDocument(name, sha256(record.document.text.encode("utf-8")).hexdigest(), statements, actors)


def score(gold: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> dict[str, Comparison]:
    """The comparison of gold and program, by document; raises ``ValueError`` where the text is another."""
    scores: dict[str, Comparison] = {}
    for name, right in gold.items():
        reading = as_reading(name, records[name])
        if reading.sha256 != right.sha256:
            raise ValueError(f"{name}: the text is not the one that was annotated; its SHA-256 is {reading.sha256}")
        scores[name] = compare(right, reading, Tokens(records[name].document.text))
    return scores


def folds(names: Iterable[str], count: int) -> list[list[str]]:
    """The names in so many parts, by the hash of each name: the same parts in any order and any run.

    >>> [len(part) for part in folds(["a", "b", "c", "d", "e"], 2)]
    [3, 2]
    """
    ordered = sorted(names, key=lambda name: sha256(name.encode("utf-8")).hexdigest())
    return [ordered[start::count] for start in range(count)]


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of the gold and of the found statements are matched."""

    gold: int = 0
    found: int = 0
    gold_hits: int = 0
    found_hits: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(
            self.gold + other.gold,
            self.found + other.found,
            self.gold_hits + other.gold_hits,
            self.found_hits + other.found_hits,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 of nothing."""
        return self.found_hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found; 0 of nothing."""
        return self.gold_hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def hits(comparison: Comparison, group: str, measure: str = "content") -> Hits:
    """The hits of one group of statements, by ``content`` or in ``full`` (content and source)."""
    c = comparison.counts
    return Hits(c[group, "gold"], c[group, "found"], c[group, measure], c[group, f"found {measure}"])


def interval(by_document: Sequence[Hits], samples: int = SAMPLES, seed: int = SEED) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1: documents drawn with replacement, the seed fixed."""
    if not by_document:
        return (0.0, 0.0)
    table = np.array([(h.gold, h.found, h.gold_hits, h.found_hits) for h in by_document])
    drawn = np.random.default_rng(seed).integers(0, len(table), (samples, len(table)))
    values = [Hits(*(int(x) for x in table[rows].sum(axis=0))).f1 for rows in drawn]
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)


def worst(by_document: Mapping[str, Hits], count: int = 10) -> list[tuple[str, Hits]]:
    """The documents with most wrong and missed statements, the most first."""

    def wrong(entry: tuple[str, Hits]) -> tuple[int, str]:
        name, h = entry
        return (h.gold_hits + h.found_hits - h.gold - h.found, name)

    return sorted(by_document.items(), key=wrong)[:count]
