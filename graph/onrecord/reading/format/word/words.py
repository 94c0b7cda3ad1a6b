"""The words of a paragraph of a Word document as its final text has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.format.word.package import Package
from onrecord.reading.format.word.styles import NO_SWITCHES, PLAIN, Style, switches_of, unsaid_by
from onrecord.reading.format.word.terms import FALLBACK, REMOVED, W, is_on
from onrecord.reading.layout.raised import with_raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_PASSED = frozenset({W + name for name in ("instrText", "pPr", "rPr", "sectPr", "rt")} | {FALLBACK})
"""What holds no words of the text; ``rt`` is the reading above characters."""
_CHARACTERS = {
    W + name: character
    for name, character in (("br", "\n"), ("cr", "\n"), ("tab", " "), ("ptab", " "), ("noBreakHyphen", "-"))
}
_RUN, _PROPERTIES, _STYLE, _RAISED = W + "r", W + "rPr", W + "rStyle", W + "vertAlign"
_LOOKS = frozenset({_STYLE, _RAISED, *(W + name for name in ("vanish", "strike", "dstrike"))})


@dataclass(slots=True)
class Told:
    """What came up while the words were read: the notes they cite, in order, and how many words were left out, why."""

    cited: dict[str, None] = field(default_factory=dict)
    unsaid: Counter[str] = field(default_factory=Counter)

    def leave(self, element: _Element, why: str) -> None:
        """Count the words below an element as left out."""
        texts = (one.text or "" for one in element.iter(W + "t", W + "delText"))
        if count := len("".join(texts).split()):
            self.unsaid[why] += count


class Reading:
    """How the words of one document are read; the text boxes that hang on a paragraph wait in ``boxes``."""

    def __init__(self, package: Package, told: Told) -> None:
        self._package = package
        self._told = told
        self.boxes: list[_Element] = []

    def words(self, paragraph: _Element, style: Style, *, citing: bool = True) -> str:
        """The words of a paragraph of that style; the mark of a footnote stands in brackets, apart from the word."""
        text, raised = "", ""
        for piece, is_raised in self._pieces(paragraph, style, citing):
            if is_raised:
                raised += piece
                continue
            text, raised = with_raised(text, raised) if raised else text, ""
            text += piece
        return with_raised(text, raised) if raised else text

    def _pieces(self, element: _Element, style: Style, citing: bool) -> Iterator[tuple[str, bool]]:
        """The pieces of a paragraph's text, each with whether it is printed raised."""
        pending = [(iter(element), False)]
        while pending:
            children, raised = pending[-1]
            child = next(children, None)
            if child is None:
                pending.pop()
            elif child.tag == W + "t":
                yield (child.text or "").replace("\n", " "), raised
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[str(child.tag)], False
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                if citing and (mark := self._cite(child)):
                    yield mark, False
            elif child.tag == W + "txbxContent":
                self.boxes.append(child)
            elif child.tag in REMOVED:
                self._told.leave(child, "deleted")
            elif child.tag == _RUN:
                why, is_raised = self._look(child, style)
                if why:
                    self._told.leave(child, why)
                else:
                    pending.append((iter(child), raised or is_raised))
            elif child.tag not in _PASSED and isinstance(child.tag, str) and not is_placeholder(child):
                pending.append((iter(child), raised))

    def _cite(self, reference: _Element) -> str:
        key = str(reference.tag).removeprefix(W).removesuffix("Reference") + str(reference.get(W + "id"))
        if key not in self._package.notes or key in self._told.cited:
            return ""
        self._told.cited[key] = None
        return f" [{len(self._told.cited)}]"

    def _look(self, run: _Element, style: Style) -> tuple[str | None, bool]:
        """Why the words of a run are not to be seen, if so, and whether they are printed above the line."""
        own, named, raised = NO_SWITCHES, PLAIN, False
        properties = next(run.iterchildren(_PROPERTIES), None)
        if properties is not None:
            found = [one for one in properties if one.tag in _LOOKS]
            if found:
                own = switches_of(found)
                raised = any(one.tag == _RAISED and one.get(W + "val") == "superscript" for one in found)
                named = next((self._style(one) for one in found if one.tag == _STYLE), PLAIN)
        if own or named.switches or style.switches:
            return unsaid_by(own, named.switches, style.switches), raised
        return None, raised

    def _style(self, name: _Element) -> Style:
        return self._package.styles.get(name.get(W + "val", ""), PLAIN)


def is_placeholder(element: _Element) -> bool:
    """Whether it is a control that nobody has filled in: its words tell what is to be put there."""
    return element.tag == W + "sdt" and is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))
