"""What is told of the statements and documents that a search found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.fulltext.answer import Hit, Said
from onrecord.model.document import Spans
from onrecord.model.ids import relative
from onrecord.query.own import Row, own_rows
from onrecord.rdf.quads import Quads
from onrecord.rdf.terms import node, text_node


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of some statements and texts, by their relative ids and keys."""

    _statements: Mapping[str, list[Row]]
    _documents: Mapping[str, list[Row]]

    @classmethod
    def of(cls, graph: Quads, statements: Iterable[str], keys: Collection[str]) -> Facts:
        """What a graph tells of statements, of which an empty id is none, and of the texts with these keys."""
        wanted = [node(name) for name in sorted(set(statements) - {""})]
        texts = [text_node(key) for key in sorted(keys)]
        said = own_rows(graph, "search/statements", wanted) if wanted else []
        told = own_rows(graph, "search/documents", texts) if texts else []
        return cls(_by(said, "statement"), _by(told, "text"))

    def hit(self, key: str, statement: str, words: str, marks: Spans, at: Spans) -> Hit:
        """What was found, with what is told of it."""
        rows = self._documents.get(f"text/{key}", [])
        first = rows[0] if rows else {}
        document = relative(first.get("document", f"document/{key}"))
        houses = "; ".join(_all(rows, "publisher"))
        said = self._said(statement) if statement else None
        day = first.get("published", "")
        return Hit(words, marks, at, key, document, first.get("title", ""), houses, day, said)

    def _said(self, statement: str) -> Said:
        rows = self._statements[statement]
        first = rows[0]
        start, end = first.get("from", ""), first.get("until", "")
        return Said(
            statement=statement,
            status=first["status"],
            speakers=_all(rows, "speaker"),
            speaker_ids=tuple(map(relative, _all(rows, "speaker_id"))),
            speaks_for=tuple(dict.fromkeys(_all(rows, "for") + _all(rows, "on_behalf_of"))),
            relayed_by=_all(rows, "relayed_by"),
            act=first["act"],
            mode=first.get("mode", ""),
            attribution=first.get("attribution", ""),
            said=start if start == end else f"{start or '..'}/{end or '..'}",
            rule=first.get("rule", ""),
            review=_all(rows, "review"),
        )


def _by(rows: Iterable[Row], column: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[relative(row[column])].append(row)
    return found


def _all(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """The different values of a column, in the order of the rows."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))
