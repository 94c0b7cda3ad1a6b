"""Uses every control of a page as people may, in an order drawn by a seed, and notes what goes wrong.

Nothing here knows the pages: controls are found in what the browser shows (``controls.js``), so that new ones are
used too. A kind of which there are many (rows of a list) is used at its beginning, its end and some places between.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

HERE = Path(__file__).parent
CONTROLS, CONTROL = ((HERE / name).read_text(encoding="utf-8") for name in ("controls.js", "control.js"))
MANY = 8
"""Of a kind with more members, so many are used, drawn anew at each look."""
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
WORDS = ("a", "nor", "zzz", "<b>&\"'", "\\", "(", "İstanbul", "x" * 200, "20", " ")
DAYS = ("2020-04-01", "2020-05-15", "1945-10-24", "2199-12-31", "")
KEYS = (
    *("Escape", "Enter", "Space", "Tab", "Shift+Tab", "Home", "End", "PageUp", "PageDown", "Delete", "Backspace"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowRight", "Control+a", "F6"),
    *"0+-=/?.*fjknptx",
)
THINGS = """() => {
  const drawn = window.onrecord.network;
  if (!drawn || !drawn.body) return [];
  const frame = drawn.canvas.frame.getBoundingClientRect();
  const middle = (edge) => ({ x: (edge.from.x + edge.to.x) / 2, y: (edge.from.y + edge.to.y) / 2 });
  const nodes = Object.values(drawn.body.nodes).filter((one) => !one.options.hidden);
  const edges = Object.values(drawn.body.edges).filter((one) => one.connected && !one.options.hidden).map(middle);
  return [...nodes, ...edges].map((one) => drawn.canvasToDOM({ x: one.x, y: one.y }))
    .map(({ x, y }) => ({ x: frame.left + x, y: frame.top + y }))
    .filter(({ x, y }) => document.elementFromPoint(x, y) === drawn.canvas.frame.canvas);
}"""
"""Where nodes and lines of a picture on a canvas stand."""
STOPS = """() => {
  const can = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")];
  const seen = can.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  return new Set(seen.filter((one) => !one.disabled && (one.type !== "radio" || one.checked)));
}"""
"""What Tab is to reach: of radio buttons the one that is chosen."""
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Walk:
    """What was done to a page, and what it answered."""

    page: Page
    address: str
    draw: random.Random
    faults: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    tried: Counter[tuple[str, int]] = field(default_factory=Counter)
    covered: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    """Kinds of controls that the page shows when it is opened."""

    def afresh(self) -> None:
        """Open the page as it was written."""
        if self.page.url == "about:blank":
            self.page.goto(self.address)
        else:
            self.page.evaluate("history.replaceState(null, '', location.pathname)")
            self.page.reload()
        self.page.evaluate(SETTLED)
        self.done.append("opened")

    def note(self, fault: str) -> None:
        """A fault, and the last things done before it."""
        self.faults.append(f"{fault[:600]} after {'; '.join(self.done[-3:])}")

    def step(self) -> None:
        """Use one control that was used least, or press a key."""
        if self.draw.random() < 0.12:
            self._elsewhere()
        else:
            counts = self.page.evaluate(CONTROLS)
            used = {kind for kind, _ in self.tried}
            if self.first - used and not set(counts) - used:  # what was there at first is gone: from the start
                self.afresh()
                counts = self.page.evaluate(CONTROLS)
            self._use(*self._chosen(counts))
        self.page.evaluate(SETTLED)
        if not self.page.evaluate("Boolean(window.onrecord && document.querySelector('main').textContent.trim())"):
            self.note("the page is empty")

    def _chosen(self, counts: dict[str, int]) -> tuple[str, int]:
        """A kind that was never used, if there is one, else what was used least."""
        kinds = {kind for kind, _ in self.tried}
        looked = [(kind, place) for kind, count in counts.items() for place in self._places(count)]
        looked = [one for one in looked if one[0] not in kinds] or looked
        least = min(self.tried[one] for one in looked)
        return self.draw.choice([one for one in looked if self.tried[one] == least])

    def _places(self, count: int) -> Iterable[int]:
        return range(count) if count <= MANY else {0, count - 1, *self.draw.sample(range(count), MANY - 2)}

    def unreached(self) -> list[str]:
        """What can be focused, and is not by going through the whole page with Tab."""
        self.page.evaluate(f"window.stops = ({STOPS})(); document.activeElement.blur(); scrollTo(0, 0)")
        for _ in range(2 * self.page.evaluate("stops.size") + 20):  # the browser stops at what it scrolls, too
            self.page.keyboard.press("Tab")
            if not self.page.evaluate("stops.delete(document.activeElement) || stops.size"):
                break
        left: list[str] = self.page.evaluate("[...stops].map(one => one.outerHTML.slice(0, 120))")
        return left

    def _use(self, kind: str, place: int) -> None:
        self.tried[kind, place] += 1
        control = self.page.evaluate(CONTROL, [kind, place])
        if control is None:
            return
        point, name = control["point"], f"{kind} {place} {control['words']!r}"
        if control["elsewhere"]:
            if not {"noopener", "noreferrer"} <= set(control["rel"].split()):
                self.note(f"{name} tells others from where it was opened")
            return
        if point is None:
            self.covered.add(kind)
            return
        how = self._gesture(control)
        self.done.append(f"{how.__name__.strip('_')} {name}")
        how(point, control)

    def _gesture(self, control: dict[str, Any]) -> Callable[[dict[str, float], dict[str, Any]], None]:
        if control["tag"] == "select":
            return self._choose
        if control["type"] in ("text", "search", "number"):
            return self._type
        if control["type"] == "date":
            return self._date
        if control["tag"] in ("canvas", "svg"):
            return self._draw
        return self.draw.choices((self._click, self._press, self._twice, self._other), (12, 3, 1, 1))[0]

    def _click(self, point: dict[str, float], _: dict[str, Any]) -> None:
        self.page.mouse.click(point["x"], point["y"])

    def _twice(self, point: dict[str, float], _: dict[str, Any]) -> None:
        self.page.mouse.dblclick(point["x"], point["y"])

    def _other(self, point: dict[str, float], _: dict[str, Any]) -> None:
        self.page.mouse.click(point["x"], point["y"], button="right")

    def _press(self, point: dict[str, float], _: dict[str, Any]) -> None:
        self.page.mouse.move(point["x"], point["y"])
        self.page.evaluate(
            "({ x, y }) => document.elementFromPoint(x, y).closest('[tabindex], button, input, summary, a')?.focus()",
            point,
        )
        self.page.keyboard.press(self.draw.choice(("Enter", "Space", "ArrowDown", "ArrowUp", "ArrowRight")))

    def _choose(self, point: dict[str, float], control: dict[str, Any]) -> None:
        at = self.draw.randrange(control["options"])
        element = self.page.evaluate_handle("({ x, y }) => document.elementFromPoint(x, y)", point).as_element()
        assert element
        element.select_option(index=at)

    def _type(self, point: dict[str, float], _: dict[str, Any]) -> None:
        self.page.mouse.click(point["x"], point["y"], click_count=3)
        self.page.keyboard.type(self.draw.choice(WORDS))
        for key in self.draw.choice((["Enter"], ["ArrowDown", "Enter"], ["ArrowUp", "Tab"], ["Escape"], ["Backspace"])):
            self.page.keyboard.press(key)

    def _date(self, point: dict[str, float], _: dict[str, Any]) -> None:
        element = self.page.evaluate_handle("({ x, y }) => document.elementFromPoint(x, y)", point).as_element()
        assert element
        element.fill(self.draw.choice(DAYS))
        element.dispatch_event("change")

    def _draw(self, point: dict[str, float], _: dict[str, Any]) -> None:
        """Point at, click, drag, turn the wheel: where something is drawn, or anywhere."""
        mouse, draw = self.page.mouse, self.draw

        def somewhere() -> tuple[float, float]:
            return point["left"] + point["width"] * draw.random(), point["top"] + point["height"] * draw.random()

        things = self.page.evaluate(THINGS)
        for gesture in draw.sample(("click", "twice", "drag", "wheel", "point", "other"), 3):
            thing = draw.choice(things) if things and draw.random() < 0.8 else None
            x, y = (thing["x"], thing["y"]) if thing else somewhere()
            self.done[-1] += f", {gesture} at {x:.0f},{y:.0f}"
            mouse.move(x, y)
            if gesture == "click":
                mouse.click(x, y)
            elif gesture == "twice":
                mouse.dblclick(x, y)
            elif gesture == "other":
                mouse.click(x, y, button="right")
            elif gesture == "wheel":
                mouse.wheel(0, draw.choice((-400, -100, 100, 400)))
            elif gesture == "drag":
                mouse.down()
                mouse.move(*somewhere(), steps=3)
                mouse.up()

    def _elsewhere(self) -> None:
        """What is done to no control: a key, the way back, another size, another look, the page anew."""
        page = self.page
        what = self.draw.choices(("key", "back", "size", "look", "anew", "leave"), (8, 2, 1, 1, 1, 1))[0]
        self.done.append(what)
        if what == "key":
            key = self.draw.choice(KEYS)
            self.done[-1] += f" {key}"
            page.keyboard.press(key)
        elif what == "back":
            page.evaluate("history.length > 2 ? history.back() : 0")
        elif what == "size":
            size = page.viewport_size
            assert size
            width = self.draw.choice((size["width"] * 2 // 3, 320))
            page.set_viewport_size({"width": width, "height": 300})
            page.evaluate(SETTLED)
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
        elif what == "look":
            page.emulate_media(color_scheme=self.draw.choice(("dark", "light")))
        elif what == "anew":
            page.reload()
        else:
            page.evaluate("dispatchEvent(new Event('blur'))")


@contextmanager
def walked(browser: Browser, path: Path, seed: int, size: str = "desktop") -> Iterator[Walk]:
    """A page opened with no network, to be walked through; what it throws, says or asks for is a fault."""
    width, height = SIZES[size]
    look: Any = {"width": width, "height": height}
    context = browser.new_context(viewport=look, offline=True, reduced_motion="reduce", has_touch=size == "phone")
    page = context.new_page()
    address = path.as_uri()
    walk = Walk(page, address, random.Random(seed))

    def asked_back(dialog: Dialog) -> None:
        walk.note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def asked(url: str) -> None:
        if url.partition("#")[0] != address and not url.startswith(("blob:", "data:")):
            walk.note(f"asked for {url}")

    page.on("pageerror", lambda error: walk.note(f"thrown: {error.stack or error}"))
    page.on("console", lambda message: walk.note(f"console: {message.type} {message.text}"))
    page.on("dialog", asked_back)
    page.on("popup", lambda popup: walk.note(f"a window was opened: {popup.url}"))
    page.on("request", lambda request: asked(request.url))
    walk.afresh()
    walk.first = set(page.evaluate(CONTROLS))
    yield walk
    context.close()
