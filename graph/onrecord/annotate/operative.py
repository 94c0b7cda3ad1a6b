"""Operative paragraphs of resolutions: "1. Condemns ...", said by the organ that adopts them.

A resolution is one long sentence: the organ, preambular participles, operative verbs in the third
person. Each operative paragraph is a statement of the organ (UN Editorial Manual, resolutions).
"""

from __future__ import annotations

import re

from onrecord.annotate.cue import Lexicon
from onrecord.annotate.raw import Raw
from onrecord.annotate.scene import Scene
from onrecord.document import Span

_OPERATIVE = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}|[IVX]{1,4})\.\s+((?:Also |Further |Strongly |Again |Urgently |Firmly |Once again |Solemnly )*)([A-Z][a-z]+s)\b([ \t]+(?:upon|on|that|for))?")
_ORGAN = re.compile(r"(?:^|\n)[ \t]*(The (?:[A-Z][a-z]+ )*(?:Assembly|Council|Committee|Conference|Commission|Board|Congress|Meeting))[ \t]*,")


def operative_paragraphs(scene: Scene, lexicon: Lexicon) -> list[Raw]:
    """The statements of a resolution's operative paragraphs; none in other kinds of document."""
    if scene.document.kind != "resolution":
        return []
    organ = _ORGAN.search(scene.text)
    if organ is None:
        return []
    head = next((token for token in reversed(scene.tokens_in(organ.span(1)))), None)
    found: list[Raw] = []
    matches = [match for match in _OPERATIVE.finditer(scene.text) if match.start() > organ.end()]
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else _section_end(scene, match.end())
        verb, particle = match.group(2), (match.group(3) or "").strip()
        lemma = _lemma(verb)
        entries = lexicon.find("verb", f"{lemma} {particle}") if particle else ()
        entries = entries or lexicon.find("verb", lemma) or lexicon.find("verb", "decide")
        stop = match.end(3) if particle and particle != "that" and lexicon.find("verb", f"{lemma} {particle}") else match.end(2)
        content = _trimmed(scene.text, (stop, end))
        token = scene.token_at(match.start(2))
        if content is None or token is None:
            continue
        found.append(
            Raw(
                entry=entries[0],
                anchor=token.i,
                cue=((match.start(2), stop),),
                content=(content,),
                source=(organ.span(1),),
                source_head=head.i if head is not None else None,
                status="asserted",
                rule="operative-paragraph",
            )
        )
    return found


def _lemma(verb: str) -> str:
    lower = verb.lower()
    for ending, instead in (("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("ies", "y"), ("s", "")):
        if lower.endswith(ending):
            return lower[: -len(ending)] + instead
    return lower


def _section_end(scene: Scene, offset: int) -> int:
    section = scene.section_of(offset)
    return section.end if section is not None else len(scene.text)


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";.,"):
        end -= 1
    return (start, end) if start < end else None
