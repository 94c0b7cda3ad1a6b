"""The page around every view: one HTML file, everything inline, nothing that a reader's browser would fetch.

How a view is written (``network/page.py`` is one):

- A template in the view's folder extends ``shell.html`` and fills its blocks ``subtitle``, ``search`` (a search box
  unless replaced), ``controls`` (in the header) and ``main``. Jinja escapes all that it prints; an inline handler or
  style would be refused by the policy.
- ``render_page("my.html", heading=..., scripts=("my.js",), styles=("my.css",), data={"record": {...}})`` gives the
  HTML and ``write_html(out, html)`` writes it in one step. ``data`` stand in the page as JSON, each under its name;
  ``records.record_values(rows, statements)`` makes what the common script needs to show evidence, and
  ``records.packed(list_of_dicts)`` makes any such list smaller (``shell.data`` unpacks it).
- ``shell.css`` comes first in every page: colours as variables (``--paper --side --ink --soft --line --node --focus
  --mark``) for the light and the dark scheme, visible focus, cards, buttons, tables, ``.unseen``; nothing moves.
- ``shell.js`` comes before a view's own script and gives it one global, ``shell``:

  - ``byId(id)``, ``data(name)``, ``css(variable)``, ``dark`` and ``calm`` (media queries), ``fold(text)`` (for
    searching), ``listed(names)``, ``plural(count, name)``, ``tell(text)`` (to screen readers)
  - ``make(tag, properties, ...children)``, ``svg(tag, attributes, ...children)``, ``button(label, action)``: text only
  - ``fragment.read()``, ``fragment.write({key: value or list})``, ``fragment.onChange(callback)``: what a link restores
  - ``searchBox({find, name, describe, choose})``: suggestions for ``find(text)``, a list of ids, by keyboard too
  - ``cards(record, {open, link})``: evidence, as ``.statement(number)``, ``.section(title, numbers)``,
    ``.facts(pairs)``, ``.documentLine(number)``, ``.partyList(parties)``, ``.quotedBy(statements)``, ``.colour(group)``
  - ``copyButton(label, text)``, ``save(name, type, content)``, ``citation(record, statement)``, ``sparql(ids)``,
    ``toCsv(record, numbers)``, ``toTurtle(record, numbers)``

Names, titles and words of documents are hostile input: they reach the page as JSON and the DOM as text only.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.output.writing import written
from onrecord.resources import query_text

FOLDERS = tuple(sorted({page.parent for page in Path(__file__).parents[1].glob("*/*.html")}))
"""Where templates, scripts and styles are: here those that views share, in each view's folder its own."""


def render_page(
    template: str,
    *,
    heading: str,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = (),
    data: Mapping[str, object] | None = None,
    **words: object,
) -> str:
    """Return the page of a template in one of ``FOLDERS``; ``words`` are what else its blocks print.

    ``scripts`` and ``styles`` are files in these folders, in the order in which they are to run, after the
    common ones.
    """
    environment = page_environment(scripts=scripts, styles=styles, data=data or {})
    return environment.get_template(template).render(heading=heading, **words)


def page_environment(
    *, scripts: Sequence[str], styles: Sequence[str], data: Mapping[str, object], libraries: Sequence[str] = ()
) -> Environment:
    """Return an environment for templates that extend ``shell.html``; ``libraries`` are scripts that run first."""
    codes = [*(inlined(text) for text in libraries), *map(_asset, ("shell.js", *scripts))]
    looks = ["\n".join(map(_asset, ("shell.css", *styles)))]
    query = query_text("view/copied")
    environment = Environment(loader=FileSystemLoader(FOLDERS), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(
        policy=_policy(codes, looks),
        codes=[Markup(code) for code in codes],  # noqa: S704 - our own files, checked by inlined()
        looks=[Markup(look) for look in looks],  # noqa: S704
        blocks={
            name: value if isinstance(value, Markup) else to_json(value)
            for name, value in {"copied": query, **data}.items()
        },
        to_json=to_json,
    )
    return environment


def write_html(out: Path, html: str) -> None:
    """Write the page in one step, so that no half of it is ever seen. Raises ``OutputError``."""
    with suppress(OSError):  # reported when the file itself cannot be written
        out.parent.mkdir(parents=True, exist_ok=True)
    with written(out) as file:
        file.write(html.encode("utf-8"))


def to_json(value: object) -> Markup:
    """Return the value as JSON that is safe inside a script element and in any text of a page.

    >>> print(to_json(["</script>", "<!--", "'&"]))
    ["\\u003c/script\\u003e","\\u003c!--","\\u0027\\u0026"]
    """
    text = json.dumps(value, separators=(",", ":"))
    for mark in "<>&'":
        if mark in text:
            text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)  # noqa: S704 - no mark is left that could end the element


def inlined(text: str) -> str:
    """The text, with the line ends a browser hashes; refused if it could end the element that holds it."""
    unsafe = ("</script", "</style", "<!--")
    if any(mark in text.lower() for mark in unsafe):
        raise ValueError("a script or style that is to be inlined holds a mark that would end it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _asset(name: str) -> str:
    found = [folder / name for folder in FOLDERS if (folder / name).is_file()]
    if not found:
        raise FileNotFoundError(f"no folder of a view holds {name}")
    return inlined(found[0].read_text(encoding="utf-8"))


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A Content-Security-Policy that runs these scripts and styles and lets the page load nothing.

    Hashes as in CSP Level 3, section 2.3.1. Blocks of JSON are no scripts and need none.
    """
    allowed = {"script-src": scripts, "style-src": styles}
    lists = [f"{name} {' '.join(map(_source_hash, texts))}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *lists, "base-uri 'none'", "form-action 'none'"])


def _source_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
