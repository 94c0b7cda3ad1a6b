"""Texts that a report prints: block quotations of the page, lines marked ">" or indented, and what "Full text:" opens.

A block is somebody's words only where the paragraph before it leads to it with a colon, or a line below it names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.model.document import Section, Voice, trim
from onrecord.names.word_list import word_list, word_set
from onrecord.reading.layout.lines import ends_sentence, is_list_item
from onrecord.reading.layout.words import is_capitalised

_TEXTS = "|".join(map(re.escape, word_list("spoken.csv", "printed")))
_OPENS = re.compile(
    rf"(?:\b(?:full|complete|entire|whole|unabridged) (?:text|{_TEXTS})\b[^.\n]{{0,120}}"
    rf"|\btext of (?:the|his|her|its|their|a|an) (?:[\w’'-]+ ){{0,4}}?(?:{_TEXTS})\b[^.\n]{{0,120}}"
    rf"|\b(?:{_TEXTS})\b[^.\n]{{0,120}}\b(?:as follows|reads?|in full|follows)"
    rf"|\bthe following (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS})\b[^.\n]{{0,80}}"
    rf"|\b(?:follows|below) is (?:the|his|her|its|their) (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS})\b[^.\n]{{0,80}})$",
    re.IGNORECASE,
)
_OF_TEXT = re.compile(rf"\b(?:the|his|her|its|their|this|that) (?:{_TEXTS})\b", re.IGNORECASE)
_FIRST = re.compile(rf"\b(?:{'|'.join(map(re.escape, word_list('spoken.csv', 'first_person')))})\b", re.IGNORECASE)
_ENDS = re.compile(r"\(?\s*(?:ends?|#{2,}|\*{3,}|-{3,})\s*\)?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:>[ \t]?)+")
_SIGNED = re.compile(r"(?:—|–|--|―)\s?(?P<name>[^\n]{3,120})$")
_MARKS = "\"“”«»„‟‘’'"
_LEAST_INDENT = 2
_OPENING = 80
"""Code points of a paragraph in which a report that goes on names the text that it printed."""
_NO_LEAD = word_set("titles.csv", "not_of_labels")


def with_printed(text: str, sections: Sequence[Section]) -> list[Section]:
    """The sections with the blocks that are somebody's words marked, and those that are nobody's unmarked."""
    found: list[Section] = []
    place = 0
    while place < len(sections):
        section = sections[place]
        lead = found[-1] if found else None
        block: list[Section] = []
        if section.kind in {"body", "heading"}:
            block = _block(text, section, islice(sections, place + 1, None), lead)
        found += _as_voices(text, block, lead) if block else [section]
        place += max(1, len(block))
    return list(_with_full_texts(text, found))


def _block(text: str, first: Section, after: Iterable[Section], lead: Section | None) -> list[Section]:
    """The sections of one block, from its first on; empty where none begins."""
    if first.voice == "block":
        return [first, *_while(after, lambda each: each.voice == "block")]
    if text[first.start] == ">":
        return [first, *_while(after, lambda each: each.kind in {"body", "heading"} and text[each.start] == ">")]
    indent = _indent(text, first)
    least = _LEAST_INDENT + (_indent(text, lead) if lead is not None else 0)
    if lead is None or lead.kind not in {"body", "heading"} or indent < least or is_list_item(text[slice(*first.span)]):
        return []
    return [first, *_while(after, lambda each: each.kind in {"body", "heading"} and _indent(text, each) >= least)]


def _while(sections: Iterable[Section], holds: Callable[[Section], bool]) -> Iterator[Section]:
    for section in sections:
        if not holds(section):
            return
        yield section


def _indent(text: str, section: Section) -> int:
    """How far a paragraph is set in; 0 where other words stand before it in its line."""
    before = text[text.rfind("\n", 0, section.start) + 1 : section.start]
    return 0 if before.strip() else len(before.expandtabs(4))


def _as_voices(text: str, block: Sequence[Section], lead: Section | None) -> Iterator[Section]:
    """The sections of a block as somebody's words; as plain paragraphs where nothing tells whose they are."""
    led = lead is not None and lead.kind in {"body", "heading"} and text[slice(*lead.span)].rstrip().endswith(":")
    signed = _signature(text, block[-1])
    if not led and signed is None:
        yield from (replace(each, voice=None) for each in block)
        return
    voice: Voice = "signed" if signed is not None else "block"
    for section in _joined(text, block):
        start, end = section.span
        sign = _SIGN.match(text, start, end)
        start = trim(text, sign.end() if sign else start, end)[0]
        if signed is not None and signed[0] < end:
            end = trim(text, start, max(start, signed[0]))[1] if signed[0] > start else start
        end = _without_sign(text, start, end)
        if start < end:
            yield Section("body", start, end, voice)
    if signed is not None:
        yield Section("speaker", signed[1], signed[2], "signed")


def _without_sign(text: str, start: int, end: int) -> int:
    """Where a stretch ends without the sign of a last empty line."""
    return start + len(re.sub(r"(?:\s*>)+\s*$", "", text[start:end]))


def _joined(text: str, block: Sequence[Section]) -> Iterator[Section]:
    """The paragraphs of a block: lines broken by hand joined, empty ones left out."""
    current: Section | None = None
    for section in block:
        words = _SIGN.sub("", text[slice(*section.span)], count=1).strip()
        if not words:
            if current is not None:
                yield current
            current = None
        elif (
            current is not None
            and "\n\n" not in text[current.end : section.start]
            and (not ends_sentence(text[slice(*current.span)]))
        ):
            current = replace(current, end=section.end)
        else:
            if current is not None:
                yield current
            current = section
    if current is not None:
        yield current


def _signature(text: str, last: Section) -> tuple[int, int, int] | None:
    """Where the line below a block's words begins that names who said them, its name, and where it ends.

    As in "— Mira Tal, foreign minister of Norvania".
    """
    start = max(text.rfind("\n", last.start, last.end) + 1, last.start)
    sign = _SIGN.match(text, start, last.end)
    line = _SIGNED.match(text, sign.end() if sign else start, last.end)
    if line is None:
        return None
    name = re.split(r"[,(]|\s[–—-]\s", line["name"])[0].strip()
    plain = is_capitalised(name) and 1 < len(name.split()) <= 8
    return (line.start(), line.start("name"), last.end) if plain else None


def _with_full_texts(text: str, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections, with the plain paragraphs below "Full text of the letter:" marked as that text."""
    printing = begun = False
    for place, section in enumerate(sections):
        words = text[slice(*section.span)]
        if _opens(words, section) and place + 1 < len(sections):
            following = sections[place + 1]
            printing = following.kind in {"body", "heading"} and text[following.start] not in _MARKS
            printing = printing and following.voice is None and not _is_item(text[slice(*following.span)])
            begun = False
            yield section
        elif (
            not printing
            or section.kind not in {"body", "heading"}
            or section.voice is not None
            or (section.kind == "heading" and begun)
            or _ENDS.match(words)
            or (_OF_TEXT.search(words[:_OPENING]) and not _FIRST.search(words) and begun)
        ):
            printing = False
            yield section
        else:
            begun = True
            yield replace(section, kind="body", voice="block")


def _is_item(words: str) -> bool:
    """Whether a paragraph is an item of a list, and no numbered paragraph of a text."""
    return is_list_item(words) and not (words[0].isdigit() and ends_sentence(words))


def _opens(words: str, section: Section) -> bool:
    """Whether a paragraph or heading ends by saying that a text follows: "The text of the letter reads:"."""
    words = words.rstrip()
    if not words.endswith(":") and section.kind != "heading":
        return False
    last = re.split(r"[.!?]\s+(?=[A-Z])", words.rstrip(": "))[-1]
    return bool(_OPENS.search(last)) and last.split()[0].lower() not in _NO_LEAD - {
        "text",
        "statement",
        "letter",
        "the",
    }
