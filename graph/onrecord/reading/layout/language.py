"""The language a text is in, told from the text; what it declares counts only where its words do not tell.

English is told by a handful of its function words. Only what lacks them is shown to py3langid, whose
table takes a second to load. Why py3langid: ``docs/decisions/0007-languages.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model.document import ANALYSED_LANGUAGES, Section, SectionKind, Span, paragraphs
from onrecord.reading.layout.words import layout_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNDETERMINED = "und"
"""The code of ISO 639-2 for a language that cannot be told."""

_FUNCTION_WORDS = layout_words("prose")
"""Words that make up a sixth of English prose; no other written language shares more than a few of them."""

_ENGLISH_SHARE = 0.07
_FOREIGN_SHARE = 0.04
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 100
_SHORT_LETTERS = 24
_SURE = 0.98
_LIKELIEST = 0.5
"""The likelihood of a language that surely is not English: Spanish and Galician share what is left of it."""
_SAMPLE = 1_500
"""Characters of a paragraph that are looked at: more of them change nothing."""
_MOST_PARAGRAPHS = 400
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PROSE: frozenset[SectionKind] = frozenset({"body", "heading"})


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of a text, and the spans of paragraphs that are in another one.

    ``told`` tells whether the words gave it; ``language`` is ``None`` where they did not.
    """

    language: str | None
    foreign: tuple[Span, ...] = ()


def find_languages(text: str, spans: Sequence[Span] | None = None) -> Languages:
    """The language most of the text is in, and where it is in others; ``spans`` are its paragraphs.

    A quotation inside a paragraph counts with its paragraph. Paragraphs too short to tell are looked at
    together. ``None`` where the words tell nothing, as in a list of names.

    >>> find_languages("The ministry said that the letter to the Council has been circulated by the mission.").language
    'en'
    """
    letters: Counter[str] = Counter()
    foreign: list[tuple[Span, str]] = []
    rest: list[str] = []
    for start, end in _sampled(spans if spans is not None else list(paragraphs(text))):
        sample = text[start : min(end, start + _SAMPLE)]
        found = _language_of(sample, _FEWEST_LETTERS)
        if found is None:
            rest.append(sample)
            continue
        letters[found] += _letters(sample) * (end - start) // len(sample)
        if found != ENGLISH:
            foreign.append(((start, end), found))
    short = "\n".join(rest)[: 4 * _SAMPLE]
    found = _language_of(short, _SHORT_LETTERS) if short else None
    if found is not None:
        letters[found] += _letters(short)
    if not letters:
        return Languages(None)
    language = min(letters, key=lambda one: (-letters[one], one))
    if letters[ENGLISH] * 2 >= letters.total():
        language = ENGLISH
    return Languages(language, tuple(span for span, one in foreign if one != language))


def set_aside(sections: Iterable[Section], foreign: Sequence[Span]) -> Iterator[Section]:
    """The sections, those in a language that is not analysed as notes: no statement is sought in them."""
    marked = set(foreign)
    for section in sections:
        yield replace(section, kind="note") if section.span in marked and section.kind in _PROSE else section


def is_analysed(language: str | None) -> bool:
    """Whether the rules are made for the language."""
    return language is None or language in ANALYSED_LANGUAGES


def _sampled(spans: Sequence[Span]) -> Sequence[Span]:
    """All paragraphs of a text of ordinary length, evenly chosen ones of a longer."""
    step = -(-len(spans) // _MOST_PARAGRAPHS)
    return spans[:: step or 1]


def _language_of(sample: str, fewest: int) -> str | None:
    """The language of a stretch of text, ``None`` if it has too few letters or does not tell."""
    words = [word.lower() for word in _WORD.findall(sample)]
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words) if words else 0.0
    if len(words) >= _FEWEST_WORDS and share >= _ENGLISH_SHARE:
        return ENGLISH
    letters = "".join(words)
    latin = sum(character < "\u0250" for character in letters)
    written_otherwise = latin * 2 < len(letters)
    if not letters or (len(letters) < fewest and not written_otherwise) or share >= _FOREIGN_SHARE:
        return None
    likelihoods = _identifier().rank(sample)
    language, likelihood = likelihoods[0]
    if written_otherwise:  # the script alone says that it is not English
        return language if language != ENGLISH else UNDETERMINED
    english = next(share for one, share in likelihoods if one == ENGLISH)
    sure = likelihood >= _SURE if language == ENGLISH else english <= 1 - _SURE and likelihood >= _LIKELIEST
    return str(language) if sure else None


def _letters(sample: str) -> int:
    return sum(map(str.isalpha, sample))


def forget_languages() -> None:
    """Drops the table of languages, which takes 77 MB; the next text loads it again."""
    _identifier.cache_clear()


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
