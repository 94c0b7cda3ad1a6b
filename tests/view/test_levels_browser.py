"""The switch from actors to states in a real browser: by keyboard, with no rebuild, remembered by the address alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from onrecord.rdf.quads import Quads
from onrecord.view import Selection, write_named_view

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ["network", "positions", "timeline", "chains"]

Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, until: Any) -> Iterator[Opener]:
    """Opens a page offline; on leaving, nothing may have been logged or thrown, nor kept by the browser."""
    told: list[str] = []
    pages: list[Page] = []

    def open_page(path: Path, fragment: str = "") -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(path.as_uri() + fragment)
        until(page, "window.onrecord")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        page.context.close()
    assert told == []


def switch(page: Page) -> None:
    page.locator("#level input:checked").focus()
    page.keyboard.press("ArrowRight")


def level(page: Page) -> str:
    return str(page.locator("#level input:checked").get_attribute("value"))


@pytest.mark.parametrize("view", VIEWS)
def test_the_switch_goes_there_and_back_by_keyboard(
    voiced_store: Quads, tmp_path: Path, opened: Opener, view: str
) -> None:
    write_named_view(voiced_store, tmp_path / "v.html", view, Selection())
    page = opened(tmp_path / "v.html")
    main = page.locator("#counts" if view == "network" else "#view")
    by_actor = main.inner_text()
    assert level(page) == "actor"
    switch(page)
    assert (level(page), "level=state" in page.url) == ("state", True)
    assert main.inner_text() != by_actor
    page.locator("#level input:checked").focus()
    page.keyboard.press("ArrowLeft")
    assert (level(page), "level" in page.url) == ("actor", False)
    assert main.inner_text() == by_actor


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_may_open_by_state_and_a_link_to_it_keeps_the_other_level(
    voiced_store: Quads, tmp_path: Path, opened: Opener, view: str
) -> None:
    write_named_view(voiced_store, tmp_path / "v.html", view, Selection(level="state"))
    assert level(opened(tmp_path / "v.html")) == "state"
    assert level(opened(tmp_path / "v.html", "#level=actor")) == "actor"
    assert level(opened(tmp_path / "v.html", "#level=planet")) == "state"


@pytest.mark.parametrize("view", VIEWS)
def test_where_nobody_speaks_for_a_state_there_is_no_switch(
    store: Quads, tmp_path: Path, opened: Opener, view: str
) -> None:
    write_named_view(store, tmp_path / "v.html", view, Selection(level="state"))
    assert opened(tmp_path / "v.html").locator("#level").is_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_violation_by_state(
    voiced_store: Quads, tmp_path: Path, opened: Opener, view: str
) -> None:
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: scripts/test fetches it")
        pytest.skip("no axe-core here: scripts/test fetches it")
    write_named_view(voiced_store, tmp_path / "v.html", view, Selection(level="state"))
    page = opened(tmp_path / "v.html", "#node=state/nv" if view == "network" else "")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(result => result.violations)")
    assert page.evaluate("axe.run().then(result => result.passes.length)") > 15
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.fixture(scope="module")
def network(voiced_store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("levels") / "network.html"
    write_named_view(voiced_store, out, "network", Selection())
    return out


def drawn(page: Page) -> set[str]:
    ids: list[str] = page.evaluate(
        "[...onrecord.drawn().nodes].filter(([, node]) => !node.hidden).map(([id]) => onrecord.record.nodes[id].id)"
    )
    return set(ids)


def choose(page: Page, name: str) -> None:
    page.locator("#search").fill(name)
    page.keyboard.press("Enter")


def test_a_state_s_node_lists_all_who_spoke_for_it_with_their_words(network: Path, opened: Opener) -> None:
    page = opened(network, "#level=state")
    choose(page, "Norvania")
    voices = page.locator("#panel .voices summary")
    spoken = ["Mira Tal (6)", "Foreign Ministry of Norvania (3)", "Norvania, named itself (2)"]
    assert voices.all_inner_texts() == spoken
    voices.first.focus()
    page.keyboard.press("Enter")
    card = page.locator("#panel .voices .card").first
    card.wait_for()
    assert "The vote has no legal force" in card.inner_text()
    assert "Spoke for\nNorvania" in card.inner_text()


def test_by_actor_a_state_has_its_own_statements_alone(network: Path, opened: Opener) -> None:
    page = opened(network)
    choose(page, "Norvania")
    assert page.locator("#panel .voices").count() == 0
    assert "Said (2)" in page.locator("#panel").inner_text()


def test_nodes_of_the_other_level_are_not_drawn_and_a_name_sought_leads_to_theirs(
    network: Path, opened: Opener
) -> None:
    page = opened(network)
    assert {"person/mira-tal", "person/lena-dorr"} <= drawn(page)
    assert "state/ta" not in drawn(page)
    switch(page)
    assert "state/ta" in drawn(page)
    assert not {"person/mira-tal", "person/lena-dorr"} & drawn(page)
    assert "organ/sg" in drawn(page)
    choose(page, "Mira Tal")
    assert level(page) == "actor"
    assert page.locator("#panel h2").inner_text() == "Mira Tal"


def test_the_table_and_what_is_saved_name_both_the_state_and_who_spoke(network: Path, opened: Opener) -> None:
    page = opened(network, "#level=state&view=table")
    assert "Norvania (Mira Tal)" in page.locator("#table").inner_text()
    with page.expect_download() as saving:
        page.locator("#save-menu summary").click()
        page.locator("#save-csv").click()
    rows = saving.value.path().read_text(encoding="utf-8").splitlines()
    assert rows[0].endswith(",for")
    assert any(",Mira Tal," in row and row.endswith(",Norvania") for row in rows)


def test_a_position_of_a_state_says_who_spoke(voiced_store: Quads, tmp_path: Path, opened: Opener) -> None:
    write_named_view(voiced_store, tmp_path / "v.html", "positions", Selection(focus="subject/halden-vote"))
    page = opened(tmp_path / "v.html")
    assert "Mira Tal\n\nfor Norvania" in page.locator("#columns").inner_text()
    switch(page)
    columns = page.locator("#columns").inner_text()
    assert "Norvania\n\nspoken by Mira Tal" in columns
    assert "Estmark\n\nspoken by Oren Vask" in columns
