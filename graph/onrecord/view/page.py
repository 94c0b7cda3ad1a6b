"""The page: pyvis with our own template, everything inline, nothing that the reader's browser would fetch.

Imports pyvis, which is slow to load: import this module where a page is written, not before.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from onrecord.view.drawing import Drawing

FOLDER = Path(__file__).parent

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


def write_page(out: Path, drawing: Drawing, values: dict[str, Any], note: str) -> None:
    """Write the page in one step, so that no half of it is ever seen; ``note`` says what was selected."""
    html = render(drawing, values, note)
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(html)
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(out)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def render(drawing: Drawing, values: dict[str, Any], note: str) -> str:
    """The page as HTML.

    pyvis lists what is drawn and renders; its own way of adding nodes looks each one up in a list, so
    the lists are handed over whole. Labels, titles and ids reach the page only as JSON, which Jinja's
    ``tojson`` makes safe inside a script element, and the DOM only as text.
    """
    network = Network(directed=True, heading="Who said what, on the record")
    network.nodes = list(drawing.nodes)
    network.edges = list(drawing.edges)
    network.options = OPTIONS
    network.set_template((FOLDER / "page.html").as_posix())
    network.templateEnv = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    library, script = _vis_network(), "\n".join((_asset("lettering.js"), _asset("page.js")))
    style = _asset("page.css")
    network.templateEnv.globals.update(
        record=values,
        note=note,
        library=library,
        script=script,
        style=style,
        policy=_policy(scripts=(library, script), styles=(style,)),
    )
    html: str = network.generate_html("view.html")
    return html


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """A Content-Security-Policy that runs these scripts and styles and lets the page load nothing.

    Hashes as in CSP Level 3, section 2.3.1. Blocks of JSON are no scripts and need none.
    """
    allowed = {"script-src": scripts, "style-src": styles}
    lists = [f"{name} {' '.join(map(_source_hash, texts))}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *lists, "base-uri 'none'", "form-action 'none'"])


def _source_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _vis_network() -> str:
    """The newest vis-network that pyvis ships, without the link to its source map."""
    found = sorted(Path(pyvis.__file__).parent.glob("lib/vis-*/vis-network.min.js"), key=lambda path: path.parent.name)
    if not found:
        raise FileNotFoundError("pyvis ships no vis-network where it used to; install pyvis 0.3.2")
    lines = _text(found[-1]).split("\n")  # not splitlines: strings in it hold other separators
    return _inline("\n".join(line for line in lines if not line.startswith("//# sourceMappingURL=")))


def _asset(name: str) -> str:
    return _inline(_text(FOLDER / name))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _inline(text: str) -> str:
    """The text, with the line ends a browser hashes; refused if it could end the element that holds it."""
    unsafe = ("</script", "</style", "<!--")
    if any(mark in text.lower() for mark in unsafe):
        raise ValueError("a script or style that is to be inlined holds a mark that would end it")
    return text.replace("\r\n", "\n").replace("\r", "\n")
