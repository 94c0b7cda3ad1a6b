"""Pages of the server: each id's address for people and for programs, questions, searches and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from lxml import html
from tests.browser import serious_violations
from tests.serve.conftest import Reply, Server, build, start, written

from onrecord.model.ids import BASE, iri, relative, space_of
from onrecord.rdf.files import parse_rdf
from onrecord.serve.pages.render import SPACES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
HOSTILE = "<script>alert(1)</script>"
SAYINGS = 230
DOCUMENTS = (
    {
        "doc_id": "gazette-1",
        "publisher": f"The Gazette {HOSTILE}",
        "published": "2031-05-04",
        "title": f'"><img src=x onerror=alert(2)> {HOSTILE}',
        "url": "javascript:alert(3)",
        "text": "Mira Tal, the foreign minister of Norvania, said on 3 May 2031 that <b>ferries</b> will stay in port. "
        "Keldmark rejected the vote in Ostrel, its president told reporters. Ostrel will not recognise the vote.\n",
    },
    {
        "doc_id": "herald-2",
        "publisher": "The Herald",
        "published": "2031-05-05",
        "text": "".join(f"Mira Tal said that ferry number {number} will stay in port. " for number in range(SAYINGS)),
    },
    {"doc_id": "sheet-3", "text": "Osk Rin, the trade minister of Keldmark, denied the report.\n"},  # of no day
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document with markup in each of its fields, and one with many statements."""
    folder = tmp_path_factory.mktemp("pages")
    build(folder / "record", written(folder / "given.jsonl", *DOCUMENTS))
    return folder / "record"


@pytest.fixture(scope="module")
def server(record: Path) -> Iterator[Server]:
    """A server as it is without options."""
    running = start(record)
    yield running
    running.end()


@pytest.fixture(scope="module")
def behind(record: Path) -> Iterator[Server]:
    """A server behind a proxy, which passes on texts in full."""
    running = start(record, "--base", "http://127.0.0.1/record/", "--quotes", "full")
    yield running
    running.end()


def ids(server: Server, of: str) -> list[str]:
    """The ids of all that are of a class, in order."""
    return sorted({relative(row["s"]) for row in server.rows(f"SELECT ?s {{ ?s a {of} }}")})


def paged(server: Server, path: str, **fields: str) -> html.HtmlElement:
    reply = server.ask(path, headers=BROWSER, **fields)
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8"), reply.text
    return safe(reply)


def test_every_actor_document_and_subject_has_a_page(server: Server) -> None:
    kinds = ("state/", "territory/", "person/", "org/", "post/", "document/", "subject/", "outlet/")
    named = [relative(row["s"]) for row in server.rows("SELECT DISTINCT ?s { ?r rec:canonical ?s }")]
    found = sorted(name for name in (*named, *ids(server, "rec:Document")) if name.startswith(kinds))
    assert "person/osk-rin" in found
    assert [name for name in found if server.ask(f"/{quote(name)}", headers=BROWSER).status != 200] == []


def safe(reply: Reply) -> html.HtmlElement:
    """A page that nothing of what documents say could change or take over."""
    told = html.fromstring(reply.body)
    assert not told.xpath("//script | //iframe | //*[@style] | //style | //img | //b")
    assert not [name for each in told.iter() for name in each.attrib if name.startswith("on")]
    assert not [link for link in told.xpath("//@href") if str(link).startswith("javascript:")]
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    return told


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def test_every_id_of_the_graph_has_a_page_and_rdf(server: Server) -> None:
    rows = server.rows(f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}")) }}')
    one_each = {space_of(relative(row["s"])): relative(row["s"]) for row in rows}
    assert set(one_each) <= set(SPACES)
    assert {"document", "statement", "person", "state", "organ", "text", "reference"} <= set(one_each)
    for name in one_each.values():
        path = f"/{quote(name)}"
        reply = server.ask(path, headers=BROWSER)
        assert reply.status in (200, 303), f"{path}: {reply.text}"
        assert f"<{iri(name)}>" in server.ask(path, headers={"Accept": "application/n-triples"}).text


def test_a_document_is_shown_with_its_statements_each_with_status_speaker_and_words(server: Server) -> None:
    document = next(row["d"] for row in server.rows('SELECT ?d { ?d dcterms:identifier "gazette-1" }'))
    page = paged(server, f"/{relative(document)}")
    assert HOSTILE in texts(page, "//h1")[0]
    told = texts(page, "//article[@class='statement unasserted']/p[@class='who']")
    assert any("Not asserted (negated)" in each and "Ostrel" in each for each in told)
    relayed = texts(page, "//article[.//a[text()='Keldmark']]/p[@class='who']")
    assert any("as its president" in each and "reports" in each for each in relayed)
    assert any("<b>ferries</b>" in words for words in texts(page, "//blockquote"))
    assert not page.xpath("//div[@class='text']")


def test_a_text_is_shown_where_it_may_be_passed_on(behind: Server) -> None:
    document = next(row["d"] for row in behind.rows('SELECT ?d { ?d dcterms:identifier "gazette-1" }'))
    (shown,) = texts(paged(behind, f"/{relative(document)}"), "//div[@class='text']")
    assert "that <b>ferries</b> will stay" in shown


def test_pages_of_an_actor_have_each_statement_once(server: Server) -> None:
    found: list[str] = []
    address = "/person/mira-tal"
    while address:
        page = paged(server, address)
        links = [str(link) for link in page.xpath("//article/p[@class='where']/a[2]/@href")]
        assert 0 < len(links) <= 100
        found += links
        address = next((str(link) for link in page.xpath("//a[@rel='next']/@href")), "")
    said = server.rows("SELECT ?s { ?r rec:canonical <person/mira-tal> . ?s rec:speaker|rec:about ?r }")
    assert len(found) == len(set(found)) == len({row["s"] for row in said}) > SAYINGS
    assert server.ask("/person/mira-tal?page=x", headers=BROWSER).status == 400


@pytest.mark.parametrize(
    ("asked", "accept", "media"),
    [
        ("", "", "text/turtle; charset=utf-8"),
        ("", "*/*", "text/turtle; charset=utf-8"),
        ("", BROWSER["Accept"], "text/html; charset=utf-8"),
        ("", "text/html;q=0.5, text/turtle", "text/turtle; charset=utf-8"),
        ("", "application/ld+json", "application/ld+json"),
        ("", "application/json", "application/ld+json"),
        ("", "application/rdf+xml", "application/rdf+xml"),
        ("?format=ttl", BROWSER["Accept"], "text/turtle; charset=utf-8"),
        ("?format=nt", BROWSER["Accept"], "application/n-triples"),
        ("?format=jsonld", "", "application/ld+json"),
        ("?format=rdf", "", "application/rdf+xml"),
    ],
)
def test_who_asks_gets_the_format_that_they_take_best(server: Server, asked: str, accept: str, media: str) -> None:
    reply = server.ask(f"/person/mira-tal{asked}", headers={"Accept": accept} if accept else {})
    assert (reply.status, reply.headers["Content-Type"]) == (200, media), reply.text
    assert "Accept" in reply.headers["Vary"]
    names = {"text/turtle; charset=utf-8": "turtle", "application/n-triples": "ntriples"}
    if media in names:
        subjects = {quad.subject.value for quad in parse_rdf(reply.body, names[media])}
        assert subjects == {iri("person/mira-tal")}


@pytest.mark.parametrize(("asked", "headers"), [("", {"Accept": "image/png"}), ("?format=png", {})])
def test_a_format_that_there_is_none_of_is_refused(server: Server, asked: str, headers: dict[str, str]) -> None:
    assert server.ask(f"/person/mira-tal{asked}", headers=headers).status == 406


def test_a_reference_and_the_beginning_of_an_id_lead_to_the_id(server: Server) -> None:
    (row, *_) = server.rows("SELECT ?r { ?r rec:canonical <person/mira-tal> }")
    for path in (relative(row["r"]), "person/mira-t"):
        reply = server.ask(f"/{path}", headers=BROWSER)
        assert (reply.status, reply.headers["Location"]) == (303, "/person/mira-tal")


def test_where_nothing_is_near_names_are_told(server: Server) -> None:
    reply = server.ask("/person/mira", headers=BROWSER)
    assert reply.status in (303, 404)
    reply = server.ask(f"/person/tal-{quote(HOSTILE, safe='')}", headers=BROWSER)
    assert reply.status == 404
    assert "/search" in safe(reply).xpath("//form/@action")
    reply = server.ask("/state/tal", headers=BROWSER)
    assert "/person/mira-tal" in safe(reply).xpath("//li/a/@href")
    assert server.ask("/state/tal").headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_first_page_tells_what_is_here(server: Server) -> None:
    page = paged(server, "/")
    assert re.match(r"3 documents · \d{3} statements", texts(page, "//main/p[1]")[0])
    links = {str(link) for link in page.xpath("//a/@href")}
    assert {"/search", "/questions", "/changes", "/feed", "/sparql", "/questions/positions"} <= links
    assert page.xpath("count(//article)") == 10
    style = server.ask("/look.css")
    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")


def test_a_question_is_a_form_and_its_answer_a_table_with_links(server: Server) -> None:
    form = paged(server, "/questions/who-said-what")
    assert not form.xpath("//table")
    assert [str(each) for each in form.xpath("//select[@name='mode']/option/text()")] == [
        "direct", "indirect", "mixed", "actOnly", "any",
    ]  # fmt: skip
    assert form.xpath("//input[@name='from']/@type") == ["date"]
    labelled = set(form.xpath("//label/@for"))
    assert {str(each) for each in form.xpath("//input/@id | //select/@id")} <= labelled
    page = paged(server, "/questions/who-said-what", actor="person/mira-tal", act="", text="", asked="yes")
    assert page.xpath("count(//tbody/tr)") == 100
    assert page.xpath("//td/a[starts-with(@href, '/statement/')]")
    assert page.xpath("//input[@name='actor']/@value") == ["person/mira-tal"]
    (following,) = page.xpath("//a[@rel='next']/@href")
    assert paged(server, following).xpath("count(//tbody/tr)") == 100
    csv = next(str(link) for link in page.xpath("//a/@href") if "format=csv" in link)
    assert len(server.ask(csv, headers=BROWSER).text.splitlines()) > SAYINGS
    assert server.ask("/questions", headers=BROWSER).text.count("/questions/") > 20


def test_a_question_without_rows_tells_what_has_some_and_a_wrong_one_what_is_wrong(server: Server) -> None:
    page = paged(server, "/questions/who-said-what", actor="person/mira-tal", text="dromedary")
    assert "without text" in texts(page, "//p[@class='told']")[0]
    reply = server.ask("/questions/who-said-what", headers=BROWSER, actor=HOSTILE)
    assert reply.status == 400
    assert HOSTILE in texts(safe(reply), "//p[@class='told']")[0]


def test_a_search_and_what_is_new_are_forms_with_statements(server: Server) -> None:
    page = paged(server, "/search", q="vote", state="", until="")
    assert "vote" in texts(page, "//mark")
    assert page.xpath("//article//a[starts-with(@href, '/statement/')]")
    assert not paged(server, "/search").xpath("//article")
    reply = server.ask("/search", headers=BROWSER, q=HOSTILE, state=HOSTILE)
    assert (reply.status, safe(reply).xpath("//input[@name='q']/@value")) == (400, [HOSTILE])
    page = paged(server, "/changes", since="0", state="Keldmark")
    assert all("Keldmark" in each for each in texts(page, "//article/p[@class='who']"))
    for form, media in (("json", "application/json"), ("csv", "text/csv; charset=utf-8")):
        for path in ("/search?q=vote", "/changes?since=0"):
            reply = server.ask(f"{path}&format={form}", headers=BROWSER)
            assert (reply.status, reply.headers["Content-Type"]) == (200, media)
            assert "statement/" in reply.text


def test_behind_a_proxy_all_links_begin_with_its_path(behind: Server) -> None:
    for path in ("/", "/record/person/mira-tal", "/questions/positions?act=reject", "/search?q=vote", "/state/tal"):
        page = html.fromstring(behind.ask(path, headers=BROWSER).body)
        links = [str(link) for link in page.xpath("//@href | //@action")]
        assert links
        assert [link for link in links if not link.startswith(("/record/", "#", "data:", "https://"))] == []


@pytest.mark.browser
def test_axe_finds_nothing_serious_without_scripts_on_a_phone(server: Server, browser: Browser) -> None:
    refused: list[str] = []
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.on("console", lambda message: refused.append(message.text))
        for path in ("", "person/mira-tal", "questions/who-said-what?actor=person/mira-tal", "search?q=vote"):
            page.goto(f"{server.address}/{path}")
            assert serious_violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        context.close()
    assert refused == []


@pytest.mark.browser
def test_the_stylesheet_is_taken_and_a_form_leads_to_its_answer(server: Server, browser: Browser) -> None:
    told: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{server.address}/")
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.get_by_label("Words to look for").fill("vote")
    page.get_by_role("button", name="Search").click()
    assert page.url.endswith("/search?q=vote")
    assert page.get_by_role("article").count() > 0
    page.close()
    assert told == []
