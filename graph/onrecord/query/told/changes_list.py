"""What is new in a store, printed: for people, as JSON, and as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.errors import SearchError
from onrecord.query.told.changes import Change, Changes
from onrecord.query.told.listing import entry, table


def printed(found: Changes, form: str, width: int) -> str:
    """The changes as ``text`` for people in so many columns, as ``json`` or as ``csv``. Raises ``SearchError``."""
    if form in ("text", "txt", "table"):
        return "\n".join(_lines(found, width)) + "\n"
    if form == "json":
        return json.dumps(found.as_json(), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return table((each.said, each.said.words, each.at, each.source) for each in found.found)
    raise SearchError(f"format {form!r} is none of text, json, csv; give one of these with --format")


def _lines(found: Changes, width: int) -> Iterator[str]:
    documents = f"{found.documents:,} document{'s' if found.documents != 1 else ''}"
    yield f"{documents} since {found.since}" + ("" if found.found else "; no statement of them fits")
    before = ""
    for change in found.found:
        if change.source.key != before:
            before = change.source.key
            yield ""
            yield from entry("", (change.source.line, _came(change)), width)
        said = change.said
        yield from entry("  - ", (said.line, said.words, said.statement), width)
    if found.more:
        yield "There is more: ask for it with --most."


def _came(change: Change) -> str:
    replaced = f", in place of {', '.join(change.takes_place_of)}" if change.takes_place_of else ""
    return f"{change.source.document}, build {change.build}, {change.stored}{replaced}"
