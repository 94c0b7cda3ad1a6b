"""Statements as rows, made of the answers to the queries of ``queries/export``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.model.document import Spans
from onrecord.model.ids import local, relative
from onrecord.model.statement_row import DocumentRow, StatementRow
from onrecord.query.own import Row, own_rows
from onrecord.rdf.quads import Quads


class Party(NamedTuple):
    """Someone or something in a role of a statement: the node after matching, and how the document names it there."""

    id: str
    label: str
    named: str
    kind: str


class StoredStatement(NamedTuple):
    """A statement as stored, and the document that reports it."""

    row: StatementRow[Party]
    document: DocumentRow

    @property
    def speakers(self) -> tuple[Party, ...]:
        """The speakers according to the document: none if it does not assert that they said it."""
        return self.row.speakers if self.row.status == "asserted" else ()

    @property
    def putative_speakers(self) -> tuple[Party, ...]:
        """Those who, according to the document, did not say it, or not yet, or may have said it."""
        return self.row.speakers if self.row.status != "asserted" else ()


JOINED = "; "
"""What stands between several values in one cell or attribute."""


def labels(parties: Iterable[Party]) -> str:
    """Return the names of parties as one text."""
    return JOINED.join(party.label for party in parties)


def places(statement: StoredStatement, part: str) -> str:
    """Return where a part of a statement stands in its document's text, as one text."""
    return JOINED.join(f"{begin}-{end}" for begin, end in statement.row.spans.get(part, ()))


def read_rows(graph: Quads, name: str) -> list[Row]:
    """Return the answers to a query of ``queries/export``, in its order."""
    return own_rows(graph, f"export/{name}")


def read_statements(graph: Quads) -> list[StoredStatement]:
    """Return all statements, asserted or not, in the order of their ids. Holds them in memory."""
    documents: dict[str, DocumentRow] = {}
    for answer in read_rows(graph, "documents"):
        document = _document(answer)
        documents.setdefault(document.id, document)
    reviews: dict[str, list[str]] = defaultdict(list)
    for answer in read_rows(graph, "reviews"):
        reviews[answer["statement"]].append(local(answer["review"]))
    parties, spans = _parties(graph), _spans(graph)
    found: dict[str, StoredStatement] = {}
    for answer in read_rows(graph, "statements"):
        name = answer["statement"]
        if name not in found:
            row = _statement(answer, parties.get(name, {}), spans.get(name, {}), ", ".join(reviews.get(name, ())))
            found[name] = StoredStatement(row, documents.get(row.document, DocumentRow(row.document)))
    return list(found.values())


def _document(answer: Row) -> DocumentRow:
    house = answer.get("usual") or answer.get("name") or local(answer.get("by", ""))
    known = relative(answer["document"]), answer.get("title", "")
    return DocumentRow(*known, house, answer.get("published", ""), local(answer.get("basis", "")))


def _parties(graph: Quads) -> dict[str, dict[str, list[Party]]]:
    """Return the parties by statement and role, each once in a role, in the order of their ids."""
    found: dict[str, dict[str, list[Party]]] = defaultdict(lambda: defaultdict(list))
    seen = set[tuple[str, str, str]]()
    for answer in read_rows(graph, "parties"):
        key = (answer["statement"], answer["role"], answer["actor"])
        if key not in seen:
            found[answer["statement"]][answer["role"]].append(_party(answer))
        seen.add(key)
    return found


def _party(answer: Row) -> Party:
    actor = relative(answer["actor"])
    named = answer.get("named", "")
    return Party(actor, answer.get("label") or named or actor, named, local(answer.get("kind", "")))


def _spans(graph: Quads) -> dict[str, dict[str, Spans]]:
    """Return the spans by statement and part, in the order of the text."""
    found: dict[str, dict[str, Spans]] = defaultdict(dict)
    for answer in read_rows(graph, "spans"):
        of_statement, part = found[answer["statement"]], answer["role"]
        of_statement[part] = (*of_statement.get(part, ()), (int(answer["begin"]), int(answer["end"])))
    return found


def _statement(
    answer: Row, parties: Mapping[str, list[Party]], spans: Mapping[str, Spans], review: str
) -> StatementRow[Party]:
    def text(name: str) -> str:
        return answer.get(name, "")

    def term(name: str) -> str:
        return local(text(name))

    def taking_part(*roles: str) -> tuple[Party, ...]:
        return tuple(party for role in roles for party in parties.get(role, ()))

    asserted = term("class") == "Statement"
    return StatementRow(
        id=relative(text("statement")),
        document=relative(text("document")),
        status="asserted" if asserted else term("how") or "unasserted",
        act=term("act"),
        mode=term("mode"),
        attribution=term("attribution"),
        words=text("words"),
        rule=term("rule"),
        start=text("from"),
        end=text("until"),
        precision=term("precision"),
        # A putative speaker of what is asserted is an error in the graph: nobody is to be said to have said it.
        speakers=taking_part("speaker") if asserted else taking_part("putative_speaker", "speaker"),
        about=taking_part("about"),
        relays=taking_part("relayed_by"),
        addressees=taking_part("addressee"),
        review=review,
        spans=spans,
        via=taking_part("via"),
        within=relative(text("within")),
    )
