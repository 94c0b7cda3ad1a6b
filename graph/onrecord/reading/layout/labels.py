"""The labels of speakers cut off their turns, also one that a page's end cuts in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.document import Section
from onrecord.reading.layout.lines import ends_final
from onrecord.reading.layout.speaker_label import find_speaker

_MOST_NOTES = 12


def cut_labels(text: str, sections: Sequence[Section], *, of_record: bool) -> Iterator[Section]:
    """The sections, with each body that begins with a label as two: the speaker, and what is said.

    Of a label that goes on behind the end of a page the part before it is the speaker, the rest a note.
    """
    rest: dict[int, int] = {}
    for index, section in enumerate(sections):
        if section.kind != "body":
            yield section
            continue
        start = section.start
        if index in rest:
            yield Section("note", start, rest[index])
            start = rest[index]
        elif end := find_speaker(text, *section.span, of_record=of_record):
            yield Section("speaker", start, end)
            start = end
        elif of_record and (found := _over_a_page(text, sections, index)) is not None:
            rest[found[0]] = found[1]
            yield Section("speaker", *section.span)
            continue
        while start < section.end and text[start].isspace():
            start += 1
        if start < section.end:
            yield replace(section, start=start)


def _over_a_page(text: str, sections: Sequence[Section], index: int) -> tuple[int, int] | None:
    """Which later body a label ends in that begins in this one, and where it ends; ``None`` if it is no label."""
    below = index + 1
    while below < len(sections) and sections[below].kind == "note" and below - index <= _MOST_NOTES:
        below += 1
    section = sections[index]
    words = text[section.start : section.end]
    if below == index + 1 or below >= len(sections) or sections[below].kind != "body" or ends_final(words):
        return None
    gap = re.sub(r"\S", " ", text[section.end : sections[below].start])
    joined = words + gap.replace("\n", " ") + text[sections[below].start : sections[below].end]
    end = find_speaker(joined, 0, len(joined), of_record=True)
    place = section.start + (end or 0)
    return (below, place) if end and place > sections[below].start else None
