"""RSS and Atom: each entry a document, with what the feed says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.draft import Draft, Notice, OpenFile
from onrecord.reading.draft.marc import is_marc
from onrecord.reading.draft.metadata import Metadata, language_code
from onrecord.reading.draft.printed_date import parse_date
from onrecord.reading.draft.xml import XmlError, parse_xml
from onrecord.reading.format.entry import EntryNames
from onrecord.reading.format.fragment import read_fragment
from onrecord.reading.format.marc import drafts_of
from onrecord.reading.format.markup import TOO_MUCH, MarkupError, check_markup
from onrecord.reading.format.page_day import plausible
from onrecord.reading.format.text import decoded_text
from onrecord.reading.layout.blocks import Joined
from onrecord.reading.registry import Format

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = ("encoded", "content", "description", "summary", "body", "full-text", "fulltext")
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,40})")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,20})|(\d{1,20}));")
_BY = re.compile(r"^by:?\s+(?=[A-Z])", re.IGNORECASE)
_BARE = re.compile(r"&(?!#?\w{1,32};)")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--[^<]{0,1000}-->\s*)*\Z")
_END_WITHIN = 3_000
_ENTRY = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)[\s>]")
_MOST_ELEMENTS = 400_000
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_WEB = ("http://", "https://")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_feed(file: OpenFile) -> Iterator[Draft | UnreadableDocument]:
    """The entries of a feed, in its order; one without words of its own has its title as its text."""
    try:
        words = _REFERENCE.sub(_checked, _DECLARATION.sub("", decoded_text(file, declared=_declared)))
        check_markup(words, _MOST_ELEMENTS)
        root = parse_xml(_with_references(words).encode(), forgiving=True)
    except MarkupError as error:
        raise UnreadableDocument(file.source, str(error), "split it") from error
    except XmlError as error:
        raise UnreadableDocument(file.source, f"is not XML ({error})", "fetch it again") from error
    if is_marc(root):
        yield from drafts_of(root, file)
        return
    name = _local(root)
    entries = [one for one in root.iter() if _local(one) in ("item", "entry")]
    if name not in ("rss", "feed", "RDF"):
        raise UnreadableDocument(
            file.source, "is XML, but neither RSS nor Atom nor MARCXML", "take it out, or convert it to a known format"
        )
    if not entries:
        raise UnreadableDocument(file.source, "is a feed without entries", "take it out, or fetch it again")
    channel = root if name == "feed" else next((one for one in root if _local(one) == "channel"), root)
    feed = Metadata(
        publisher=_shown(_first(channel, "publisher") or _first(channel, "title")) or None,
        language=_code(root.get(_LANGUAGE) or _first(channel, "language")),
    )
    names = EntryNames(file)
    base = next((link for link in map(_address, _children(channel, "link")) if link), "")
    drafts = [_read_entry(entry, feed, base, names) for entry in entries]
    yield from drafts if _END.search(words, max(0, len(words) - _END_WITHIN)) else _cut(file, words, drafts)


def _checked(reference: re.Match[str]) -> str:
    """A character's number, nothing where it is none: the parser would make half a character of it."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 9 else reference[0]


def _with_references(words: str) -> str:
    """The feed with every "&" that begins no reference as one: the parser would drop the words at it."""
    first, *rest = words.split("<![CDATA[")
    parts = [_BARE.sub("&amp;", first)]
    for part in rest:
        raw, end, after = part.partition("]]>")
        parts += ["<![CDATA[", raw, end, _BARE.sub("&amp;", after)]
    return "".join(parts)


def _cut(file: OpenFile, words: str, drafts: list[Draft | UnreadableDocument]) -> Iterator[Draft | UnreadableDocument]:
    """The entries of a feed without its end; the last one may be there in part."""
    *whole, last = drafts
    yield from whole
    tags = [tag[1] for tag in _ENTRY.finditer(words)]
    if tags and not tags[-1] and isinstance(last, Draft):
        file.report(Notice(last.source, "cut", "only a part of it is there: the feed ends in the middle of it"))
        last = replace(last, cut_off="the feed ends in the middle of it")
    else:
        file.report(Notice(file.source, "cut", f"only a part of it is there: the feed ends after entry {len(drafts)}"))
    yield last


def _declared(data: bytes) -> str | None:
    match = _ENCODING.match(data)
    return match[1].decode("ascii", "replace").lower() if match else None


def _read_entry(entry: _Element, feed: Metadata, base: str, names: EntryNames) -> Draft | UnreadableDocument:
    url = _link(entry, base)
    own = _first(entry, "guid") or _first(entry, "id") or entry.get(_ABOUT) or url or ""
    source, doc_id = names.of(own, "".join(entry.itertext()))
    try:
        title = _shown(_first(entry, "title"))
        text, marked, bold = _text(entry)
    except MarkupError as error:
        return UnreadableDocument(source, str(error), TOO_MUCH)
    if not text and not title:
        return UnreadableDocument(source, "is an entry without words", "take it out")
    says = Metadata(
        title=title or None,
        authors=tuple(name for name in map(_author, _children(entry, "creator", "author")) if name),
        publisher=_source(entry),
        published=next((found for found in map(parse_date, _values(entry, _DATES)) if plausible(found)), None),
        url=url,
        language=_code(entry.get(_LANGUAGE)),
    )
    return Draft(text or title, source, doc_id, says.over(feed), marked, one_of_many=True, bold=bold)


def _text(entry: _Element) -> Joined:
    """The longest of what an entry holds: the whole report where it is given, else its summary."""
    best = Joined("", (), ())
    for child in _children(entry, *_TEXT):
        if (child.get("type") or "").startswith(("image/", "video/", "audio/", "application/")):
            continue
        found = read_fragment(_inner(child))
        best = found if len(found.text) > len(best.text) else best
    return best


def _shown(value: str) -> str:
    """A name or title as a reader shows it: feeds escape markup in them once or twice."""
    return read_fragment(value)[0].replace("\n", " ").strip()


def _inner(element: _Element) -> str:
    """The markup inside an element: escaped in most feeds, elements of their own in XHTML content."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    children = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "") + "".join(children)


def _link(entry: _Element, base: str) -> str | None:
    """The address of an entry, in full: feeds give it as it is from where they are."""
    for link in _children(entry, "link"):
        near = str(link.base or "")
        if not (told := _address(link)):
            continue
        try:
            address = urljoin(near if near.startswith(_WEB) else base, told)
        except ValueError:  # brackets that hold no address of a host
            continue
        if address.startswith(_WEB):
            return address
    for guid in _children(entry, "guid"):
        if guid.get("isPermaLink", "true") == "true" and (guid.text or "").strip().startswith(_WEB):
            return (guid.text or "").strip()
    return None


def _address(link: _Element) -> str:
    """What a link leads to, if that is the page itself, and not the feed, a picture or a sound."""
    told = link.get("href") or "".join(link.itertext())
    return told.strip() if link.get("rel", "alternate") == "alternate" else ""


def _author(element: _Element) -> str:
    """A person's name; RSS has "address (Name)"."""
    name = _first(element, "name") or " ".join("".join(element.itertext()).split())
    if "(" in name and "@" in name:
        name = name.partition("(")[2].rstrip(")")
    return "" if "@" in name else _BY.sub("", _shown(name))


def _source(entry: _Element) -> str | None:
    """Whose entry it is, where a feed gathers those of others."""
    for child in _children(entry, "source"):
        return _shown(_first(child, "title") or " ".join((child.text or "").split())) or None
    return _shown(_first(entry, "publisher")) or None


def _values(entry: _Element, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from (" ".join("".join(child.itertext()).split()) for child in _children(entry, name))


def _first(element: _Element, name: str) -> str:
    return next((value for value in _values(element, (name,)) if value), "")


def _children(element: _Element, *names: str) -> list[_Element]:
    return [child for name in names for child in element if _local(child) == name]


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _code(tag: str | None) -> str | None:
    return language_code(tag) if tag else None


FORMAT = Format(read_feed)
