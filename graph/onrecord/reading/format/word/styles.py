"""What the styles of a Word document say of paragraphs and words: headings, numbers, and what is not to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from onrecord.model.document import SectionKind
from onrecord.reading.format.word.terms import W, is_on, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Unsaid = Literal["hidden", "struck"]
_SWITCHES: tuple[tuple[str, Unsaid], ...] = (("vanish", "hidden"), ("strike", "struck"), ("dstrike", "struck"))
_SWITCH_TAGS = {W + name: name for name, _ in _SWITCHES}
_PLAIN_NAMES = re.compile(r"(?P<heading>heading \d|subtitle$)|(?P<note>toc \d)")


NO_SWITCHES: Mapping[str, bool] = {}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes from the one it is based on.

    ``switches`` are those that hide or strike out, as it sets them; ``list`` and ``level`` are those of its numbers.
    """

    kind: SectionKind | None = None
    switches: Mapping[str, bool] = field(default_factory=dict)
    list: str = ""
    level: str = ""


PLAIN = Style()


def read_styles(root: _Element | None) -> dict[str, Style]:
    """The styles by id."""
    own: dict[str, Style] = {}
    based: dict[str, str] = {}
    for style in root.iterfind(f"{W}style") if root is not None else ():
        key = style.get(W + "styleId", "")
        own[key] = _style(style)
        based[key] = value_of(style, f"{W}basedOn")
    return {key: _with_above(key, own, based) for key in own}


def unsaid_by(*switches: Mapping[str, bool]) -> Unsaid | None:
    """Whether words are hidden or struck out by what is set for them; what is nearer to them comes first."""
    for name, what in _SWITCHES:
        if next((nearest[name] for nearest in switches if name in nearest), False):
            return what
    return None


def _style(style: _Element) -> Style:
    name = value_of(style, f"{W}name").lower()
    plain = _PLAIN_NAMES.match(name)
    kind: SectionKind | None = None
    if name == "title":
        kind = "title"
    elif plain is not None and plain["note"]:
        kind = "note"
    elif plain is not None or style.find(f"{W}pPr/{W}outlineLvl") is not None:
        kind = "heading"
    numbers = style.find(f"{W}pPr/{W}numPr")
    return Style(
        kind,
        switches_of(style.find(f"{W}rPr")),
        value_of(numbers, f"{W}numId"),
        value_of(numbers, f"{W}ilvl"),
    )


def switches_of(properties: Iterable[_Element] | None) -> Mapping[str, bool]:
    """The switches that hide or strike out among properties, by name."""
    found = [one for one in properties if one.tag in _SWITCH_TAGS] if properties is not None else ()
    return {_SWITCH_TAGS[str(one.tag)]: is_on(one) for one in found} if found else NO_SWITCHES


def _with_above(key: str, own: Mapping[str, Style], based: Mapping[str, str]) -> Style:
    """A style with what it does not say itself taken from those above it."""
    found = own[key]
    seen = {key}
    above = based[key]
    while above in own and above not in seen:
        seen.add(above)
        upper = own[above]
        found = replace(
            found,
            kind=found.kind or upper.kind,
            switches={**upper.switches, **found.switches},
            list=found.list or upper.list,
            level=found.level or upper.level,
        )
        above = based[above]
    return found
