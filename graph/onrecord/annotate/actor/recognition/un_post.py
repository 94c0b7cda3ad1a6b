"""The Secretary-General, where a document of the United Nations names him by his title alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.annotate.actor.mention import Mention, mention_of
from onrecord.annotate.actor.wording.short_name import meant_by
from onrecord.annotate.parse.scene import Scene

_TITLE = re.compile(r"(?<=\b[Tt]he )Secretary\s?[~\u2010-\u2015-]+\s?General\b(?!\s+of\b)")


def titled_alone(scene: Scene, taken: Collection[int]) -> Iterator[Mention]:
    """The places of the title, so that "he" behind it finds who is meant; none where "of" tells another body's."""
    for found in _TITLE.finditer(scene.text):
        meant = meant_by("Secretary-General", scene.document)
        tokens = scene.tokens_in(found.span())
        if meant is None or not tokens or any(token.i in taken for token in tokens):
            continue
        end = tokens[-1].idx + len(tokens[-1])
        if tokens[0].idx == found.start() and end == found.end():
            yield mention_of(scene, tokens[0].i, tokens[-1].i, meant[1], canonical=meant[0])
