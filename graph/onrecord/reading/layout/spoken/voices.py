"""The sections of a press text with whose own words they are, as far as its layout tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.document import DocumentKind, Section, Span
from onrecord.reading.draft.metadata import Metadata
from onrecord.reading.layout.kind import kind_of
from onrecord.reading.layout.spoken.dialogue import find_dialogue
from onrecord.reading.layout.spoken.own_words import find_own_words
from onrecord.reading.layout.spoken.printed import with_printed

_DIALOGUE = frozenset({"turn", "question", "answer"})
_MOST = 0.5


def with_voices(text: str, sections: Sequence[Section], bold: Sequence[Span]) -> list[Section]:
    """The sections with printed texts and the turns of a dialogue marked; ``bold`` is where paragraphs begin bold."""
    printed = with_printed(text, sections)
    return find_dialogue(text, printed, bold) or printed


def without_voices(sections: Sequence[Section]) -> list[Section]:
    """The sections as plain ones: in documents of the United Nations a block is part of the text around it."""
    return [replace(section, voice=None) if section.voice else section for section in sections]


def kind_of_press(
    text: str, sections: Sequence[Section], says: Metadata, known: Metadata
) -> tuple[DocumentKind, Metadata]:
    """The kind of a text of the press, and what is said of it with the authors that an opinion names.

    ``says`` is what its lines say, ``known`` what is said elsewhere.
    """
    if is_dialogue(sections):
        return "interview", says
    kind = says.kind or kind_of(text, sections, says.over(known))
    if kind in {"news", "other"} and (known.kind or says.kind) is None:
        own = find_own_words(text, sections, known.title or says.title, known.authors or says.authors)
        if own is not None:
            return own.kind, says.over(Metadata(authors=own.authors))
    return kind, says


def is_dialogue(sections: Sequence[Section]) -> bool:
    """Whether the most of a text is a dialogue, and not a report that prints one at its end."""
    bodies = [section for section in sections if section.kind == "body"]
    spoken = sum(section.end - section.start for section in bodies if section.voice in _DIALOGUE)
    return spoken > _MOST * sum(section.end - section.start for section in bodies)
