"""The text of one document cut where statements and names begin and end, so that a page can mark them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.document import Span, Spans
from onrecord.model.ids import iri, relative, relative_id
from onrecord.model.statement_row import StatementRow
from onrecord.query.quotable import LONGEST
from onrecord.rdf.quads import Quads, Solutions, is_literal, is_node, named_node
from onrecord.resources import query_text
from onrecord.view.rows.statements import Rows, with_details

MARKS = {"item": "item", "document": "document"}
"""Roles of marks that go by the kind of what is named; all else that is named is an actor or a subject."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a text names something: ``role`` is ``actor``, ``item``, ``document`` or ``date``.

    ``node`` is what it is after matching; for a date the statement that is dated by it.
    """

    begin: int
    end: int
    role: str
    node: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends.

    ``contents``, ``cues`` and ``sources`` are the places (in the list given) of the statements that hold
    it so, the widest content first; ``marks`` those of the marks over it; ``ends`` those of the statements
    whose number is to stand behind it.
    """

    begin: int
    end: int
    text: str
    contents: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces without a gap; ``skipped`` is how many characters before them are not shown.

    ``new_line`` is whether a line ends among those.
    """

    skipped: int
    new_line: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text: its key, whether all of it is there, what is shown of it, and how much after that is not."""

    key: str
    whole: bool
    passages: tuple[Passage, ...]
    skipped: int


def statements_of(rows: Rows, key: str) -> tuple[StatementRow[str], ...]:
    """Return the statements found in one text, in the order of their contents, the holder before the held."""
    found = [statement for statement in rows.statements if statement.id.startswith(f"statement/{key}/")]
    return tuple(sorted(with_details(rows, found), key=_place))


def _place(statement: StatementRow[str]) -> tuple[tuple[int, int], str]:
    content = statement.spans.get("content", ())
    return ((content[0][0], -content[-1][1]) if content else (0, 0), statement.id)


def read_marks(graph: Quads, rows: Rows, key: str) -> tuple[Mark, ...]:
    """Return the marks of names and of dates of statements; in the order of the text, the widest first."""
    solutions = graph.query(
        query_text("view/named"),
        use_default_graph_as_union=True,
        given={"text": named_node(iri(relative_id("text", key)))},
    )
    assert isinstance(solutions, Solutions)
    found: dict[tuple[int, int, str], Mark] = {}
    for row in solutions:
        begin, end, role = (row[name] for name in ("begin", "end", "role"))
        reference, node = row["reference"], row["node"]
        assert is_literal(begin)
        assert is_literal(end)
        assert is_literal(role)
        assert is_node(node)
        assert is_node(reference)
        named = relative(node.value)
        told = "date" if role.value == "date" else _role(rows, named)
        mark = Mark(int(begin.value), int(end.value), told, relative(reference.value) if told == "date" else named)
        found.setdefault((mark.begin, -mark.end, "date" if told == "date" else named), mark)
    return tuple(found[place] for place in sorted(found))


def _role(rows: Rows, node: str) -> str:
    kind = rows.things[node].kind if node in rows.things else ""
    return "document" if node in rows.sources or node.startswith("document/") else MARKS.get(kind, "actor")


def marked(
    key: str, text: str, statements: Sequence[StatementRow[str]], marks: Sequence[Mark], *, whole: bool
) -> MarkedText:
    """The text cut into pieces; unless ``whole`` only what statements rest on, no span longer than the cap."""
    shown = ((0, len(text)),) if whole and text else _capped(text, statements)
    passages = []
    at = 0
    for begin, end in shown:
        passages.append(
            Passage(begin - at, "\n" in text[at:begin], tuple(_pieces(text, begin, end, statements, marks)))
        )
        at = end
    return MarkedText(key, whole, tuple(passages), len(text) - at)


def _capped(text: str, statements: Iterable[StatementRow[str]]) -> Spans:
    """The spans that statements rest on, each cut at the cap; those that only marks and spaces part are joined."""
    spans = sorted(
        (begin, min(end, begin + LONGEST, len(text)))
        for statement in statements
        for part in statement.spans.values()
        for begin, end in part
        if begin < len(text)
    )
    joined: list[Span] = []
    for begin, end in spans:
        between = text[joined[-1][1] : begin] if joined else "a"
        if any(mark.isalnum() for mark in between):
            joined.append((begin, end))
        else:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
    return tuple(joined)


def _pieces(
    text: str, begin: int, end: int, statements: Sequence[StatementRow[str]], marks: Sequence[Mark]
) -> Iterable[Piece]:
    opened: dict[int, list[tuple[str, int, bool]]] = {}
    for kind, number, first, last in _all_spans(statements, marks):
        first, last = max(first, begin), min(last, end)
        if first < last:
            opened.setdefault(first, []).append((kind, number, True))
            opened.setdefault(last, []).append((kind, number, False))
    numbered: dict[int, list[int]] = {}
    for number, statement in enumerate(statements):
        numbered.setdefault(_numbered_at(statement), []).append(number)
    cuts = sorted({begin, end, *opened, *(place for place in numbered if begin < place < end)})
    over: dict[str, list[int]] = {"content": [], "cue": [], "source": [], "mark": []}
    for first, last in pairwise(cuts):
        for kind, number, opens in opened.get(first, ()):
            if opens:
                over[kind].append(number)
            else:
                over[kind].remove(number)
        yield Piece(
            first,
            last,
            text[first:last],
            contents=tuple(sorted(over["content"], key=lambda number: (_size(statements[number]), number))),
            cues=tuple(sorted(over["cue"])),
            sources=tuple(sorted(over["source"])),
            marks=tuple(sorted(over["mark"])),
            ends=tuple(numbered.get(last, ())),
        )


def _all_spans(statements: Sequence[StatementRow[str]], marks: Sequence[Mark]) -> Iterable[tuple[str, int, int, int]]:
    for number, statement in enumerate(statements):
        for kind, spans in statement.spans.items():
            for begin, end in sorted(set(spans)):
                yield kind, number, begin, end
    for number, mark in enumerate(marks):
        yield "mark", number, mark.begin, mark.end


def _size(statement: StatementRow[str]) -> int:
    """Minus how far its content reaches: the widest come first."""
    spans = statement.spans.get("content", ())
    return spans[0][0] - spans[-1][1] if spans else 0


def _numbered_at(statement: StatementRow[str]) -> int:
    """Return the place of a statement's number: behind its cue, or behind its content where there is no cue."""
    spans = statement.spans.get("cue") or statement.spans.get("content") or ((0, 0),)
    return spans[-1][1]
