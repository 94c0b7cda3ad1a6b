"""A text cut into the words, numbers and marks that the grammar of dates reads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from onrecord.annotate.date.words import classes_of
from onrecord.model.document import Spans

_TOKEN = re.compile(r"([^\W\d_]+)|(\d+)|[^\w\s]|_")
_CURRENCY = frozenset("$€£¥₽₼₴₺")
_GLUE = frozenset("/#§_@+=%\\")
_DASHES = frozenset("-–—")

Kind = Literal["word", "number", "mark", "break"]
_KINDS: dict[int | None, Kind] = {1: "word", 2: "number", None: "mark"}
"""What the groups of the pattern are."""


class Token(NamedTuple):
    """A word, number or mark; ``spaced`` if white space comes before it; a break parts paragraphs.

    ``word`` is a word in lower case, empty for anything else.
    """

    kind: Kind
    text: str
    start: int
    end: int
    spaced: bool
    word: str = ""


END = Token("break", "", 0, 0, True)
_MARGIN = 80
"""More tokens than any rule reads beyond the one it stands at."""


class Tokens:
    """The tokens of one text, with break tokens at both ends and wherever a blank line is.

    What lies in a skipped span is a break too: no date reaches into or across it.
    """

    def __init__(self, text: str, skip: Spans = ()) -> None:
        self.text = text
        found = _without(_tokens(text), skip)
        self._length = len(found)
        # a list read at a negative index is read from its end, so this margin stands on both sides
        self._tokens = found + [END] * _MARGIN
        self._words = [token.word for token in self._tokens]
        self._classes = [classes_of(word) for word in self._words]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Token]:
        return islice(self._tokens, self._length)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index]

    def word(self, index: int) -> str:
        """The word at an index in lower case; empty for anything that is no word."""
        return self._words[index]

    def value(self, index: int, kind: str) -> int | None:
        """The value that a class of ``dates.csv`` gives the word at an index."""
        return self._classes[index].get(kind)

    def is_mark(self, index: int, *marks: str) -> bool:
        """Whether one of the marks stands at an index."""
        return self._tokens[index].text in marks

    def match(self, index: int, *words: str) -> bool:
        """Whether these words follow one another from an index on."""
        if self._words[index] != words[0]:
            return False
        return all(self._words[index + offset] == word for offset, word in enumerate(words))

    def number(self, index: int, digits: range = range(1, 5)) -> int | None:
        """The whole number at an index: of so many digits, no part of a sum, a decimal or a symbol."""
        token = self._tokens[index]
        if token.kind != "number" or len(token.text) not in digits or self._continues(index):
            return None
        return int(token.text)

    def glued_word(self, index: int) -> str:
        """The word that follows an index without a space: ``st`` in "31st", ``km`` in "5km"."""
        return "" if self[index + 1].spaced else self.word(index + 1)

    def _continues(self, index: int) -> bool:
        return self._continues_before(index) or self._continues_after(index)

    def _continues_before(self, index: int) -> bool:
        before = self[index - 1]
        if self[index].spaced or before.kind == "break":
            return False
        if before.text == "/" and self._days_beside(index - 1):
            return False
        if before.kind == "word" or before.text in _CURRENCY or before.text in _GLUE:
            return True
        if before.spaced:
            return False
        if before.text in _DASHES and self[index - 2].kind == "word":  # "COVID-19", "PV-3205"; not "mid-2019"
            return not (
                self.value(index - 2, "phase") or self.value(index - 2, "month") or self._short_month(index - 2)
            )
        return before.text in (".", ",", ":") and self[index - 2].kind == "number" and not self._parts(index - 1)

    def _continues_after(self, index: int) -> bool:
        after = self[index + 1]
        if after.spaced or after.kind == "break":
            return False
        if after.text == "/" and self._days_beside(index + 1):
            return False
        if after.text in _GLUE or after.text in _CURRENCY:
            return True
        glued = self[index + 2].kind == "number" and not self[index + 2].spaced
        return glued and after.text in (".", ",", ":") and not self._parts(index + 1)

    def _days_beside(self, slash: int) -> bool:
        """Whether a slash joins days of months: "31 March/1 April", "12/13 May"."""
        after = slash + 2 if self[slash + 1].kind == "number" else 0
        day = bool(after) and len(self[slash + 1].text) < 3 and self[after].spaced and self._is_month(after)
        return day and (self._is_month(slash - 1) or (self[slash - 1].kind == "number" and self[slash - 1].spaced))

    def _is_month(self, index: int) -> bool:
        return self[index].text[:1].isupper() and (self._short_month(index) or self.value(index, "month") is not None)

    def _short_month(self, index: int) -> bool:
        return self.value(index, "month-short") is not None

    def _parts(self, comma: int) -> bool:
        """Whether a comma parts a year from its neighbour ("24,2020", "2014,5" with a footnote), unlike in "2,020"."""
        return self.is_mark(comma, ",") and (len(self[comma + 1].text) == 4 or len(self[comma - 1].text) == 4)


def _without(tokens: Sequence[Token], skip: Spans) -> list[Token]:
    """The tokens, with a break for each that begins in a skipped span."""
    found = list(tokens)
    starts = [token.start for token in tokens] if skip else []
    for start, end in skip:
        for place in range(bisect_left(starts, start), bisect_left(starts, end)):
            token = found[place]
            if token.kind != "break":
                found[place] = Token("break", "", token.start, token.end, token.spaced and token.start > 0)
    return found


@lru_cache(maxsize=4)
def _tokens(text: str) -> tuple[Token, ...]:
    """All tokens of a text; it is read for its own day first, and then for the days it names."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Token]:
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        gap = start > position
        if gap and text.count("\n", position, start) > 1:
            yield Token("break", "", position, start, True)
        words, kind = match[0], _KINDS[match.lastindex]
        yield Token(kind, words, start, end, gap or position == 0, words.lower() if kind == "word" else "")
        position = end
