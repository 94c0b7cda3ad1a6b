"""Names made comparable: one spelling for the ways a name is written, and slugs for ids."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
"""Latin letters that Unicode does not take apart into a base letter and a mark."""

_POSSESSIVE = re.compile(r"['’]s?\b")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def folded(name: str) -> str:
    """The name in lower case, without marks, article and possessive endings, one space between words.

    Letters of other scripts stay as they are: two names are one only if they are written alike.

    >>> folded("The  Məmmədov’s Herald"), folded("Łódź Gazette"), folded("Mira Tal")
    ('mammadov herald', 'lodz gazette', 'mira tal')
    """
    lowered = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    words = re.sub(r"[^\w]+", " ", _POSSESSIVE.sub("", _ARTICLE.sub("", bare.strip())))
    return " ".join(words.replace("_", " ").split())


def slug(name: str) -> str:
    """The name as the last part of an id; empty if it holds no letter or digit.

    >>> slug("The Foreign Ministry of Norvania"), slug("President.az")
    ('foreign-ministry-of-norvania', 'president-az')
    """
    return folded(name).replace(" ", "-")


def is_full_name(name: str) -> bool:
    """Whether a person's name has two parts or more that are written out.

    >>> [is_full_name(name) for name in ("Mira Tal", "Tal", "M. Tal", "Mira K. Tal")]
    [True, False, False, True]
    """
    written_out = [part for part in name.split() if re.search(r"\w", part) and not re.fullmatch(r"(?:\w\.)+", part)]
    return len(written_out) > 1
