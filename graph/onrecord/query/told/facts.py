"""What a graph tells of some statements and documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.ids import relative
from onrecord.query.own import Row, own_rows
from onrecord.query.told.said import Said, Source
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
        said = own_rows(graph, "told/statements", wanted) if wanted else []
        told = own_rows(graph, "told/documents", texts) if texts else []
        return cls(_by(said, "statement"), _by(told, "text"))

    def has(self, statement: str) -> bool:
        """Whether the graph tells of the statement."""
        return statement in self._statements

    def source(self, key: str) -> Source:
        """The document that the text with that key is of."""
        rows = self._documents.get(f"text/{key}", [])
        first = rows[0] if rows else {}
        document = relative(first.get("document", f"document/{key}"))
        houses = "; ".join(_all(rows, "publisher"))
        return Source(key, document, first.get("title", ""), houses, first.get("published", ""))

    def said(self, statement: str) -> Said:
        """What is told of one of the statements."""
        rows = self._statements[statement]
        first = rows[0]
        speakers = _first(rows, "speaker_id", "speaker")
        start, end = first.get("from", ""), first.get("until", "")
        return Said(
            statement=statement,
            status=first["status"],
            speakers=tuple(speakers.values()),
            speaker_ids=tuple(map(relative, speakers)),
            speaks_for=tuple(dict.fromkeys(_all(rows, "for") + _all(rows, "on_behalf_of"))),
            relayed_by=_all(rows, "relayed_by"),
            act=first["act"],
            words=first.get("words", ""),
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


def _first(rows: Iterable[Row], column: str, told: str) -> Mapping[str, str]:
    """The different values of a column, in the order of the rows, each with what is first told beside it."""
    found: dict[str, str] = {}
    for row in rows:
        if told in row:
            found.setdefault(row[column], row[told])
    return found


def _all(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """The different values of a column, in the order of the rows."""
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))
