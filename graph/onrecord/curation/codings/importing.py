"""Reads a file of codings back: what a coder changed becomes decisions, all of them in one change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.curation.codings.changes import changes_of
from onrecord.curation.codings.decisions import decisions_of
from onrecord.curation.decide import Who, written_down
from onrecord.dna.file import CONCEPT
from onrecord.dna.reading import read_dna
from onrecord.errors import CodingError
from onrecord.model.decision import problem_of
from onrecord.store.base import Store
from onrecord.triples.correction import label_of


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: the numbers of the decisions made, a line for each, and one for each change not taken.

    ``held`` counts changes that the graph held already.
    """

    made: range
    told: tuple[str, ...]
    untaken: tuple[str, ...]
    held: int = 0


def import_codings(store: Store, path: Path, who: Who) -> Imported:
    """Decides what a coder changed in a file that ``export -f dna`` wrote from this store.

    What no decision can say is left out and told. Raises ``CodingError`` for a file that cannot be read or was not
    written here, and ``DecisionError`` if a decision in force would lose its effect; then nothing is changed.
    """
    file = read_dna(path)
    if not file.noted:
        raise CodingError(f"{path}: tells of no statement of ours; give a file that onrecord export -f dna wrote")
    reason = who.why or f"changed in {path.name}"
    positions: dict[str, set[str]] = defaultdict(set)
    for noted in file.noted.values():
        positions[noted.ids.get(CONCEPT, "")].add(noted.position)
    wanted = decisions_of(store.graph, changes_of(file), positions, replace(who, why=reason))
    untaken = [f"{label_of(each)}: {wrong}" for each in wanted.decisions if (wrong := problem_of(each))]
    good = [each for each in wanted.decisions if not problem_of(each)]
    if not good:
        return Imported(range(0), (), (*wanted.untaken, *untaken), wanted.held)
    numbers, left = written_down(store, good)
    untaken += [f"{label_of(each)}: another decision stands against it" for each in left]
    made = tuple(label_of(each) for each in good if each not in left)
    return Imported(numbers, made, (*wanted.untaken, *untaken), wanted.held)
