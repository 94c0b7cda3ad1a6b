"""The layout of a text as it is seen, put back where the text as it is has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.document import Section, Span
from onrecord.names.signs import Signs


def seen_sections(sections: Iterable[Section], signs: Signs) -> tuple[Section, ...]:
    """Sections of the text as it is, where the text as it is seen has them; those that show nothing are left out."""
    places = ((section, signs.to_seen(section.span)) for section in sections)
    return tuple(Section(section.kind, *span, section.voice) for section, span in places if span[0] < span[1])


def seen_spans(spans: Iterable[Span], signs: Signs) -> tuple[Span, ...]:
    """Spans of the text as it is, where the text as it is seen has them; those that show nothing are left out."""
    places = (signs.to_seen(span) for span in spans)
    return tuple((start, end) for start, end in places if start < end)


def stored_sections(sections: Iterable[Section], signs: Signs, text: str) -> Iterator[Section]:
    """Sections of the text as it is seen, where the text as it is has them; what is unseen at their edges is theirs."""
    found = list(sections)
    places = [signs.to_stored(section.span) for section in found]
    before = 0
    for section, (start, end), after in zip(found, places, [*places, (len(text), 0)][1:], strict=True):
        while start > before and not text[start - 1].isspace():
            start -= 1
        while end < after[0] and not text[end].isspace():
            end += 1
        before = end
        yield Section(section.kind, start, end, section.voice)
