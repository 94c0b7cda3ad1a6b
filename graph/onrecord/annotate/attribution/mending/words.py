"""The words of a parse that the rules of mending look at, told apart once for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.attribution.mending.tense import TENSED
from onrecord.annotate.parse.scene import Scene

_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their classes, each in the order of the text. Mending moves heads and labels: the classes stay.

    ``tensed`` carry tense by their tags, ``participles`` are the -ing forms, ``clauses`` are all that can head one,
    and ``verbal`` both these and the tensed.
    """

    tensed: list[Token]
    verbs: list[Token]
    participles: list[Token]
    clauses: list[Token]
    verbal: list[Token]
    nouns: list[Token]

    def with_clause_before(self) -> list[Token]:
        """The words that have a clause which carries tense before them as what they report, as the parse is now."""
        reported = [verb for verb in self.tensed if verb.dep_ == "ccomp"]
        heads = {head.i: head for verb in reported if (head := verb.head).i > verb.i}
        return [heads[place] for place in sorted(heads)]

    @classmethod
    def of(cls, scene: Scene) -> Words:
        """The words of a scene."""
        tags = [token.tag_ for token in scene.tokens]
        tagged = list(zip(scene.tokens, tags, strict=True))
        classed = list(zip(scene.tokens, scene.pos, strict=True))
        return cls(
            tensed=[token for token, tag in tagged if tag in TENSED],
            verbs=[token for token, pos in classed if pos == "VERB"],
            participles=[token for token, tag in tagged if tag == "VBG"],
            clauses=[token for token, pos in classed if pos in _VERBAL],
            verbal=[
                token for (token, tag), pos in zip(tagged, scene.pos, strict=True) if pos in _VERBAL or tag in TENSED
            ],
            nouns=[token for token, pos in classed if pos == "NOUN"],
        )
