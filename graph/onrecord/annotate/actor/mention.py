"""Mentions: the spans of a document that name someone or something, before they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span
from onrecord.model.statement import ActorKind, NameUse

_NO_NAME = re.compile(
    r"[\d@#\"“”«»\n/]|^[^\w]*$|^(?:H\.?\s?E\.?\s?)?(?:Mr|Mrs|Ms|Dr|Prof)?\.?$", re.IGNORECASE
)  # titles alone are no name


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an actor by a name: span, tokens ``[first, last]``, kind and, if known, whose it is.

    ``demonym`` marks an adjective ("Norvanian"), which names a state only together with its noun.
    """

    span: Span
    first: int
    last: int
    name: str
    kind: ActorKind
    canonical: str | None = None
    use: NameUse | None = None
    demonym: bool = False

    @property
    def indices(self) -> range:
        """The indices of its tokens."""
        return range(self.first, self.last + 1)

    @property
    def reads_as_name(self) -> bool:
        """Whether its words may be a name: more than a letter, with no digits, quotation marks or line breaks."""
        return len(self.name) > 1 and not _NO_NAME.search(self.name)


def mention_of(
    scene: Scene,
    first: int,
    last: int,
    kind: ActorKind,
    *,
    canonical: str | None = None,
    use: NameUse | None = None,
    demonym: bool = False,
) -> Mention:
    """The mention that the tokens from one index to another are."""
    start, end = scene.doc[first].idx, scene.doc[last].idx + len(scene.doc[last])
    name = " ".join(scene.text[start:end].split())
    return Mention((start, end), first, last, name, kind, canonical, use, demonym)


def indices_of(mentions: Iterable[Mention]) -> set[int]:
    """The indices of the tokens of all the mentions."""
    return {index for mention in mentions for index in mention.indices}
