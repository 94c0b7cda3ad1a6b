"""Texts whose author speaks in them throughout: speeches as printed, and opinions in the press, with who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model.document import DocumentKind, Section
from onrecord.names.word_list import word_list
from onrecord.reading.layout.words import find_persons, is_person, layout_words

_DELIVERED = re.compile(rf"[(\[*]*\s*(?:{'|'.join(word_list('spoken.csv', 'delivery'))})\s*[)\]*.]*$", re.IGNORECASE)
_SPOKEN = "|".join(sorted(word_list("spoken.csv", "spoken"), key=len, reverse=True))
_SPEECH = re.compile(
    r"(?:(?:full|unofficial|official|text of|transcript of|transcript:|the|joint|translation of)\s+)*"
    rf"(?:{_SPOKEN})\b[^.\n]{{0,60}}?\b(?:by|of|from)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_PEOPLE = "|".join(word_list("spoken.csv", "called"))
_CALLED = re.compile(
    rf"(?:(?:{_PEOPLE})|(?:mr|mrs|ms|madam|madame|dear|your|honou?rable|distinguished)\b[^.\n]{{0,60}})"
    r"[^.\n]{0,80}[,:!]$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\b(?:{'|'.join(map(re.escape, word_list('spoken.csv', 'first_person')))})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]*[”\"»]")
_LABEL = "|".join(map(re.escape, word_list("spoken.csv", "opinion")))
_OPINION = re.compile(rf"(?:{_LABEL})s?\b(?:\s*[:|/–—-]\s|\s*$)", re.IGNORECASE)
_WRITERS = "|".join(word_list("spoken.csv", "writer"))
_WRITER = re.compile(rf"(?:about the author|the (?:{_WRITERS}) (?:is|are|was|were|has|served|leads))\b", re.IGNORECASE)
_OFFICE = re.compile(r"^[\W_]*by\s+(?P<name>[^,\n]{4,60}),\s+(?P<office>[^\n]{4,120}?)[\W_]*$", re.IGNORECASE)
_TOP, _FOOT = 8, 2
_LONGEST_NOTE = 500
_LEAST = 2


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What kind of text in its author's own words a text is, and who wrote it where its lines tell."""

    kind: DocumentKind
    authors: tuple[str, ...] = ()


def find_own_words(
    text: str, sections: Sequence[Section], title: str | None, authors: Sequence[str]
) -> OwnWords | None:
    """What a text is whose author speaks in it; ``None`` for all others. ``authors`` are those known already."""
    paragraphs = [section for section in sections if section.kind not in {"caption", "note"}]
    top = [" ".join(text[slice(*section.span)].split()) for section in paragraphs[:_TOP]]
    if len(list(islice(_own_persons(text, sections), _LEAST))) < _LEAST:
        return None
    if _is_speech(top, title):
        return OwnWords("speech")
    foot = [" ".join(text[slice(*section.span)].split()) for section in paragraphs[-_FOOT:]]
    named = tuple(authors) or tuple(dict.fromkeys(_named_at_top(top, foot)))
    with_office = [found for words in top if (found := _OFFICE.match(words)) and _tells_office(found["office"])]
    if not named and with_office:
        named = find_persons(with_office[0]["name"])
    labelled = any(_OPINION.match(words) for words in (*top, title or ""))
    introduced = any(_introduces(words, named) for words in (*top[1:], *foot))
    if named and (labelled or introduced or with_office):
        return OwnWords("opinion", named)
    return None


def _own_persons(text: str, sections: Sequence[Section]) -> Iterator[str]:
    """The words for the first person outside quotation marks."""
    for section in sections:
        if section.kind == "body" and section.voice is None:
            words = text[slice(*section.span)]
            if _FIRST.search(words):
                yield from _FIRST.findall(_QUOTED.sub(" ", words))


def _is_speech(top: Sequence[str], title: str | None) -> bool:
    """Whether a text is headed as a speech, and spoken to somebody or marked as delivered."""
    headed = any(_SPEECH.match(words) and len(words) < _LONGEST_NOTE for words in (title or "", *top[:2]))
    spoken = any(_CALLED.match(words) for words in top) or any(_DELIVERED.match(words) for words in top)
    return headed and (spoken or bool(_SPEECH.match(title or "") or _SPEECH.match(top[0])))


def _introduces(words: str, named: Sequence[str]) -> bool:
    """Whether a line tells who the author is: "Mira Tal is foreign minister of Norvania", "The writer is"."""
    if len(words) > _LONGEST_NOTE:
        return False
    words = words.strip("*_ ")
    return bool(_WRITER.match(words)) or any(
        re.match(rf"{re.escape(name)}(?:,[^.]*,)? (?:is|was|has been|serves?|leads?|heads?)\b", words) for name in named
    )


def _named_at_top(top: Sequence[str], foot: Sequence[str]) -> Iterator[str]:
    """The names that stand alone in a line at the top and open a line at the foot."""
    for words in top[1:4]:
        name = re.sub(r"^by\s+", "", words.strip("*_ "), flags=re.IGNORECASE)
        if is_person(name) and any(line.strip("*_ ").startswith(f"{name} ") for line in foot):
            yield name


def _tells_office(words: str) -> bool:
    """Whether words behind a name are an office, and not a newsroom."""
    return not any(word.strip(".,").lower() in layout_words("role") | layout_words("outlet") for word in words.split())
