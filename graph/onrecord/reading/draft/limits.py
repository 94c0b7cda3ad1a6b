"""How much of one document, and of one archive, is read before it is refused, so that no file can stall a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace


class LimitError(ValueError):
    """A limit that does not exist, or a value that is no number above zero; the message names both."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may be at most; beyond it the document is refused with a remedy.

    ``characters`` is the limit of spaCy's parser, too. ``paragraph`` bounds what is parsed at once.
    ``elements`` are those of a web page, ``file_bytes`` holds for a file that is one document, ``line_bytes`` for a
    line of JSONL, ``seconds``
    for the reading of one document (of a PDF ``pdf_seconds``). A PDF may have ``pdf_pages`` and take
    ``pdf_memory`` bytes to read. Another program (LibreOffice for one document, tesseract for one page) may take
    ``program_seconds`` and ``program_memory``. A file of many (an archive, a mailbox, a crawl) may hold
    ``archive_members``, become ``archive_bytes`` and ``archive_ratio`` times its own size when it is
    expanded, and have ``archive_depth`` such files one in another.
    """

    characters: int = 1_000_000
    paragraph: int = 100_000
    elements: int = 100_000
    file_bytes: int = 20_000_000
    line_bytes: int = 8_000_000
    seconds: int = 60
    pdf_pages: int = 2_000
    pdf_seconds: int = 120
    pdf_memory: int = 2_000_000_000
    program_seconds: int = 120
    program_memory: int = 4_000_000_000
    archive_members: int = 1_000_000
    archive_bytes: int = 20_000_000_000
    archive_ratio: int = 100
    archive_depth: int = 3

    def changed(self, given: Iterable[str]) -> Limits:
        """These limits with others as ``NAME=NUMBER`` gives them. Raises ``LimitError``.

        >>> Limits().changed(["pdf_pages=10", "characters=5_000"]).pdf_pages
        10
        """
        known = {field.name for field in fields(self)}
        found: dict[str, int] = {}
        for pair in given:
            name, _, value = pair.partition("=")
            name = name.strip().replace("-", "_")
            if name not in known:
                raise LimitError(f"{name or pair!r} is no limit; the limits are {', '.join(sorted(known))}")
            try:
                found[name] = int(value)
            except ValueError:
                found[name] = 0
            if found[name] < 1:
                raise LimitError(f"{name} needs a number above zero, not {value!r}")
        return replace(self, **found)
