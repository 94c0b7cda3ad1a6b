"""Plain text, kept code point for code point but for its line ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.reading.draft.decode import decode, with_plain_line_ends
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.registry import Format


def read_text(file: OpenFile) -> Iterator[Draft]:
    """The one document of a plain-text file."""
    yield Draft(decoded_text(file), file.source, file.doc_id)


def decoded_text(file: OpenFile, declared: Callable[[bytes], str | None] | None = None) -> str:
    """The characters of a file with LF line ends; a guessed encoding is reported.

    ``declared`` finds the encoding that the bytes themselves declare; what the sender told comes before it.
    """
    data = file.read()
    own = declared(data) if declared else None
    decoded = decode(data, file.source, file.charset, own, cut_off=file.cut_off is not None)
    if decoded.guessed:
        message = f"read as {decoded.encoding}, which is a guess; save it as UTF-8 to be sure"
        file.report(Notice(file.source, "guessed", message))
    return with_plain_line_ends(decoded.text)


FORMAT = Format(read_text)
