"""The documentation leads somewhere: its links and anchors, the modules and paths it names, the commands it shows."""

from __future__ import annotations

import importlib
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from onrecord.cli import main
from onrecord.query import catalogue

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "examples" / "README.md"])

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_MODULE = re.compile(r"(?<![\w/.-])onrecord(?!\.json)(?:\.[a-z_]\w*)+(?:\.[A-Z]\w*)?(?![\w/])")
_CODE = re.compile(r"`([^`\n]+)`")
_TOP = ("graph/onrecord", "docs/", "scripts/", "tests/", "queries/", "ontology/", "examples/")
"""Folders of the project; `graph/links` is no path, but the name of a graph."""


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The page without what is in fences."""
    return _FENCE.sub("", text_of(page))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files and anchors that a page's relative links lead to."""
    for one, other in _LINK.findall(_CODE.sub("", prose(page))):
        path, _, anchor = unquote(one or other).partition("#")
        if not re.match(r"[a-z]+:", path):
            yield ((page.parent / path).resolve() if path else page), anchor


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub makes them: small letters, no punctuation, hyphens for spaces."""
    found: list[str] = []
    for heading in re.findall(r"^#+ +(.+?) *$", prose(page), re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found.append(f"{anchor}-{found.count(anchor)}" if anchor in found else anchor)
    return frozenset(found)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_and_anchor_leads_somewhere(page: Path) -> None:
    lost = [
        f"{target}#{anchor}"
        for target, anchor in links(page)
        if not target.exists() or (anchor and anchor not in anchors(target))
    ]
    assert lost == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set[Path](), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in reached and page.is_file():
            reached.add(page)
            waiting += [target for target, _ in links(page)]
    assert {name_of(page) for page in PAGES} - {name_of(page) for page in reached} == set()
    assert len(reached) >= 30


def test_the_readme_leads_to_the_index() -> None:
    assert DOCS / "index.md" in {target for target, _ in links(ROOT / "README.md")}


ENTRY_POINTS = {f"onrecord.{kind}" for kind in ("formats", "annotators", "exporters", "stores", "views")}
"""Groups of entry points for other packages; no module has such a name."""


def is_there(name: str) -> bool:
    """Whether a dotted name is a module of ours, or something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_module_that_a_page_names_is_there(page: Path) -> None:
    assert [
        name for name in set(_MODULE.findall(text_of(page))) if name not in ENTRY_POINTS and not is_there(name)
    ] == []


def paths_named(page: Path) -> Iterator[str]:
    """What stands alone between backticks and is a path of the project, or the file of a module, query or page."""
    for code in _CODE.findall(prose(page)):
        path = code.split()[0] if code.startswith("scripts/") else code
        if (
            "NAME" not in path
            and re.fullmatch(r"[\w.*/-]+", path)
            and (path.startswith(_TOP) or re.search(r"/.*\.(?:py|rq|js|css)$", path))
        ):
            yield path.strip("/")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_of_the_project_that_a_page_names_is_there(page: Path) -> None:
    package = ROOT / "graph" / "onrecord"
    bases = (ROOT, package, *(package / folder for folder in ("reading", "view", "annotate")))
    assert [path for path in paths_named(page) if not any(any(base.glob(path)) for base in bases)] == []


def commands(page: Path) -> Iterator[list[str]]:
    """What a page tells the reader to type after ``onrecord``; only what shows how, with dots, is left out."""
    for language, block in _FENCE.findall(text_of(page)):
        for line in block.splitlines() if language in {"console", "bash", "sh", "text"} else ():
            for found in re.findall(r"^(?:\$ )?(?:\S*/)?onrecord (.*)$", line.split("  ")[0].partition(" | ")[0]):
                words = shlex.split(found, comments=True)
                if "..." not in found:
                    yield words


def is_typed_right(words: list[str]) -> None:
    """Raise what click raises for a command line that it cannot parse; nothing is run."""
    command: click.Command = main
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    assert command is not main, words
    context = command.make_context("onrecord", list(words))
    name = context.params.get("query")
    if command.name == "query" and name in catalogue():
        given = {one.partition("=")[0] for one in context.params["params"]}
        assert given <= {parameter.name for parameter in catalogue()[name].parameters}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_a_page_shows_can_be_typed(page: Path) -> None:
    for words in commands(page):
        is_typed_right(words)


def test_the_commands_of_the_readme_are_looked_at() -> None:
    assert [words[0] for words in commands(ROOT / "README.md")] == ["build", "query", "query", "show", "view", "export"]
