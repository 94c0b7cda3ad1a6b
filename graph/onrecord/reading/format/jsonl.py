"""JSON Lines: one document a line, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.decode import check_characters, decode, with_plain_line_ends
from onrecord.reading.draft.draft import Draft, OpenFile
from onrecord.reading.draft.metadata import Metadata, MetadataError, metadata_from
from onrecord.reading.registry import Format


def read_jsonl(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The document of each line; a line that is none is an ``UnreadableDocument``, and the others go on."""
    number = 0
    found = False
    while line := file.stream.readline(file.limits.line_bytes + 1):
        number += 1
        source = f"{file.source}#{number}"
        if len(line) > file.limits.line_bytes and not line.endswith(b"\n"):
            _pass_line(file)
            yield UnreadableDocument(
                source, f"is longer than {file.limits.line_bytes:,} bytes", "split its text into several documents"
            )
        elif line.strip():
            yield _read_line(line, source, f"{file.doc_id}-{number}")
        else:
            continue
        found = True
    if not found:
        yield UnreadableDocument(file.source, "is empty", "take it out, or put one JSON document on each line")


def _pass_line(file: OpenFile) -> None:
    while (rest := file.stream.readline(file.limits.line_bytes)) and not rest.endswith(b"\n"):
        pass


def _read_line(line: bytes, source: str, doc_id: str) -> Draft | UnreadableDocument:
    try:
        text, says = _parse(line, source)
    except UnreadableDocument as error:
        return error
    return Draft(text, source, says.doc_id or doc_id, replace(says, doc_id=None), one_of_many=True)


def _parse(line: bytes, source: str) -> tuple[str, Metadata]:
    """The text and metadata on one line; raises ``UnreadableDocument``."""
    try:
        given = json.loads(decode(line, source).text)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "is nested too deeply")
        raise UnreadableDocument(source, f"is not JSON ({reason})", "put one JSON object on each line") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise UnreadableDocument(source, 'has no "text"', 'give each line an object with the string "text"')
    text = given["text"]
    if not text.strip():
        raise UnreadableDocument(source, "is empty", 'take the line out, or fill its "text"')
    check_characters(text, source)
    try:
        return with_plain_line_ends(text), metadata_from(given)
    except MetadataError as error:
        raise UnreadableDocument(source, str(error), "mend that field, or take it out") from error


FORMAT = Format(read_jsonl, many=True, opening=b"{")
