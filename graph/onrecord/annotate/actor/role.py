"""Words for those who speak without a name: offices, groups, documents, outlets.

The list is ``ontology/sources/roles.csv``; each row carries the class it comes from.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import cast

from spacy.tokens import Token

from onrecord.model.statement import ActorKind
from onrecord.names.word_list import word_set
from onrecord.resources import ontology_folder

AGENT_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PERSONAL = word_set("function_words.csv", "personal_third")


@lru_cache(maxsize=1)
def role_kinds() -> dict[str, ActorKind]:
    """The kind of actor each noun names, by lower-case lemma or plural."""
    with (ontology_folder() / "sources" / "roles.csv").open(encoding="utf-8", newline="") as file:
        return {row["noun"]: cast(ActorKind, row["kind"]) for row in csv.DictReader(file)}


def role_of(token: Token) -> ActorKind | None:
    """The kind of actor a noun names, or ``None`` if it names none.

    Plurals of words for people name a group ("officials"), so the form is looked up first.
    """
    kinds = role_kinds()
    kind = kinds.get(token.lower_) or kinds.get(token.lemma_.lower())
    if kind == "person" and token.tag_ == "NNS":
        return "collective"
    return kind


def can_speak(token: Token) -> bool:
    """Whether the head of a phrase names someone or something that can take a position.

    Names, third-person pronouns for people, and nouns for offices, groups and documents do.
    """
    if token.pos_ == "PROPN" or token.ent_type_ in AGENT_ENTITIES or token.lower_ in _PERSONAL:
        return True
    return token.pos_ in {"NOUN", "ADJ"} and role_of(token) is not None
