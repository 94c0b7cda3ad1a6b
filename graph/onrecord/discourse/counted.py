"""Which positions count, and why others do not; what the subject of one may be called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from typing import Literal

from onrecord.model.ids import code_of, is_declared_subject, is_reference, key_of, local, relative, space_of
from onrecord.names.folding import folded
from onrecord.names.word_list import word_set
from onrecord.query.own import Row, own_rows
from onrecord.rdf.quads import Quads

Reason = Literal["superseded", "unasserted", "neither", "nameless", "nobody"]
"""Why a position is not counted: its text is an older one, it is not asserted, takes no side, is on what a pronoun
alone names, or nobody is known to take it."""

Worded = Callable[[str, str], str]
"""As much of a document's words as may be shown: of the words and the document's id."""

_PRONOUNS = word_set("function_words.csv", "it", "they", "stands_for_thing", "relative")


def counted(rows: Iterable[Row]) -> list[Row]:
    """One position an act and thing: towards what is done to it only where more documents are on that.

    What a user declared goes before. What a person decided to be none is left out.
    """
    each = {row["position"]: row for row in rows if local(row.get("how", "")) != "wrong"}
    documents: dict[str, set[str]] = defaultdict(set)

    def weight(one: Row) -> tuple[bool, int]:
        subject = subject_of(one)
        return is_declared_subject(relative(subject)), len(documents[subject])

    for row in each.values():
        documents[subject_of(row)].add(row["document"])
    left_out = set[str]()
    for name, row in each.items():
        whole = each.get(row.get("whole", ""))
        if whole is not None:
            left_out.add(whole["position"] if weight(row) > weight(whole) else name)
    return [row for name, row in each.items() if name not in left_out]


def subject_of(row: Row) -> str:
    """What the target was linked to, else the target itself: no other document is on that."""
    return row.get("subject") or row["target"]


def superseded_texts(graph: Quads) -> frozenset[str]:
    """The keys of texts of which newer ones took the place, of their documents or with these."""
    return frozenset(code_of(relative(row["text"])) for row in own_rows(graph, "discourse/superseded"))


def why_not(row: Row, superseded: Container[str], *, spoken: bool) -> Reason | None:
    """Why a position is not counted, the first reason; ``spoken`` tells whether anybody is known to take it."""
    if key_of(relative(row["statement"])) in superseded:
        return "superseded"
    if local(row["class"]) != "Position":
        return "unasserted"
    if local(row["stance"]) == "neither":
        return "neither"
    if is_reference(relative(subject_of(row))) and folded(row.get("named", "")) in _PRONOUNS:
        return "nameless"
    return None if spoken else "nobody"


def label_of(row: Row, worded: Worded) -> str:
    """What the subject of a position is called; through ``worded`` where that may be made of documents' words."""
    subject, label = relative(subject_of(row)), row.get("label", "")
    if not label or (space_of(subject) == "subject" and not is_declared_subject(subject)):
        return worded(label or row.get("named", ""), relative(row["document"]))
    return label
