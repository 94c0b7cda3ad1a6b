"""Names behind the long titles of envoys, where a small model stops at the title: "... to the UN Vasil Osk said"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_ENVOY = re.compile(
    r"\b(?:representative|ambassador|envoy|observer)\s+to\s+(?:the\s+)?(?:United\s+Nations|UN|U\.N\.),?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_MODIFIERS = word_set("acting.csv", "modifier")


def names_behind_envoys(scene: Scene, taken: Collection[int]) -> Iterator[list[Token]]:
    """The two to four capitalised words behind an envoy's title."""
    for title in _ENVOY.finditer(scene.text):
        run: list[Token] = []
        for token in scene.tokens_in((title.end(), title.end() + 60)):
            if token.pos_ != "PROPN" or token.i in taken or role_of(token) or (run and token.is_sent_start):
                break
            run.append(token)
        if 2 <= len(run) <= 4 and run[0].idx == title.end():
            yield run


def is_of_an_office(tokens: Collection[Token]) -> bool:
    """Whether words are of an office and no name: "Permanent", "First Deputy"."""
    return all(token.lower_ in _MODIFIERS for token in tokens)
