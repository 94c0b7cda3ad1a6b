"""The words that tell agendas of the United Nations from other lists, from the word list ``agendas.csv``."""

from __future__ import annotations

import re
from functools import cache

from onrecord.names.word_list import word_list


def words_of(kind: str) -> tuple[str, ...]:
    """The words and phrases of one class, as the file has them.

    >>> words_of("assembly")[:2]
    ('United Nations', 'UN')
    """
    return word_list("agendas.csv", kind)


@cache
def any_of(kind: str) -> str:
    """A pattern of the words of one class, the longest first, each with any space and apostrophe.

    >>> re.search(any_of("other_body"), "the city  council of Vorrel")[0]
    'city  council'
    """
    words = sorted(words_of(kind), key=len, reverse=True)
    plain = "|".join(re.escape(word).replace("\\ ", r"\s+").replace("'", "['\u2019]") for word in words)
    return rf"\b(?:{plain})(?!\w)"
