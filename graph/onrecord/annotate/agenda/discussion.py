"""Which items of its agenda a meeting discusses at each point of its record.

A heading ("Agenda item 34 (continued)") opens the discussion of its items, and so does the President who
says that the meeting will now take them up; it lasts until the next one, or until the discussion is said
to be concluded, or the meeting rises. An item of the Security Council, named in the masthead, is under
discussion throughout; so is that of which an organ's president speaks on its behalf.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.document import Document, Span
from onrecord.model.finding.agenda_item import AgendaItem
from onrecord.names import sentence

_LINE_BEFORE = re.compile(r"(?:^|\n)[ \t\u00a0]*$")
_OPENED = re.compile(
    r"\b(?:(?:will|shall|to|now)\s+(?:now\s+|first\s+|next\s+)?(?:begin|resume|consider|continue|take\s+up|turn\s+to|hear|proceed\s+to"
    r"|address|open)|(?:turn|turns|proceed|proceeds)\s+(?:now\s+|next\s+)?to|is\s+now)\b[^.;\n]{0,120}$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\bconclud(?:e|es|ed|ing)\b[^.;\n]{0,120}$", re.IGNORECASE)
_DEFERRED = re.compile(
    r"\b(?:later|tomorrow|subsequent|another|postpone[ds]?|defer(?:red)?|at\s+a\s+later)\b", re.IGNORECASE
)
_ROSE = re.compile(r"^[ \t]*The (?:meeting|discussion) (?:rose|was (?:adjourned|suspended|covered))\b", re.MULTILINE)
_MADE = re.compile(r"\b(?:made|issued|read\s+out)\s+the\s+following\s+statement\b")
_SAME_HEADING = 300
_REACH = 200


@dataclass(frozen=True, slots=True)
class Discussion:
    """Where in a text which items are under discussion; without an item where none is."""

    starts: Sequence[int] = field(default_factory=tuple)
    items: Sequence[tuple[AgendaItem, ...]] = field(default_factory=tuple)

    def at(self, offset: int) -> tuple[AgendaItem, ...]:
        """The items under discussion at an offset."""
        place = bisect_right(self.starts, offset) - 1
        return self.items[place] if place >= 0 else ()


def items_under_discussion(doc: Document, items: Sequence[AgendaItem]) -> Discussion:
    """The items of its agenda that the record of a meeting is about, by offset; of other documents none.

    >>> text = "Agenda item 7\\n\\nMs. Tal (Norvania): We agree.\\n\\nAgenda item 8\\n\\nMr. Osk (Keldmark): So do we."
    >>> items = [AgendaItem((0, 13), "7", None, None), AgendaItem((46, 59), "8", None, None)]
    >>> found = items_under_discussion(Document(text=text, doc_id="a", kind="record"), items)
    >>> [item.number for offset in (20, 80) for item in found.at(offset)]
    ['7', '8']
    """
    if doc.kind == "statement":
        return _of_statement(doc, items)
    if doc.kind != "record":
        return Discussion()
    changes: dict[int, list[AgendaItem]] = {}
    for place, group in _groups(doc.text, items):
        if (change := _change(doc.text, place, group)) is not None:
            changes.setdefault(change[0], []).extend(change[1])
    for match in _ROSE.finditer(doc.text):
        changes.setdefault(match.start(), [])
    starts = sorted(changes)
    return Discussion(starts, [tuple(changes[start]) for start in starts])


def _of_statement(doc: Document, items: Sequence[AgendaItem]) -> Discussion:
    """Under what a statement by an organ's president is made: the items that its first sentence names."""
    made = _MADE.search(doc.text)
    named = tuple(item for item in items if made is not None and item.span[1] <= made.start())
    return Discussion((made.end(),), (named,)) if made is not None else Discussion()


def _groups(text: str, items: Sequence[AgendaItem]) -> list[tuple[Span, list[AgendaItem]]]:
    """Items named in one breath: under one heading, or in one list; each with the place of the whole."""
    found: list[tuple[Span, list[AgendaItem]]] = []
    for item in sorted(items, key=lambda item: item.span):
        start, end = item.span[0], max(item.span[1], item.title_span[1] if item.title_span else 0)
        if found:
            (first, last), group = found[-1]
            between = text[last:start] if start > last else ""
            listed = len(between) < 40 and not re.search(r"[.!?:]\s|\bitem\b", between)
            headings = _is_heading(text, first) and _is_heading(text, start) and not between.strip(" \n\t.()*,;")
            if start < last or listed or headings:
                found[-1] = (first, max(last, end)), [*group, item]
                continue
        found.append(((start, end if end >= start else item.span[1]), [item]))
    return found


def _change(text: str, place: Span, group: list[AgendaItem]) -> tuple[int, list[AgendaItem]] | None:
    """From which offset on the items are discussed, or no item is; nothing where they are only spoken of."""
    if _is_heading(text, place[0]) or all(
        item.by_title and item.number == "" and item.span == item.title_span for item in group
    ):
        return place[0], group
    before = text[max(0, place[0] - _REACH) : place[0]]
    before = re.split(r"[.?!]\s|\n[ \t]*\n", before)[-1]
    stop = sentence.ANY_MARK.search(text, place[1])
    end = stop.end() if stop else len(text)
    if _CLOSED.search(before):
        return end, []
    if _OPENED.search(before) and not _DEFERRED.search(before + text[place[1] : end]):
        return end, group
    return None


def _is_heading(text: str, start: int) -> bool:
    return _LINE_BEFORE.search(text, max(0, start - 40), start) is not None
