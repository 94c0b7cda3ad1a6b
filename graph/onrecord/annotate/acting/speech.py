"""Whose words a speech is, by its heading: "STATEMENT by H.E. Ms. Mara Osk, President of the Republic of Keldmark"."""

from __future__ import annotations

import re

from onrecord.annotate.acting.holder import Holders
from onrecord.annotate.actor.cluster import Cluster
from onrecord.annotate.findings import Findings

_HEADING = re.compile(
    r"^\W*(?:[A-Z][\w\s]{0,40}:\s)?(?:statement|remarks|address|speech|intervention)s?\b[^\n.]{0,160}?\s*\bby\s+",
    re.IGNORECASE | re.MULTILINE,
)
_SALUTATION = re.compile(
    r"^\s*(?:(?:Mr|Ms|Mrs|Madam|Mme)\.?\s(?:Acting\s|Vice-)?(?:President|Chair\w*|Speaker|Secretary-General)"
    r"|(?:Your\s)?Excellenc(?:y|ies)|Distinguished|Co-Chairs|Ladies and Gentlemen|Heads of State)\b",
    re.MULTILINE,
)
_TOP = 1_000


def author_of_speech(findings: Findings, holders: Holders) -> Cluster | None:
    """The person whom the heading of a speech names; none for records, letters, and texts without a salutation."""
    document = findings.document
    if document.kind in {"record", "letter", "resolution"} or not _SALUTATION.search(document.text, 0, 4 * _TOP):
        return None
    heading = _HEADING.search(document.text, 0, _TOP)
    return holders.beginning_at(heading.end()) if heading else None
