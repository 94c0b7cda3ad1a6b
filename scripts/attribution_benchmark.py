"""The attribution benchmark beside the project, scored by its own tool: content, and content and source."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation import Extractor, Hits, extract
from gold import SHARED, GoldDocument
from onrecord.model.document import Spans
from onrecord.model.record import Record

SUBSETS = ("all", "direct", "indirect", "speech")
SPLITS = ("train", "dev")
NOT_CLAUSES = frozenset({"verb-object", "verb-infinitive", "verb-predicate", "verb-gerund", "verb-preposition"})
"""Rules whose statements the benchmark does not hold: it annotates attributed clauses only."""

Scores = dict[str, dict[str, dict[str, Hits]]]
"""By document, subset and measure (``content``, ``full``)."""


def load_scorer(shared: Path = SHARED) -> ModuleType:
    """The benchmark's own scorer, taken from where it lies; raises ``FileNotFoundError``."""
    file = shared / "tools" / "score_attributions.py"
    if not file.is_file():
        raise FileNotFoundError(f"{file} is missing: the benchmark is scored by its own tool")
    spec = spec_from_file_location("score_attributions", file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{file} is no Python module")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_benchmark(shared: Path = SHARED) -> dict[str, dict[str, Any]]:
    """The documents of both splits as their files give them, by ``doc_id``."""
    records = (json.loads(line) for file in _files(shared) for line in file.read_text("utf-8").splitlines() if line)
    return {record["doc_id"]: record for record in records}


def extract_benchmark(extractor: Extractor = extract, shared: Path = SHARED) -> dict[str, Record]:
    """The program's records of the benchmark's documents, read as any JSONL source is."""
    return {record.document.doc_id: record for record in extractor(_files(shared))}


def _files(shared: Path) -> list[Path]:
    return [shared / "data" / "attributions" / f"{split}.jsonl" for split in SPLITS]


def of_record(record: Record, without: frozenset[str] = frozenset(), *, top: bool = False) -> dict[str, Any]:
    """A record in the form the scorer takes: without the statements of some rules, or (``top``) those within others.

    Turns of dialogues have no cue and no source in their sentences; the benchmark annotates none.
    """
    turns = {place for place, s in enumerate(record.statements) if s.rule == "turn"}
    kept = (
        s
        for place, s in enumerate(record.statements)
        if s.rule not in without and place not in turns and not (top and s.within is not None and s.within not in turns)
    )
    return _attributions(record.document.text, ((s.source, s.cue, s.content) for s in kept))


def of_gold(document: GoldDocument, text: str) -> dict[str, Any]:
    """A document of the gold in the form the scorer takes."""
    return _attributions(text, ((s.source, s.cue, s.content) for s in document.statements))


def _attributions(text: str, found: Iterable[tuple[Spans, Spans, Spans]]) -> dict[str, Any]:
    return {
        "text": text,
        "attributions": [dict(zip(("source", "cue", "content"), each, strict=True)) for each in found],
    }


def score(gold: Mapping[str, dict[str, Any]], found: Mapping[str, dict[str, Any]], scorer: ModuleType) -> Scores:
    """The hits of each document by the scorer's definitions; it gives rates, from which the counts are taken."""
    scores: Scores = {}
    for name, right in gold.items():
        if name in found and found[name]["text"] != right["text"]:
            raise ValueError(f"{name}: the text that was read is not the text that was annotated")
        given = scorer.evaluate({name: right}, {name: found[name]} if name in found else {})
        scores[name] = {
            subset: {measure: _hits(given[subset], measure) for measure in ("content", "full")} for subset in SUBSETS
        }
    return scores


def _hits(given: dict[str, Any], measure: str) -> Hits:
    matched = round(given[measure][1] * given["gold"])
    return Hits(given["gold"], given["pred"], matched, matched)
