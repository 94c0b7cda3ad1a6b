"""What no regular expression of the package holds, as some Python that it runs on reads it otherwise."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "graph" / "onrecord"
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?[0-9,]+\}\}?)\+")
"""A group repeated possessively. Python before 3.11.5 misses what such a group matches where it has to go back
inside (cpython, issue 106052), so that no symbol was found on Debian 12; an atomic group around it is read rightly."""

CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""Escaped signs, and classes of signs."""


@pytest.mark.parametrize("words", [r"(?:a|ab)++", r"(?:x){1,9}+", r"rf'(?:x){{0,3}}+'", r"(?:x)?+"])
def test_a_group_repeated_possessively_is_seen(words: str) -> None:
    assert POSSESSIVE_GROUP.search(words)


def test_no_pattern_repeats_a_group_possessively() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 300
    told = [
        f"{file.relative_to(PACKAGE)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if POSSESSIVE_GROUP.search(CLASS.sub("x", line)) and re.search(r"\br[bf]?[\"']|\b[bf]r[\"']", line)
    ]
    assert not told, "write (?>(?:...)+) for (?:...)++: " + ", ".join(told)
