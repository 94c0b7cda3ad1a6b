"""The network's page: pyvis with our own template inside the shell, positions given, nothing that moves by itself.

Imports pyvis, which is slow to load: import this module where a page is written, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.network import Network

from onrecord.view.network.drawing import Drawing
from onrecord.view.page.render import page_environment, write_html

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "multiselect": False},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 4,
    },
    "edges": {
        "smooth": {"enabled": False},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}},
        "hoverWidth": 1,
        "selectionWidth": 1.5,
    },
}
"""Of vis-network; positions are given, so nothing moves by itself."""


SCRIPTS = (
    "levels.js",
    "columns.js",
    "lettering.js",
    "filters.js",
    "folding.js",
    "legend.js",
    "overview.js",
    "panels.js",
    "table.js",
    "saving.js",
    "network.js",
)
"""Each but the last is one function, which the last calls."""


def write_page(out: Path, drawing: Drawing, record: Markup, note: str, level: str) -> None:
    """Write the page in one step; ``record`` is JSON (``evidence``), ``note`` says what was selected.

    It opens at the ``level``, actor or state.
    """
    write_html(out, render(drawing, record, note, level))


def render(drawing: Drawing, record: Markup, note: str, level: str) -> str:
    """The page as HTML.

    pyvis lists what is drawn and renders; its own way of adding nodes looks each one up in a list, so
    the lists are handed over whole.
    """
    network = Network(directed=True, heading="Who said what, on the record")
    network.nodes = list(drawing.nodes)
    network.edges = list(drawing.edges)
    network.options = OPTIONS
    network.set_template(Path(__file__).with_name("network.html").as_posix())
    network.templateEnv = page_environment(
        scripts=SCRIPTS,
        styles=("network.css",),
        data={"record": record},
        libraries=(_vis_network(),),
    )
    network.templateEnv.globals.update(note=note, level=level)
    html: str = network.generate_html("view.html")
    return html


def _vis_network() -> str:
    """The newest vis-network that pyvis ships, without the link to its source map."""
    found = sorted(Path(pyvis.__file__).parent.glob("lib/vis-*/vis-network.min.js"), key=lambda path: path.parent.name)
    if not found:
        raise FileNotFoundError("pyvis ships no vis-network where it used to; install pyvis 0.3.2")
    lines = found[-1].read_text(encoding="utf-8").split("\n")  # not splitlines: strings in it hold other separators
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))
