"""Bare names that mean one actor in some documents: "the Secretary-General", "Member States", "the President".

The list is ``ontology/sources/short_names.csv``. Some mean the same anywhere, others only in documents of the United
Nations or of its Security Council.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import cast

from onrecord.model.actor_kinds import SPACE_OF
from onrecord.model.document import Document
from onrecord.model.ids import space_of
from onrecord.model.statement import ActorKind
from onrecord.resources import ontology_folder

_HYPHEN = re.compile(r"\s?[~\u2010-\u2015-]+\s?")
"""A hyphen, also as it is misread or broken at the end of a line."""

_KIND_OF = {space: cast(ActorKind, kind) for kind, space in SPACE_OF.items()}


def meant_by(name: str, document: Document) -> tuple[str, ActorKind] | None:
    """The id and the kind of what a bare name means in a document; ``None`` if nothing tells."""
    for within in _places_of(document):
        found = _short_names().get((_bare(name), within))
        if found is not None:
            return found, _KIND_OF[space_of(found)]
    return None


def _places_of(document: Document) -> Collection[str]:
    of_the_un = bool(document.symbols) or document.kind == "resolution"
    of_the_council = any(symbol.startswith("S/") for symbol in document.symbols)
    return [*(["sc"] if of_the_council else []), *(["un"] if of_the_un else []), "any"]


def _bare(name: str) -> str:
    """A name without its article, and with a quantifier at its beginning in small letters: "All States"."""
    name = _HYPHEN.sub("-", name.removeprefix("the ").removeprefix("The "))
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in {"All", "Any", "Every", "A", "Its"} and rest else name


@lru_cache(maxsize=1)
def _short_names() -> Mapping[tuple[str, str], str]:
    with (ontology_folder() / "sources" / "short_names.csv").open(encoding="utf-8", newline="") as file:
        return {(row["name"], row["within"]): row["actor"] for row in csv.DictReader(file)}
