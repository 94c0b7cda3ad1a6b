"""Marks of notes in HTML: raised numbers, and links to notes, become numbers in brackets apart from their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.reading.layout.raised import is_mark, with_raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 40
_NOTE = re.compile(r"#_?(?:[\w:.-]*(?:note|cite|ftn|edn|fn)[\w:.-]*|[a-z]?\d+)$", re.IGNORECASE)


def part_note_marks(root: HtmlElement) -> None:
    """Put the marks of notes below an element in brackets, with a space before: "2019<sup>3</sup>" is no year 20193."""
    for element in [one for one in root.iter("sup", "a") if one.tag == "sup" or _leads_to_note(one)]:
        if element.getparent() is None or any(up.tag == "sup" for up in element.iterancestors()):
            continue
        raised = _words(element)
        if raised is None or not (element.tag == "sup" or is_mark(raised)):
            continue
        before = _before(element)
        for child in list(element):
            element.remove(child)
        element.tag = "span"
        element.text = with_raised(before, raised.strip()).removeprefix(before.rstrip())


def _leads_to_note(element: HtmlElement) -> bool:
    return bool(_NOTE.match(element.get("href") or "")) or element.get("role") == "doc-noteref"


def _words(element: HtmlElement) -> str | None:
    """The words of a small element; ``None`` where it is none."""
    found = ""
    for words in element.itertext():
        found += words
        if len(found) > _LONGEST:
            return None
    return found if found.strip() else None


def _before(element: HtmlElement) -> str:
    """The last characters before an element, in what holds it; a space where there are none."""
    here: HtmlElement = element
    for _ in range(4):
        earlier = here.getprevious()
        parent = here.getparent()
        words = (
            (earlier.tail or _end_of(earlier)) if earlier is not None else (parent.text if parent is not None else "")
        )
        if words and words.strip():
            return re.sub(r"\s+", " ", words)[-_LONGEST:]
        if parent is None or earlier is not None or parent.tag not in ("a", "span", "b", "i", "em", "strong", "font"):
            return " " if earlier is not None else ""
        here = parent
    return ""


def _end_of(element: HtmlElement) -> str:
    return element.text_content() if len(element) < 5 and isinstance(element.tag, str) else "x"
