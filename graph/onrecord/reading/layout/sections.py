"""The layout of a text: which stretch is masthead, title, body, caption, and what those say of the document.

General rules over lines and paragraphs; a pure function of the text and of what is known already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.document import DocumentKind, Section, SectionKind, Span, trim
from onrecord.model.masthead import Masthead
from onrecord.reading.draft.metadata import NOTHING_SAID, Metadata
from onrecord.reading.layout.caption import is_caption
from onrecord.reading.layout.dateline import find_dateline
from onrecord.reading.layout.furniture import find_furniture
from onrecord.reading.layout.kind import kind_of
from onrecord.reading.layout.labels import cut_labels
from onrecord.reading.layout.lines import (
    NO_SEAMS,
    Line,
    ends_final,
    ends_prose,
    ends_sentence,
    find_wrapping,
    group_paragraphs,
    is_title,
    split_lines,
)
from onrecord.reading.layout.page_head import find_page_heads
from onrecord.reading.layout.press_line import (
    PressLine,
    read_foot_line,
    read_name_line,
    read_press_line,
)
from onrecord.reading.layout.speaker_label import find_speaker
from onrecord.reading.layout.spoken.voices import kind_of_press, with_voices, without_voices
from onrecord.reading.layout.turn_lines import find_seams, is_record_of_meeting
from onrecord.reading.layout.un_front import metadata_of
from onrecord.un.masthead.read import read_masthead
from onrecord.un.opening import find_opening

_FRONT_LINES = 12
_FOOT_LINES = 4
_LONGEST_TITLE = 300
_LONGEST_HEADING = 120
_SIGNED = re.compile(r"\(\s*signed\s*\)", re.IGNORECASE)
_CLOSING = re.compile(r"(?:yours? )?(?:very )?(?:sincerely|faithfully|respectfully|truly)(?: yours)?,?$", re.IGNORECASE)
_SIGNATURE_LINES = 5
_ANNEX = re.compile(r"(?:annex|appendix|enclosure|attachment)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text, what its masthead and dateline say of it, and the kind they point to.

    ``masthead`` is that of a document of the United Nations, if it is one.
    """

    sections: tuple[Section, ...] = ()
    says: Metadata = NOTHING_SAID
    kind: DocumentKind = "other"
    masthead: Masthead | None = None


@dataclass(slots=True)
class _Page:
    """The lines of one text with the part each plays, filled in step by step; ``says`` grows with them."""

    text: str
    lines: list[Line]
    kinds: dict[int, SectionKind] = field(default_factory=dict)
    marked: dict[int, Section] = field(default_factory=dict)
    says: Metadata = NOTHING_SAID
    printed: Metadata = NOTHING_SAID
    is_record: bool = False

    def free(self, indexes: Iterable[int]) -> list[int]:
        return [i for i in indexes if i not in self.kinds and i not in self.marked]

    def mark(self, index: int, found: PressLine) -> None:
        """Keep what a line says; its day of publication comes after that of a dateline, one of an update is none."""
        self.kinds[index] = found.kind
        if not found.update:
            self.printed = self.printed.over(Metadata(published=found.says.published))
        self.says = self.says.over(replace(found.says, published=None))


def lay_out(
    text: str, known: Metadata = NOTHING_SAID, marked: Sequence[Section] = (), bold: Sequence[Span] = ()
) -> Layout:
    """The layout of ``text``; ``known`` is what metadata outside the text say, ``marked`` what its markup says.

    ``bold`` is what its paragraphs begin with in bold type. The sections are in order, do not overlap, and hold every
    character that is not white space.
    """
    page = _Page(text, split_lines(text))
    if not page.lines:
        return Layout()
    _keep_marked(page, marked, known)
    masthead = read_masthead(text)
    front = masthead if masthead is not None and masthead.kind != "release" else None
    if front is not None and front.kind != "other":
        page.is_record = front.kind == "record"
    elif masthead is None or masthead.kind == "other":
        page.is_record = is_record_of_meeting(text, page.lines)
    paragraphs = group_paragraphs(page.lines, find_wrapping(page.lines), frozenset())
    for index in find_furniture(page.lines) | (find_page_heads(page.lines) if page.is_record else set()):
        if index in page.free([index]):
            page.kinds[index] = "note"
    if masthead is not None:
        page.says = page.says.over(metadata_of(masthead))
    if front is None:
        _read_press_front(page, known, paragraphs)
        _read_foot(page)
    else:
        _read_un_front(page, front)
    _find_captions(page)
    _find_signatures(page)
    sections = list(_to_sections(page, known, front))
    says = page.says.over(page.printed)
    if masthead is not None or page.is_record:
        told = front.kind if front is not None and front.kind != "other" else "record" if page.is_record else None
        sections = without_voices(sections)
        kind = says.kind or told or kind_of(text, sections, says.over(known), un=front is not None)
    else:
        sections = with_voices(text, sections, [*bold, *(each.span for each in marked if each.kind == "heading")])
        kind, says = kind_of_press(text, sections, says, known)
    return Layout(tuple(sections), says, kind, masthead)


def _keep_marked(page: _Page, marked: Sequence[Section], known: Metadata) -> None:
    """Lines inside a stretch that markup has named keep that name; a heading in the words of the title is the title."""
    named = (
        replace(section, kind="title")
        if section.kind == "heading" and _is_title_of(page.text[section.start : section.end], known)
        else section
        for section in marked
    )
    stretches = iter(sorted(named, key=lambda section: section.start))
    current = next(stretches, None)
    for index, line in enumerate(page.lines):
        while current is not None and current.end <= line.start:
            current = next(stretches, None)
        if current is not None and current.start <= line.start and line.end <= current.end:
            page.marked[index] = current


def _read_press_front(page: _Page, known: Metadata, paragraphs: Sequence[range]) -> None:
    """Byline, date and publisher among the first lines, up to the first that is prose.

    Only a line that is a paragraph of its own can be one: a line of wrapped prose may look like anything.
    """
    titled = known.title is not None
    for indexes in paragraphs:
        index = indexes[0]
        if index >= _FRONT_LINES or not page.free([index]):
            continue
        words = page.text[page.lines[index].start : page.lines[indexes[-1]].end]
        found = read_press_line(words) if len(indexes) == 1 else None
        if found is None and titled and not _is_title_of(words, known):
            found = read_name_line(words)
        if found is not None and page.is_record and (found.kind == "byline" or found.says.kind):
            continue  # where the meeting was held, and whose it was
        if found is not None and len(page.lines) > 1:
            page.mark(index, found)
        elif is_caption(words):
            page.kinds[index] = "caption"
        elif ends_sentence(words) or len(words) > _LONGEST_TITLE or find_dateline(page.text, *_span(page, index)):
            return
        else:
            titled = True


def _read_foot(page: _Page) -> None:
    """Credits, a byline or a copyright notice among the last lines; they fill in what the front did not say."""
    for index in page.free(range(max(1, len(page.lines) - _FOOT_LINES), len(page.lines))):
        found = read_foot_line(page.lines[index].words)
        if found is not None:
            page.mark(index, found)


def _read_un_front(page: _Page, front: Masthead) -> None:
    """Marks the lines above the text as masthead, or as its title."""
    above = [i for i, line in enumerate(page.lines) if line.start < front.opening]
    for index in page.free(above):
        page.kinds[index] = "title" if _in_title(page.lines[index], front) else "masthead"


def _in_title(line: Line, front: Masthead) -> bool:
    return front.title_span is not None and front.title_span[0] <= line.start < front.title_span[1]


def _find_captions(page: _Page) -> None:
    for index in page.free(range(len(page.lines))):
        if is_caption(page.lines[index].words):
            page.kinds[index] = "caption"


def _find_signatures(page: _Page) -> None:
    """ "(Signed) NAME" or a closing formula, and the short lines below it: name, rank, office."""
    for index in page.free(range(len(page.lines))):
        words = page.lines[index].words
        signed = bool(_SIGNED.match(words)) and len(words) <= _LONGEST_HEADING
        if not signed and not _CLOSING.match(words):
            continue
        page.kinds[index] = "signature"
        blocks = 0 if signed else 1
        for below in page.free(range(index + 1, min(index + 1 + _SIGNATURE_LINES, len(page.lines)))):
            line = page.lines[below]
            if line.block > page.lines[index].block + blocks or len(line.words) > 80 or ends_prose(line.words):
                break
            page.kinds[below] = "signature"


def _to_sections(page: _Page, known: Metadata, front: Masthead | None) -> Iterable[Section]:
    """All lines as sections: those with a part, each by itself or as marked; the others by paragraph."""
    running = [line for i, line in enumerate(page.lines) if i not in page.kinds]
    wrapping = find_wrapping(running, 0.15 if page.is_record else 0.3)
    seams = find_seams(page.text, page.lines) if page.is_record else NO_SEAMS
    paragraphs = group_paragraphs(page.lines, wrapping, frozenset(page.kinds) | frozenset(page.marked), seams)
    sections = [Section(*_named(page, indexes, known, paragraphs, front)) for indexes in paragraphs]
    title = [i for i in sorted(page.kinds) if page.kinds[i] == "title" and front is not None]
    sections += [Section(kind, *_span(page, i)) for i, kind in page.kinds.items() if i not in title]
    sections += set(page.marked.values())
    if title:
        sections.append(Section("title", page.lines[title[0]].start, page.lines[title[-1]].end))
    sections.sort(key=lambda section: section.start)
    return _cut_bodies(page, sections, front)


def _named(
    page: _Page, indexes: range, known: Metadata, paragraphs: Sequence[range], front: Masthead | None
) -> tuple[SectionKind, int, int]:
    """A paragraph with its kind: title, heading or body."""
    start, end = page.lines[indexes[0]].start, page.lines[indexes[-1]].end
    words = page.text[start:end]
    first, last = indexes == paragraphs[0], indexes == paragraphs[-1]
    if front is None and len(words) <= _LONGEST_TITLE:
        is_first_title = first and known.title is None and page.says.title is None and not last and is_title(words)
        if is_first_title or (indexes[0] < _FRONT_LINES and _is_title_of(words, known.over(page.says))):
            page.says = page.says.over(Metadata(title=" ".join(words.split())))
            return "title", start, end
    if _ANNEX.match(words) and len(words) <= _LONGEST_TITLE and not ends_final(words):
        return "heading", start, end
    if page.is_record and _is_begun(page, indexes):
        return "body", start, end
    if not last and len(words) <= _LONGEST_HEADING and len(words.split()) <= 16 and is_title(words):
        return "heading", start, end
    return "body", start, end


def _is_begun(page: _Page, indexes: range) -> bool:
    """Whether a paragraph of a record is the beginning of more: a turn, or a sentence that the next page ends."""
    start, end = page.lines[indexes[0]].start, page.lines[indexes[-1]].end
    if find_speaker(page.text, start, end, of_record=True) or find_opening(page.text, start, end):
        return True
    if page.text.count("(", start, end) > page.text.count(")", start, end):
        return True
    below = next(iter(page.free(range(indexes[-1] + 1, min(indexes[-1] + 14, len(page.lines))))), None)
    return below is not None and below > indexes[-1] + 1 and page.lines[below].words[0].islower()


def _is_title_of(words: str, metadata: Metadata) -> bool:
    return metadata.title is not None and _letters(words) == _letters(metadata.title) != ""


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _cut_bodies(page: _Page, sections: Sequence[Section], front: Masthead | None) -> Iterable[Section]:
    """The sections with the dateline cut off the first paragraph and the speaker's label off each turn."""
    place = next((i for i, section in enumerate(sections) if section.kind == "body"), None)
    dateline = None
    if place is not None and front is None:
        dateline = find_dateline(page.text, *sections[place].span)
    if place is None or dateline is None:
        return cut_labels(page.text, sections, of_record=page.is_record)
    page.says = page.says.over(dateline.says)
    start, end = trim(page.text, dateline.end, sections[place].end)
    dated = [Section("dateline", dateline.start, dateline.end)]
    first = [Section("body", start, end)] if start < end else []
    before = cut_labels(page.text, sections[:place], of_record=page.is_record)
    behind = cut_labels(page.text, sections[place + 1 :], of_record=page.is_record)
    return [*before, *dated, *first, *behind]


def _span(page: _Page, index: int) -> Span:
    return page.lines[index].start, page.lines[index].end
