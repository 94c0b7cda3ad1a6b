"""Offices that a document attests: "Spokeswoman Mira Tal", "Mira Tal, a spokesperson for the Ministry".

What a document calls someone belongs to the tenure it attests, with its evidence; never to the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.actor.mention import Mention
from onrecord.annotate.actor.role import role_kinds, role_of
from onrecord.annotate.parse.clause import children, token_span
from onrecord.annotate.parse.scene import Scene
from onrecord.model.document import Span

_LONGEST_MATTER = 9
_INSIDE = frozenset({"of", "for", "and", "the", "&"})
_MARKS = "“”\"'‘’«»„"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a document words it, beside the name of its holder; ``head`` is its noun's token index."""

    holder: Mention
    span: Span
    head: int
    evidence: Span


def find_offices(scene: Scene, mentions: list[Mention]) -> Iterator[Office]:
    """The offices given to people: before the name, after it, or with the name in apposition."""
    for mention in mentions:
        if mention.kind == "person":
            found = (
                _before(scene, mention)
                or _with_matter(scene, mention)
                or _after(scene, mention)
                or _around(scene, mention)
            )
            if found is not None:
                yield found


def _office(scene: Scene, mention: Mention, first: Token, last: Token, head: Token) -> Office | None:
    start, end = token_span(first, last)
    while start < end and scene.text[start] in _MARKS + " ,":
        start += 1
    while end > start and scene.text[end - 1] in _MARKS + " ,":
        end -= 1
    if start >= end or "\n\n" in scene.text[start:end]:
        return None
    evidence = (min(start, mention.span[0]), max(end, mention.span[1]))
    return Office(mention, (start, end), head.i, evidence)


def _before(scene: Scene, mention: Mention) -> Office | None:
    """ "Foreign Ministry Spokeswoman Leyla ...", "Norvania's President ...": the words up to the name."""
    first = mention.first
    place = first - 1
    title = scene.doc[place] if place >= 0 else None
    if title is None or title.idx + len(title.text_with_ws) < scene.doc[first].idx:
        return None
    if role_kinds().get(title.lower_) != "person" or title.tag_ == "NNS":
        return None
    start = place
    while start > 0:
        token = scene.doc[start - 1]
        if (
            token.sent != title.sent
            or token.is_space
            or (token.pos_ not in {"PROPN", "NOUN", "ADJ", "PART", "ADP"} and token.text != "-")
        ):
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        if token.pos_ == "NOUN" and token.dep_ not in {"compound", "poss", "amod", "nmod"}:
            break
        start -= 1
    while start < place and (scene.doc[start].pos_ in {"PART", "ADP"} or not scene.doc[start].text[0].isalnum()):
        start += 1
    return _office(scene, mention, scene.doc[start], title, title)


def _with_matter(scene: Scene, mention: Mention) -> Office | None:
    """ "Minister of Foreign Affairs Mira Tal": an office with what or whom it is for, up to the name."""
    name = scene.doc[mention.first]
    place = mention.first - 1
    while place > 0 and mention.first - place <= _LONGEST_MATTER:
        token = scene.doc[place]
        if token.sent != name.sent or not (token.text[0].isupper() or token.lower_ in _INSIDE):
            return None
        if token.lower_ in {"of", "for"} and place < mention.first - 1:
            noun = scene.doc[place - 1]
            if (
                role_kinds().get(noun.lower_) == "person"
                and noun.tag_ not in {"NNS", "NNPS"}
                and noun.text[0].isupper()
            ):
                start = place - 1
                while (
                    start > 0 and scene.doc[start - 1].dep_ in {"compound", "amod"} and _is_title(scene.doc[start - 1])
                ):
                    start -= 1
                return _office(scene, mention, scene.doc[start], scene.doc[mention.first - 1], noun)
        place -= 1
    return None


def _is_title(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _after(scene: Scene, mention: Mention) -> Office | None:
    """ "Mira Tal, a spokesperson for ...": the apposition after the name."""
    for index in range(mention.first, mention.last + 1):
        for child in children(scene.doc[index], "appos"):
            if child.i > mention.last and role_of(child) in {"person"} and child.tag_ != "NNS":
                tokens = [t for t in child.subtree if not _in_clause(t, child)]
                kept = [t for t in tokens if t.pos_ not in {"DET", "PRON"} or t.i > child.i]
                run = _run(kept, child)
                return _office(scene, mention, run[0], run[-1], child)
    return None


def _around(scene: Scene, mention: Mention) -> Office | None:
    """ "The spokeswoman, Mira Tal": the noun the name stands in apposition to."""
    head = scene.doc[mention.last]
    top = head
    while top.dep_ in {"compound", "flat"} and mention.first <= top.head.i <= mention.last:
        top = top.head
    noun = top.head
    if top.dep_ != "appos" or role_of(noun) != "person" or noun.tag_ == "NNS" or noun.i > mention.first:
        return None
    tokens = [t for t in noun.subtree if t.i < mention.first and not _in_clause(t, noun) and t.text != ","]
    run = _run([t for t in tokens if t.i > noun.i or t.pos_ not in {"DET", "PRON"}], noun)
    return _office(scene, mention, run[0], run[-1], noun) if run else None


def _in_clause(token: Token, top: Token) -> bool:
    while token.i != top.i:
        if token.dep_ in {"relcl", "advcl", "ccomp", "appos"} or (
            token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}
        ):
            return True
        token = token.head
    return False


def _run(tokens: list[Token], head: Token) -> list[Token]:
    """The tokens next to each other around the head."""
    ordered = sorted(tokens, key=lambda token: token.i)
    place = next((number for number, token in enumerate(ordered) if token.i == head.i), None)
    if place is None:
        return []
    first = last = place
    while first > 0 and ordered[first].i - ordered[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(ordered) and ordered[last + 1].i - ordered[last].i <= 1:
        last += 1
    return ordered[first : last + 1]
