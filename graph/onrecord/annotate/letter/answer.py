"""Which letter answers which, where the words say so: "in response to the letter dated ...", "your letter of ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.model.document import Span

_ANSWERING = re.compile(
    r"\b(?:in\s+(?:response|reply|answer|rebuttal)\s+to|(?:which|that|it|and)\s+(?:responds?|responded|repl(?:y|ies|ied))\s+to"
    r"|respond(?:ing|s|ed)?\s+to|reply(?:ing)?\s+to|repl(?:ies|ied)\s+to|answer(?:ing|s|ed))\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|your\s+)?$",
    re.IGNORECASE,
)
_REFERRING = re.compile(
    r"\b(?:with\s+(?:further\s+)?reference\s+to|further\s+to|(?:wish\s+to|to)\s+refer\s+to|refer(?:ring|s)?\s+to"
    r"|acknowledge\s+(?:the\s+)?receipt\s+of|thank\s+you\s+for|in\s+connection\s+with|inform\s+you\s+that)\s+(?:the\s+|your\s+)?$",
    re.IGNORECASE,
)
"""How a letter itself takes up another: of a letter of somebody else's it is the answer."""
_REACH = 60
_ENDED = re.compile(r"[.!?;]\s+(?=[A-Z\u201c\"])|\n[ \t]*\n")


class LetterTold(NamedTuple):
    """A place where a text tells of one of its letters, by the letter's number, and whose the words say that it is.

    ``span`` has the words for the letter, ``end`` is where all ends that is told of it.
    """

    span: Span
    end: int
    letter: int
    told_by: Literal["sender", "addressee"] | None


class Answer(NamedTuple):
    """That one letter of a text answers another, by their numbers, with the words that tell it."""

    reply: int
    answered: int
    evidence: Span


def find_answers(text: str, told: Sequence[LetterTold], own: int | None) -> Iterator[Answer]:
    """The answers told in a text, of which the letter ``own`` is the text's own, if it is a letter.

    The letter that answers is the last one that its sentence names before, else the text's own, else, where the
    sentence opens with the answering, the next that it names. In a letter,
    to refer to another's letter is to answer it; in any other text that needs to be said.
    """
    for place, answered in enumerate(told):
        start = answered.span[0]
        before = text[max(0, start - _REACH) : start]
        cue = _ANSWERING.search(before)
        if cue is None and own is not None and answered.told_by != "sender":
            cue = _REFERRING.search(before)
        if cue is None:
            continue
        begin = max(0, start - _REACH) + cue.start()
        earlier = [other for other in told[:place] if other.span[1] <= begin and other.letter != answered.letter]
        same = [other.letter for other in earlier if _ENDED.search(text, other.span[1], begin) is None]
        reply = same[-1] if same and same[-1] != own else own
        if reply is None and _opens(text, begin):
            reply = _named_behind(text, told[place + 1 :], told[place])
        if reply is not None and reply != answered.letter:
            yield Answer(reply, answered.letter, (begin, max(answered.span[1], answered.end)))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at a place."""
    return bool(re.search(r"(?:^|[.!?][\"\u201d')]*\s+|\n\s*)$", text[max(0, start - 6) : start]))


def _named_behind(text: str, later: Sequence[LetterTold], answered: LetterTold) -> int | None:
    """The next letter of the sentence, which the words before it say answers: "Replying to a letter ..., X wrote"."""
    behind = next((other for other in later if other.letter != answered.letter), None)
    if behind is None or _ENDED.search(text, answered.end, behind.span[0]):
        return None
    return behind.letter if "," in text[answered.end : behind.span[0]] else None
