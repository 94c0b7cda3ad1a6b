"""What a search found, printed: for people, as JSON, and as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.errors import SearchError
from onrecord.fulltext.answer import Answer, Hit
from onrecord.model.document import Span
from onrecord.query.table import wrap
from onrecord.query.told.listing import entry, places, table

_MARK = "**"


def printed(answer: Answer, form: str, width: int) -> str:
    """The answer as ``text`` for people in so many columns, as ``json`` or as ``csv``. Raises ``SearchError``."""
    if form in ("text", "txt", "table"):
        return "\n".join(_lines(answer, width)) + "\n"
    if form == "json":
        return json.dumps(as_json(answer), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return table((hit.said, hit.words, hit.at, hit.source) for hit in answer.hits)
    raise SearchError(f"format {form!r} is none of text, json, csv; give one of these with --format")


def marked(hit: Hit) -> str:
    """The words with ``**`` on both sides of what was looked for."""
    words, done = "", 0
    for start, stop in _joined(hit):
        words += f"{hit.words[done:start]}{_MARK}{hit.words[start:stop]}{_MARK}"
        done = stop
    return words + hit.words[done:]


def _joined(hit: Hit) -> list[Span]:
    """The marks, those with nothing but space between them as one."""
    found: list[Span] = []
    for start, stop in hit.marks:
        if found and not hit.words[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _lines(answer: Answer, width: int) -> Iterator[str]:
    if not answer.names and not answer.hits:
        yield "Nothing was found."
    for name in answer.names:
        yield from wrap(f"{name.name}: {name.node}", width)
    if answer.names and answer.hits:
        yield ""
    for number, hit in enumerate(answer.hits, 1):
        head = hit.said.line if hit.said else "in the text, in no statement found there"
        place = hit.said.statement if hit.said else f"{hit.source.document} at {places(hit.at)}"
        yield from entry(f"{number}. ", (head, marked(hit), hit.source.line, place), width)
    if answer.more:
        yield "There is more: ask for it with --most."


def as_json(answer: Answer) -> Mapping[str, object]:
    """The answer as values of JSON."""
    return {
        "names": [{"id": name.node, "name": name.name} for name in answer.names],
        "hits": [_hit(hit) for hit in answer.hits],
        "more": answer.more,
    }


def _hit(hit: Hit) -> Mapping[str, object]:
    said = hit.said.as_json() if hit.said else {"statement": None}
    return {**said, "words": hit.words, "marks": hit.marks, "at": hit.at, "document": hit.source.as_json()}
