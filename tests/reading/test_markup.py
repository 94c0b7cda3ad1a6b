"""Pages made to exhaust the memory: each is read or refused, in a process whose memory is measured."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.reading.format.markup import MarkupError, check_markup

FORMS: dict[str, bytes] = {
    "cells": b"<table>" + b"<td>x" * 300_000,
    "nested": b"<div>" * 90_000 + b"<p>Tal left.",
    "bold": b"<b>" * 900_000,
    "attributes": b"<p " + b" ".join(b"a%d=1" % number for number in range(500_000)) + b">Tal left.",
    "attributes everywhere": b"<p a b c d e f g h i j k l m n o p>x" * 90_000,
    "quoted": b"<p " + b"a='>' " * 500_000 + b">Tal left.",
    "one text": b"<p>" + b"word " * 3_500_000,
    "entities": b"<p>" + b"&amp;" * 3_500_000,
    "signs": b"<" * 15_000_000,
    "a comment": b"<!--" + b"x" * 15_000_000,
    "a script": b'<script type="application/ld+json">' + b"[" * 5_000_000,
}
MEASURED = """
import re, sys
from pathlib import Path
from onrecord.reading import read_documents
for thing in read_documents(sys.argv[1]):
    print(type(thing).__name__, getattr(thing, "reason", ""))
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""The peak of the process itself: what ``resource`` tells begins with that of whoever started it."""

MOST = 400


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells its peak nowhere else")
def test_no_page_takes_more_memory_than_is_promised(tmp_path: Path) -> None:
    for name, body in FORMS.items():
        (tmp_path / f"{name}.html").write_bytes(b"<!DOCTYPE html><html><body>" + body)
    asked = [sys.executable, "-c", MEASURED, str(tmp_path)]
    *lines, memory = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(lines) == len(FORMS)
    assert int(memory) < MOST


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<td>" * 100_001, "has 100,001 elements"),
        ("<" * 1_000_001, "has 1,000,001 signs that begin elements"),
        ("<p " + "a " * 2_001 + ">", "an element with more than 2,000 attributes"),
        ("<p " + "a='>' " * 200_000 + ">", "an element with more than 2,000 attributes"),
        ("<p a b c d e f g h i j k l m n o p>x" * 40_000, "has more than 500,000 attributes"),
    ],
    ids=["elements", "signs", "attributes", "quoted", "in all"],
)
def test_markup_without_end_is_refused(page: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=reason):
        check_markup(page)


def test_a_long_page_with_the_markup_of_pages_is_taken_apart() -> None:
    row = "<tr class='a b' data-x=\"{'a': 1 > 0}\" hidden><td style=color:red>The vote < the raid & more</td></tr>\n"
    check_markup(
        "<table>" + row * 20_000 + "</table>" + "<script>" + "if (a < b) { c = d > e; }\n" * 50_000 + "</script>"
    )
