"""The official titles of agenda items, from the vocabulary that ships with the package."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from onrecord.resources import ontology_folder
from onrecord.vocabulary import PREFIXES, relative

_NUMBER = PREFIXES["rec"] + "number"
_TITLE = PREFIXES["skos"] + "prefLabel"


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """Titles by ``organ/ga 74 68(a)``: the item's organ, session and number."""
    numbers: dict[str, str] = {}
    titles: dict[str, str] = {}
    for file in sorted((ontology_folder() / "vocabulary" / "agenda").glob("*-*.ttl")):
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                item = relative(quad.subject.value)
                if quad.predicate.value == _NUMBER:
                    numbers[item] = quad.object.value
                elif quad.predicate.value == _TITLE:
                    titles[item] = quad.object.value
    return {
        f"organ/{item.split('/')[1]} {item.split('/')[2]} {number}": titles[item]
        for item, number in numbers.items()
        if item in titles and item.startswith("item/")
    }


def official_title(organ: str, session: str, number: str) -> str | None:
    """The title of an item ("68(a)") on the agenda of an organ's session, or ``None`` if it is not known.

    >>> official_title("organ/ga", "74", "83")
    'The rule of law at the national and international levels'
    """
    return _titles().get(f"{organ} {session} {number}")
