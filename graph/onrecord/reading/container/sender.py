"""Whom the name of a sender stands for: a person who wrote, or a house that publishes."""

from __future__ import annotations

from onrecord.reading.layout.words import has_word_of, is_outlet, is_person


def split_sender(name: str) -> tuple[str | None, str | None]:
    """The person and the publisher that a sender's display name gives; either may be missing.

    >>> split_sender("Mira Tal"), split_sender("Norvania Foreign Ministry")
    (('Mira Tal', None), (None, 'Norvania Foreign Ministry'))
    """
    words = " ".join(name.split()).strip("\"'")
    if not words or "@" in words:
        return None, None
    if is_outlet(words) or has_word_of(words, "authority") or has_word_of(words, "outlet"):
        return None, words
    return (words, None) if is_person(words) else (None, words)
