"""What is printed for people: the words of others, without what would steer a terminal or turn a line around."""

from __future__ import annotations

import re

import click

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


def say(text: str, *, aside: bool = False, end: str = "\n") -> None:
    """Print a text for people: to standard output, or ``aside`` to standard error."""
    click.echo(plain(text) + end, err=aside, nl=False)
