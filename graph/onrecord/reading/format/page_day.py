"""The day on which a page says that its article was published: that of its own metadata, not of other things in it.

A page states many days: of the site, of other articles, of comments, pictures and its last change. What is read, in
this order: the article's own object in JSON-LD (types of https://schema.org/Article), its microdata, the ``meta``
elements that vocabularies of metadata have for it (Open Graph, Dublin Core, Highwire, PRISM, those of publishing
systems). What a reader of the page is shown ("First published 2 April 2020") comes after all of these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.reading.draft.printed_date import find_date, parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|PressRelease|SocialMediaPosting)")
_PAGE = re.compile(r"(?:Web|Item|About)Page")
_META = (
    "article:published_time", "article:published", "article.published", "og:article:published_time",
    "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date",
    "dc.date.created", "dcterms.created", "citation_publication_date", "citation_online_date", "citation_date",
    "prism.publicationdate", "parsely-pub-date", "sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "publication_date", "publicationdate", "publish-date", "publish_date", "publishdate",
    "pubdate", "date",
)  # fmt: skip
"""Names in lower case; those that are surely of the publication come before those that only say "date"."""
_FIRST = re.compile(
    r"\b(?:first|originally) (?:published|posted|issued|released)\b(?: (?:on|at))?\W{0,4}", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"^\W*(?:date )?(?:published|posted|issued|released|publication date)\b(?: (?:on|at))?\W{0,4}", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|reviewed|accessed|printed)\b", re.IGNORECASE)
_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|footer|recommended|trending|more|teasers?|promo|widget|latest|popular)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = ("p", "div", "span", "time", "small", "em", "li", "address", "header", "section")
_LONGEST, _NODES, _MOST = 200, 20, 50
"""Characters and nodes of a line about the article; elements of a kind that are looked at."""
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2037, 12, 31)
"""What systems give for no day at all: the beginning of their clocks, and any day from the end of theirs on."""


def plausible(day: date | None) -> date | None:
    """A day, unless it is one that systems give where they have none, or lies far ahead."""
    return day if day is not None and day != _FIRST_DAY and day <= _LAST_DAY else None


def stated_day(tree: HtmlElement) -> date | None:
    """The day of publication in the metadata of a page's article, ``None`` if they have none."""
    return _of_objects(tree) or _of_microdata(tree) or _of_meta(tree)


def shown_day(tree: HtmlElement) -> date | None:
    """The day of publication that the page shows beside its article, "first published" before all else."""
    blocks = [(element, _words(element)) for element in tree.iter(*_BLOCKS)]
    for pattern in (_FIRST, _PUBLISHED):
        for element, words in blocks:
            match = pattern.search(words) if words else None
            found = find_date(words, match.end()) if match else None
            if match and found and found[1][0] == match.end() + _weekday(words, match.end()) and not _is_apart(element):
                return plausible(found[0])
    return _of_times(tree)


def _words(element: HtmlElement) -> str:
    """The words of a small element, on one line; none of one that holds more than a line about the article does."""
    if len(list(islice(element.iter(), _NODES + 1))) > _NODES:
        return ""
    words = " ".join("".join(element.itertext()).split())
    return words if len(words) <= _LONGEST else ""


def _weekday(words: str, start: int) -> int:
    match = re.compile(r"(?:\w+day,? )?").match(words, start)
    return len(match[0]) if match else 0


def _of_times(tree: HtmlElement) -> date | None:
    """The first ``time`` inside the article that is not said to be that of a change."""
    for element in tree.xpath("//article//time[@datetime] | //time[@pubdate]")[:_MOST]:
        before = " ".join(element.xpath("preceding-sibling::node()[1]/descendant-or-self::text()"))
        before += (element.getparent().text or "") if element.getprevious() is None else ""
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''} {before}"
        words = _words(element)
        if _is_apart(element) or _UPDATED.search(re.sub(r"([a-z])([A-Z])", r"\1 \2", f"{named} {words}")):
            continue
        return plausible(parse_date(element.get("datetime") or words))
    return None


def _is_apart(element: HtmlElement) -> bool:
    """Whether an element lies in what stands beside the article: other articles, comments, the foot of the page."""
    inside = 0
    for above in (element, *element.iterancestors()):
        if above.tag in ("aside", "footer", "nav"):
            return True
        inside += above.tag == "article"
        names = f"{above.get('class') or ''} {above.get('id') or ''}"
        if above.tag not in ("body", "html") and _APART.search(names):
            return True
    return inside > 1


def _of_objects(tree: HtmlElement) -> date | None:
    """The day in the page's own object of JSON-LD: that of an article, else of the page."""
    objects = list(_objects(tree))
    for kinds in (_ARTICLE, _PAGE):
        own = [each for each in objects if any(kinds.fullmatch(kind) for kind in _kinds(each))]
        titled = [each for each in own if _is_titled(each, tree)]
        days = {plausible(_day(each)) for each in (titled or own)} - {None}
        if len(days) == 1:
            return days.pop()
    return None


def _objects(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            yield from _within(json.loads(_bare(script.text or ""), strict=False))
        except (ValueError, RecursionError):
            continue


def _bare(words: str) -> str:
    """JSON without what some systems put around it."""
    return re.sub(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", words).strip().rstrip(";")


def _within(value: object) -> Iterator[dict[str, object]]:
    """The objects of a page that are about it, not those that belong to one of them."""
    if isinstance(value, list):
        for each in value:
            yield from _within(each)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _within(value.get(name))


def _kinds(found: dict[str, object]) -> Iterable[str]:
    kinds = found.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return (kind.rpartition("/")[2].rpartition(":")[2] for kind in listed if isinstance(kind, str))


def _is_titled(found: dict[str, object], tree: HtmlElement) -> bool:
    headline = found.get("headline") or found.get("name")
    if not isinstance(headline, str):
        return False
    titles = [element.text_content() for element in islice(tree.iter("h1", "title"), _MOST)]
    return any(_letters(headline) and _letters(headline) in _letters(title) for title in titles)


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _day(found: dict[str, object]) -> date | None:
    value = found.get("datePublished")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    return parse_date(value.strip()) if isinstance(value, str) else None


def _of_microdata(tree: HtmlElement) -> date | None:
    for element in tree.xpath("//*[contains(@itemprop, 'datePublished') or contains(@property, 'datePublished')]")[
        :_MOST
    ]:
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
        if not any(name.rpartition(":")[2] == "datePublished" for name in names) or _is_apart(element):
            continue
        scope = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
        kind = (scope.get("itemtype") or "").rpartition("/")[2] if scope is not None else ""
        if kind and not (_ARTICLE.fullmatch(kind) or _PAGE.fullmatch(kind)):
            continue
        value = element.get("content") or element.get("datetime") or element.text_content()
        day = plausible(parse_date(" ".join(value.split())))
        if day is not None:
            return day
    return None


def _of_meta(tree: HtmlElement) -> date | None:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").lower()
            if name and element.get("content"):
                found.setdefault(name, element.get("content").strip())
    days = (plausible(parse_date(found[name])) for name in _META if name in found)
    return next((day for day in days if day is not None), None)
