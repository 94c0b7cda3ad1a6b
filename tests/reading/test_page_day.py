"""The day on which a page says that its article was published, told from what it says of other things.

The days were decided before the program was run on the pages; ``KEPT`` was run for the first time when the rules were
made for ``BUILT``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model.document import Document
from onrecord.reading.read import read_documents

STORY = (
    "<p>{dateline}The foreign minister of Norvania, Mira Tal, said on Friday that the vote in Tesmara was void.</p>"
    "<p>The talks between Norvania and Keldmark will go on in the capital, the ministry said in a short statement.</p>"
    "<p>Observers from four countries had followed the count in the north, where turnout was low until the evening.</p>"
)
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Vote is void</title>{head}</head><body>"
    "<nav><a href='/'>Home</a></nav><main><article><h1>Vote is void</h1>{above}{story}{below}</article>{beside}</main>"
    "{foot}</body></html>"
)


def ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


Page = dict[str, str]

BUILT: list[tuple[str, Page, str | None]] = [
    ("nothing", {}, None),
    ("a dateline", {"dateline": "PORT ELSA, 2 April 2020 (Courier) - "}, "2020-04-02"),
    ("a footer", {"foot": "<footer><p>Site last updated 5 May 2024</p></footer>"}, None),
    (
        "a dateline above a footer",
        {"dateline": "PORT ELSA, 2 April 2020 (Courier) - ", "foot": "<footer>Site last updated 5 May 2024</footer>"},
        "2020-04-02",
    ),
    ("an image", {"head": "<meta property='og:image' content='https://c.example/2023/11/20/a.jpg'>"}, None),
    ("modified", {"head": "<meta property='article:modified_time' content='2022-05-05T10:00:00Z'>"}, None),
    ("a header of the server", {"head": "<meta http-equiv='last-modified' content='2022-05-05'>"}, None),
    (
        "the site in a list before the article",
        {
            "head": ld(
                '[{"@type":"WebSite","datePublished":"2010-01-01"},{"@type":"NewsArticle","headline":"Vote is void",'
                '"datePublished":"2020-04-02T08:00:00+02:00"}]'
            )
        },
        "2020-04-02",
    ),
    (
        "a graph",
        {
            "head": ld(
                '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","dateCreated":"2010-01-01"},'
                '{"@type":["NewsArticle"],"datePublished":"2020-04-02","dateModified":"2021-01-01"}]}'
            )
        },
        "2020-04-02",
    ),
    (
        "a comment inside the article's object",
        {
            "head": ld(
                '{"@type":"NewsArticle","comment":[{"@type":"Comment","datePublished":"2020-04-09"}],'
                '"datePublished":"2020-04-02"}'
            )
        },
        "2020-04-02",
    ),
    ("microdata", {"above": "<span itemprop='datePublished' content='2020-04-02'>2 April</span>"}, "2020-04-02"),
    (
        "first published behind updated",
        {"above": "<p class='d'>Last updated: 5 May 2022</p><p class='d'>First published 2 April 2020</p>"},
        "2020-04-02",
    ),
    ("a day far ahead", {"head": "<meta property='article:published_time' content='2099-01-01'>"}, None),
    ("the beginning of clocks", {"head": "<meta name='date' content='1970-01-01T00:00:00Z'>"}, None),
    (
        "times of other articles",
        {"beside": "<aside class='related'><a href='/x'>Other</a> <time datetime='2018-01-01'>1 Jan</time></aside>"},
        None,
    ),
    ("Dublin Core", {"head": "<meta name='DC.date.issued' content='2020-04-02'>"}, "2020-04-02"),
]
KEPT: list[tuple[str, Page, str | None]] = [
    ("copyright", {"foot": "<footer><p>© 2024 Courier. Printed 5 May 2024.</p></footer>"}, None),
    ("a stylesheet's address", {"head": "<link rel='stylesheet' href='/css/2023-11-20/site.css'>"}, None),
    ("revised", {"head": "<meta name='revised' content='Monday, May 5, 2022'>"}, None),
    ("expires", {"head": "<meta name='expires' content='2030-01-01'><meta http-equiv='expires' content='2030'>"}, None),
    ("an event", {"head": ld('{"@type":"Event","startDate":"2020-05-01","datePublished":"2019-01-01"}')}, None),
    (
        "a video before the article",
        {
            "head": ld('{"@type":"VideoObject","uploadDate":"2016-01-01","datePublished":"2016-01-01"}')
            + ld('{"@type":"BlogPosting","datePublished":"2020-04-02"}')
        },
        "2020-04-02",
    ),
    (
        "several articles, the page's own among them",
        {
            "head": ld(
                '{"@graph":[{"@type":"NewsArticle","headline":"Older","datePublished":"2018-01-01"},'
                '{"@type":"NewsArticle","headline":"Vote is void","datePublished":"2020-04-02"}]}'
            )
        },
        "2020-04-02",
    ),
    ("only modified in the article's object", {"head": ld('{"@type":"Article","dateModified":"2022-05-05"}')}, None),
    (
        "an article as main entity of a page",
        {"head": ld('{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2020-04-02"}}')},
        "2020-04-02",
    ),
    (
        "metadata before a dateline",
        {
            "head": "<meta property='article:published_time' content='2020-04-03T23:30:00-05:00'>",
            "dateline": "PORT ELSA, 2 April 2020 (Courier) - ",
        },
        "2020-04-03",
    ),
    (
        "a dateline before a line of publication",
        {"dateline": "PORT ELSA, 2 April 2020 (Courier) - ", "above": "<p>Published 3 April 2020</p>"},
        "2020-04-02",
    ),
    (
        "a comment's microdata",
        {
            "below": "<section class='comments'><div itemscope itemtype='https://schema.org/Comment'>"
            "<time itemprop='datePublished' datetime='2020-04-09'>9 April</time> Good.</div></section>"
        },
        None,
    ),
    (
        "microdata of the article",
        {
            "above": "<div itemscope itemtype='https://schema.org/NewsArticle'>"
            "<time itemprop='datePublished dateModified' datetime='2020-04-02T10:00'>2 April</time></div>"
        },
        "2020-04-02",
    ),
    ("updated alone", {"above": "<p>Updated 5 May 2022</p>"}, None),
    ("a citation", {"head": "<meta name='citation_publication_date' content='2020/04/02'>"}, "2020-04-02"),
    ("broken JSON", {"head": ld('{"@type":"NewsArticle","datePublished":"2020-04-02",}') }, None),
    ("the day of today in the head of the site", {"beside": "<header><p>Tuesday, 5 May 2024</p></header>"}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "day"), [case[1:] for case in [*BUILT, *KEPT]], ids=[name for name, _, _ in [*BUILT, *KEPT]]
)
def test_the_day_of_a_page_is_that_of_its_article(parts: Page, day: str | None, tmp_path: Path) -> None:
    parts = {part: parts.get(part, "") for part in ("head", "above", "below", "beside", "foot", "dateline")}
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(**parts, story=STORY.format(**parts)), encoding="utf-8")
    (doc,) = read_documents(path)
    assert isinstance(doc, Document)
    assert (doc.published.isoformat() if doc.published else None) == day
    assert doc.published_basis == ("stated" if day else None)
