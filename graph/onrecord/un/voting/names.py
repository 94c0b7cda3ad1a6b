"""The names in a list of voters, one after another, until words that are no name."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.model.span import Span, trim
from onrecord.names.word_list import word_list

IsState = Callable[[str], bool]
"""Tells whether words are the whole name of a state that is known."""

_NUMBERED = r"(?:(?=[^\s\d/]*[\d/])[\w./()*-]{1,40}|\([A-Z]\))"
_FURNITURE = re.compile(
    rf"\n(?:[ \t\f]*\n){{0,3}}"
    rf"[ \t\f]*{_NUMBERED}(?:[ \t\f]+{_NUMBERED}){{0,8}}[ \t\f]*(?=\n)(?:\n[ \t\f]*){{0,3}}(?=\n)"
)
_COMMA = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")
_ENDS = re.compile(r"\.(?=\s|\Z|\])|\n[ \t]*\n|\]|:|[*\u2020](?=\s|\Z)")
_NAME = re.compile(r"(?:[Tt]he\s+(?:former\s+)?)?[A-Z\u00c0-\u00de][^\d:;!?\[\]]{1,68}\Z")
_SENTENCE = re.compile(rf"(?<![\w'\u2019])(?:{'|'.join(word_list('un_votes.csv', 'of_sentences'))})(?!\w)")
_NOBODY = re.compile(r"(?:none|nil|no one|nobody|\u2014|-+)\Z", re.IGNORECASE)
_LINE = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"\s+")
_LONGEST = 400
"""Characters between two commas above which words are no names."""

_DEEPEST, _WIDEST = 6, 40
"""No more names than this run on without a comma, and no more words."""


def without_furniture(text: str) -> str:
    """The text with the lines that pages print above and below, of symbols, days and numbers, made blank.

    >>> without_furniture("Chad, Chi\\nA/79/PV.9954\\n12/12/2024 5/9\\nle, Cuba")
    'Chad, Chi                            \\nle, Cuba'
    """
    return _FURNITURE.sub(lambda match: " " * len(match[0]), text)


def names_in(text: str, start: int, end: int, is_state: IsState) -> tuple[list[Span], int]:
    """The places of names in a list, and where it ends: at ``end``, or before words that are no name."""
    found: list[Span] = []
    position = start
    while position < end:
        comma = _COMMA.search(text, position, end)
        piece = trim(text, position, comma.start() if comma else end)
        closing = _closing(text, *piece)
        whole = trim(text, piece[0], closing)
        names = _names(text, whole, is_state)
        if not names:
            break
        found += (span for span in names if not _NOBODY.match(text[slice(*span)]))
        position = closing if names[-1][1] == whole[1] else names[-1][1]
        if position < piece[1] or comma is None:
            break
        position = comma.end()
    return found, position


def _closing(text: str, start: int, end: int) -> int:
    """Where a list ends inside a piece between commas: at a full stop, an empty line, or a bracket that closes it."""
    for found in _ENDS.finditer(text, start, end):
        if found.start() > start and not re.search(r"(?:\b[A-Z]|\bSt)\Z", text[start : found.start()]):
            return found.start()
    return end


def _names(text: str, span: Span, is_state: IsState) -> list[Span]:
    """One name, or several where "and" or a line's end parts known ones; none where the words are no name."""
    if span[1] - span[0] > _LONGEST:
        return []
    words = _plain(text, span)
    if words.startswith("and "):
        return _names(text, trim(text, span[0] + 3, span[1]), is_state)
    if not words or _NOBODY.match(words) or _is_known(words, is_state):
        return [span] if words else []
    if (known := _known(text, span, is_state)) is not None:
        return known
    for gap in _LINE.finditer(text, *span):
        left, right = trim(text, span[0], gap.start()), trim(text, gap.end(), span[1])
        if not _is_name(_plain(text, right)) and (names := _names(text, left, is_state)):
            return names  # a sentence begins on the next line
    for gap in reversed(list(_AND.finditer(text, *span))):
        left, right = trim(text, span[0], gap.start()), trim(text, gap.end(), span[1])
        if _is_known(_plain(text, left), is_state) or _is_known(_plain(text, right), is_state):
            names = [*_names(text, left, is_state), *_names(text, right, is_state)]
            return names if _is_name(words) else names[:1]
    return [span] if _is_name(words) else []


def _known(text: str, span: Span, is_state: IsState, depth: int = 0) -> list[Span] | None:
    """The known names that make up the words, the first as long as can be; ``None`` if they do not."""
    if _is_known(_plain(text, span), is_state):
        return [span]
    gaps = [(gap.start(), gap.end()) for form in (_AND, _SPACE) for gap in form.finditer(text, *span)]
    for start, end in sorted(gaps, reverse=True) if depth < _DEEPEST and len(gaps) < _WIDEST else ():
        left, right = trim(text, span[0], start), trim(text, end, span[1])
        if right[0] < right[1] and _is_known(_plain(text, left), is_state):
            rest = _known(text, right, is_state, depth + 1)
            if rest is not None:
                return [left, *rest]
    return None


def _is_known(words: str, is_state: IsState) -> bool:
    return is_state(words) or is_state(re.sub(r"^[Tt]he\s+", "", words))


def _is_name(words: str) -> bool:
    return bool(_NAME.match(words)) and not _SENTENCE.search(words)


def _plain(text: str, span: Span) -> str:
    """A name's words without breaks of lines and the notes' marks behind them."""
    words = re.sub(r"(?<=[a-z])-[ \t]*\n\s*(?=[a-z])", "", text[slice(*span)])
    return " ".join(words.split()).rstrip(".*\u2020")
