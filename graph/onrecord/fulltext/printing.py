"""What a search found, printed: for people, as JSON, and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from onrecord.errors import SearchError
from onrecord.fulltext.answer import Answer, Hit, Said
from onrecord.model.document import Span
from onrecord.output.spreadsheet import harmless
from onrecord.query.table import wrap

_MARK = "**"


def printed(answer: Answer, form: str, width: int) -> str:
    """The answer as ``text`` for people in so many columns, as ``json`` or as ``csv``. Raises ``SearchError``."""
    if form in ("text", "txt", "table"):
        return "\n".join(_lines(answer, width)) + "\n"
    if form == "json":
        return json.dumps(_told(answer), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return _csv(answer)
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


def teller(said: Said) -> str:
    """Who said it, for whom, and how, in one line; a statement that nobody is told to have made is so told.

    A relay goes with it always: what B says, as A reports, is never told as B's alone.
    """
    who = "; ".join(said.speakers) or "speaker not resolved"
    who += f" (for {'; '.join(said.speaks_for)})" if said.speaks_for else ""
    parts = [who, said.act if said.status == "asserted" else f"{said.act} ({said.status})", said.said]
    relay = f"as {'; '.join(said.relayed_by)} has it" if said.relayed_by else ""
    kind = said.attribution if said.attribution != "speech" else ""
    return " · ".join(part for part in (*parts, kind, relay, ", ".join(said.review)) if part)


def _lines(answer: Answer, width: int) -> Iterator[str]:
    if not answer.names and not answer.hits:
        yield "Nothing was found."
    for name in answer.names:
        yield from wrap(f"{name.name}: {name.node}", width)
    if answer.names and answer.hits:
        yield ""
    for number, hit in enumerate(answer.hits, 1):
        yield from _entry(number, hit, width)
    if answer.more:
        yield "There is more: ask for it with --most."


def _entry(number: int, hit: Hit, width: int) -> Iterator[str]:
    head = teller(hit.said) if hit.said else "in the text, in no statement found there"
    source = ", ".join(part for part in (hit.title or hit.document, hit.publisher, hit.published) if part)
    at = " ".join(f"{start}-{stop}" for start, stop in hit.at)
    place = hit.said.statement if hit.said else f"{hit.document} at {at}"
    lead = f"{number}. "
    for line, indent in ((head, lead), (marked(hit), ""), (source, ""), (place, "")):
        first, *rest = wrap(line, max(width - len(lead), 20)) or [""]
        yield (indent or " " * len(lead)) + first
        yield from (" " * len(lead) + each for each in rest)
    yield ""


def _told(answer: Answer) -> Mapping[str, object]:
    return {
        "names": [{"id": name.node, "name": name.name} for name in answer.names],
        "hits": [_hit(hit) for hit in answer.hits],
        "more": answer.more,
    }


def _hit(hit: Hit) -> Mapping[str, object]:
    said = hit.said
    told: dict[str, object] = {"words": hit.words, "marks": hit.marks, "at": hit.at}
    told["statement"] = said.statement if said else None
    if said:
        told |= {
            "status": said.status,
            "speakers": [{"id": i, "name": n} for i, n in zip(said.speaker_ids, said.speakers, strict=False)],
            "for": said.speaks_for,
            "relayed_by": said.relayed_by,
            "act": said.act,
            "mode": said.mode,
            "attribution": said.attribution,
            "said": said.said,
            "rule": said.rule,
            "review": said.review,
        }
    document = {"id": hit.document, "title": hit.title, "publisher": hit.publisher, "published": hit.published}
    return {**told, "document": {**document, "key": hit.key}}


_COLUMNS = (
    *("speaker", "for", "act", "status", "words", "relayed_by", "said", "document", "publisher", "published"),
    *("at", "statement", "document_id"),
)


def _csv(answer: Answer) -> str:
    """A row for each place; names that were found are not in it."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for hit in answer.hits:
        said = hit.said
        who = "; ".join(said.speakers) if said else ""
        of = ("; ".join(said.speaks_for), said.act, said.status) if said else ("", "", "")
        how = ("; ".join(said.relayed_by), said.said) if said else ("", "")
        at = " ".join(f"{start}-{stop}" for start, stop in hit.at)
        row = (who, *of, hit.words, *how, hit.title or hit.document, hit.publisher, hit.published, at)
        writer.writerow([harmless(value) for value in (*row, said.statement if said else "", hit.document)])
    return table.getvalue()
