"""Positions, chains, the timeline and the document in a real browser, with the network cut."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from onrecord.rdf.quads import literal, named_node
from onrecord.view import Selection, write_named_view
from onrecord.view.document.page import write_document

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent.parent / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
LISTS = ["positions", "chains", "timeline"]
VIEWS = [*LISTS, "document"]
HOSTILE = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "<!--<script>window.hacked=1",
    "\"'><svg onload=window.hacked=1>",
    "one\u2028two\u2029three\\u2028",
    "{{ 7*7 }} {% raw %} ${window.hacked=1}",
    "javascript:window.hacked=1",
]


def texts_of(recorder: Any) -> Callable[[str], str]:
    by_key = {recorder.key(document): text for document, text in recorder.texts.items()}
    return lambda key: str(by_key[key])


def write(recorder: Any, folder: Path, view: str, document: str = "gazette-3", **selected: Any) -> Path:
    out = folder / f"{view}.html"
    if view == "document":
        write_document(recorder.store(), out, recorder.node(document), texts_of(recorder), with_text=True)
    else:
        write_named_view(recorder.store(), out, view, Selection(**selected))
    return out


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, until: Any) -> Iterator[Opener]:
    """Opens a page offline; on leaving, nothing may have been asked for, logged or thrown."""
    told: list[str] = []
    asked: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: Path, fragment: str = "", width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, offline=True, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        address = path.as_uri()
        page.route("**/*", lambda route: route.continue_() if route.request.url == address else route.abort())
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(address + fragment)
        until(page, "window.onrecord")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert len(asked) == len(contexts)
    assert all(address.startswith("file:") for address in asked)


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


# ---- Every view ------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_runs_its_own_scripts_only_and_names_no_other_file(recorder: Any, tmp_path: Path, view: str) -> None:
    html = write(recorder, tmp_path, view).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'").split("; ")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)

    def hashes(texts: list[str]) -> str:
        return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in texts)

    assert rules[:3] == ["default-src 'none'", f"script-src {hashes(scripts)}", f"style-src {hashes(styles)}"]
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\b(src|action|srcset|style)\s*=", markup)
    assert not re.search(r"\son\w+\s*=", markup)


@pytest.mark.parametrize("view", VIEWS)
def test_two_processes_with_other_hash_seeds_write_the_same_bytes(recorder: Any, tmp_path: Path, view: str) -> None:
    dump, texts = tmp_path / "store.nq", tmp_path / "texts.json"
    with dump.open("wb") as file:
        recorder.store().dump(file)
    texts.write_text(json.dumps({recorder.key(name): text for name, text in recorder.texts.items()}))
    code = (
        "import sys, json, pathlib; from onrecord.view import Selection, write_named_view;"
        "from onrecord.rdf.files import parse_rdf; from onrecord.store.backend.oxigraph import OxigraphQuads;"
        "from onrecord.view.document.page import write_document;"
        "s = OxigraphQuads.of(parse_rdf(pathlib.Path(sys.argv[1]), 'nquads')); out = pathlib.Path(sys.argv[2]);"
        "texts = json.loads(pathlib.Path(sys.argv[3]).read_text()); view, doc = sys.argv[4:];"
        "write_document(s, out, doc, texts.__getitem__) if view == 'document' else "
        "write_named_view(s, out, view, Selection())"
    )
    written = []
    for seed in ("1", "4242"):
        out = tmp_path / f"{seed}.html"
        command = [sys.executable, "-c", code, str(dump), str(out), str(texts), view, recorder.node("gazette-3")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        written.append(out.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("view", VIEWS)
def test_names_and_texts_that_are_scripts_run_nothing(recorder: Any, opened: Opener, tmp_path: Path, view: str) -> None:
    for number, text in enumerate(HOSTILE):
        recorder.document(
            {"id": f"h{number}", "kind": "news", "publisher": text, "issued": "2020-04-02", "title": text, "symbol": "",
             "url": f"javascript:window.hacked={number}"}
        )  # fmt: skip
        recorder.actor({"id": f"person/h{number}", "class": "foaf:Person", "label": text})
        told = {"document": f"h{number}", "speakers": f"person/h{number}", "words": f"{text} and so on at length"}
        one = recorder.tell(**told, about=f"~unnamed:{text}", via=f"~outlet:{text}", act="reject", said="2020-04-02")
        recorder.position(one, "opposes")
        recorder.tell(**told, about="subject/halden-vote", act="reject")
    controls = "#stage button:visible" if view == "positions" else "#view button:visible"
    page = opened(write(recorder, tmp_path, view, "h0"))
    for number, text in enumerate(HOSTILE):
        if view == "document" and number:
            page = opened(write(recorder, tmp_path, view, f"h{number}"))
        page.locator("#search").fill(text[:9])
        page.keyboard.press("Enter")
        for control in page.locator(controls).all()[:6]:
            control.click()
        page.locator("#panel").get_by_role("button", name="citation").first.click()
        assert page.evaluate("window.hacked === undefined")
        assert page.locator("img, iframe, object, embed, a[href^=javascript]").count() == 0
        if view == "document":
            assert text in page.evaluate("document.querySelector('.text').textContent")
    titles: list[str] = page.evaluate("onrecord.record.documents.map(one => one.title)")
    assert set(titles) >= set(HOSTILE if view != "document" else HOSTILE[-1:])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [390, 1280, 2560])
def test_nothing_is_cut_off_sideways(recorder: Any, opened: Opener, tmp_path: Path, view: str, width: int) -> None:
    page = opened(write(recorder, tmp_path, view), width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('#view').scrollWidth <= document.querySelector('#view').clientWidth")


@pytest.mark.parametrize("view", VIEWS)
def test_the_colours_follow_the_dark_scheme(recorder: Any, opened: Opener, tmp_path: Path, view: str) -> None:
    page = opened(write(recorder, tmp_path, view), color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_has_a_name_and_is_reached_by_keyboard(
    recorder: Any, opened: Opener, tmp_path: Path, view: str
) -> None:
    page = opened(write(recorder, tmp_path, view))
    wanted: int = page.evaluate(
        "[...document.querySelectorAll('button, input, summary, a[href], [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).map((one, at) => (one.dataset.seen = at)).length"
    )
    assert wanted > 20
    reached = set()
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.seen || ''"))
    assert len(reached - {""}) == wanted
    unnamed: list[str] = page.evaluate(
        "[...document.querySelectorAll('button, input')].filter(one => one.offsetParent !== null"
        " && !(one.textContent || one.getAttribute('aria-label') || one.closest('label')"
        " || document.querySelector(`label[for='${one.id}']`))).map(one => one.outerHTML)"
    )
    assert unnamed == []


@pytest.mark.parametrize("chosen", [False, True], ids=["nothing chosen", "a statement chosen"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_violation(
    recorder: Any, opened: Opener, tmp_path: Path, view: str, scheme: str, chosen: bool
) -> None:
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: scripts/test fetches it")
        pytest.skip("no axe-core here: scripts/test fetches it")
    file = write(recorder, tmp_path, view)
    page = opened(file, color_scheme=scheme)
    if chosen:
        statement = page.evaluate("onrecord.record.statements[0].id")
        page = opened(file, f"#statement={statement}", color_scheme=scheme)
        assert page.locator("#panel .card").count() == 1
    page.locator("#search").fill("a")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(result => result.violations)")
    assert page.evaluate("axe.run().then(result => result.passes.length)") > 15
    serious = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("view", VIEWS)
def test_an_older_version_of_a_document_is_told_as_that(
    recorder: Any, opened: Opener, tmp_path: Path, view: str
) -> None:
    older = named_node(f"https://w3id.org/onrecord/id/{recorder.node('gazette-3')}")
    graph = "https://w3id.org/onrecord/id/graph/links"
    recorder.add(graph, recorder.node("gazette-2"), "prov:wasRevisionOf", older)
    page = opened(write(recorder, tmp_path, view))
    told = page.evaluate(
        """id => onrecord.record.statements.findIndex(one => onrecord.record.documents[one.document].id === id)""",
        recorder.node("gazette-3"),
    )
    statement = page.evaluate("number => onrecord.record.statements[number].id", told)
    again = opened(tmp_path / f"{view}.html", f"#statement={statement}")
    assert "an earlier version; the record also has The Gazette, 14 April 2020" in panel(again)
    assert "an earlier version" in again.evaluate(
        "n => shell.citation(onrecord.record, onrecord.record.statements[n])", told
    )


@pytest.mark.parametrize("view", LISTS)
def test_a_link_restores_the_filters_and_the_statement(
    recorder: Any, opened: Opener, tmp_path: Path, view: str
) -> None:
    file = write(recorder, tmp_path, view)
    page = opened(file)
    page.locator("#groups input[value=say]").uncheck()
    page.locator("#until").fill("2020-04-15")
    page.locator("#until").dispatch_event("change")
    shown = page.evaluate("onrecord.shown()")
    assert shown
    statement = page.evaluate("onrecord.record.statements[onrecord.shown()[0]].id")
    fragment = page.evaluate("location.hash")
    again = opened(file, f"{fragment}&statement={statement}")
    assert again.evaluate("onrecord.shown()") == shown
    assert not again.locator("#groups input[value=say]").is_checked()
    assert again.locator("#panel .card").count() == 1
    assert statement.replace("/", "%2F") in again.evaluate("location.href")
    again.locator("#reset").click()
    assert len(again.evaluate("onrecord.shown()")) > len(shown)


@pytest.mark.parametrize("view", LISTS)
def test_the_selection_is_saved_as_csv_and_turtle(recorder: Any, opened: Opener, tmp_path: Path, view: str) -> None:
    page = opened(write(recorder, tmp_path, view), accept_downloads=True)
    for control, name in (("#save-csv", f"{view}.csv"), ("#save-turtle", f"{view}.ttl")):
        with page.expect_download() as saving:
            page.locator(control).click()
        assert saving.value.suggested_filename == name
        text = saving.value.path().read_text(encoding="utf-8")
        assert text.count("statement/") >= len(page.evaluate("onrecord.shown()"))


# ---- Positions ------------------------------------------------------------


@pytest.fixture
def sided(recorder: Any) -> Any:
    recorder.take_sides()
    return recorder


def camp(page: Page, side: str) -> str:
    return page.locator(f".column.{side}").inner_text()


def test_positions_open_on_the_most_disputed_subject_with_its_camps(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions"))
    assert page.locator("#subject").inner_text().lower() == "the vote of 31 march"
    assert "Oren Vask" in camp(page, "favours")
    assert "Suland" in camp(page, "opposes")
    assert "did not recognize: the vote" in camp(page, "opposes")
    assert "Suland" not in camp(page, "favours")
    assert page.locator("#list-subjects .entry[aria-current=page] .name").inner_text() == "the vote of 31 March"


def test_the_words_of_each_side_stand_beside_it_with_whose_they_are(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions"))
    wordings = page.locator(".column.favours .wordings").inner_text()
    assert "“halden-vote”" in wordings
    assert "in the words of Estmark Herald and Oren Vask" in wordings  # the outlet's own, and a quotation


def test_what_is_denied_or_uncertain_stands_apart_and_says_so(sided: Any, opened: Opener, tmp_path: Path) -> None:
    name = sided.tell(
        document="gazette-1",
        act="reject",
        speakers="organ/sg",
        about="subject/halden-vote",
        status="possible",
        words="it",
    )
    sided.position(name, "opposes", "possible")
    page = opened(write(sided, tmp_path, "positions"))
    card = page.locator(".column.aside .speaker.unasserted", has_text="Secretary-General")
    assert "may reject: “it”" in card.inner_text()
    assert "may oppose it" in card.inner_text()


def test_an_actor_is_chosen_from_the_list_and_shows_what_it_stands_for(
    sided: Any, opened: Opener, tmp_path: Path
) -> None:
    file = write(sided, tmp_path, "positions")
    page = opened(file)
    page.locator("#narrow").fill("oren")
    page.locator("#list-actors .entry").first.click()
    assert page.locator("#subject").inner_text() == "Oren Vask"
    assert "the vote of 31 March" in camp(page, "favours")
    rows = page.locator("#table tbody tr").count()
    assert rows == len(page.evaluate("onrecord.shown()")) > 1
    again = opened(file, page.evaluate("location.hash"))
    assert again.locator("#subject").inner_text() == "Oren Vask"


def test_the_table_sorts_by_a_column_and_back(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions"))
    names = page.locator("#table tbody th")
    page.locator("#table thead button", has_text="Actor").press("Enter")
    first = names.all_inner_texts()
    assert first == sorted(first, key=str.lower)
    assert page.locator("#table th[aria-sort=ascending]").inner_text().startswith("Actor")
    page.keyboard.press("Enter")
    assert page.locator("#table th[aria-sort=descending]").count() == 1
    assert names.first.inner_text() == first[-1]


def test_a_phone_shows_the_lists_first(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions"), width=390)
    assert not page.locator("#stage").is_visible()
    page.locator("#list-subjects .entry", has_text="ceasefire").click()
    assert page.locator("#subject").is_visible()
    assert not page.locator("#lists").is_visible()
    page.locator("#back-to-lists").click()
    assert page.locator("#lists").is_visible()


def test_a_position_opens_its_evidence_and_escape_comes_back(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions", focus="subject/halden-vote"))
    line = page.locator(".told button").first
    line.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel .card").count() == 1
    assert "rule verb-that; not checked by a person" in panel(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.querySelector('.told button')")


def test_another_subject_is_found_and_kept_in_the_address(sided: Any, opened: Opener, tmp_path: Path) -> None:
    file = write(sided, tmp_path, "positions")
    page = opened(file)
    page.locator("#search").fill("ceasefire")
    page.keyboard.press("Enter")
    assert page.locator("#subject").inner_text().lower() == "the ceasefire line"
    again = opened(file, page.evaluate("location.hash"))
    assert again.locator("#subject").inner_text().lower() == "the ceasefire line"


def test_who_is_heard_through_another_is_never_just_named(sided: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(sided, tmp_path, "positions", focus="state/em"))
    told = page.locator(".column.opposes .speaker", has_text="Mira Tal").inner_text()
    assert "quoted by Estmark Herald" in told
    assert "Estmark Herald" in page.locator("#table tr", has_text="moved troops").inner_text()


# ---- Chains ------------------------------------------------------------


def test_a_chain_reads_from_who_spoke_to_the_document(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "chains"))
    chain = page.locator(".journey", has_text="not at issue")
    assert [one.inner_text().split("\n")[0] for one in chain.locator(".path li").all()] == [
        "Mira Tal",
        "Estmark Herald",
        "The Gazette, 14 April 2020 (2)",
    ]
    assert "Mira Tal, through Estmark Herald, in The Gazette" in (chain.locator("ol").get_attribute("aria-label") or "")
    chain.locator("button").nth(1).click()
    assert "Mira Tal, quoted by Estmark Herald" in panel(page)


def test_chains_are_narrowed_to_one_hand(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    file = write(recorder, tmp_path, "chains")
    page = opened(file)
    count = page.locator(".journey").count()
    page.locator("#search").fill("gazette")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert 0 < page.locator(".journey").count() < count
    again = opened(file, page.evaluate("location.hash"))
    assert again.locator(".journey").count() == page.locator(".journey").count()


# ---- Timeline ------------------------------------------------------------


def test_lanes_whose_names_begin_and_end_alike_are_told_apart(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    for state in ("Suland", "Belland"):
        label = f"Deputy Permanent Representative of {state} to the United Nations in New York"
        recorder.actor({"id": f"post/{state.lower()}", "class": "org:Post", "label": label})
        recorder.tell(
            document="gazette-1", speakers=f"post/{state.lower()}", said="2020-03-31", words="The vote is void"
        )
    page = opened(write(recorder, tmp_path, "timeline"))
    names = page.evaluate("[...document.querySelectorAll('.lane .name')].map((one) => one.firstChild.textContent)")
    cut = [name for name in names if name.startswith("Deputy")]
    assert len(set(cut)) == 2
    assert [state for state in ("Suland", "Belland") if sum(state in name for name in cut) != 1] == []


def test_brushing_narrows_lanes_and_list(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "timeline"))
    before = page.locator("#dated tbody tr").count()
    box = page.locator("#brush svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    page.mouse.up()
    after = page.locator("#dated tbody tr").count()
    assert 0 < after < before
    start, until = page.locator("#from").input_value(), page.locator("#until").input_value()
    assert "2020-04" in start <= until
    inside: list[bool] = page.evaluate(
        "onrecord.shown().map(one => onrecord.record.days[onrecord.record.statements[one].day])"
        ".filter(day => day.from).map(day => day.from <= document.querySelector('#until').value)"
    )
    assert all(inside)
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + 30)
    assert page.locator("#dated tbody tr").count() == before


def test_the_brush_answers_to_the_keyboard(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "timeline"))
    page.locator("#brush-from").focus()
    first = page.locator("#brush-from").get_attribute("aria-valuetext")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert first == "31 Mar 2020"
    assert page.locator("#brush-from").get_attribute("aria-valuetext") == "3 Apr 2020"
    assert page.locator("#from").input_value() == "2020-04-03"
    assert page.evaluate("document.activeElement.id") == "brush-from"
    page.locator("#brush-until").focus()
    page.keyboard.press("PageDown")
    assert page.locator("#until").input_value() == "2020-05-05"
    page.keyboard.press("Escape")
    assert page.locator("#from").input_value() == ""


def test_marks_are_walked_by_arrow_keys(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "timeline"))
    page.locator("#lanes").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.locator(".mark.active").count() == 1
    assert page.locator("#told").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel .card").count() >= 1


def test_undated_statements_are_apart_until_asked_for(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    file = write(recorder, tmp_path, "timeline")
    page = opened(file)
    assert page.locator(".mark.late").count() == 0
    apart = page.locator("#undated tbody tr").count()
    assert apart == 6
    page.locator("#at-document").check()
    assert page.locator(".mark.late").count() > 0
    assert page.locator("#undated tbody tr").count() < apart
    assert opened(file, page.evaluate("location.hash")).locator("#at-document").is_checked()


def test_a_range_is_a_bar_and_an_open_end_an_arrow(recorder: Any, opened: Opener, tmp_path: Path) -> None:

    name = recorder.tell(document="gazette-1", speakers="person/lena-dorr", words="the month was quiet")
    graph = f"https://w3id.org/onrecord/id/graph/{recorder.key('gazette-1')}"
    day = named_node("http://www.w3.org/2001/XMLSchema#date")
    recorder.add(graph, name, "rec:statedFrom", literal("2020-04-01", datatype=day))
    recorder.add(graph, name, "rec:statedUntil", literal("2020-04-30", datatype=day))
    recorder.add(graph, name, "rec:precision", named_node("https://w3id.org/onrecord/ns#month"))
    since = recorder.tell(document="gazette-1", speakers="person/lena-dorr", words="it has been so ever since")
    recorder.add(graph, since, "rec:statedFrom", literal("2020-04-10", datatype=day))
    page = opened(write(recorder, tmp_path, "timeline"))
    titles = [one.text_content() or "" for one in page.locator("path.mark title").all()]
    assert sorted(re.sub(r": .*", "", title) for title in titles) == [
        "Lena Dorr, April 2020",
        "Lena Dorr, since 10 April 2020",
    ]


# ---- Document ------------------------------------------------------------


def test_the_text_is_there_code_point_for_code_point(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "document"))
    shown = page.evaluate("[...document.querySelectorAll('.text [data-b]')].map(one => one.textContent).join('')")
    assert shown == recorder.texts["gazette-3"]
    assert "your own use" in page.locator("#caution").inner_text()


def test_news_without_leave_shows_passages_only(recorder: Any, tmp_path: Path) -> None:
    recorder.texts["gazette-3"] += "Nobody speaks in this sentence. "
    recorder.tell(document="gazette-3", speakers="person/mira-tal", words="word " * 180)
    out = tmp_path / "capped.html"
    report = write_document(recorder.store(), out, recorder.node("gazette-3"), texts_of(recorder))
    html = out.read_text(encoding="utf-8")
    assert "Nobody speaks in this sentence" not in html
    assert "word " * 61 not in html
    assert "Only the passages" in html
    assert not report.whole
    letter = write_document(recorder.store(), out, "A/74/900", texts_of(recorder))
    assert letter.whole
    assert "caution" not in re.sub(r"<style>.*?</style>|<script.*?</script>", "", out.read_text(), flags=re.DOTALL)


def test_a_number_in_the_text_opens_the_statement_and_marks_its_words(
    recorder: Any, opened: Opener, tmp_path: Path
) -> None:
    file = write(recorder, tmp_path, "document")
    page = opened(file)
    number = page.locator(".text .number").first
    assert (number.get_attribute("aria-label") or "").startswith("Statement 1: Mira Tal, say")
    number.focus()
    page.keyboard.press("Enter")
    assert panel(page).startswith("All statements\nStatement 1")
    assert "characters" in panel(page)
    chosen = page.evaluate("[...document.querySelectorAll('.text .chosen')].map(one => one.textContent)")
    assert "The valley is not at issue between us" in chosen
    again = opened(file, page.evaluate("location.hash"))
    assert again.locator(".text .number[aria-pressed=true]").inner_text() == "1"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.n") == "0"


def test_a_name_in_the_text_shows_where_else_it_is_named(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    page = opened(write(recorder, tmp_path, "document"))
    page.locator(".text .ma", has_text="mira-tal").first.click()
    assert "Mira Tal\n\nperson · person/mira-tal" in panel(page)
    assert "Says (4)" in panel(page)


def test_layers_of_marks_are_switched_off_and_the_link_keeps_it(recorder: Any, opened: Opener, tmp_path: Path) -> None:
    file = write(recorder, tmp_path, "document")
    page = opened(file)
    page.locator(".marks input[value=number]").uncheck()
    assert not page.locator(".text .number").first.is_visible()
    again = opened(file, page.evaluate("location.hash"))
    assert not again.locator(".text .number").first.is_visible()
    assert again.locator(".marks input[value=cue]").is_checked()


def test_what_was_not_said_and_what_people_checked_show_on_the_number(
    recorder: Any, opened: Opener, tmp_path: Path
) -> None:
    checked = recorder.tell(document="herald-2", speakers="person/oren-vask", words="We shall see to it")
    graph = "https://w3id.org/onrecord/id/graph/decisions"
    recorder.add(graph, checked, "rec:review", named_node("https://w3id.org/onrecord/ns#checked"))
    page = opened(write(recorder, tmp_path, "document", "herald-2"))
    assert page.locator(".text .number.reviewed").inner_text().endswith("✓")
    assert "checked" in (page.locator(".text .number.reviewed").get_attribute("aria-label") or "")
    assert page.locator(".text .number.unasserted").count() == 1
    assert "denied, possible or expected" in (
        page.locator(".text .number.unasserted").get_attribute("aria-label") or ""
    )
