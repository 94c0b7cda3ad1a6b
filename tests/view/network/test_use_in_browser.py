"""What a reader does with the network's page in a real browser: filters, links, the table, saving, large graphs."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page
from tests.view.network.conftest import Watched, settle

from onrecord.rdf.files import parse_rdf
from onrecord.rdf.quads import Quads, Solutions, literal
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.view import write_view

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = [
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "\u202etxt.exe\u202c",
    "a\u200bb\u2066c\u2069",
]

Opener = Callable[..., Page]


@pytest.fixture
def opened(watched: Watched) -> Iterator[Opener]:
    """Opens a page offline; on leaving, nothing may have been asked for but the file and what the page saves."""
    yield watched.open
    watched.close()
    assert all(address.startswith(("file:", "blob:")) for address in watched.asked)


@pytest.fixture(scope="module")
def file(store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("view") / "view.html"
    write_view(store, out)
    return out


@pytest.fixture(scope="module")
def large(camps_store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large") / "view.html"
    write_view(camps_store, out)
    return out


def counts(page: Page) -> str:
    return page.locator("#counts").inner_text()


def fragment(page: Page) -> str:
    text: str = page.evaluate("decodeURIComponent(location.hash)")
    return text


def shown_statements(page: Page) -> int:
    count: int = page.evaluate("onrecord.shown().statements.size")
    return count


def test_two_dates_narrow_the_picture_and_the_counts_follow(opened: Opener, file: Path) -> None:
    page = opened(file)
    before = page.locator("#groups label", has_text="rejects").locator("small").inner_text()
    page.locator("#narrow summary").click()
    page.locator("#day-from").fill("2020-04-23")
    page.locator("#day-from").dispatch_event("change")
    settle(page)
    assert 0 < shown_statements(page) < 42
    assert f"{shown_statements(page)} statements on them" in counts(page)
    assert int(page.locator("#groups label", has_text="rejects").locator("small").inner_text()) < int(before)
    assert "from=2020-04-23" in fragment(page)
    page.locator("#reset").click()
    assert shown_statements(page) == 42
    assert fragment(page) == ""


def test_brushing_over_the_days_narrows_and_a_click_lets_go(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#narrow summary").click()
    box = page.locator(".brush").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, middle, steps=4)
    page.mouse.up()
    settle(page)
    first, last = page.locator("#day-from").input_value(), page.locator("#day-until").input_value()
    assert "2020-03" < first < last
    assert 0 < shown_statements(page) < 42
    page.mouse.click(box["x"] + box["width"] * 0.5, middle)
    settle(page)
    assert page.locator("#day-from").input_value() == ""
    assert shown_statements(page) == 42


def test_a_publisher_and_a_document_narrow_the_picture(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#narrow summary").click()
    page.locator("#choose-publisher").select_option("The Gazette")
    settle(page)
    documents: list[str] = page.evaluate(
        """[...new Set([...onrecord.shown().statements].map(number => {
          const { statements, documents } = onrecord.record;
          return documents[statements[number].document].publisher;
        }))]"""
    )
    assert documents == ["The Gazette"]
    assert "publisher=The+Gazette" in fragment(page)
    page.locator("#reset").click()
    page.locator("#choose-document").select_option(index=2)
    settle(page)
    assert (
        page.evaluate("new Set([...onrecord.shown().statements].map(n => onrecord.record.statements[n].document)).size")
        == 1
    )


@pytest.mark.parametrize(
    "fragment_",
    [
        pytest.param("node=person%2Fmira-tal", id="a node"),
        pytest.param("line=person%2Fmira-tal+state%2Fem+reject+relayed", id="a line"),
        pytest.param("hide=kind%3Adocument&hide=act%3Asay&hide=hand%3Arelayed", id="the legend"),
        pytest.param("from=2020-04-01&until=2020-04-20&publisher=The+Gazette", id="days and publisher"),
        pytest.param("hide=act%3Aask&node=state%2Fem&view=table", id="a table with a node"),
    ],
)
def test_a_link_restores_the_view(opened: Opener, file: Path, fragment_: str) -> None:
    page = opened(file, f"#{fragment_}")
    assert page.evaluate("location.hash") == f"#{fragment_}"
    copied: str = page.evaluate("onrecord.linkHere()")
    again = opened(file, "#" + copied.partition("#")[2])
    for what in ("#counts", "#panel"):
        assert again.locator(what).inner_text() == page.locator(what).inner_text()
    assert shown_statements(again) == shown_statements(page)


@pytest.mark.parametrize(
    "fragment_", ["node=nobody&from=yesterday&hide=x&open=%00", "%E0%A4%A", "line=a&publisher=<b>"]
)
def test_a_broken_link_opens_the_whole_view(opened: Opener, file: Path, fragment_: str) -> None:
    assert shown_statements(opened(file, f"#{fragment_}")) == 42


def test_a_statement_has_a_link_of_its_own(opened: Opener, file: Path) -> None:
    page = opened(file)
    statement: str = page.evaluate("onrecord.record.statements[5].id")
    again = opened(file, f"#statement={statement}")
    assert again.locator("#panel .card").count() == 1
    assert page.evaluate("onrecord.record.statements[5].words") in again.locator("#panel").inner_text()


def test_the_table_has_the_same_statements(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#table-button").click()
    assert page.locator("#table tbody tr").count() == shown_statements(page) == 42
    assert not page.locator("#stage").is_visible()
    page.locator("#groups input[value=say]").uncheck()
    settle(page)
    assert page.locator("#table tbody tr").count() == shown_statements(page) < 42
    row = page.locator("#table tbody tr:has(td:nth-child(2):text-is('Estmark Herald'))").first
    row.locator("button").click()
    assert "quoted by Estmark Herald" in page.locator("#panel .card .who").inner_text()
    assert page.evaluate("document.activeElement.id") == "panel"


def saved(page: Page, button: str) -> tuple[Download, bytes]:
    page.locator("#save-menu summary").click()
    with page.expect_download() as download:
        page.locator(button).click()
    return download.value, Path(download.value.path()).read_bytes()


def test_the_picture_is_saved_as_png_and_svg(opened: Opener, file: Path) -> None:
    page = opened(file)
    download, png = saved(page, "#save-png")
    assert download.suggested_filename == "on-record.png"
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") > 600
    _, svg = saved(page, "#save-svg")
    text = svg.decode("utf-8")
    assert text.count("<path") >= 48
    assert "Mira Tal" in text
    assert "<script" not in text


def test_a_picture_that_is_not_on_the_screen_is_not_saved(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#table-button").click()
    page.locator("#save-menu summary").click()
    assert page.locator("#save-png").is_disabled()
    assert page.locator("#save-svg").is_disabled()
    assert page.locator("#save-csv").is_enabled()
    page.locator("#table-button").click()
    page.locator("#save-menu summary").click()
    assert page.locator("#save-png").is_enabled()


def test_the_statements_chosen_are_saved_as_csv(opened: Opener, file: Path) -> None:
    page = opened(file, "#node=person%2Fmira-tal")
    _, data = saved(page, "#save-csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"))))
    chosen: int = page.evaluate("onrecord.chosen().length")
    assert len(rows) == chosen > 2
    relayed = [row for row in rows if row["quoted_by"] and row["speaker"] == "Mira Tal"]
    assert {row["quoted_by"] for row in relayed} == {"Estmark Herald"}
    assert all(row["statement"].startswith("https://w3id.org/onrecord/id/statement/") for row in rows)


def test_what_is_saved_as_turtle_says_what_the_store_says(opened: Opener, file: Path, store: Quads) -> None:
    page = opened(file)
    _, data = saved(page, "#save-turtle")
    read = OxigraphQuads()
    read.load(parse_rdf(data, "turtle"))
    known = {quad.triple for quad in store}
    strange = [
        quad.triple
        for quad in read
        if quad.triple not in known and not quad.predicate.value.endswith(("#prefLabel", "#type", "#attribution"))
    ]
    assert strange == []
    assert len(read) > 400


def test_a_statement_is_copied_as_citation_and_as_a_query_that_finds_it(
    opened: Opener, file: Path, store: Quads
) -> None:
    page = opened(file)
    number: int = page.evaluate(
        """onrecord.record.statements.findIndex(
          one => one.relays.length && shell.citation(onrecord.record, one).startsWith("Mira"))"""
    )
    citation: str = page.evaluate("n => shell.citation(onrecord.record, onrecord.record.statements[n])", number)
    assert ", quoted by Estmark Herald (" in citation
    assert "not checked by a person" in citation
    assert "characters " in citation
    query: str = page.evaluate("n => shell.sparql([onrecord.record.statements[n].id])", number)
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, Solutions)
    [row] = list(found)
    assert row["relayed_by"] == literal("Estmark Herald")
    assert row["status"] == literal("asserted")


def test_a_large_graph_opens_folded_and_unfolds(opened: Opener, large: Path) -> None:
    page = opened(large, "#picture=all")
    drawn: list[Any] = page.evaluate("[...onrecord.drawn().nodes.keys()]")
    assert 2 <= len(drawn) < 60
    assert all(str(node).startswith("part-") for node in drawn)
    assert "Drawn as" in counts(page)
    circles = page.evaluate(
        "Object.values(onrecord.network.body.nodes).filter(node => String(node.id).startsWith('part-'))"
        ".map(({ x, y, options }) => [x, y, options.size])"
    )
    assert len(circles) == len(drawn)
    for place, (x, y, radius) in enumerate(circles):
        for x_other, y_other, other in circles[place + 1 :]:
            assert math.hypot(x - x_other, y - y_other) > radius + other
    page.locator("#search").fill("Speaker 7 of camp 3")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#panel h2").inner_text() == "Speaker 7 of camp 3"
    unfolded: list[Any] = page.evaluate("[...onrecord.drawn().nodes.keys()].filter(id => typeof id === 'number')")
    assert 50 < len(unfolded) < 300
    page.locator("#panel button", has_text="Fold its group").click()
    settle(page)
    assert page.locator("#panel h2").inner_text() != "Speaker 7 of camp 3"
    page.locator("#unfold").click()
    settle(page)
    assert page.evaluate("[...onrecord.drawn().nodes.keys()].some(id => typeof id === 'number')")
    again = opened(large, "#" + page.evaluate("onrecord.linkHere()").partition("#")[2])
    assert again.evaluate("onrecord.drawn().nodes.size") == page.evaluate("onrecord.drawn().nodes.size")


def test_springs_move_a_node_s_neighbours_on_request_only(opened: Opener, until: Any, file: Path) -> None:
    page = opened(file, "#node=person%2Fmira-tal")
    before = page.evaluate("onrecord.network.getPositions()")
    page.locator("#panel button", has_text="Move its neighbours apart").click()
    until(page, "!onrecord.network.physics.physicsEnabled")
    after = page.evaluate("onrecord.network.getPositions()")
    moved = [node for node in before if before[node] != after[node]]
    assert 0 < len(moved) < len(before)


@pytest.mark.parametrize("fragment_", ["", "#node=person%2Fmira-tal", "#view=table", "#from=2020-04-01"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(opened: Opener, file: Path, fragment_: str, scheme: str) -> None:
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: scripts/test fetches it")
        pytest.skip("no axe-core here: scripts/test fetches it")
    page = opened(file, fragment_, color_scheme=scheme)
    page.locator("#search").fill("a")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(result => result.violations)")
    serious = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_names_that_are_scripts_or_turn_the_text_run_nothing_anywhere(
    opened: Opener, recorder: Any, tmp_path: Path
) -> None:
    for place, text in enumerate(HOSTILE):
        recorder.document(
            {"id": f"h{place}", "kind": "news", "publisher": text, "issued": "2020-05-01", "title": text}
            | {"symbol": "", "url": "javascript:window.hacked=1"}
        )
        recorder.actor({"id": f"person/h{place}", "class": "foaf:Person", "label": text})
        recorder.tell(document=f"h{place}", speakers=f"person/h{place}", words=text, via=f"~outlet:{text}")
    write_view(recorder.store(), tmp_path / "hostile.html")
    page = opened(tmp_path / "hostile.html", f"#publisher={HOSTILE[0]}&node={HOSTILE[1]}")
    page.locator("#narrow").evaluate("element => { element.open = true; }")
    page.locator("#table-button").click()
    for place in range(len(HOSTILE)):
        page.evaluate("onrecord.change({ selected: null })")
        page.locator("#choose-publisher").select_option(index=1 + place)
        assert page.locator("#table tbody tr").count() >= 1
        page.evaluate("id => onrecord.goTo(onrecord.record.nodes.findIndex(n => n.id === id))", f"person/h{place}")
        assert page.locator("#panel .card").count() >= 1
    page.locator("#table-button").click()
    _, svg = saved(page, "#save-svg")
    assert b"<script" not in svg
    assert b"<img" not in svg
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("img, iframe, object, embed, a[href^=javascript]").count() == 0
