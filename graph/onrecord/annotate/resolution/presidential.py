"""Statements that the president of an organ makes on its behalf: "made the following statement on behalf of ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.attribution.candidate import Raw
from onrecord.annotate.attribution.cue import Lexicon
from onrecord.annotate.parse.scene import Scene
from onrecord.annotate.resolution.opening import Opening, Openings
from onrecord.annotate.resolution.second import second_cue, tags_of
from onrecord.model.document import Span, trim

PRESIDENTIAL = "presidential-statement"
_MADE = re.compile(
    r"\bthe\s+(?P<president>President)\s+of\s+the\s+(?P<organ>[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:then\s+)?"
    r"(?:made|issued|read\s+out)\s+the\s+following\s+statement\b[^:.]{0,120}:"
)
_SUBJECT = re.compile(
    r"(?:(?<=\n)|(?<=[.\u201d\"] )|(?<=[\n ][\u201c\"])|(?<=\n[ \t]))"
    r"(?P<name>The\s+(?:(?:Security|General)\s+)?(?:Council|Assembly)|It)\s+(?P<aux>(?:will|shall)\s+)?"
)
_END = re.compile(r"\n[ \t]*(?:[\u2014_*-]{3,}|\d{1,3}\s*(?:See|Ibid|S/)|\d{2}-\d{5})")


def presidential_statements(scene: Scene, lexicon: Lexicon) -> list[Raw]:
    """What the organ says in a statement by its president, which the president passes on; none in other texts."""
    made = _MADE.search(scene.text)
    if made is None:
        return []
    foot = _END.search(scene.text, made.end())
    end = foot.start() if foot else len(scene.text)
    openings = Openings(scene, lexicon)
    found = [
        (subject, opening)
        for subject in _SUBJECT.finditer(scene.text, made.end(), end)
        if (opening := _opening(openings, subject, end)) is not None
    ]
    starts = [subject.start("name") for subject, _ in found[1:]]
    president = scene.token_at(made.start("president"))
    return [
        replace(raw, relay=president.i if president is not None else None)
        for (subject, opening), stop in zip(found, [*starts, end], strict=True)
        for raw in _statements(scene, lexicon, openings, subject, opening, stop)
    ]


def _opening(openings: Openings, subject: re.Match[str], end: int) -> Opening | None:
    """What the organ does: a verb in the third person, or what it will do."""
    found = openings.read(subject.end(), end)
    form = "bare" if subject["aux"] else "finite"
    if found is not None and subject["name"] == "It" and not (found.known and found.entry.attribution == "speech"):
        return None
    return found if found is not None and found.form == form else None


def _statements(
    scene: Scene, lexicon: Lexicon, openings: Openings, subject: re.Match[str], opening: Opening, stop: int
) -> Iterator[Raw]:
    """The statement that begins with the organ's name, and those of further cues: "deplores ... and calls upon ..."."""
    finite = opening.form == "finite"
    while True:
        second = second_cue(scene, lexicon, (opening.end, stop), tags_of(opening, finite)) if finite else None
        yield from _statement(scene, subject, opening, second[0] if second else stop)
        following = openings.read(second[1], stop) if second else None
        if following is None or following.end <= opening.end:
            return
        opening = following


def _statement(scene: Scene, subject: re.Match[str], opening: Opening, stop: int) -> Iterator[Raw]:
    content = _content(scene.text, (opening.end, stop))
    anchor, head = scene.token_at(opening.cue[0][0]), scene.token_at(subject.end("name") - 1)
    if content is None or anchor is None or head is None:
        return
    yield Raw(
        entry=opening.entry,
        anchor=anchor.i,
        cue=opening.cue,
        content=(content,),
        source=(subject.span("name"),),
        source_head=head.i,
        status="asserted",
        rule=PRESIDENTIAL,
    )


def _content(text: str, span: Span) -> Span | None:
    start, end = trim(text, *span)
    while end > start and (text[end - 1].isspace() or text[end - 1] in '.\u201c\u201d"'):
        end -= 1
    return (start, end) if start < end else None
