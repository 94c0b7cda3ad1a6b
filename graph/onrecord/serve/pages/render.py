"""Pages made of templates: all that they print is escaped, and all their links begin where the server is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.model.ids import BASE
from onrecord.serve.asking.frames import Answer
from onrecord.serve.formats import HTML

FOLDER = Path(__file__).parent
SPACES = (
    "adoption", "circulation", "collective", "decision", "document", "graph", "item", "match", "org", "organ",
    "outlet", "part", "person", "position", "post", "recommended", "reference", "relation", "representation",
    "request", "run", "session", "software", "sponsorship", "state", "statement", "subject", "tenure", "territory",
    "text", "topic", "vote",
)  # fmt: skip
"""The first parts of ids: each is a group of addresses."""

_KEPT = "/:,;=@!$&'()*+~"


def page(template: str, link: Callable[[str], str], **words: object) -> Answer:
    """A page of a template in this folder; ``link`` gives the address of a path of ours."""

    def to(identity: str) -> str:
        return where(identity, link)

    text = _environment().get_template(template).render(link=link, to=to, **words)
    return Answer(text.encode("utf-8", "replace"), HTML.media)


def where(value: str, link: Callable[[str], str]) -> str:
    """The address that a value leads to: a page of ours for an id, an address of the web; empty if it is neither.

    >>> where("state/nv", "/record/{}".format), where("javascript:alert(1)", "/{}".format), where("Mira Tal", str)
    ('/record/state/nv', '', '')
    """
    identity = value.removeprefix(BASE)
    if identity.partition("/")[0] in SPACES and "/" in identity:
        return link(quote(identity, safe=_KEPT))
    return value if value.startswith(("https://", "http://")) else ""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    found = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    found.lstrip_blocks = True
    found.filters.update(marked=_marked, given=_given)
    return found


def _marked(words: str, marks: Sequence[Sequence[int]]) -> Iterator[tuple[str, bool]]:
    """Words in parts, with whether each is marked.

    >>> list(_marked("a vote", [[2, 6]]))
    [('a ', False), ('vote', True)]
    """
    done = 0
    for start, stop in marks:
        if start >= done:
            yield from (each for each in ((words[done:start], False), (words[start:stop], True)) if each[0])
            done = stop
    if words[done:]:
        yield words[done:], False


def _given(values: Mapping[str, object], **more: object) -> str:
    """Values as an address has them, those that are empty left out."""
    return urlencode({name: value for name, value in {**values, **more}.items() if value not in ("", None)})
