"""Markup made to exhaust whoever takes it apart: more elements or attributes than any page has."""

from __future__ import annotations

import re

_MOST_ELEMENTS = 100_000
_MOST_ATTRIBUTES = 500_000
_MOST_OF_ONE = 2_000
"""Of one element: libxml2 compares each with all before it, which takes half an hour for a million."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^>]{4000}")
_LONG_PAGE = 1_000_000
TOO_MUCH = "save its text as .txt, or split it"
"""The remedy for markup that is not taken apart."""
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*)?)?")


class MarkupError(ValueError):
    """Markup that is not taken apart; the message says why."""


def check_markup(page: str, most: int = _MOST_ELEMENTS) -> None:
    """Raises ``MarkupError`` where taking a page apart would take memory or time without end.

    >>> check_markup("<td>" * 100_001)
    Traceback (most recent call last):
    onrecord.reading.format.markup.MarkupError: has 100,001 elements (the limit is 100,000)
    """
    begun = page.count("<")
    if begun > most and (found := sum(1 for _ in _TAG.finditer(page))) > most:
        raise MarkupError(f"has {found:,} elements (the limit is {most:,})")
    if begun > 10 * most:
        raise MarkupError(f"has {begun:,} signs that begin elements (the limit is {10 * most:,})")
    if len(page) > _LONG_PAGE or _LONG_TAG.search(page):
        _check_attributes(page)


def _check_attributes(page: str) -> None:
    at = every = 0
    while tag := _TAG.search(page, at):
        at = tag.end()
        count = 0
        while attribute := _ATTRIBUTE.match(page, at):
            at = attribute.end()
            count += 1
            if count > _MOST_OF_ONE:
                raise MarkupError(f"has an element with more than {_MOST_OF_ONE:,} attributes")
        every += count
        if every > _MOST_ATTRIBUTES:
            raise MarkupError(f"has more than {_MOST_ATTRIBUTES:,} attributes")
