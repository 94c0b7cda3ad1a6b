"""Feeds: days as old programs write them, and names that are escaped twice; all invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.pipeline.build import build
from onrecord.reading.draft.draft import Notice
from onrecord.reading.read import read_documents
from onrecord.settings import Settings

ITEM = (
    "<item><title>Vote {at}</title><dc:creator>By Sela Quist</dc:creator><pubDate>{day}</pubDate>"
    "<description>The vote is void, she said.</description></item>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    "<title><![CDATA[Courier - World &amp; Region]]></title>{items}</channel></rss>"
)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Fri, 07 Nov 08 17:42:05 +0300", date(2008, 11, 7)),
        ("Tue, 05 Oct 99 08:00:00 GMT", date(1999, 10, 5)),
        ("Sat Sep 12 06:15:54 2015", date(2015, 9, 12)),
        ("Sat Sep 12 06:15:54 CEST 2015", date(2015, 9, 12)),
        ("20150912T061554Z", date(2015, 9, 12)),
        ("2015-09-12T22:10:00-04:00", date(2015, 9, 12)),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("2099-01-01", None),
        ("Tue, 31 Sep 2014 09:05:00 GMT", None),
    ],
)
def test_the_day_of_an_entry_is_read_as_it_is_printed(printed: str, day: date | None, tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(FEED.format(items=ITEM.format(at="void", day=printed)), encoding="utf-8")
    (doc,) = read_documents(path)
    assert isinstance(doc, Document)
    assert doc.published == day
    assert doc.publisher == "Courier - World & Region"
    assert doc.authors == ("Sela Quist",)


def rss(*items: str, end: str = "</channel></rss>") -> str:
    head = '<rss version="2.0"><channel><title>Courier</title><link>https://a.example/news/</link>'
    return head + "".join(f"<item>{item}</item>" for item in items) + end


def told(path: Path, words: str) -> tuple[list[Document], list[Notice]]:
    path.write_text(words, encoding="utf-8")
    notices: list[Notice] = []
    found = list(read_documents(path, report=notices.append))
    return [one for one in found if isinstance(one, Document)], notices


WORDS: dict[str, tuple[str, str]] = {
    "bare marks": ("<description>Q & A with AT&T on R&D</description>", "Q & A with AT&T on R&D"),
    "entities of HTML": ("<description>Caf&eacute; talks&nbsp;&hellip;</description>", "Café talks …"),
    "CDATA with a mark": ("<description><![CDATA[Q & A &ndash; <b>void</b>]]></description>", "Q & A – void"),
    "the whole text, not the summary": (
        "<description>Tal left.</description><content:encoded xmlns:content='a'>Tal left at noon.</content:encoded>",
        "Tal left at noon.",
    ),
    "the full text of news agencies": (
        "<description>Tal left.</description><y:full-text xmlns:y='a'>Tal left at noon.</y:full-text>",
        "Tal left at noon.",
    ),
    "a summary longer than the text": (
        "<description>Tal left at noon.</description><content:encoded xmlns:content='a'>Tal.</content:encoded>",
        "Tal left at noon.",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_an_entry_are_kept(name: str, tmp_path: Path) -> None:
    item, words = WORDS[name]
    (document,), notices = told(tmp_path / "a.rss", rss(item))
    assert document.text == words
    assert not notices


LINKS: dict[str, tuple[str, str | None]] = {
    "from where the feed is": ("<link>../1.html</link>", "https://a.example/1.html"),
    "from a base of its own": ("<link xml:base='https://b.example/'>1</link>", "https://b.example/1"),
    "not the feed, nor a sound": (
        "<link rel='self' href='/feed'/><link rel='enclosure' href='/a.mp3'/><enclosure url='https://a.example/b.mp3'/>"
        "<enclosure url='https://a.example/c.mp3'/><link href='/1'/>",
        "https://a.example/1",
    ),
    "an id that is an address": ("<guid>https://a.example/9</guid>", "https://a.example/9"),
    "an id that only looks like one": ("<guid isPermaLink='false'>https://a.example/9</guid>", None),
    "no address": ("<link>http://[</link>", None),
}


@pytest.mark.parametrize("name", LINKS)
def test_the_address_of_an_entry_is_that_of_its_page(name: str, tmp_path: Path) -> None:
    item, address = LINKS[name]
    (document,), _ = told(tmp_path / "a.rss", rss(f"<description>Tal left.</description>{item}"))
    assert document.url == address


def test_an_entry_is_called_by_what_the_feed_calls_it(tmp_path: Path) -> None:
    first, second = "<description>Tal left.</description>", "<description>Vel came.</description>"
    known, same = f"<guid>id 7</guid>{first}", f"<guid>id 7</guid>{second}"
    (one, two, three), _ = told(tmp_path / "a.rss", rss(known, same, first))
    assert (one.source, one.doc_id) == (f"{tmp_path}/a.rss#id 7", "a/id 7")
    assert [each.source for each in (two, three)] == [f"{tmp_path}/a.rss#2", f"{tmp_path}/a.rss#3"]
    assert len({one.doc_id, two.doc_id, three.doc_id}) == 3
    (moved, *_), _ = told(tmp_path / "a.rss", rss(first, known))
    assert moved.doc_id == three.doc_id


def test_an_entry_that_takes_the_place_of_another_is_no_newer_version_of_it(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "s", workers=1)
    for number in (1, 2):
        entry = f"<title>{number}</title><description>Tal said that {number} came.</description>"
        (tmp_path / "a.rss").write_text(rss(entry), encoding="utf-8")
        report = build([tmp_path / "a.rss"], settings)
    assert report.superseded == 0


def test_a_feed_that_was_cut_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    first, second = "<guid>1</guid><description>Tal left.</description>", "<guid>2</guid><description>Vel ca"
    (one, two), notices = told(tmp_path / "a.rss", rss(first, end=f"<item>{second}"))
    assert (one.cut_off, two.cut_off) == (None, "the feed ends in the middle of it")
    assert [(each.source, each.what) for each in notices] == [(f"{tmp_path}/a.rss#2", "cut")]
    (one,), notices = told(tmp_path / "a.rss", rss(first, end=""))
    assert one.cut_off is None
    assert [each.message for each in notices] == ["only a part of it is there: the feed ends after entry 1"]


def test_json_that_is_no_feed_is_passed_over(tmp_path: Path) -> None:
    found, (notice,) = told(tmp_path / "settings.json", '{"colour": "blue"}')
    assert not found
    assert notice.what == "skipped"


def test_an_item_in_json_may_be_plain_text_with_the_author_of_version_one(tmp_path: Path) -> None:
    item = '{"id": 7, "content_text": "Tal left.\\r\\nShe <b> said.", "author": {"name": "Jana Brell"}, "url": 5}'
    feed = f'{{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "title": "Courier", "items": [{item}]}}'
    (document,), _ = told(tmp_path / "a.json", feed)
    assert (document.text, document.authors) == ("Tal left.\nShe <b> said.", ("Jana Brell",))
    assert (document.doc_id, document.publisher, document.url) == ("a/7", "Courier", None)
