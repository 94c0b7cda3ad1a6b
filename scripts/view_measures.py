"""What writing each view takes, and what its page takes to open and answer in Chromium.

Each view is written by a process of its own, and measured as processor time and peak memory beside a process
that only reads the same store's quads. Of the pages the browser's wall-clock time is told.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph

from measures import Figures

VIEWS = ("network", "positions", "chains", "timeline", "document")
_MEASURED = (
    "import resource, runpy, sys; sys.argv = sys.argv[1:]\n{}\n"
    "own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
)
_TOLD = "print(sum(each.ru_utime + each.ru_stime for each in (own, others)), own.ru_maxrss / 1024)"
_READ = "import pyoxigraph\nfor quad in pyoxigraph.Store.read_only(sys.argv[1]): pass"
_WRITE = "from onrecord.cli import main\nmain(sys.argv[1:], standalone_mode=False)"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure_views(store: Path, folder: Path, repeat: int) -> dict[str, Figures]:
    """For each view of a store its seconds, peak memory, ratio to bare reading, and its page in the browser."""
    bare = min(_process(_READ, "read", str(store / "graph"))[0] for _ in range(repeat))
    found: dict[str, Figures] = {"bare reading": {"processor seconds": round(bare, 2)}}
    for view in VIEWS:
        out = folder / f"{view}.html"
        which = ["--document", _some_document(store)] if view == "document" else ["--view", view]
        arguments = ["onrecord", "view", "--quiet", "--store", str(store), "-o", str(out), *which]
        runs = [_process(_WRITE, *arguments) for _ in range(repeat)]
        seconds, peak = min(run[0] for run in runs), max(run[1] for run in runs)
        found[f"view {view}"] = {
            "processor seconds": round(seconds, 2),
            "to bare reading of the quads": round(seconds / bare, 3),
            "peak MB": round(peak),
            "file MB": round(out.stat().st_size / 1e6, 1),
            **_in_browser(out),
        }
    return found


def _process(work: str, *arguments: str) -> tuple[float, float]:
    """Processor seconds of a process of its own, those it started included, and its peak megabytes."""
    code = _MEASURED.format(work) + _TOLD
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


def _some_document(store: Path) -> str:
    """The document that the longest list of statements is reported in: the hardest to draw."""
    graph = pyoxigraph.Store.read_only(str(store / "graph"))
    reported = pyoxigraph.NamedNode("https://w3id.org/onrecord/ns#reportedIn")
    counts: dict[str, int] = {}
    for quad in graph.quads_for_pattern(None, reported, None):
        if isinstance(quad.object, pyoxigraph.NamedNode):
            counts[quad.object.value] = counts.get(quad.object.value, 0) + 1
    return min(counts, key=lambda document: (-counts[document], document))


def _in_browser(page_file: Path) -> Figures:
    """Seconds until a page can be used, and until it has answered a choice; nothing where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        begun = time.monotonic()
        page.goto(page_file.as_uri())
        while not page.evaluate("Boolean(window.onrecord)"):  # wait_for_function evaluates text, which the page forbids
            page.wait_for_timeout(20)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        opened = time.monotonic() - begun
        statement = page.evaluate("onrecord.record.statements.length ? onrecord.record.statements[0].id : ''")
        begun = time.monotonic()
        page.evaluate("id => { location.hash = new URLSearchParams({ statement: id }).toString(); }", statement)
        page.wait_for_selector("#panel .card", timeout=60_000)
        answered = time.monotonic() - begun
        browser.close()
    return {"opens in s": round(opened, 2), "answers in s": round(answered, 2)}
