"""Whether a name can be printed as it is: on one line, in the direction of its letters."""

from __future__ import annotations

import re

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def is_printable(name: str) -> bool:
    """Whether a name has no control character, no line break and no mark that turns a line round.

    >>> is_printable("Mira Tal"), is_printable("Mira\\nTal"), is_printable("Tal\\u202e")
    (True, False, False)
    """
    return _UNPRINTED.search(name) is None
