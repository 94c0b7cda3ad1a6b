"""HTML of strangers that its parser would take minutes or the machine's memory for: told before it is parsed."""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 2_000
"""Of one element: libxml2 compares each with all before it, which takes half an hour for a million."""

_TAG = re.compile(r"""<[A-Za-z](?>(?:[^>"']+|"[^"]*"|'[^']*')*)""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_BETWEEN = re.compile(r"[\s/]+")


def count_elements(page: str) -> int:
    """How many elements a page may have, without taking it apart: comments and the like are counted too.

    >>> count_elements("<p>It is <b>void</b>.")
    2
    """
    return page.count("<") - page.count("</")


def has_many_attributes(page: str) -> bool:
    """Whether an element has more attributes than a parser is given.

    >>> has_many_attributes("<p " + "a=1 " * 3000 + ">"), has_many_attributes("<img src='" + "a b " * 3000 + "'>")
    (True, False)
    """
    long = (tag[0] for tag in _TAG.finditer(page) if tag.end() - tag.start() > MOST_ATTRIBUTES)
    return any(len(_BETWEEN.findall(_QUOTED.sub(" ", tag))) > MOST_ATTRIBUTES for tag in long)
