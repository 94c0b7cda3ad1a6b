"""What a message is made of: the parts that hold its own words, and the files with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

_MOST_PARTS = 500
_DEEPEST = 20
_WORDS = ("text/plain", "text/html")
_CLOSED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(slots=True)
class Parts:
    """The places of a message's words, in order, each with the parts that say the same; and the files with it.

    ``closed`` tells that some of it is encrypted.
    """

    words: list[list[Message]] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    closed: bool = False


def parts_of(message: Message) -> Parts:
    """The leaves of a message by what they are; an enclosed message is one file, not looked into here."""
    parts = Parts()
    same: dict[int, int] = {}
    for part, choice in _leaves(message):
        kind = part.get_content_type()
        if kind in _CLOSED:
            parts.closed = True
        elif _is_attached(part) or kind not in _WORDS:
            parts.attached.append(part)
        elif choice in same:
            parts.words[same[choice]].append(part)
        else:
            if choice:
                same[choice] = len(parts.words)
            parts.words.append([part])
    return parts


def _leaves(message: Message) -> Iterator[tuple[Message, int]]:
    """The parts that hold no others, each with the number of the outermost choice that it belongs to, or none (0)."""
    pending = [(message, 0, 0)]
    seen = 0
    while pending and seen < _MOST_PARTS:
        part, depth, choice = pending.pop()
        seen += 1
        kind = part.get_content_type()
        inside = part.get_payload() if part.is_multipart() else None
        if kind.startswith("multipart/") and kind not in _CLOSED and isinstance(inside, list):
            if kind == "multipart/alternative":
                choice = choice or seen
            if depth < _DEEPEST:
                pending.extend((each, depth + 1, choice) for each in reversed(inside) if isinstance(each, Message))
        else:
            yield part, choice


def _is_attached(part: Message) -> bool:
    """Whether a part is a file: it is told to be one, or has a name."""
    told = str(part.get("Content-Disposition", "")).strip().lower()
    return told.startswith("attachment") or bool(part.get_filename())
