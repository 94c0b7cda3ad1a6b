"""Where a text names items of an agenda by number: the heads ("agenda items", "Item No.") with their lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.agenda.number import Numbered, ends_list, read_letters, read_numbers
from onrecord.annotate.agenda.title import rest_of_line
from onrecord.annotate.agenda.words import any_of, words_of
from onrecord.names import sentence
from onrecord.un.organ import MAIN_COMMITTEE, organ_names

_HEAD = re.compile(
    r"(?P<agenda>\bagenda[\s-]{1,3})?\b(?P<word>(?:sub-?\s?)?items?|points?)\b(?P<of>\s{1,3}(?:of|on)\s+the\s+agenda)?"
    r"(?:[\s,]{0,3}\(?(?:nos?\.?|numbers?|numbered)(?=[\s\d]))?[\s:#(]{1,4}(?=\d{1,3}(?!\d)|\([a-z]{1,2}\))",
    re.IGNORECASE,
)
_OF_ITEM = re.compile(
    r"\s{0,3}(?:of|under|to)\s+(?:the\s+)?(?:provisional\s+)?(?:agenda\s+)?item\s+(\d{1,3})(?!\d)", re.IGNORECASE
)
_ON_AGENDA = re.compile(
    r"[\s,*)]*(?:\([^()\n]{0,40}\)\s*)?(?:of|on|in|from|to)\s+(?P<between>[^.;\n]{0,80}?)\b"
    r"(?:agenda|preliminary\s+list)\b",
    re.IGNORECASE,
)
_OF_THING = re.compile(
    rf"\s+(?:of\s+(?P<what>(?!\d)[^.;,\n]{{1,60}})|(?:in|to|on|from)\s+(?:[\w\u2019']+\s+){{0,3}}{any_of('container')})",
    re.IGNORECASE,
)
_AGENDA_BEFORE = re.compile(
    rf"(?:^|[.;,]\s*|(?:\b|(?<=\s))(?:{'|'.join(word.replace(chr(39), '.') for word in words_of('agenda_of'))})\s+)"
    r"agenda\b[^.;\n]{0,120}$",
    re.IGNORECASE,
)
_GOVERNED = re.compile(rf"(?:{any_of('governing')})\s+(?:the\s+)?$", re.IGNORECASE)
_ISSUED_IN = re.compile(r"\bA/\d+/(?:50|100|150|251),\s*$")
_DEBATE = re.compile(r"\s+(?:general\s+|interactive\s+|joint\s+)?(?:debates?|discussions?|dialogues?)\b")
_ASSEMBLY = re.compile(any_of("assembly"))
_UNITED_NATIONS = re.compile(rf"{any_of('united_nations')}|\bcirculated\b")
_COMMERCE = re.compile(rf"{any_of('commerce')}|[$\u20ac\u00a3]", re.IGNORECASE)
_OTHER_BODY = re.compile(any_of("other_body"), re.IGNORECASE)
_OTHER_BODY_BEFORE = re.compile(rf"{_OTHER_BODY.pattern}(?:['\u2019]s?)?\s+$", re.IGNORECASE)
_HEADING_BEFORE = re.compile(r"(?:^|\n)[ \t\u00a0]*$|\b(?:session|year)\s+$", re.IGNORECASE)
_HEADING_AFTER = re.compile(
    r"[ \t]*(?:[.:]\s|\(continued|\(concluded|[*\u2013\u2014]|$|\n)|[ \t]+(?:of|on)\s+the\b", re.IGNORECASE
)
# a line of a list that is a title with its item in brackets: "Question of Norvania (item 41)."
_TITLE_BEFORE = re.compile(r"(?:^|\n)[ \t]*[A-Z][a-z]+(?:[ -][^\n.!?]{3,150})?[ \t]\($")
_LINE_AFTER = re.compile(r"\)[.:;*]?[ \t]*(?:\n|$)")
OTHER_LIST = re.compile(
    r"\b(?:news|budget|line|menu|inventory|tariff|test|survey|agreement|treaty|annex|list|table|lot)\s+$", re.IGNORECASE
)
"""What stands before "item" where it is none of an agenda."""
_REACH = 400
_LINE = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """One list of numbers under one head: where it stands and how the head is set."""

    start: int
    end: int
    numbers: tuple[Numbered, ...]
    heading: bool
    bracketed: bool


class _Setting:
    """Where a text has the words of assemblies, of shops and of other bodies; read once a text, when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[re.Pattern[str], list[int]] = {}

    def has(self, words: re.Pattern[str], start: int, end: int) -> bool:
        """Whether one of the words begins from ``start`` up to ``end``."""
        if words not in self._places:
            self._places[words] = [match.start() for match in words.finditer(self._text)]
        places = self._places[words]
        return bisect_left(places, start) < bisect_left(places, end)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the line's sentence around a span begins and ends, within reach."""
        before = [match.end() for match in sentence.IN_LISTS.finditer(self._text, max(0, start - _REACH), start)]
        after = sentence.IN_LISTS.search(self._text, end, end + _REACH)
        return (before[-1] if before else max(0, start - _REACH)), (after.start() if after else end + _REACH)


def find_mentions(text: str) -> Iterator[Mention]:
    """The lists of item numbers in a text, in order; lists of other things are left out.

    >>> [mention.numbers[0].number for mention in find_mentions("Under agenda item 7, not a news item.")]
    ['7']
    """
    setting = _Setting(text)
    position = 0
    for head in _HEAD.finditer(text):
        if head.start() < position:
            continue
        mention = _sub_items_of(text, head) if text[head.end()] == "(" else _listed(text, head, setting)
        if mention is not None:
            yield mention
            position = mention.end


def _sub_items_of(text: str, head: re.Match[str]) -> Mention | None:
    """ "sub-items (a) and (d) of item 19": the number comes last."""
    letters, end = read_letters(text, head.end(), "", head.start())
    item = _OF_ITEM.match(text, end)
    if not letters or item is None:
        return None
    numbers = tuple(replace(each, number=item[1] + each.number) for each in letters)
    return Mention(head.start(), item.end(), numbers, heading=False, bracketed=False)


def _listed(text: str, head: re.Match[str], setting: _Setting) -> Mention | None:
    numbers, end = read_numbers(text, head.end(), plural=head["word"].lower().endswith("s"))
    if not numbers or _is_of_another_body(text, head, end, setting):
        return None
    before = text[max(0, head.start() - 160) : head.start()]
    heading = _HEADING_BEFORE.search(before[-20:]) is not None
    bracketed = before.rstrip().endswith("(") and text[end : end + 1] == ")"
    named = head["agenda"] or head["of"]
    if not named and not _is_agenda(text, head, end, before, heading=heading):
        near = setting.has(_ASSEMBLY, head.start() - _REACH, end + _REACH)
        counted = ":" in text[head.end("word") : head.end()]
        if not near or counted or _is_of_a_thing(text, end) or OTHER_LIST.search(before):
            return None
        if not bracketed and not _may_be_agenda(text, head, end, before):
            return None
    if not named and setting.has(_COMMERCE, head.start() - _LINE, end + _LINE):
        return None
    if not named and len(numbers) == 1 and head["word"].lower().endswith("s") and not ends_list(text, end):
        return None
    first = replace(numbers[0], span=(head.start(), numbers[0].span[1]))
    return Mention(head.start(), end, (first, *numbers[1:]), heading and head["word"][0].isalpha(), bracketed)


def _is_of_another_body(text: str, head: re.Match[str], end: int, setting: _Setting) -> bool:
    """Whether the sentence is about a parliament, a town's council or a company, and not about the United Nations."""
    start, stop = setting.sentence(head.start(), end)
    if not setting.has(_OTHER_BODY, start, stop):
        return False
    possessed = re.search(
        rf"{_OTHER_BODY.pattern}(?:['\u2019]s?)?\s+$", text[max(0, start) : head.start()], re.IGNORECASE
    )
    return bool(possessed) or not setting.has(_UNITED_NATIONS, start, stop)


def _is_agenda(text: str, head: re.Match[str], end: int, before: str, *, heading: bool) -> bool:
    """Whether the text itself says that "item 5" is one of an agenda: in words, or as a heading with a title."""
    if _ON_AGENDA.match(text, end) or _ISSUED_IN.search(before):
        return True
    if head["word"].lower().startswith("point"):
        return False
    if (_AGENDA_BEFORE.search(before) and not _is_of_a_thing(text, end)) or head["word"].lower().startswith("sub"):
        return True
    if _TITLE_BEFORE.search(before) and _LINE_AFTER.match(text, end):
        return True
    titled = heading and head["word"][0].isupper() and _HEADING_AFTER.match(text, end)
    return bool(titled) and rest_of_line(text, end) is not None


def _is_of_a_thing(text: str, end: int) -> bool:
    """Whether the item is said to be one of something else: "item 4 of the ceasefire agreement"."""
    of = _OF_THING.match(text, end)
    if of is None or of["what"] is None:
        return of is not None
    what = re.split(r"\s(?:to|by|at|in|for|before|from|with|[a-z]+ed|sent)\b", of["what"])[0]
    return not re.search(rf"\b(?:session|agenda)\b|{organ_names().pattern}|{MAIN_COMMITTEE.pattern}", what)


def _may_be_agenda(text: str, head: re.Match[str], end: int, before: str) -> bool:
    """Whether "item 5" is set as one of an agenda's would be: governed, debated, or at a sentence's beginning."""
    if head["word"].lower().startswith("point"):
        return False
    opens = head["word"][0].isupper() and sentence.BEFORE.search(before[-20:])
    return bool(opens) or _GOVERNED.search(before[-40:]) is not None or _DEBATE.match(text, end) is not None
