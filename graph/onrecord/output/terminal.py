"""Prints text for people without the characters that would steer a terminal or turn a line around."""

from __future__ import annotations

import codecs
import io
import re
import sys
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line feed, marks that set the direction, other ends of lines, half characters."""


def plain(text: str) -> str:
    r"""The text with a space in place of each character that would steer a terminal; tabs and line ends stay.

    >>> plain("Mira\x1b[31m Tal\r\n")
    'Mira [31m Tal \n'
    """
    return text if text.isascii() and text.isprintable() else _STEERING.sub(" ", text)


def one_line(text: str) -> str:
    r"""The same of what is to be one line: a name, a path, a message.

    >>> one_line("letter\nonrecord: nothing failed.txt")
    'letter onrecord: nothing failed.txt'
    """
    return plain(text).replace("\n", " ").replace("\t", " ")


def give(text: str) -> None:
    """Print data to standard output: as they are for a program, as ``say`` does where a person sees them."""
    print(plain(text) if sys.stdout.isatty() else text, end="", flush=True)


def given() -> BinaryIO:
    """Standard output for data in bytes, as ``give`` prints them."""
    return cast(BinaryIO, _Seen()) if sys.stdout.isatty() else sys.stdout.buffer


class _Seen(io.RawIOBase):
    """Standard output that a person sees."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """The number of bytes taken, all of them."""
        text = bytes(data)
        say(self._decoder.decode(text), end="")
        return len(text)


def say(text: str, *, aside: bool = False, end: str = "\n") -> None:
    """Print a text for people: to standard output, or ``aside`` to standard error."""
    print(plain(text), end=end, file=sys.stderr if aside else sys.stdout, flush=True)
