"""Search, changes and the feed of a running server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.serve.conftest import build, written

from onrecord.cli import main
from onrecord.model.ids import BASE
from onrecord.serve.feed import feed

if TYPE_CHECKING:
    from tests.serve.conftest import Server

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def told(server: Server, path: str, **fields: str) -> dict[str, object]:
    reply = server.ask(f"{path}?{urlencode(fields)}")
    assert reply.status == 200, reply.text
    found = json.loads(reply.body)
    assert isinstance(found, dict)
    return found


def test_words_are_searched_with_who_said_them(server: Server) -> None:
    hits = told(server, "/search", q="recognise vote")["hits"]
    assert isinstance(hits, list)
    (hit,) = [each for each in hits if each["statement"]]
    assert "recognize (negated)" in hit["line"]
    assert hit["document"]["publisher"] == "The Herald"
    assert [hit["words"][start:stop] for start, stop in hit["marks"]]


def test_a_search_is_narrowed_by_its_parameters(server: Server) -> None:
    assert told(server, "/search", q="vote", state="Keldmark", act="reject")["hits"]
    assert not told(server, "/search", q="vote", until="1990-01-01")["hits"]


@pytest.mark.parametrize(
    ("path", "fields", "reason"),
    [
        ("/search", {"most": "5"}, "no word to look for"),
        ("/search", {"q": "vote", "most": "many"}, "no whole number"),
        ("/search", {"q": "vote", "most": "0"}, "ask for 1 to 1,000"),
        ("/search", {"q": "vote", "colour": "red"}, "'colour' is no parameter here; it takes q"),
        ("/search", {"q": "vote", "state": "Zzyzx"}, "nothing in the store is called 'Zzyzx'"),
        ("/search", {"q": "vote", "from": "soon"}, "is no day"),
        ("/changes", {"since": "soon"}, "no day, time or number of a build"),
        ("/feed", {"since": "soon"}, "no day, time or number of a build"),
    ],
)
def test_what_cannot_be_answered_is_told(server: Server, path: str, fields: dict[str, str], reason: str) -> None:
    reply = server.ask(f"{path}?{urlencode(fields)}")
    assert (reply.status, reason in reply.text) == (400, True), reply.text


def test_what_is_new_is_told_and_fed(server: Server) -> None:
    found = told(server, "/changes", since="0")["found"]
    assert isinstance(found, list)
    reply = server.ask("/feed", state="Keldmark")
    assert reply.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(reply.body)
    titles = [str(title) for title in feed.xpath("a:entry/a:title/text()", namespaces=ATOM)]
    assert titles
    assert all("Keldmark" in title for title in titles)
    links = [str(link) for link in feed.xpath("a:entry/a:link/@href", namespaces=ATOM)]
    assert all(link.startswith(f"{server.address}/statement/") for link in links)
    assert len(links) < len(found)
    named = [str(name) for name in feed.xpath("a:entry/a:id/text()", namespaces=ATOM)]
    assert all(name.startswith(f"{BASE}statement/") for name in named)  # whatever address the server is asked at


@pytest.mark.parametrize("limit", ["--timeout", "--memory", "--answer"])
def test_a_server_without_time_or_room_is_not_begun(limit: str, built: Path) -> None:
    told = CliRunner().invoke(main, ["serve", "--store", str(built), limit, "0"])
    assert (told.exit_code, limit in told.output) == (2, True)


def test_a_feed_is_xml_whatever_characters_a_document_has() -> None:
    document = {"id": "document/a", "title": "Ferries\uffff", "publisher": "", "published": ""}
    change = {"statement": "statement/a/0-1_2-3", "line": "Mira\x0b Tal", "stored": "", "words": "stay\ufffe"}
    read = etree.fromstring(feed({"found": [{**change, "document": document}]}, "http://a.example/", ""))
    assert [str(each) for each in read.xpath("a:entry/a:title/text() | a:entry/a:content/text()", namespaces=ATOM)] == [
        "Mira Tal",
        "stay",
    ]


def test_a_text_that_was_removed_meanwhile_is_not_found_and_others_are(
    store: Path, serving: Callable[..., Server]
) -> None:
    server = serving(store)
    (gone,) = (path for path in (store / "texts").rglob("*.txt") if "recognise" in path.read_text("utf-8"))
    gone.unlink()
    hits = told(server, "/search", q="vote")["hits"]
    assert isinstance(hits, list)
    assert [hit["document"]["publisher"] for hit in hits] == ["The Gazette"]


def test_searches_for_other_words_show_no_more_of_a_text(
    store: Path, tmp_path: Path, serving: Callable[..., Server]
) -> None:
    words = [f"{each}{number}" for number in range(10) for each in ("tin", "rope")]
    text = "\n\n".join(" ".join([each, *["lay"] * 12, f"{each}s."]) for each in words)
    build(store, written(tmp_path / "more.jsonl", {"doc_id": "quay-3", "publisher": "The Quay", "text": text}))
    server = serving(store)
    shown = set()
    for word in (*words, *(f"{each}s" for each in words)):
        hits = told(server, "/search", q=f'"{word}"')["hits"]
        assert isinstance(hits, list)
        shown |= {hit["words"].rstrip("…") for hit in hits}
    assert shown
    assert sum(map(len, shown)) < len(text) / 2


def test_words_of_news_are_cut_as_everywhere(server: Server, serving: Callable[..., Server], built: Path) -> None:
    def longest(one: Server) -> int:
        hits = told(one, "/search", q="ferries")["hits"]
        assert isinstance(hits, list)
        return max(len(hit["words"]) for hit in hits)

    assert 0 < longest(server) <= 300
    assert longest(serving(built, "--quotes", "none")) == 0
