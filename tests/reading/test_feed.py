"""Feeds: days as old programs write them, and names that are escaped twice; all invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.reading.read import read_documents

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
