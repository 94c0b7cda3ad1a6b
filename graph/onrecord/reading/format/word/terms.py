"""Names of elements in Word documents, and what their switches say (ECMA-376, part 1, section 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
REMOVED = frozenset({W + "del", W + "moveFrom"})
"""What a tracked change took out of the text."""
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(switch: _Element | None) -> bool:
    """Whether a property is set: it is there and does not say no."""
    return switch is not None and switch.get(W + "val", "1").lower() not in _OFF


def value_of(element: _Element | None, path: str, default: str = "") -> str:
    """The value of a property below an element; ``default`` where there is none."""
    found = element.find(path) if element is not None and len(element) else None
    return str(found.get(W + "val", default)) if found is not None else default
