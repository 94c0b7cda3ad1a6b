"""Every control of every view, used in an order that a seed draws: nothing is thrown, logged or asked for.

``scripts/click_all`` does the same for longer: the views of examples/, and of 10,000 nodes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from onrecord.rdf.quads import Quads
from onrecord.view import VIEWS, Selection, write_named_view
from onrecord.view.document.page import write_document

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from clicking import SIZES, walked

pytestmark = pytest.mark.browser
STEPS = 60


def write(recorder: Any, store: Quads, view: str, out: Path) -> Path:
    texts = {recorder.key(name): text for name, text in recorder.texts.items()}
    if view == "document":
        write_document(recorder.store(), out, recorder.node("gazette-3"), texts.__getitem__, with_text=True)
    else:
        write_named_view(store, out, view, Selection())
    return out


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS.own)
def test_every_control_may_be_used_in_any_order(
    browser: Browser, recorder: Any, disputed_store: Quads, tmp_path: Path, view: str, size: str
) -> None:
    out = write(recorder, disputed_store, view, tmp_path / "view.html")
    with walked(browser, out, seed=len(view), size=size) as walk:
        for _ in range(STEPS):
            walk.step()
        assert walk.faults == []
        assert len(walk.first) > 12
        assert walk.first - {kind for kind, _ in walk.tried} == set()


@pytest.mark.parametrize("view", VIEWS.own)
def test_tab_reaches_all_that_can_be_focused(
    browser: Browser, recorder: Any, disputed_store: Quads, tmp_path: Path, view: str
) -> None:
    with walked(browser, write(recorder, disputed_store, view, tmp_path / "view.html"), seed=1) as walk:
        assert walk.unreached() == []
        assert walk.faults == []


FAULTY = """<main><button id="one">Throw</button><button id="two">Say</button><button id="three">Fetch</button>
<a href="https://example.org/">Elsewhere</a></main><script>
window.onrecord = {};
one.onclick = () => { throw new Error("thrown here"); };
two.onclick = () => console.log("said here");
three.onclick = () => { new Image().src = "https://example.org/a.png"; };
</script>"""


def test_what_a_page_throws_says_and_asks_for_is_noted(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    with walked(browser, page, seed=1) as walk:
        for _ in range(40):
            walk.step()
        for words in ("thrown here", "said here", "asked for https://example.org/a.png", "tells others from where"):
            assert [fault for fault in walk.faults if words in fault], words
