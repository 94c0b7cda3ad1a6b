"""The numbers that Word shows before paragraphs; they stand nowhere in the text of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.format.word.styles import Style
from onrecord.reading.format.word.terms import W, is_on, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LONGEST = 40
_MOST = 1_000_000
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    """How paragraphs of one level of a list are numbered."""

    form: str
    text: str
    start: int
    plain: bool
    hidden: bool
    style: str


class Numbering:
    """The lists of a document, and how far each is counted."""

    def __init__(self, root: _Element | None, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        links: dict[str, str] = {}
        for one in root.iterfind(f"{W}abstractNum") if root is not None else ():
            key = one.get(W + "abstractNumId", "")
            self._levels[key] = {_number(each.get(W + "ilvl")): _level(each) for each in one.iterfind(f"{W}lvl")}
            links[key] = value_of(one, f"{W}numStyleLink")
        for one in root.iterfind(f"{W}num") if root is not None else ():
            key = one.get(W + "numId", "")
            self._list_of[key] = value_of(one, f"{W}abstractNumId")
            overrides = one.iterfind(f"{W}lvlOverride")
            self._starts[key] = {
                _number(each.get(W + "ilvl")): _number(value_of(each, f"{W}startOverride"))
                for each in overrides
                if each.find(f"{W}startOverride") is not None
            }
        for key, link in links.items():
            if link in styles and not self._levels[key]:
                self._levels[key] = self._levels.get(self._list_of.get(styles[link].list, ""), {})

    def label(self, properties: _Element | None, style_id: str) -> str:
        """The number before the next paragraph with these properties, which counts; empty where it shows none."""
        style = self._styles.get(style_id, Style())
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = value_of(own, f"{W}numId") or style.list
        key = self._list_of.get(number, "")
        levels = self._levels.get(key, {})
        if not levels:
            return ""
        told = value_of(own, f"{W}ilvl") or style.level
        by_style = (depth for depth, level in levels.items() if style_id and level.style == style_id)
        depth = _number(told) if told else next(by_style, 0)
        if depth not in levels:
            return ""
        self._count(key, number, depth)
        return self._shown(key, depth)

    def _count(self, key: str, number: str, depth: int) -> None:
        counts = self._counts.setdefault(key, {})
        starts = self._starts.get(number, {})
        if depth in starts:
            counts[depth] = starts.pop(depth)
        else:
            start = self._levels[key][depth].start
            counts[depth] = min(counts[depth] + 1, _MOST) if depth in counts else start
        for lower in [one for one in counts if one > depth]:
            del counts[lower]

    def _shown(self, key: str, depth: int) -> str:
        levels, counts = self._levels[key], self._counts[key]
        level = levels[depth]
        if level.hidden or level.form == "bullet":
            return ""

        def part(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            counted = levels.get(place)
            if counted is None:
                return ""
            form = "decimal" if level.plain else counted.form
            return _written(counts.get(place, counted.start), form)

        return _PLACE.sub(part, level.text)[:_LONGEST] if level.text and _PLACE.search(level.text) else level.text


def _level(element: _Element) -> _Level:
    text = value_of(element, f"{W}lvlText")
    return _Level(
        form=value_of(element, f"{W}numFmt", "decimal"),
        text=text[:_LONGEST] if text.isprintable() else "",
        start=_number(value_of(element, f"{W}start", "0")),
        plain=is_on(element.find(f"{W}isLgl")),
        hidden=is_on(element.find(f"{W}rPr/{W}vanish")),
        style=value_of(element, f"{W}pStyle"),
    )


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else 0


def _written(number: int, form: str) -> str:
    """A number as a list shows it.

    >>> _written(4, "lowerRoman"), _written(28, "upperLetter"), _written(3, "decimalZero")
    ('iv', 'BB', '03')
    """
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerRoman" | "upperRoman" if number < 4000:
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case "lowerLetter" | "upperLetter" if number < 26 * _LONGEST:
            letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""
            return letters.upper() if form == "upperLetter" else letters
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        while number >= value:
            letters, number = letters + sign, number - value
    return letters
