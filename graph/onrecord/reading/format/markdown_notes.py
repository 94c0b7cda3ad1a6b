"""Notes of Markdown: ``[^1]`` in the text and ``[^1]: words`` on lines of their own, found before it is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*(?P<words>.*)")
_REFERENCE = re.compile(r"(?P<code>`+)[^`]*(?P=code)|[ \t]*\[\^(?P<label>[^\]\s]{1,80})\]")
_FENCE = re.compile(r" {0,3}(?P<fence>```+|~~~+)")


@dataclass(frozen=True, slots=True)
class Noted:
    """The text with marks in place of its references to notes, and the notes by their marks, in order."""

    text: str
    notes: tuple[tuple[str, str], ...]


def part_notes(text: str) -> Noted:
    r"""The text without its notes, references as marks apart from the word before; code is left as it is.

    >>> part_notes("It is void.[^1] He left.\n\n[^1]: See above.")
    Noted(text='It is void. \\[1\\] He left.\n\n', notes=(('1', 'See above.'),))
    """
    kept: list[str] = []
    notes: list[tuple[str, str]] = []
    fence = ""
    in_note = False
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if found and (not fence or found["fence"].startswith(fence)):
            fence = "" if fence else found["fence"]
        definition = None if fence else _DEFINITION.match(line)
        in_note = definition is not None or (in_note and bool(line.strip()))
        if definition:
            notes.append((definition["label"], definition["words"]))
        elif in_note:
            notes[-1] = (notes[-1][0], f"{notes[-1][1]}\n{line.strip()}")
        kept.append("" if in_note else line if fence else _REFERENCE.sub(_mark, line))
    return Noted("\n".join(kept), tuple(notes))


def _mark(reference: re.Match[str]) -> str:
    if not reference["label"]:
        return reference[0]
    return f"{' ' if reference.start() else ''}\\[{reference['label']}\\]"
