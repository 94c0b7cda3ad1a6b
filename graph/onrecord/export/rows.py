"""What is stored of statements, read with the queries of ``queries/export`` and brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import cast

from onrecord.model.ids import local, relative
from onrecord.rdf.namespaces import PREFIXES
from onrecord.rdf.quads import Quads, QuadTriple, Solutions, Term, is_literal, named_node
from onrecord.resources import query_text

Row = Mapping[str, str]
_INTEGER = named_node(PREFIXES["xsd"] + "integer")


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something in a role of a statement: as named there, and the node after matching (relative id)."""

    id: str
    label: str
    named: str
    kind: str


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement as stored, with its document, its parties by role and its spans by role.

    ``row`` has the columns of ``statements.rq`` and ``documents.rq``, terms by their local name
    (``reject``, ``direct``), and the ``status``: asserted, negated, possible or expected.
    """

    id: str
    row: Row
    parties: dict[str, list[Party]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def labels(self, role: str) -> list[str]:
        """The names of the parties in a role, in the order of their ids."""
        return [party.label for party in self.parties.get(role, ())]


def read_rows(graph: Quads, name: str) -> list[Row]:
    """The answers to a query of ``queries/export``: lexical forms and IRIs, nothing for what is not bound.

    They are brought into the query's order here: oxigraph, which reads both terms from its disk for each
    comparison, takes twice as long over sorting as over finding them. Raises ``ValueError`` for a query that
    does not end in an order of some of its columns, each rising.
    """
    unsorted, _, order = query_text(f"export/{name}").partition("\nORDER BY ")
    solutions = cast("Solutions", graph.query(unsorted, use_default_graph_as_union=True))
    names = [variable.value for variable in solutions.variables]
    by = [variable.removeprefix("?") for variable in order.split()]
    if not by or not set(by) <= set(names):
        raise ValueError(f"{name}.rq: end it with ORDER BY and names of its columns")
    found: list[tuple[list[str], Row]] = []
    for solution in solutions:
        place = [_sortable(solution[column]) for column in (*by, *(name for name in names if name not in by))]
        found.append((place, {name: text for name in names if (text := _text(solution[name])) is not None}))
    return [row for _, row in sorted(found, key=itemgetter(0))]


def _text(term: Term | None) -> str | None:
    return None if term is None or isinstance(term, QuadTriple) else term.value


def _sortable(term: object) -> str:
    """A text that stands where the term does in its column: nothing, or whole numbers, or all else by code points."""
    if is_literal(term) and term.datatype == _INTEGER:
        return term.value.zfill(20)
    return str(getattr(term, "value", ""))


def read_statements(graph: Quads) -> list[StoredStatement]:
    """All statements, asserted or not, in the order of their ids. Holds them in memory."""
    documents: dict[str, Row] = {}
    for row in read_rows(graph, "documents"):
        documents.setdefault(row["document"], _document(row))
    found: dict[str, StoredStatement] = {}
    for row in read_rows(graph, "statements"):
        whole = {**documents.get(row.get("document", ""), {}), **_statement(row)}
        found.setdefault(row["statement"], StoredStatement(relative(row["statement"]), whole))
    for row in read_rows(graph, "reviews"):
        if row["statement"] in found:
            marked = found[row["statement"]]
            review = ", ".join([*filter(None, [marked.row.get("review", "")]), local(row["review"])])
            found[row["statement"]] = replace(marked, row={**marked.row, "review": review})
    seen = set[tuple[str, str, str]]()
    for row in read_rows(graph, "parties"):
        key = (row["statement"], row["role"], row["actor"])
        if key not in seen and row["statement"] in found:
            found[row["statement"]].parties[row["role"]].append(_party(row))
        seen.add(key)
    for row in read_rows(graph, "spans"):
        if row["statement"] in found:
            found[row["statement"]].spans[row["role"]].append(f"{row['begin']}-{row['end']}")
    return list(found.values())


def _document(row: Row) -> Row:
    house = row.get("usual") or row.get("name") or local(row.get("by", ""))
    return {**row, "publisher": house, "basis": local(row.get("basis", ""))}


def _statement(row: Row) -> Row:
    terms = {name: local(row[name]) for name in ("act", "mode", "attribution", "precision", "rule") if name in row}
    asserted = local(row["class"]) == "Statement"
    return {**row, **terms, "status": "asserted" if asserted else local(row.get("how", "unasserted"))}


def _party(row: Row) -> Party:
    actor = relative(row["actor"])
    named = row.get("named", "")
    return Party(actor, row.get("label") or named or actor, named, local(row.get("kind", "")))
