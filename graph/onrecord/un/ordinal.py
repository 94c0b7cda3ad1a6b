"""Ordinal numbers as United Nations documents write sessions: "seventy-fourth", "74th"."""

from __future__ import annotations

import re

from onrecord.names.word_list import word_list, word_rows

_UNITS = word_list("ordinals.csv", "ordinal")
_TENS = word_list("ordinals.csv", "ten")
_VALUES = {word: number for number, word in enumerate(_UNITS, 1)}
_VALUES |= {ten[:-1] + "ieth": 10 * number for number, ten in enumerate(_TENS, 2)}
_COUNTS = {word: int(row["value"]) for row in word_rows("un_adoption.csv") if row["class"] == "count"
           for word in row["words"].split("|")}  # fmt: skip
_HUNDREDS = re.compile(r"(?:(?P<count>[a-z]+) )?hundred and (?P<rest>[a-z ]+)")
_COMPOUNDS = {ten: 10 * number for number, ten in enumerate(_TENS, 2)}

PATTERN = (
    rf"(?:(?:{'|'.join(_TENS)})[-\u2010\u2011\s]\s?(?:{'|'.join(_UNITS[:9])})"
    rf"|{'|'.join(sorted(_VALUES, key=len, reverse=True))}"
    r"|(?:one\s+)?hundredth|\d{1,3}\s?(?:st|nd|rd|th))"
)
"""A pattern (to be used without regard to capitals) of the ordinals that ``ordinal`` reads, 1st to 999th."""


def ordinal(words: str) -> int | None:
    """The number an ordinal names, ``None`` if it is none.

    >>> ordinal("Seventy-fourth"), ordinal("80th"), ordinal("eightieth"), ordinal("last")
    (74, 80, 80, None)
    >>> ordinal("Hundred and eighty-third"), ordinal("two hundred and fourteenth")
    (183, 214)
    """
    folded = re.sub(r"[-\u2010\u2011\s]+", " ", words.strip().lower())
    if digits := re.fullmatch(r"(\d{1,3}) ?(?:st|nd|rd|th)", folded):
        return int(digits[1])
    if folded.endswith("hundredth"):
        return 100
    if hundreds := _HUNDREDS.fullmatch(folded):
        rest = ordinal(hundreds["rest"])
        return 100 * _COUNTS.get(hundreds["count"] or "one", 0) + rest if rest and rest < 100 else None
    tens, _, unit = folded.rpartition(" ")
    if not tens:
        return _VALUES.get(unit)
    return _COMPOUNDS[tens] + _VALUES[unit] if tens in _COMPOUNDS and unit in _VALUES else None
