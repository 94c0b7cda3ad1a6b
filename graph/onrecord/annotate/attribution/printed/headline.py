"""Headlines that give their words to somebody by a mark: "Tal: We will not go", "Talks to resume – minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actor.role import role_of
from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.clause import FINITE_TAGS
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span, trim

_LABEL = re.compile(r"(?P<name>[^\s:]+(?: [^\s:]+){0,4}): +(?P<words>\S.*)")
_TAIL = re.compile(r"(?P<words>\S.*?)(?::| [–—-]) (?P<name>[^\s:–—]+(?: [^\s:–—]+){0,3})")
_FEWEST_WORDS = 3
_OF_PEOPLE = frozenset({"person", "organization", "unnamed"})


def headline_attributions(scene: Scene, lexicon: Lexicon) -> Iterator[Raw]:
    """What the headline says in somebody's name: an office, or somebody whose full name stands below it."""
    title = next(iter(scene.document.sections), None)
    if title is None or title.kind not in {"title", "heading"}:
        return
    text = scene.text[title.start : title.end].rstrip()
    for form in (_LABEL, _TAIL):
        match = form.fullmatch(text)
        if match is None:
            continue
        name, words = (_span(match, part, title.start) for part in ("name", "words"))
        head = _speaker(scene, name)
        if head is not None and _is_clause(scene, words):
            yield Raw(
                entry=lexicon.find("verb", "say")[0],
                anchor=head.i,
                cue=(),
                content=(trim(scene.text, *words),),
                source=(name,),
                source_head=head.i,
                status="asserted",
                rule="name-colon",
            )
            return


def _span(match: re.Match[str], part: str, offset: int) -> Span:
    start, end = match.span(part)
    return (offset + start, offset + end)


def _speaker(scene: Scene, name: Span) -> Token | None:
    """The last word of a label that names an office or somebody with more of a name in the text; no state, no topic."""
    tokens = scene.tokens_in(name)
    if not tokens or any(token.tag_ in FINITE_TAGS or token.like_num for token in tokens):
        return None
    last = tokens[-1]
    if role_of(last) in _OF_PEOPLE:
        return last
    below = (token for token in scene.doc[last.i + 1 :] if token.text == last.text and token.pos_ == "PROPN")
    return last if any(token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).head.i == token.i for token in below) else None


def _is_clause(scene: Scene, words: Span) -> bool:
    """Whether the rest of a headline reads like a sentence: it has a verb and is no mere label itself."""
    tokens = scene.tokens_in(words)
    verbal = any(token.pos_ in {"VERB", "AUX"} for token in tokens)
    return verbal and sum(token.is_alpha for token in tokens) >= _FEWEST_WORDS and tokens[0].text[:1].isalnum()
