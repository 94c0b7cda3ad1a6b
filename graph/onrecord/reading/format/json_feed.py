"""JSON Feed (https://jsonfeed.org): each item a document, with what the feed says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.decode import check_characters, with_plain_line_ends
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.metadata import Metadata, language_code
from onrecord.reading.draft.printed_date import parse_date
from onrecord.reading.format.entry import EntryNames
from onrecord.reading.format.fragment import read_fragment
from onrecord.reading.format.markup import TOO_MUCH, MarkupError
from onrecord.reading.format.page_day import plausible
from onrecord.reading.format.text import decoded_text
from onrecord.reading.layout.blocks import Joined
from onrecord.reading.registry import Format

_MOST_OBJECTS = 500_000
_VERSION = "jsonfeed.org/version/"
_Object = dict[str, object]


def read_json_feed(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The items of a feed, in its order; other JSON is passed over, as it lies about in many folders."""
    words = decoded_text(file)
    if _VERSION not in words.replace("\\/", "/"):
        file.report(Notice(file.source, "skipped", "JSON that is no feed; documents in JSON are read from .jsonl"))
        return
    if (found := words.count("{") + words.count("[")) > _MOST_OBJECTS:
        raise UnreadableDocument(file.source, f"has {found:,} objects (the limit is {_MOST_OBJECTS:,})", "split it")
    try:
        given = json.loads(words)
    except (ValueError, RecursionError) as error:
        reason = f"is not JSON ({getattr(error, 'msg', 'it is nested too deeply')})"
        raise UnreadableDocument(file.source, reason, "fetch it again") from error
    feed = _object(given)
    items = [_object(one) for one in _list(feed.get("items"))]
    if not items:
        raise UnreadableDocument(file.source, "is a feed without entries", "take it out, or fetch it again")
    says = Metadata(publisher=_words(feed, "title") or None, language=_language(feed))
    names = EntryNames(file)
    for item in items:
        yield _read_item(item, says, names)


def _read_item(item: _Object, feed: Metadata, names: EntryNames) -> Draft | UnreadableDocument:
    title = _words(item, "title")
    identity = item.get("id")
    own = str(identity) if isinstance(identity, int | str) else ""
    source, doc_id = names.of(own or _words(item, "url"), f"{title}\n{json.dumps(item, sort_keys=True)}")
    try:
        read = _text(item)
        check_characters(read.text + title, source)
    except MarkupError as error:
        return UnreadableDocument(source, str(error), TOO_MUCH)
    except UnreadableDocument as error:
        return error
    if not read.text and not title:
        return UnreadableDocument(source, "is an entry without words", "take it out")
    days = (parse_date(_words(item, name)) for name in ("date_published", "date_modified"))
    addresses = (_words(item, name) for name in ("url", "external_url", "id"))
    says = Metadata(
        title=title or None,
        authors=tuple(filter(None, (_words(one, "name") for one in _authors(item)))),
        published=next((day for day in days if plausible(day)), None),
        url=next((one for one in addresses if one.startswith(("http://", "https://"))), None),
        language=_language(item),
    )
    return Draft(read.text or title, source, doc_id, says.over(feed), read.marked, one_of_many=True, bold=read.bold)


def _text(item: _Object) -> Joined:
    """The longest of what an item holds, as HTML or plain text."""
    found = [read_fragment(_raw(item, "content_html"))]
    found += [Joined(with_plain_line_ends(_raw(item, name)).strip(), (), ()) for name in ("content_text", "summary")]
    return max(found, key=lambda each: len(each.text))


def _authors(item: _Object) -> Iterator[_Object]:
    yield from map(_object, _list(item.get("authors")) or [item.get("author")])


def _language(given: _Object) -> str | None:
    tag = _words(given, "language")
    return language_code(tag) if tag else None


def _raw(given: _Object, name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""


def _words(given: _Object, name: str) -> str:
    return " ".join(_raw(given, name).split())


def _object(value: object) -> _Object:
    return cast(_Object, value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


FORMAT = Format(read_json_feed)
