"""Which positions count where an act has one towards a thing and one towards what is done to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model.ids import is_declared_subject, local, relative
from onrecord.query.own import Row


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
