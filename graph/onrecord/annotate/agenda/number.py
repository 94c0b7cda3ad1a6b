"""Lists of agenda item numbers: "32, 37, 68 (a) and (b), 70 to 72 and 83", each number at its own place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.model.document import Span
from onrecord.names.word_list import word_list

HIGHEST = 299
"""No agenda of the United Nations has had more items; a higher number is something else."""
_LONGEST_RANGE = 60

_NUMBER = re.compile(r"(\d{1,3})(?:(?P<letter>[a-z])\b)?(?!\d|%|[.,:/]\d|-?[A-Za-z]|\s?(?:%|per\s?cent))")
_SUB_ITEMS = re.compile(r"\s?,?\s*sub-?\s?items?\s?(?=\s?\([a-z])")
_TITLE = re.compile(
    r"\s?[,:\u2013\u2014-]?\s*(?:\(|\b(?:entitled|titled|called|on)\s+)?[\u201c\u201e\"\u00ab]"
    r"(?P<title>[^\u201c\u201d\u201e\"\u00ab\u00bb]{3,400})[\u201d\u201c\"\u00bb](?:\s?\))?"
    r"|\s?\((?P<plain>[A-Z][a-z]+ [^()\n]{3,300})\)"
)
_LETTER = re.compile(r"\s?\(([a-z]{1,2})\)(?:\s?\(((?:x|ix|iv|v?i{1,3}))\))?")
_LETTER_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?(?=\([a-z])|\s+(?:and|or|&)\s+(?=\([a-z])")
_LETTER_RANGE = re.compile(r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|through)\s+)(?=\([a-z])")
_RANGE = re.compile(r"(?:\s?[-\u2013\u2014]\s?|\s+(?:to|through)\s+)(?=\d)")
_AGAIN = r"(?:(?:under\s+)?(?:agenda\s+)?(?:sub-?)?items?\s+)?"
_COMMA = re.compile(rf"\s?[,;]\s*{_AGAIN}(?=\d)")
_AND = re.compile(rf"\s?[,;]?\s+(?:and|or|&|as\s+well\s+as)\s+(?:also\s+)?{_AGAIN}(?=\d)")
_MONTH = re.compile(rf"\s+(?:{'|'.join(name[:3].capitalize() for name in word_list('dates.csv', 'month'))})[a-z]*\b")
# what may follow a number that ends a list: punctuation, a new line, or a word that governs or goes on
_END = re.compile(
    r"\s*(?:$|[.,;:!?()\[\]*\u201c\u201d\"'\u2019\u2013\u2014\u00ab])|[ \t]*\n"
    r"|\s+(?:and|or|as|at|by|for|from|in|into|of|on|to|under|with|entitled|titled|respectively|during|which|that"
    r"|is|are|was|were|will|would|shall|should|may|has|have|had|be)\b"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """One item's number, as ``68`` or ``68(a)``, and where the text gives it.

    The numbers inside a range that are not written lie at the whole range.
    """

    span: Span
    number: str
    title: Span | None = None
    """Where the title stands that is set between this number and the next of its list."""


def read_numbers(text: str, start: int, *, plural: bool) -> tuple[tuple[Numbered, ...], int]:
    """The numbers of the list that begins at ``start``, and where it ends; none if it is no list.

    After "item" a second number must be followed by a list's end; after "items" two are expected.

    >>> found, _ = read_numbers("items 68 (a) and (b), 70 to 72 and 83 states", 6, plural=True)
    >>> [each.number for each in found]
    ['68(a)', '68(b)', '70', '71', '72', '83']
    """
    found: list[Numbered] = []
    position, closed, introduced_by_and = start, not plural, False
    while (match := _NUMBER.match(text, position)) and 0 < int(match[1]) <= HIGHEST:
        element, end = _element(text, match)
        if found and not _may_follow(text, end, expected=introduced_by_and and not closed):
            break
        closed = closed or (len(found) > 0 and introduced_by_and)
        found += element
        start = end
        title = _TITLE.match(text, end) if plural else None
        if title and (following := _COMMA.match(text, title.end()) or _AND.match(text, title.end())):
            found[-1] = replace(found[-1], title=_bare(text, title))
            position, introduced_by_and = following.end(), True
            continue
        if title and title["plain"] and len(found) > 1 and found[-2].title:
            found[-1] = replace(found[-1], title=_bare(text, title))
        separator = _COMMA.match(text, end)
        introduced_by_and = separator is None
        separator = separator or _AND.match(text, end)
        if not separator:
            break
        position = separator.end()
    return tuple(found), start


def _bare(text: str, title: re.Match[str]) -> Span:
    """The title without outer space and the comma set inside its marks."""
    start, end = title.span("title" if title["title"] else "plain")
    while end > start and text[end - 1] in ",.; \n":
        end -= 1
    return start, end


def _may_follow(text: str, end: int, *, expected: bool) -> bool:
    """Whether a number after the first belongs to the list: as the "and" of a plural announces, or by what follows."""
    if expected:
        return not _MONTH.match(text, end)
    return ends_list(text, end)


def ends_list(text: str, end: int) -> bool:
    """Whether what stands at ``end`` may follow a list of items, as a noun that its last number counts may not.

    >>> ends_list("items 3 and 4, 12 countries", 17), ends_list("items 3 and 4 of the agenda", 13)
    (False, True)
    """
    return _END.match(text, end) is not None


def _element(text: str, match: re.Match[str]) -> tuple[list[Numbered], int]:
    """One number with its letters, or a range of numbers."""
    if match["letter"]:
        return [Numbered(match.span(), f"{match[1]}({match['letter']})")], match.end()
    lettered, end = _letters(text, match)
    if lettered:
        return lettered, end
    until = _RANGE.match(text, match.end())
    last = _NUMBER.match(text, until.end()) if until else None
    low = int(match[1])
    if last and low < int(last[1]) <= min(HIGHEST, low + _LONGEST_RANGE) and not _MONTH.match(text, last.end()):
        whole = (match.start(), last.end())
        between = [Numbered(whole, str(number)) for number in range(low + 1, int(last[1]))]
        return [Numbered(match.span(), match[1]), *between, Numbered(last.span(), last[1])], last.end()
    return [Numbered(match.span(), str(low))], match.end()


def _letters(text: str, match: re.Match[str]) -> tuple[list[Numbered], int]:
    named = _SUB_ITEMS.match(text, match.end())
    return read_letters(text, named.end() if named else match.end(), match[1], match.start())


def read_letters(text: str, start: int, number: str, place: int) -> tuple[list[Numbered], int]:
    """The sub-items listed at ``start`` of the item ``number``, the first reaching back to ``place``.

    >>> found, _ = read_letters("(a), (c) and (e) to (g) of item 19", 0, "19", 0)
    >>> [each.number for each in found]
    ['19(a)', '19(c)', '19(e)', '19(f)', '19(g)']
    """
    found: list[Numbered] = []
    end = start
    letter = _LETTER.match(text, start)
    while letter:
        inner = f"({letter[2]})" if letter[2] else ""
        begin = place if not found else letter.start() + (letter[0][0] == " ")
        found.append(Numbered((begin, letter.end()), f"{number}({letter[1]}){inner}"))
        end = letter.end()
        until = _LETTER_RANGE.match(text, end)
        last = _LETTER.match(text, until.end()) if until else None
        if last and len(letter[1]) == len(last[1]) == 1 and letter[1] < last[1]:
            whole = (letter.start(), last.end())
            between = [chr(code) for code in range(ord(letter[1]) + 1, ord(last[1]))]
            found += [Numbered(whole, f"{number}({each})") for each in between]
            found.append(Numbered(last.span(), f"{number}({last[1]})"))
            end = last.end()
        separator = _LETTER_SEPARATOR.match(text, end)
        letter = _LETTER.match(text, separator.end()) if separator else None
    return found, end
