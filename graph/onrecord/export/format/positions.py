"""Positions: a line of JSON for every document, with who stands where on what, and at which characters.

The scorer of annotated dossiers reads these lines, so that their fields are a contract (docs/exports.md).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from onrecord.discourse.counted import counted, subject_of
from onrecord.export.declaration import Export, Material
from onrecord.export.rows import read_rows
from onrecord.model.ids import local, relative, space_of
from onrecord.query.own import Row

_JOINED = " and "


def write(material: Material, out: BinaryIO) -> None:
    """Write a line for each name that sources give to a document, in the order of the names."""
    graph = material.graph
    acts, speakers = _acts(read_rows(graph, "acts")), _speakers(read_rows(graph, "parties"))
    states = {name: state for name, state in _states(read_rows(graph, "voices")).items() if len(speakers[name]) == 1}
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in counted(read_rows(graph, "positions")):
        document, subject, label = relative(row["document"]), relative(subject_of(row)), row.get("label", "")
        if space_of(subject) == "subject" or not label:  # it may be made of the words of documents
            label = material.quotes.words(label or row.get("named", ""), document)
        begin, end = int(row["begin"]), int(row["end"])
        cue = acts.get(row["position"], [])
        found[row["document"]].append(
            {
                "cue_start": cue[0][0] if cue else begin,
                "cue": cue,
                "target": [[begin, end]],
                "speaker": _JOINED.join(speakers.get(row["statement"], ())) or None,
                "speaker_state": states.get(row["statement"]),
                "subject": subject,
                "subject_label": label or None,
                "stance": local(row["stance"]),
                "status": local(row.get("how", "")) or "asserted",
            }
        )
    for row in sorted(read_rows(graph, "identifiers"), key=lambda row: (row["id"], row["document"])):
        positions = sorted(found.get(row["document"], ()), key=lambda one: (str(one["cue_start"]).zfill(9), str(one)))
        line = {"doc_id": row["id"], "positions": positions}
        out.write((json.dumps(line, ensure_ascii=False) + "\n").encode())


def _acts(rows: Iterable[Row]) -> Mapping[str, list[list[int]]]:
    """Where the act of each position stands: its own words if it has any, else the cue of its statement."""
    spans: dict[tuple[str, bool], list[list[int]]] = defaultdict(list)
    for row in rows:
        spans[row["position"], row["own"] == "1"].append([int(row["begin"]), int(row["end"])])
    names = {name for name, _ in spans}
    return {name: sorted(spans.get((name, True)) or spans[name, False]) for name in names}


def _speakers(rows: Iterable[Row]) -> Mapping[str, list[str]]:
    """The names of those who speak in each statement, in the order of their ids."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["role"] in {"speaker", "putative_speaker"}:
            found[row["statement"]].setdefault(row["actor"], row.get("label") or row.get("named", ""))
    return {statement: [name for _, name in sorted(each.items()) if name] for statement, each in found.items()}


def _states(rows: Iterable[Row]) -> Mapping[str, str]:
    """The state for which each statement is made, where its one speaker speaks for one state and for no other."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[row["statement"]][row["reference"]].add(row.get("label") or relative(row["state"]))
    told = {statement: next(iter(each.values())) for statement, each in found.items() if len(each) == 1}
    return {statement: next(iter(states)) for statement, states in told.items() if len(states) == 1}


EXPORT = Export(write, place=4)
