"""What a user wants to find, read from what they typed: words, phrases, beginnings of words, what must not be there.

Words are found in their other forms too ("condemn", "condemned"); a phrase in quotation marks is found as it stands,
and so is what holds a hyphen, a slash or a figure: a UN symbol, a compound name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Protocol

from onrecord.errors import SearchError
from onrecord.model.document import Span
from onrecord.names.searchable import folded_words, searchable

_PART = re.compile(r'(?P<without>-(?=["“„«\w]))?(?:["“„«](?P<phrase>[^"”“»]*)["”“»]|(?P<word>[^\s"“„«]+))')
_SYMBOL = re.compile(r"\w+(?:/[\w().-]+)+")
_MOST = 32
"""Words and phrases that may be looked for at once."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


@dataclass(frozen=True, slots=True)
class Term:
    """What is to be found in one place: one of ``choices``, each of words in a row.

    With ``begun`` the last word need only begin so. With ``whole`` nothing may be joined to it by a slash.
    """

    choices: tuple[tuple[str, ...], ...]
    begun: bool = False
    whole: bool = False

    def to_fts(self) -> str:
        """The term in the language of FTS5: of words that hold letters and digits alone."""
        star = " *" if self.begun else ""
        found = " OR ".join(f'"{" ".join(words)}"{star}' for words in self.choices)
        return f"({found})"

    def places(self, words: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
        """Where it stands in a text whose words are given, in code points of the text."""
        for choice in self.choices:
            for first, (word, start, _) in enumerate(words):
                if not self._is(word, choice, 0):
                    continue
                row = words[first : first + len(choice)]
                if len(row) == len(choice) and all(self._is(each[0], choice, at) for at, each in enumerate(row)):
                    yield start, row[-1][2]

    def _is(self, word: str, choice: Sequence[str], place: int) -> bool:
        wanted = choice[place]
        return word == wanted or (self.begun and place == len(choice) - 1 and word.startswith(wanted))


@dataclass(frozen=True, slots=True)
class Expression:
    """All terms that a passage must have, one of each group, and those that it must not have."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()

    def to_fts(self) -> str:
        """The expression in the language of FTS5."""
        found = " AND ".join(f"({' OR '.join(term.to_fts() for term in group)})" for group in self.wanted)
        return f"({found})" + "".join(f" NOT {term.to_fts()}" for term in self.unwanted)

    def groups(self, text: str) -> tuple[tuple[Span, ...], ...] | None:
        """Where each group stands in a passage, in code points; ``None`` if one of them does not after all."""
        words = list(searchable(text).words())
        found = tuple(
            tuple(mark for term in group for mark in term.places(words) if not term.whole or is_whole(text, mark))
            for group in self.wanted
        )
        return found if all(found) else None


def is_whole(text: str, mark: Span) -> bool:
    """Whether a symbol at that place is not a part of a longer one.

    >>> is_whole("see A/RES/74/20", (4, 12)), is_whole("see A/RES/74.", (4, 12)), is_whole("A/1-S/2020/2.", (4, 12))
    (False, True, True)
    """
    start, stop = mark
    before, after = text[max(start - 2, 0) : start], text[stop : stop + 2]
    return not (re.fullmatch(r"[\w.]?/", before) or re.match(r"/\w|\(?\w", after))


def read_expression(text: str, forms_of: Callable[[str], Sequence[str]]) -> Expression:
    """The expression that a user typed; ``forms_of`` gives the words of the texts that begin with some letters.

    Raises ``SearchError`` where nothing is to be found, or too much at once.
    """
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    sign = ""
    for part in _PART.finditer(text):
        if part["word"] in ("OR", "AND", "NOT"):
            sign = part["word"]
            continue
        term = _term(part, forms_of)
        if term is None:
            continue
        if sign == "NOT" or part["without"]:
            unwanted.append(term)
        elif sign == "OR" and wanted:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        sign = ""
    if not wanted:
        raise SearchError(f"{text!r}: gives no word to look for; give one at least, such as: onrecord search ceasefire")
    if sum(map(len, wanted)) + len(unwanted) > _MOST:
        raise SearchError(f"more than {_MOST} words to look for at once; give fewer, or a phrase in quotation marks")
    return Expression(tuple(map(tuple, wanted)), tuple(unwanted))


def _term(part: re.Match[str], forms_of: Callable[[str], Sequence[str]]) -> Term | None:
    given = part["phrase"] if part["phrase"] is not None else part["word"]
    begun = part["phrase"] is None and given.endswith("*")
    words = tuple(folded_words(given))
    if not words:
        return None
    whole = bool(_SYMBOL.fullmatch(given.strip(".,;:"))) and any(letter.isdigit() for letter in given)
    if begun or whole or len(words) > 1 or part["phrase"] is not None or not words[0].isalpha():
        return Term((words,), begun, whole and not begun)
    return Term(tuple((form,) for form in _forms(words[0], forms_of)))


def _forms(word: str, forms_of: Callable[[str], Sequence[str]]) -> list[str]:
    """The word and those of the texts that have its stem."""
    stem = _stemmer().stemWord(word)
    start = "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False)))
    if len(start) < 3:
        return [word]
    return sorted({word, *(form for form in forms_of(start) if _stemmer().stemWord(form) == stem)})


@cache
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer
