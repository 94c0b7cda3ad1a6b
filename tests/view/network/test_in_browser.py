"""The page in a real browser, with the network cut."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.view.network.conftest import settle

from onrecord.rdf.quads import Quads
from onrecord.view import write_view

pytestmark = pytest.mark.browser

HOSTILE = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "<!--<script>window.hacked=1",
    "\"'><svg onload=window.hacked=1>",
    "one\u2028two\u2029three\\u2028",
    "{{ 7*7 }} {% raw %} ${window.hacked=1}",
    "javascript:window.hacked=1",
]


Opener = Callable[..., Page]
WHOLE = "#picture=all"
"""What stands in the address of a page that shows all of a large record."""


@pytest.fixture
def opened(browser: Browser, until: Any) -> Iterator[Opener]:
    """Opens a page offline; on leaving, nothing may have been asked for, logged or thrown."""
    told: list[str] = []
    asked: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: Path, fragment: str = "") -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        address = path.as_uri()
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.abort())
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(address + fragment)
        until(page, "window.onrecord && window.onrecord.network")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert len(asked) == len(contexts)
    assert all(address.startswith("file:") for address in asked)


@pytest.fixture(scope="module")
def file(store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("view") / "view.html"
    write_view(store, out)
    return out


def rest(page: Page, milliseconds: int) -> None:
    """Wait in the page's own time, in which a timer that was due before has run, however busy the machine is."""
    page.evaluate("pause => new Promise(done => setTimeout(done, pause))", milliseconds)
    settle(page)


def resize(page: Page, width: int, height: int) -> None:
    """Give the page a size, and wait until the picture has taken it."""
    page.set_viewport_size({"width": width, "height": height})
    if width <= 760 and page.locator("#picture-button").get_attribute("aria-pressed") == "false":
        page.locator("#picture-button").click()  # a small screen has lists first
    end = time.monotonic() + 60
    while not page.evaluate(
        """([width, height]) => innerWidth === width && innerHeight === height
          && onrecord.network.canvas.frame.canvas.clientWidth === document.querySelector("#network").clientWidth
          && onrecord.network.canvas.frame.canvas.clientHeight === document.querySelector("#network").clientHeight""",
        [width, height],
    ):
        assert time.monotonic() < end, "the picture did not take its size"
        page.wait_for_timeout(20)
    settle(page)


def number(page: Page, node: str) -> int:
    found: int = page.evaluate("id => onrecord.record.nodes.findIndex(node => node.id === id)", node)
    assert found >= 0
    return found


def click_at(page: Page, point: dict[str, float]) -> None:
    box = page.locator("#network").bounding_box()
    assert box
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    rest(page, 50)


def click_node(page: Page, node: str) -> None:
    point: dict[str, float] = page.evaluate(
        "id => onrecord.network.canvasToDOM(onrecord.network.getPositions([id])[id])", number(page, node)
    )
    click_at(page, point)


def click_edge(page: Page, source: str, target: str, group: str) -> None:
    """Click an edge where it is drawn: somewhere on it that vis-network itself says is its own."""
    point: dict[str, float] | None = page.evaluate(
        """([source, target, group]) => {
          const edge = Object.values(onrecord.network.body.edges).find(({ id, fromId, toId }) =>
            fromId === source && toId === target && onrecord.record.edges[id].group === group);
          for (let part = 0.2; part < 0.8; part += 0.02) {
            const at = onrecord.network.canvasToDOM(edge.edgeType.getPoint(part));
            if (onrecord.network.getEdgeAt(at) === edge.id && onrecord.network.getNodeAt(at) === undefined) return at;
          }
          return null;
        }""",
        [number(page, source), number(page, target), group],
    )
    assert point
    click_at(page, point)


def visible(page: Page, what: str) -> int:
    """How many nodes or edges are drawn."""
    count: int = page.evaluate(
        "what => Object.values(onrecord.network.body[what]).filter(item => !item.options.hidden).length", what
    )
    return count


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def test_the_network_is_drawn(opened: Opener, file: Path) -> None:
    page = opened(file)
    assert (visible(page, "nodes"), visible(page, "edges")) == (26, 48)  # six documents have no line
    assert page.locator("#counts").inner_text() == "32 nodes, 48 lines, 42 statements on them."
    colours: int = page.evaluate(
        """() => { const canvas = document.querySelector('#network canvas');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          const found = new Set();
          for (let i = 0; i < data.length; i += 4) if (data[i + 3]) found.add(data.slice(i, i + 3).join());
          return found.size; }"""
    )
    assert colours > 50


Label = dict[str, float]
"""A label as drawn: its node, its box in pixels of the screen, its font's size."""


def drawn_labels(page: Page) -> list[Label]:
    settle(page)
    rest(page, 300)  # a large picture is lettered when it rests
    labels: list[Label] = page.evaluate(
        "onrecord.labels().map(({ id, left, top, right, bottom, size }) => ({ id, left, top, right, bottom, size }))"
    )
    return labels


def overlapping(labels: list[Label]) -> list[tuple[Label, Label]]:
    return [
        (one, other)
        for place, one in enumerate(labels)
        for other in labels[place + 1 :]
        if min(one["right"], other["right"]) > max(one["left"], other["left"])
        and min(one["bottom"], other["bottom"]) > max(one["top"], other["top"])
    ]


def covered_nodes(page: Page) -> list[list[int]]:
    """Labels, each with another node that it covers."""
    covered: list[list[int]] = page.evaluate(
        """() => onrecord.labels().flatMap(box => Object.values(onrecord.network.body.nodes).filter(node => {
          const at = onrecord.network.canvasToDOM(node), radius = node.options.size * onrecord.network.getScale();
          return node.id !== box.id && !node.options.hidden && radius >= 2 &&
            at.x + radius > box.left && at.x - radius < box.right &&
            at.y + radius > box.top && at.y - radius < box.bottom;
        }).map(node => [box.id, node.id]))"""
    )
    return covered


@pytest.fixture(scope="module")
def larger(larger_store: Quads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("larger") / "view.html"
    write_view(larger_store, out)
    return out


@pytest.mark.parametrize(("width", "share"), [(1280, 0.75), (1400, 0.8), (2560, 0.95)])
def test_most_nodes_are_named_at_first_and_no_label_covers_another(
    opened: Opener, larger: Path, width: int, share: float
) -> None:
    page = opened(larger, WHOLE)
    resize(page, width, width * 9 // 14)
    labels = drawn_labels(page)
    assert visible(page, "nodes") > 110
    assert len(labels) >= share * visible(page, "nodes")
    assert overlapping(labels) == []
    assert covered_nodes(page) == []


def test_where_room_is_scarce_the_foremost_have_their_first_words(
    opened: Opener, recorder: Any, tmp_path: Path
) -> None:
    name = "consultation on the customs union of the eastern districts"
    recorder.actor({"id": "subject/consultation", "class": "skos:Concept", "label": name})
    for place in range(150):
        recorder.actor({"id": f"person/p{place}", "class": "foaf:Person", "label": f"Speaker {place}"})
        for about in ("subject/consultation", f"person/p{place * 7 % 150}"):
            recorder.tell(document="gazette-1", speakers=f"person/p{place}", about=about, words=f"{place} {about}")
    write_view(recorder.store(), tmp_path / "crowded.html")
    page = opened(tmp_path / "crowded.html", WHOLE)
    shortened = 0
    for width in (420, 640, 800, 1000, 1280):
        resize(page, width, width * 6 // 10 + 60)
        page.evaluate("onrecord.network.fit()")
        labels = drawn_labels(page)
        assert number(page, "subject/consultation") in {label["id"] for label in labels}
        assert overlapping(labels) == []
        shortened += page.evaluate("onrecord.labels().filter(({ own }) => own.at(-1).endsWith(' …')).length")
    assert shortened


def test_all_of_a_small_network_is_named(opened: Opener, file: Path) -> None:
    page = opened(file)
    labels = drawn_labels(page)
    joined = page.evaluate("[...new Set(onrecord.picture.edges.flatMap(({ from, to }) => [from, to]))]")
    assert sorted(int(label["id"]) for label in labels) == sorted(joined)
    assert overlapping(labels) == []
    assert covered_nodes(page) == []


def test_labels_keep_their_size_and_more_of_them_appear_as_one_zooms_in(opened: Opener, larger: Path) -> None:
    page = opened(larger, WHOLE)
    resize(page, 600, 700)
    page.evaluate("onrecord.network.fit()")
    far = drawn_labels(page)
    page.evaluate("onrecord.network.moveTo({ scale: 1.2 })")
    near = drawn_labels(page)
    sizes = [{label["id"]: label["size"] for label in labels} for labels in (far, near)]
    both = sizes[0].keys() & sizes[1].keys()
    assert both
    assert all(sizes[0][node] == sizes[1][node] for node in both)
    assert all(12 <= label["size"] <= 16 for label in [*far, *near])
    assert {label["id"] for label in near} - {label["id"] for label in far}
    assert overlapping(near) == []


def test_the_node_chosen_or_pointed_at_has_its_label(opened: Opener, larger: Path) -> None:
    page = opened(larger, WHOLE)
    resize(page, 420, 500)
    page.locator("#network").scroll_into_view_if_needed()
    page.evaluate("onrecord.network.moveTo({ scale: 0.3 })")
    named = {label["id"] for label in drawn_labels(page)}
    [*unnamed] = page.evaluate(
        """named => Object.values(onrecord.network.body.nodes).filter(node => {
          const { x, y } = onrecord.network.canvasToDOM(node);
          const { clientWidth, clientHeight } = document.querySelector("#network");
          return !named.includes(node.id) && x > 90 && y > 60 && x < clientWidth - 90 && y < clientHeight - 60 &&
            onrecord.network.getNodeAt({ x, y }) === node.id;
        }).map(node => node.id)""",
        sorted(named),
    )
    assert len(unnamed) > 1
    page.evaluate("id => onrecord.change({ selected: { type: 'node', id } })", unnamed[0])
    assert unnamed[0] in {label["id"] for label in drawn_labels(page)}
    page.evaluate("onrecord.change({ selected: null })")
    assert unnamed[1] not in {label["id"] for label in drawn_labels(page)}
    point = page.evaluate("id => onrecord.network.canvasToDOM(onrecord.network.body.nodes[id])", unnamed[1])
    box = page.locator("#network").bounding_box()
    assert box
    page.mouse.move(box["x"] + point["x"], box["y"] + point["y"])
    rest(page, 200)
    assert unnamed[1] in {label["id"] for label in drawn_labels(page)}


def test_what_does_not_belong_to_the_node_pointed_at_fades(opened: Opener, larger: Path) -> None:
    page = opened(larger, WHOLE)
    page.evaluate("id => onrecord.change({ hovered: { type: 'node', id } })", number(page, "person/p3"))
    settle(page)
    strengths: list[list[Any]] = page.evaluate(
        """id => onrecord.network.body.data.edges.get().map(edge =>
          [edge.from === id || edge.to === id, edge.color.opacity])""",
        number(page, "person/p3"),
    )
    assert {strength for own, strength in strengths if own} == {1}
    assert max(strength for own, strength in strengths if not own) < 0.2
    page.evaluate("onrecord.change({ hovered: null })")
    settle(page)
    assert page.evaluate("Math.min(...onrecord.network.body.data.edges.get().map(edge => edge.color.opacity))") > 0.2


def test_search_suggests_and_enter_focuses_the_node(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#search").fill("mira")
    options = page.locator("#suggestions [role=option]")
    assert options.all_inner_texts()[0].startswith("Mira Tal")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("onrecord.network.getSelectedNodes()") == [number(page, "person/mira-tal")]
    assert panel(page).startswith("Mira Tal")
    centre = page.evaluate(
        "id => { const at = onrecord.network.getPositions([id])[id], view = onrecord.network.getViewPosition();"
        "return Math.hypot(at.x - view.x, at.y - view.y); }",
        number(page, "person/mira-tal"),
    )
    assert centre < 2


def test_search_reaches_titles_and_the_arrow_keys_choose(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#search").fill("armed conflict")
    assert page.locator("#suggestions [role=option]").all_inner_texts()[0].startswith("Item 34")
    page.locator("#search").fill("foreign ministry")
    assert page.locator("#suggestions [role=option]").count() == 3
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator("#suggestions [aria-selected=true]")
    assert page.locator("#search").get_attribute("aria-activedescendant") == active.get_attribute("id")
    chosen = active.locator("span").inner_text()
    page.keyboard.press("Enter")
    assert panel(page).startswith(chosen)


def test_search_for_what_is_not_there_says_so(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#search").fill("zzz")
    assert "Nothing of that name" in page.locator("#suggestions").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("#suggestions").is_visible()


def test_a_filter_by_kind_hides_nodes_with_their_lines(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#kinds input[value=document]").uncheck()
    settle(page)
    assert visible(page, "nodes") < 26 - 4
    beside: int = page.evaluate(
        "onrecord.network.body.data.edges.get().filter(edge =>"
        "[edge.from, edge.to].every(end => onrecord.record.nodes[end].kind !== 'document')).length"
    )
    assert visible(page, "edges") == beside < 48
    assert "of 32 nodes" in page.locator("#counts").inner_text()
    page.locator("#kinds input[value=document]").check()
    settle(page)
    assert (visible(page, "nodes"), visible(page, "edges")) == (26, 48)  # six documents have no line


def test_a_filter_by_act_hides_lines_and_who_has_no_other(opened: Opener, file: Path) -> None:
    page = opened(file)
    rejected = page.evaluate("onrecord.record.edges.filter(edge => edge.group === 'reject').length")
    page.locator("#groups input[value=reject]").uncheck()
    settle(page)
    assert visible(page, "edges") == 48 - rejected
    page.locator("#groups input[value=ask]").uncheck()
    settle(page)
    lena = page.evaluate("id => onrecord.network.body.nodes[id].options.hidden", number(page, "person/lena-dorr"))
    assert lena


def test_relayed_statements_can_be_hidden(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#groups input[value=relayed]").uncheck()
    settle(page)
    assert visible(page, "edges") == page.evaluate("onrecord.record.edges.filter(edge => !edge.relayed).length")


def test_a_click_on_a_node_shows_its_statements(opened: Opener, file: Path) -> None:
    page = opened(file)
    click_node(page, "person/mira-tal")
    shown = panel(page)
    assert shown.startswith("Mira Tal")
    assert "“The vote has no legal force”" in shown
    assert "The Gazette, 31 March 2020" in shown
    assert "characters" in shown
    assert "rule verb-that; not checked by a person" in shown


def test_a_click_on_a_line_shows_the_evidence_and_the_relay(opened: Opener, file: Path) -> None:
    page = opened(file)
    click_edge(page, "person/mira-tal", "state/em", "reject")
    shown = panel(page)
    assert shown.startswith("Mira Tal, quoted by Estmark Herald → Estmark")
    assert "that Norvania had moved troops" in shown
    assert "that Norvania had closed the road" in shown
    assert "14 April 2020" in shown
    assert page.locator("#panel .card").count() == 2
    for who in page.locator("#panel .card .who").all_inner_texts():
        assert who == "Mira Tal, quoted by Estmark Herald"


def test_a_click_on_a_line_from_a_document_to_an_item_tells_where_it_is_told(opened: Opener, file: Path) -> None:
    page = opened(file)
    click_edge(page, "document/un/A/74/900", "item/ga/74/34", "circulation")
    assert "A/74/900 was circulated under Item 34, GA 74" in panel(page)
    assert "Suland Wire, 15 April 2020" in panel(page)


def test_what_was_not_said_is_marked(opened: Opener, file: Path) -> None:
    page = opened(file)
    click_node(page, "org/contact-group")
    cards = page.locator("#panel .card.unasserted")
    texts = cards.all_inner_texts()
    assert len(texts) == 2
    assert texts[0].startswith("Not said:")
    assert texts[1].startswith("May be said:")


def test_a_click_beside_everything_clears_the_panel(opened: Opener, file: Path) -> None:
    page = opened(file)
    click_node(page, "person/mira-tal")
    click_at(page, {"x": 4, "y": 4})
    assert panel(page).startswith("Choose a name or a line")


def test_all_is_reached_by_keyboard(opened: Opener, file: Path) -> None:
    page = opened(file)
    page.locator("#search").focus()
    reached = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.value || ''"))
    assert {"fit", "closer", "farther", "network", "person", "reject", "relayed"} <= reached
    page.locator("#network").focus()
    before = page.evaluate("onrecord.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("onrecord.network.getScale()") > before
    page.keyboard.press("ArrowRight")
    page.keyboard.press("0")
    settle(page)
    assert page.evaluate("onrecord.network.getScale()") == pytest.approx(before, rel=0.05)
    click_node(page, "person/mira-tal")
    page.locator("#panel summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "→" in page.locator("#panel h2").inner_text()


def test_the_colours_follow_the_dark_scheme(opened: Opener, file: Path) -> None:
    page = opened(file)
    light = page.evaluate("onrecord.network.body.edges[0].options.color.color")
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert page.evaluate("onrecord.network.body.edges[0].options.color.color") != light
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"


def test_names_that_are_scripts_run_nothing(opened: Opener, recorder: Any, tmp_path: Path) -> None:
    for place, text in enumerate(HOSTILE):
        hostile = {"id": f"h{place}", "kind": "news", "publisher": text, "issued": "", "title": text}
        recorder.document({**hostile, "symbol": "" if place else text, "url": f"javascript:window.hacked={place}"})
        recorder.actor({"id": f"person/h{place}", "class": "foaf:Person", "label": text})
        told = {"document": f"h{place}", "speakers": f"person/h{place}", "words": text}
        recorder.tell(**told, about=f"~unnamed:{text}", via=f"~outlet:{text}")
        recorder.tell(**told)
    write_view(recorder.store(), tmp_path / "hostile.html")
    page = opened(tmp_path / "hostile.html")
    for place, text in enumerate(HOSTILE):
        click = "id => onrecord.goTo(id)"
        page.evaluate(click, number(page, f"person/h{place}"))
        settle(page)
        point = page.evaluate(
            "id => onrecord.network.canvasToDOM(onrecord.network.getPositions([id])[id])",
            number(page, f"person/h{place}"),
        )
        box = page.locator("#network").bounding_box()
        assert box
        page.mouse.move(box["x"] + point["x"] + 1, box["y"] + point["y"] + 1)
        rest(page, 50)
        page.locator("#search").fill(text[:9])
        page.keyboard.press("Enter")
        page.locator("#panel summary").click()
        page.locator("#panel .links button").first.click()
        assert page.locator("#panel .card").count() >= 1
        assert " ".join(text.split())[:5] in panel(page)
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("img, iframe, object, embed, a[href^=javascript]").count() == 0
    assert page.locator("script").count() == 16


def test_without_scripts_the_page_says_why_it_is_empty(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    assert "scripts are switched off" in page.locator("noscript").inner_text()
    context.close()


@pytest.mark.parametrize("width", [390, 1280, 2560])
def test_nothing_is_cut_off_sideways(browser: Browser, until: Any, file: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    until(page, "window.onrecord")
    if width <= 760:
        page.locator("#picture-button").click()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('#network canvas').clientWidth > 300")
    context.close()


def test_a_document_that_no_line_joins_is_there_for_whoever_searches_it(opened: Opener, file: Path) -> None:
    page = opened(file)
    [lone, *_] = page.evaluate(
        """onrecord.record.nodes.filter((node, id) =>
          node.kind === 'document' && !onrecord.edgesOf[id].length).map(node => node.label)"""
    )
    page.locator("#search").fill(lone)
    page.keyboard.press("Enter")
    settle(page)
    assert visible(page, "nodes") == 27
    assert panel(page).startswith(lone)
