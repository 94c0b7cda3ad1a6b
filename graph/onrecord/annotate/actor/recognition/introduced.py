"""Names of bodies that a text introduces with their initials: "the Low Valley Rapid Forces (LVRF)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.acronym import initials_match
from onrecord.annotate.actor.mention import Mention, mention_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_SHORT = re.compile(r"\((?P<short>[A-Z][A-Za-z&-]{1,9})\)")
_SMALL = word_set("function_words.csv", "small_in_acronym")
_FARTHEST = 14


def introduced_bodies(scene: Scene, taken: Collection[int]) -> Iterator[Mention]:
    """The names before brackets whose words begin with the letters in the brackets, one for each letter."""
    for found in _SHORT.finditer(scene.text):
        opening = scene.token_at(found.start())
        if opening is None or sum(letter.isupper() for letter in found["short"]) < 2:
            continue
        run = _run(scene, opening, found["short"])
        if run and all(token.i not in taken for token in run):
            mention = mention_of(scene, run[0].i, run[-1].i, "organization")
            if mention.reads_as_name:
                yield mention


def _run(scene: Scene, opening: Token, short: str) -> list[Token]:
    """The capitalised words before brackets, from the one that the first letter stands for."""
    for place in range(opening.i - 1, max(-1, opening.i - _FARTHEST), -1):
        token = scene.tokens[place]
        if token.is_space or token.text in {".", ";", ":"} or (token.text[:1].islower() and token.lower_ not in _SMALL):
            return []
        words = [each.text for each in scene.tokens[place : opening.i] if not each.is_punct]
        if token.text[:1].isupper() and initials_match(short, words):
            return list(scene.tokens[place : opening.i])
    return []
