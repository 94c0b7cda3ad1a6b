"""Titles of agenda items that name one matter in other words, and the topics they lead to.

Apart from the agendas by which documents are read: no document's graph depends on these, only links and added agendas
do, and another title in the table must not have every document read again.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache

from onrecord.resources import ontology_folder


@lru_cache(maxsize=1)
def retitled() -> Mapping[str, str]:
    """The topics of titles that name one matter in other words."""
    with (ontology_folder() / "sources" / "topics.csv").open(encoding="utf-8", newline="") as lines:
        return {row["title"]: row["topic"] for row in csv.DictReader(lines)}
