"""The kinds of document that are told apart."""

from __future__ import annotations

from typing import Literal

DocumentKind = Literal[
    "news",
    "release",
    "letter",
    "resolution",
    "draft",
    "record",
    "report",
    "statement",
    "speech",
    "interview",
    "opinion",
    "other",
]
"""A ``letter`` may be a note verbale; a ``statement`` is an organ's by its President, a ``draft`` a resolution's.

An ``interview`` may be the transcript of a briefing or of a press conference.
"""

IN_ITS_OWN_VOICE: frozenset[DocumentKind] = frozenset(
    {"letter", "release", "record", "resolution", "speech", "interview", "opinion"}
)
"""Kinds in which "I" and "we" are their author, or the speaker of a turn."""
