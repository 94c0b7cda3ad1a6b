"""The texts of a graph with what is told of their documents: title, publisher, authors, kind and a day for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.export.rows import read_rows
from onrecord.model.ids import code_of, local, relative
from onrecord.query.own import Row
from onrecord.rdf.quads import Quads

_NO_DAY = "1970-01-01"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text by its key, and its document. ``basis`` tells by which rule it has its ``day``; empty if it states one."""

    key: str
    document: str
    day: str
    basis: str = ""
    title: str = ""
    publisher: str = ""
    kind: str = ""
    authors: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def read_texts(graph: Quads) -> dict[str, SourceText]:
    """Return the texts by key. One of which no day is told has the last on which a statement in it was made."""
    told: dict[str, Row] = {}
    for row in read_rows(graph, "documents"):
        told.setdefault(row["document"], row)
    stated = _last_days(graph)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(graph, "texts"):
        rows[code_of(relative(row["text"]))].append(row)
    return {key: _text(key, found, told.get(found[0]["document"], {}), stated) for key, found in rows.items()}


def _text(key: str, rows: list[Row], told: Row, stated: Mapping[str, str]) -> SourceText:
    day, basis = told.get("published", "")[:10], ""
    if len(day) != len(_NO_DAY):
        day = stated.get(key, _NO_DAY)
        basis = "no day is told; here the last that a statement in it is dated" if key in stated else "no day is told"
    return SourceText(
        key,
        relative(rows[0]["document"]),
        day,
        basis,
        told.get("title", ""),
        told.get("usual") or told.get("name") or local(told.get("by", "")),
        local(rows[0].get("kind", "")),
        tuple(sorted({row["author"] for row in rows if "author" in row})),
        tuple(sorted({row["url"] for row in rows if "url" in row})),
    )


def _last_days(graph: Quads) -> dict[str, str]:
    """The last day that a statement in each text is dated by the text, by key."""
    found: dict[str, str] = {}
    for row in read_rows(graph, "statements"):
        days = [row[name][:10] for name in ("from", "until") if name in row]
        if days:
            key = relative(row["statement"]).split("/")[1]
            found[key] = max(found.get(key, ""), *days)
    return found
