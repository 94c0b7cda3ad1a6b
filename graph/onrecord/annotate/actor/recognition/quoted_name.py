"""Names in quotation marks behind a noun that tells what they name: the newspaper “Voice of Norvania”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.actor.mention import Mention, mention_of
from onrecord.annotate.actor.role import role_kinds
from onrecord.annotate.parse.scene import Scene
from onrecord.names.word_list import word_set

_QUOTED = re.compile(
    r"(?<![^\W\d_])(?P<noun>[^\W\d_]++)[^\S\n](?P<mark>[“”\"«„‘'])(?P<name>[^\W\d_][^“”\"«»„‘\n.,;:!?]{1,48}[^\W_])(?P<end>[“”\"»’'])"
)
_SMALL = word_set("function_words.csv", "small_in_outlet")
_LONGEST = 6


def quoted_names(scene: Scene) -> Iterator[Mention]:
    """The outlets named in marks behind a noun for outlets; words in small letters are no name."""
    for found in _QUOTED.finditer(scene.text):
        if role_kinds().get(found["noun"].lower()) != "outlet":
            continue
        words = found["name"].split()
        tokens = scene.tokens_in(found.span("name"))
        if len(words) > _LONGEST or not tokens or not words[0][0].isupper():
            continue
        if all(word[0].isupper() or word in _SMALL for word in words) and tokens[0].idx == found.start("name"):
            yield mention_of(scene, tokens[0].i, tokens[-1].i, "outlet")
