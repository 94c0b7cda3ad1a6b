"""The words of requests to circulate a document: who asks, in which form, for what, and as whose document."""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list

_FILE = "circulations.csv"


def _finite(verb: str) -> str:
    """A pattern of the forms of a regular verb: "ask", "asks", "asked", "asking"."""
    return rf"{verb[:-1]}(?:e|es|ed|ing)" if verb.endswith("e") else rf"{verb}(?:s|es|ed|ing)?"


def _participle(verb: str) -> str:
    return verb + ("d" if verb.endswith("e") else "ed")


_SPREAD = word_list(_FILE, "spread")
_PARTICIPLES = "|".join(map(_participle, _SPREAD))
_NOUNS = "|".join(sorted((f"{word}s?" for word in word_list(_FILE, "document")), key=len, reverse=True))

ASKED = re.compile(
    rf"\b(?:(?P<verb>{'|'.join([*map(_finite, word_list(_FILE, 'ask')), *word_list(_FILE, 'asked')])})"
    rf"|(?P<noun>{'|'.join(word_list(_FILE, 'asking'))})|(?P<courtesy>{'|'.join(word_list(_FILE, 'courtesy'))}))\b"
)
"""A word that asks. One form may be verb or noun: the parse tells which."""

WANTED = re.compile(r"want|wish|like|see", re.IGNORECASE)
"""Verbs with a participle right behind their object: "wants the letter circulated"."""

SPREADING = re.compile(
    rf"\bbe\s+(?:[a-z]+ly\s+|also\s+)?(?P<passive>{_PARTICIPLES})\b|\b(?P<participle>{_PARTICIPLES})\b"
    rf"|\b(?P<active>{'|'.join(_SPREAD)})\b|\b(?P<noun>{'|'.join(word_list(_FILE, 'spreading'))})\b"
)
"""What is asked for: that it be circulated, have it circulated, circulate it, its circulation."""

LEADING = {
    "passive": re.compile(
        r"\s+(?:(?:for|that|to|if|the|its|his|her|their|this|both|it|a|an|[A-Z]\w+['\u2019]s)\b|by\s[^,.;]{2,80}\sto\s)"
    ),
    "participle": re.compile(
        r"\s+(?:[^.;\u201c\"]{0,160}?\b)?(?:to|would|could|will|may|might|please)\s+(?:also\s+)?(?:have|get|see)\s"
    ),
    "active": re.compile(
        r"\s+(?:[^.;\u201c\"]{0,160}?\s)?(?:to|that\s[^.;]{2,80}|would|could|will|you)\s+(?:also\s+|kindly\s+)?$"
    ),
    "noun": re.compile(
        r"\s+(?:for\s+|that\s+|you\s+|[^.;\u201c\"]{0,80}?\barrange\s+for\s+)?(?:the\s+|its\s+|their\s+)?"
        r"(?:early\s+|urgent\s+|official\s+)?$"
    ),
}
"""What may stand between the word that asks and each form."""

APART = re.compile(
    r"[.;!?]\s|,\s+(?:and|but|while|although|because|after|before|when|where|who|as)\b|\b(?:was|were|is|are|has|had)\b"
)
"""What begins another clause between them."""

TARGET = re.compile(
    r"(?:[^.;\u201c\"]{0,200}?\s)?(?P<place>as\s+(?:an?\s+|the\s+)?(?:[^\s.;,]+\s+){0,8}?documents?\b"
    r"|under\s+(?:the\s+)?(?:\w+\s+)?(?:sub-?)?items?\b)",
    re.IGNORECASE,
)
"""As whose document: "as a document of", "as a General Assembly document", "under agenda item"."""

DOCUMENT = re.compile(
    r"(?<![\w-])(?:(?:the|a|an|this|that(?!\s+the)|these|its|their|his|her|my|our|[A-Z][\w-]+['\u2019]s)\s+)*"
    rf"(?:(?:present|attached|enclosed|said|joint|open|above|accompanying)\s+)?(?:{_NOUNS})\b",
    re.IGNORECASE,
)

PRONOUN = re.compile(r"\b(?:it|them|this|both)\b", re.IGNORECASE)

NOTHING = re.compile(r"\s*(?:by\s[^,.;]{2,80}\s)?(?:to\s*)?")
"""What may stand between a participle that asks and a passive, whose subject is before both: "requested to be"."""

AGAIN = re.compile(
    r"\s*(?:It|This|That|The\s+(?:request|circulation|letter|mission))\s+(?:was|is|has\s+been)\s+"
    r"(?:requested|asked\s+for|made|sought|submitted|to\s+be)\s+(?:[^.;]{0,60}?\s)?under\s+(?:\w+\s+)?(?=\S)",
    re.IGNORECASE,
)
"""A sentence that goes on with the request: "It was requested under agenda item 32"."""
