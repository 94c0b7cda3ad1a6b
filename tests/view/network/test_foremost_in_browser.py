"""The first picture of the network in a real browser: who stands where, what is a step away, lists on a phone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.view.network.conftest import Watched, settle

from onrecord.rdf.quads import Quads
from onrecord.view import write_view

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
VOTE, ROAD = "subject/00/1-2", "subject/00/3-4"
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def file(disputed_store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("disputed") / "view.html"
    write_view(disputed_store, out)
    return out


@pytest.fixture
def opened(watched: Watched, file: Path) -> Iterator[Opener]:
    """Opens the page offline; on leaving, nothing may have been asked for but the file."""

    def open_page(fragment: str = "", width: int = 1280, **options: Any) -> Page:
        return watched.open(file, fragment, width, **options)

    yield open_page
    watched.close()
    assert all(address.startswith("file:") for address in watched.asked)


def drawn(page: Page) -> set[str]:
    """The ids of what is drawn."""
    return set(page.evaluate("[...onrecord.drawn().nodes.keys()].map(id => onrecord.record.nodes[id].id)"))


def groups(page: Page) -> set[str]:
    """The groups of the lines that are drawn; a mark for what is merely mentioned."""
    return set(
        page.evaluate(
            """[...onrecord.drawn().edges.keys()].map(id =>
              typeof id === 'number' ? onrecord.record.edges[id].group : '-')"""
        )
    )


def test_the_first_picture_has_subjects_and_who_takes_a_side(opened: Opener) -> None:
    page = opened()
    assert {VOTE, ROAD, "document/un/S/RES/9001(2020)", "state/nv", "state/su", "state/em"} <= drawn(page)
    assert not drawn(page) & {"person/lena-dorr", "org/contact-group", "territory/halden"}
    assert groups(page) == {"favours", "opposes", "neither", "voted-for", "voted-against"}
    assert page.locator("#counts").inner_text().endswith("what is spoken of most, and by whom.")
    assert not page.locator("#mentions").is_checked()


def test_a_side_is_told_by_colour_and_by_the_line_s_end(opened: Opener) -> None:
    page = opened()
    looks: dict[str, Any] = page.evaluate(
        """() => Object.fromEntries(onrecord.network.body.data.edges.get().map(edge =>
          [onrecord.record.edges[edge.id].group, [edge.color.color, edge.arrows.to.enabled && edge.arrows.to.type]]))"""
    )
    assert looks["favours"][1] == looks["voted-for"][1] == "arrow"
    assert looks["opposes"][1] == looks["voted-against"][1] == "bar"
    assert looks["neither"][1] is False
    assert len({tuple(looks[group]) for group in ("favours", "opposes", "neither")}) == 3


def test_no_line_ends_in_a_box_and_no_name_covers_another(opened: Opener) -> None:
    page = opened()
    boxes: list[list[float]] = page.evaluate(
        "onrecord.labels().map(({ left, top, right, bottom }) => [left, top, right, bottom])"
    )
    assert len(boxes) == len(drawn(page))
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    inside: int = page.evaluate(
        """() => [...onrecord.drawn().nodes.values()].filter(node => node.box).map(node => {
          const port = [...onrecord.drawn().ports.values()].filter(one => one.of === node.id);
          return port.filter(one => Math.abs(one.x - node.x) < node.box[0] / 2).length;
        }).reduce((sum, count) => sum + count, 0)"""
    )
    assert inside == 0


def test_names_merely_mentioned_are_a_layer(opened: Opener) -> None:
    page = opened()
    page.locator("#mentions").check()
    settle(page)
    assert "-" in groups(page) or page.evaluate("onrecord.shown().held.filter(Boolean).length") > 20
    assert "show=act:say" in page.evaluate("decodeURIComponent(location.hash)")
    page.locator("#mentions").uncheck()
    assert page.evaluate("location.hash") == ""


def test_everything_is_a_switch_away_and_a_link_restores_it(opened: Opener) -> None:
    page = opened()
    page.locator("#whole input[value=all]").check()
    settle(page)
    assert {"person/lena-dorr", "org/contact-group", "territory/halden"} <= drawn(page)
    again = opened("#" + page.evaluate("onrecord.linkHere()").partition("#")[2])
    assert drawn(again) == drawn(page)
    assert again.locator("#whole input[value=all]").is_checked()
    page.locator("#whole input[value=main]").check()
    assert page.evaluate("location.hash") == ""


def test_the_panel_lists_what_is_spoken_of_and_a_subject_shows_its_camps(opened: Opener) -> None:
    page = opened()
    first = page.locator("#panel .links button").first
    assert first.inner_text().split("\n") == ["vote in Halden, 31 March 2020", "2 for it, 3 against it"]
    first.click()
    panel = page.locator("#panel").inner_text()
    assert panel.startswith("vote in Halden, 31 March 2020")
    assert "Against it (3)" in panel
    assert "For it (2)" in panel
    page.locator("#panel .links button", has_text="Estmark, quoted by another").first.click()
    card = page.locator("#panel .card").inner_text()
    assert "Estmark, quoted by Estmark Herald" in card
    assert "For " in page.locator("#panel .stand").inner_text()
    assert "rule object" in page.locator("#panel .stand").inner_text()
    page.locator("#panel button", has_text="Back to the lists").click()
    assert "Who speaks" in page.locator("#panel").inner_text()


def test_search_finds_what_is_a_step_away_and_brings_its_neighbours(opened: Opener) -> None:
    page = opened()
    page.locator("#search").fill("lena dorr")
    page.keyboard.press("Enter")
    settle(page)
    assert {"person/lena-dorr", "subject/00/5-6", VOTE} <= drawn(page)
    outside: int = page.evaluate(
        """() => ['person/lena-dorr', 'subject/00/5-6'].filter(name => {
          const id = onrecord.record.nodes.findIndex(node => node.id === name);
          const { x, y } = onrecord.network.canvasToDOM(onrecord.network.body.nodes[id]);
          const { clientWidth, clientHeight } = document.querySelector('#network');
          return x < 0 || y < 0 || x > clientWidth || y > clientHeight;
        }).length"""
    )
    assert outside == 0
    page.locator("#network").focus()
    page.keyboard.press("Escape")
    assert "person/lena-dorr" not in drawn(page)


def test_what_is_not_asserted_is_shown_on_request_and_dashed(opened: Opener) -> None:
    page = opened()
    page.locator("#groups input[value=untaken]").check()
    page.evaluate("id => onrecord.goTo(onrecord.record.nodes.findIndex(node => node.id === id))", "org/contact-group")
    settle(page)
    assert "untaken" in groups(page)
    dashes = page.evaluate(
        """onrecord.network.body.data.edges.get()
          .find(edge => onrecord.record.edges[edge.id]?.group === 'untaken').dashes"""
    )
    assert dashes


def test_the_table_follows_what_is_chosen_and_sorts(opened: Opener) -> None:
    page = opened()
    page.locator("#table-button").click()
    every = page.locator("#table tbody tr").count()
    page.locator("#panel .links button").first.click()
    assert 0 < page.locator("#table tbody tr").count() < every
    assert "of vote in Halden" in page.locator("#table caption").inner_text()
    heading = page.locator("#table thead button", has_text="Said by")
    heading.click()
    names = page.locator("#table tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.locator("#table thead button", has_text="Said by").click()
    assert page.locator("#table tbody th").all_inner_texts() == sorted(names, key=str.casefold, reverse=True)
    assert page.locator("#table thead th").first.get_attribute("aria-sort") == "descending"


def test_a_phone_has_lists_first_and_the_picture_on_request(opened: Opener) -> None:
    page = opened(width=390)
    assert not page.locator("#stage").is_visible()
    assert page.locator("#panel .links button").first.is_visible()
    page.locator("#picture-button").click()
    settle(page)
    assert page.locator("#stage").is_visible()
    assert page.evaluate("onrecord.network.canvas.frame.canvas.clientWidth") > 300
    assert page.evaluate("onrecord.labels().length") > 0
    page.locator("#picture-button").click()
    assert not page.locator("#stage").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(opened: Opener, scheme: str) -> None:
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: scripts/test fetches it")
        pytest.skip("no axe-core here: scripts/test fetches it")
    for fragment, width in (("", 1280), (f"#node={VOTE}", 1280), ("", 390)):
        page = opened(fragment, width, color_scheme=scheme)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(result => result.violations)")
        serious = [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == []
