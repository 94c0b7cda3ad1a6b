"""Tesseract: the words of a page's picture, line by line, with their places."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.limits import Limits
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.program.run import run_program

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTALL = "install tesseract with its English data (on Debian: apt-get install tesseract-ocr)"
_LANGUAGE = "eng"
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
_SPECK = 40
"""Below this certainty, in percent, a word without a letter or digit is dirt on the page."""


@dataclass(frozen=True, slots=True)
class ScannedWord:
    """A word, and where it begins and ends along its line; in pixels."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """The words of a line from left to right, its baseline, which grows down the page, and its size; in pixels."""

    words: tuple[ScannedWord, ...]
    y: float
    size: float


@cache
def tesseract_version() -> str:
    """Which tesseract is installed, ``tesseract 5.3.0``; empty where there is none that reads English."""
    command = shutil.which("tesseract")
    if command is None:
        return ""
    try:
        told = subprocess.run([command, "--version"], capture_output=True, timeout=30, check=False).stdout  # noqa: S603 (programs named here alone)
        known = subprocess.run([command, "--list-langs"], capture_output=True, timeout=30, check=False).stdout  # noqa: S603 (programs named here alone)
    except (OSError, subprocess.SubprocessError):
        return ""
    if _LANGUAGE.encode() not in known.split():
        return ""
    return " ".join(told.decode("utf-8", "replace").split("\n")[0].split()) or "tesseract"


def read_picture(picture: bytes, source: str, limits: Limits) -> list[ScannedLine]:
    """The lines of a page's picture, in tesseract's order; raises ``UnreadableDocument`` where it gives none."""
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as place:
        try:
            outcome = run_program(
                [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", "300", "hocr"],
                seconds=limits.program_seconds,
                memory=limits.program_memory,
                folder=Path(place),
                given=picture,
                environment={"OMP_THREAD_LIMIT": "1"},
            )
        except OSError as error:
            raise UnreadableDocument(source, f"tesseract cannot be started ({error.strerror})", INSTALL) from error
    if outcome.late:
        reason = f"has a page that takes tesseract more than {limits.program_seconds} seconds"
        raise UnreadableDocument(source, reason, "raise --limit program_seconds, or take that page out")
    try:
        return list(_lines(parse_xml(outcome.output)))
    except XmlError as error:
        reason = "has a page that tesseract cannot read"
        raise UnreadableDocument(source, reason, "raise --limit program_memory, or take that page out") from error


def _lines(root: _Element) -> Iterator[ScannedLine]:
    for element in root.iter("{*}span"):
        title = element.get("title", "")
        box, size = _BOX.search(title), _SIZE.search(title)
        if element.get("class") not in _LINES or box is None:
            continue
        left, top, right, bottom = map(int, box.groups())
        slope, below = map(float, found.groups()) if (found := _BASELINE.search(title)) else (0.0, 0.0)
        words = tuple(_words(element))
        if words:
            yield ScannedLine(
                words, bottom + below + slope * (right - left) / 2, float(size[1]) if size else bottom - top
            )


def _words(line: _Element) -> Iterator[ScannedWord]:
    for element in line.iter("{*}span"):
        title = element.get("title", "")
        box, sure = _BOX.search(title), _SURE.search(title)
        text = "".join("".join(element.itertext()).split())
        if element.get("class") != "ocrx_word" or box is None or not text:
            continue
        if sure and int(sure[1]) < _SPECK and not any(map(str.isalnum, text)):
            continue
        yield ScannedWord(text, float(box[1]), float(box[3]))
