"""The organs as whose documents something is circulated, by their names, short names, and symbols."""

from __future__ import annotations

import re

from onrecord.un.organ import heading_organs

ORGAN = re.compile(
    r"\b(?P<ga>General\s+Assembly|UNGA)\b|\b(?P<sc>Security\s+Council|UNSC)\b"
    r"|\b(?P<ecosoc>Economic\s+and\s+Social\s+Council|ECOSOC)\b|\b(?P<hrc>Human\s+Rights\s+Council)\b"
    r"|\b(?P<council>the\s+Council)\b|(?P<ga_symbol>\bA/\d[\w/.]*)|(?P<sc_symbol>\bS/\d[\w/.]*)"
)
_NAMES = {
    group: heading_organs()[symbol]
    for group, symbol in {
        "ga": "A", "ga_symbol": "A", "sc": "S", "sc_symbol": "S", "council": "S", "ecosoc": "E", "hrc": "A/HRC",
    }.items()
}  # fmt: skip


def organ_of(match: re.Match[str]) -> str:
    """The organ that a match of ``ORGAN`` names.

    >>> organ_of(ORGAN.search("as a document of the UNSC"))
    'Security Council'
    """
    return _NAMES[match.lastgroup or "ga"]
