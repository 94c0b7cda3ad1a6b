"""Interviews and transcripts in the press: which paragraphs are whose turn.

A text is one only on good evidence: labels that ask and answer, names before colons that come again and speak in
the first person, or, where nobody is labelled, bold questions below words that announce an interview. A report with
one "Q", a list of places or of topics with colons, or questions that its author answers is none.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model.document import Section, Span, Voice, trim
from onrecord.names.word_list import word_list, word_set
from onrecord.reading.layout.spoken.label import Label, find_label, is_short_for

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIRST = word_set("spoken.csv", "first_person")
_SECOND = word_set("spoken.csv", "second_person")
_ANNOUNCED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, word_list('spoken.csv', 'interview')))})(?!\w)", re.I)
_DIALOGUES = "|".join(map(re.escape, word_list("spoken.csv", "dialogue")))
_MADE = "|".join(word_list("spoken.csv", "made"))
_EDITED = re.compile(
    rf"\b(?:{_DIALOGUES})\b[^.]*\b(?:was|were|is|has been|have been)\b[^.]*\b(?:{_MADE})\b", re.IGNORECASE
)
_ASIDE = re.compile(r"[(\[*][^\n]{0,200}[)\]*]\.?$|#{2,}$|[*\s]+$")
_LINE = re.compile(r"\n[ \t]*")
_TEXTUAL = frozenset({"body", "heading", "speaker"})
_INTRODUCTION = 1_500
_FEWEST = 3
_LONGEST_QUESTION = 700
_LONGEST_TOPIC = 100


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph that may be a turn: its place, the label it begins with, where its bold type ends."""

    span: Span
    label: Label | None
    bold: int | None
    heading: bool

    @property
    def all_bold(self) -> bool:
        return self.bold is not None and self.bold >= self.span[1] - 1


def find_dialogue(text: str, sections: Sequence[Section], bold: Sequence[Span]) -> list[Section] | None:
    """The sections with the turns of a dialogue marked, labels apart; ``None`` where the text is no dialogue."""
    paragraphs = _paragraphs(text, sections, bold)
    labelled = [paragraph for paragraph in paragraphs if paragraph.label is not None]
    if _is_labelled_dialogue(text, labelled, sections):
        turns = list(_labelled_turns(text, paragraphs))
    elif _is_announced(text, sections, paragraphs):
        turns = list(_questions(text, paragraphs))
    else:
        return None
    return _with_turns(text, sections, turns) if turns else None


def _paragraphs(text: str, sections: Sequence[Section], bold: Sequence[Span]) -> list[_Paragraph]:
    """The paragraphs that may be turns; lines within one that begin with a label are paragraphs of their own."""
    ends = dict(bold)
    found: list[_Paragraph] = []
    pending: int | None = None
    for section in sections:
        if section.kind not in _TEXTUAL or section.voice is not None:
            pending = None
            continue
        start = pending if pending is not None else section.start
        pending = section.start if section.kind == "speaker" else None
        if pending is not None:
            continue
        starts = [start, *(line.end() for line in _LINE.finditer(text, start, section.end))]
        opened = [(at, find_label(text, at, section.end, ends.get(at))) for at in starts]
        opened = [one for one in opened if one[0] == start or one[1] is not None]
        for place, (at, label) in enumerate(opened):
            stop = opened[place + 1][0] if place + 1 < len(opened) else section.end
            stop = len(text[at:stop].rstrip()) + at
            found.append(_Paragraph((at, stop), label, ends.get(at), section.kind == "heading"))
    return found


def _is_labelled_dialogue(text: str, labelled: Sequence[_Paragraph], sections: Sequence[Section]) -> bool:
    """Whether labels are those of a dialogue: some ask and others answer, or names come again and speak."""
    labels = [paragraph.label for paragraph in labelled if paragraph.label is not None]
    asked = [place for place, label in enumerate(labels) if label.part == "asks"]
    if any(labels[place + 1].part != "asks" for place in asked if place + 1 < len(labels)):
        return True
    known = sorted({label.key for label in labels})
    same = {key: next((other for other in known if is_short_for(key, other)), key) for key in known}
    keys = Counter(same[label.key] for label in labels)
    if len(keys) < 2 or not _mostly_speak(text, labelled):
        return False
    asks = any(text[slice(*each.span)].endswith("?") for each in labelled)
    if not asks and not _ANNOUNCED.search(text, 0, _opening(labelled[0], sections)):
        return False
    if len(labels) >= _FEWEST:
        changes = sum(same[a.key] != same[b.key] for a, b in pairwise(labels))
        return max(keys.values()) > 1 and 3 * changes >= len(labels) - 1
    first = labelled[0]
    asks = text[: first.span[1]].endswith("?")
    return asks and (first.bold is not None or bool(_ANNOUNCED.search(text, 0, _opening(first, sections))))


def _mostly_speak(text: str, paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether half the paragraphs or more ask, or speak of themselves or to somebody."""
    speaking = sum(_speaks(text[slice(*paragraph.span)]) for paragraph in paragraphs)
    return 2 * speaking >= len(paragraphs)


def _speaks(words: str) -> bool:
    return words.rstrip().endswith("?") or _has(words, _FIRST | _SECOND)


def _has(words: str, wanted: frozenset[str]) -> bool:
    return any(word.lower() in wanted for word in _WORD.findall(words))


def _labelled_turns(text: str, paragraphs: Sequence[_Paragraph]) -> Iterable[tuple[_Paragraph, Voice]]:
    """The paragraphs of a labelled dialogue: those with a label, those that go on, and bold questions between."""
    last = max(place for place, paragraph in enumerate(paragraphs) if paragraph.label is not None)
    current: Label | None = None
    answering = alone = False
    bold_questions = any(each.label is not None and each.all_bold for each in paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if paragraph.label is not None:
            current, answering = paragraph.label, False
            alone = paragraph.label.span[1] >= paragraph.span[1]
            yield paragraph, "turn"
            continue
        words = text[slice(*paragraph.span)]
        if current is None and not answering:
            continue
        if paragraph.all_bold and words.endswith("?") and bold_questions and place < last:
            current, answering = None, True
            yield paragraph, "question"
        elif not alone and (paragraph.heading or _is_note(words) or _is_topic(words)):
            current, answering = None, False
        elif current is not None and not _names(words, current):
            yield paragraph, "turn"
        elif answering:
            yield paragraph, "answer"
        alone = False


def _is_topic(words: str) -> bool:
    """Whether a short paragraph is a heading by its words: it ends with no mark."""
    return len(words) <= _LONGEST_TOPIC and words[-1].isalnum()


def _is_note(words: str) -> bool:
    """Whether a paragraph is no speech: what happened, in brackets, or what was done with the dialogue."""
    return bool(_ASIDE.fullmatch(words) or _EDITED.search(words))


def _names(words: str, label: Label) -> bool:
    """Whether words name the one who is speaking, as a reporter's do."""
    name = label.key.split()[-1]
    return label.part == "speaks" and bool(re.search(rf"(?<!\w){re.escape(name.title())}(?!\w)", words))


def _is_announced(text: str, sections: Sequence[Section], paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether a text without labels is an interview: announced as one, with questions to somebody who answers."""
    asked = [each for place, each in enumerate(paragraphs) if _asks(text, paragraphs, place)]
    if not asked or not _ANNOUNCED.search(text, 0, min(_INTRODUCTION, _opening(asked[0], sections))):
        return False
    questions = [text[slice(*each.span)] for each in asked]
    places = {each.span for each in asked}
    answers = [text[slice(*each.span)] for each in paragraphs if each.span not in places and each.span > asked[0].span]
    addressed = sum(_has(words, _SECOND) for words in questions)
    personal = sum(_has(words, _FIRST) for words in answers)
    marked = [each for each in asked if each.all_bold]
    fewest = 2 if len(marked) > 1 else _FEWEST
    asking = sum(words.endswith("?") for words in questions)
    return (
        (len(asked) >= fewest or (len(asked) == 2 and addressed == 2))
        and 2 * asking >= len(asked)
        and addressed > 0
        and 3 * personal >= len(answers) > 0
    )


def _asks(text: str, paragraphs: Sequence[_Paragraph], place: int) -> bool:
    """Whether a paragraph may be a question: by its mark, or in bold type with an answer below it in plain type."""
    if text[slice(*paragraphs[place].span)].endswith("?"):
        return place + 1 < len(paragraphs)
    below = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    return paragraphs[place].all_bold and below is not None and not below.all_bold


def _questions(text: str, paragraphs: Sequence[_Paragraph]) -> Iterable[tuple[_Paragraph, Voice]]:
    """The questions and answers of an interview that labels nobody.

    Bold type tells the questions where there is any; else a mark of question does, and what may be either is left.
    """
    by_type = sum(each.all_bold for each in paragraphs) > 1
    begun = asked = False
    for place, paragraph in enumerate(paragraphs):
        words = text[slice(*paragraph.span)]
        may_ask = _asks(text, paragraphs, place) and (paragraph.all_bold or not by_type)
        if _is_note(words) or (paragraph.all_bold and not may_ask):
            asked = False
        elif len(words) <= _LONGEST_QUESTION and may_ask:
            twice = not by_type and any(
                text[slice(*each.span)].endswith("?") for each in paragraphs[max(0, place - 1) : place + 2 : 2]
            )
            begun, asked = True, not twice
            if not twice:  # of two marks in a row either may be the answer's
                yield paragraph, "question"
        elif not begun:
            asked = False
        elif by_type or asked or (_has(words, _FIRST) and not _has(words, _SECOND)):
            asked = False
            yield paragraph, "answer"


def _opening(paragraph: _Paragraph, sections: Sequence[Section]) -> int:
    """Where a text's introduction ends: before a paragraph, and not before the end of its title."""
    title = next((section.end for section in sections if section.kind == "title"), 0)
    return max(paragraph.span[0], title)


def _with_turns(text: str, sections: Sequence[Section], turns: Sequence[tuple[_Paragraph, Voice]]) -> list[Section]:
    """The sections, with those that turns lie in replaced by the turns and their labels."""
    found: list[Section] = []
    waiting = deque(sorted(turns, key=lambda turn: turn[0].span))
    for section in sections:
        if section.kind == "speaker" and waiting and section.start <= waiting[0][0].span[0] < section.end:
            continue  # its label is found again, with the turn
        first = waiting[0][0].span if waiting else None
        if first is None or first[0] >= section.end:
            found.append(section)
            continue
        if section.start < first[0]:
            found.append(replace(section, end=trim(text, section.start, first[0])[1]))
        while waiting and waiting[0][0].span[0] < section.end:
            found += _turn(text, *waiting.popleft())
    return found


def _turn(text: str, paragraph: _Paragraph, voice: Voice) -> Iterable[Section]:
    start, end = paragraph.span
    if paragraph.label is not None:
        yield Section("speaker", *paragraph.label.span, voice)
        start, end = trim(text, paragraph.label.span[1], end)
    if start < end:
        yield Section("body", start, end, voice)
