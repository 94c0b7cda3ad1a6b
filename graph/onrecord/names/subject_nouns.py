"""What nouns name: their classes, and which nouns may take up a thing named before."""

from __future__ import annotations

from functools import cache

from onrecord.names.word_list import word_rows, word_set

ANY = ("any", "any_event", "any_text")
"""Classes of nouns that take up a thing of other classes."""

CONTRAST = {word: way for way in ("onward", "back", "aside") for word in word_set("subjects.csv", way)}
"""Modifiers that tell another thing of the same class apart, and whether it comes after, before or beside."""

SEVERAL = "several"
"""What is told apart as several things of a class at once: "both votes"."""

LOADED = word_set("subjects.csv", "loaded")
"""Modifiers that tell nothing apart."""

THROUGH = word_set("subjects.csv", "through")
"""Nouns that name what stands below them: "the use of the veto" is the veto."""

HAPPENS, HELD = word_set("subjects.csv", "happens"), word_set("subjects.csv", "held")
"""Verbs whose subject is what happens, and whose object is: "occurred on 3 May", "was held on 3 May"."""


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of each noun."""
    found: dict[str, set[str]] = {}
    for row in word_rows("subjects.csv"):
        if row["kind"]:
            for word in row["words"].split("|"):
                found.setdefault(word, set()).add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def taken_up_by() -> dict[str, str]:
    """The class of the nouns that may take up a thing of each class."""
    return {row["class"]: row["takes"] for row in word_rows("subjects.csv") if row["takes"]}


@cache
def owned() -> frozenset[str]:
    """Classes of things that are told apart by whose they are."""
    return frozenset(row["class"] for row in word_rows("subjects.csv") if row["slot"] == "owner")


@cache
def kind_of() -> dict[str, str]:
    """The type of subject of each class."""
    return {row["class"]: row["kind"] for row in word_rows("subjects.csv") if row["kind"]}


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """What a thing of each class may be called by us, the first word first; none where each may be a side's own."""
    return {row["class"]: tuple(row["label"].split("|")) for row in word_rows("subjects.csv") if row["label"]}
