"""Imports point one way, from floor to floor, and what is slow to load is loaded only when it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent

FLOORS = {
    "": (
        ("errors", "settings", "resources", "memory", "names"),
        ("model", "output", "held_folder"),
        ("rdf",),
        ("un", "actors", "digest", "dna"),
        ("codebook", "reading", "annotate", "triples"),
        ("linking",),
        ("store",),
        ("query",),
        ("discourse",),
        ("curation", "export", "fulltext", "pipeline", "view"),
        ("serve",),
        ("cli",),
    ),
    "annotate": (
        ("failure", "moved"),
        ("seen",),
        ("agenda", "date", "parse", "symbol"),
        ("actor", "status"),
        ("letter", "meeting", "subject"),
        ("attribution", "lineage", "installed"),
        ("spoken",),
        ("findings", "resolution"),
        ("annotator",),
        ("acting", "assembly", "plugin", "position", "tenure", "vote"),
        ("registry",),
    ),
    "reading": (
        ("draft",),
        ("layout", "program", "registry"),
        ("format", "pdf", "sidecar"),
        ("container", "files"),
        ("read",),
    ),
    "serve": (
        ("counts", "errors", "feed", "formats", "nodes", "settings"),
        ("asking",),
        ("description", "operations", "snapshots"),
        ("reader",),
        ("http", "pages", "site"),
        ("assistant", "routes"),
        ("app",),
        ("server",),
    ),
    "view": (
        ("network/placement", "rows"),
        ("page",),
        ("selection",),
        ("declaration", "narrowed"),
        ("network", "document"),
        ("chains", "positions", "timeline", "registry"),
    ),
}
"""The folders and files of the package, and of its large folders, by floors: each imports from lower floors only.

Modules in one folder import each other, without a circle; a folder not listed here has no floors of its own.
"""


def modules() -> list[Path]:
    """All modules but ``onrecord`` itself, which names what it hands on and loads it only when asked."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def place_of(path: Path, folder: str) -> str | None:
    """What a module is in, or is, below a folder: a name in ``FLOORS``; none if it is elsewhere or stands for it."""
    below = PACKAGE / folder
    if below not in path.parents or path == below / "__init__.py":
        return None
    inside = path.relative_to(below).with_suffix("")
    listed = {name for floor in FLOORS[folder] for name in floor}
    deep = [str(parent) for parent in inside.parents if str(parent) in listed]
    return deep[0] if deep else inside.parts[0]


def file_of(module: str) -> Path | None:
    base = PACKAGE.parent.joinpath(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)


@cache
def imported(path: Path) -> frozenset[Path]:
    """The modules of ours that a module imports, at once, in a function or for its types."""

    def named() -> Iterator[str]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.level == 0, "imports name the whole path"
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if file_of(name) else str(node.module) for name in whole)
            elif isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)

    found = (file_of(name) for name in named() if name.startswith("onrecord."))
    return frozenset(file for file in found if file)


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder or "the package")
def test_every_module_has_its_place_in_the_order(folder: str) -> None:
    named = [name for floor in FLOORS[folder] for name in floor]
    assert sorted(named) == sorted({place for path in modules() if (place := place_of(path, folder))})


@pytest.mark.parametrize("folder", FLOORS, ids=lambda folder: folder or "the package")
def test_imports_go_down_to_lower_floors_only(folder: str) -> None:
    floor_of = {name: number for number, floor in enumerate(FLOORS[folder]) for name in floor}
    climbing = [
        f"{path.relative_to(PACKAGE)} imports {other.relative_to(PACKAGE)}"
        for path in modules()
        if (own := place_of(path, folder))
        for other in imported(path)
        if (its := place_of(other, folder)) not in (None, own)
        if its is not None and floor_of[its] >= floor_of[own]
    ]
    assert climbing == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {path: set(imported(path)) - {path} for path in modules()}
    while free := [path for path, others in waiting.items() if not others & set(waiting)]:
        for path in free:
            del waiting[path]
    assert {str(path.relative_to(PACKAGE)) for path in waiting} == set()


def test_tests_stand_where_the_modules_that_they_test_stand() -> None:
    tests = Path(__file__).parent
    of_no_module = {"docs", "gold", "ontology", "queries", "scripts"}
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {Path()}
    elsewhere = {
        folder for folder in folders if folder.parts[0] not in of_no_module and not (PACKAGE / folder).is_dir()
    }
    assert elsewhere == set()


def test_no_folder_holds_more_than_can_be_seen_at_once() -> None:
    held: dict[Path, int] = defaultdict(int)
    for path in modules():
        held[path.parent] += path.name != "__init__.py"
    assert {str(folder): number for folder, number in held.items() if number > 20} == {}


SLOW = ("spacy", "sklearn", "pyvis", "trafilatura", "scipy", "pyshacl", "dateparser", "IPython")


@pytest.mark.parametrize(
    "code",
    [
        "from onrecord.cli import main; main(['--help'], standalone_mode=False)",
        "from onrecord.cli import main; main(['queries'], standalone_mode=False)",
        "import onrecord.query, onrecord.store, onrecord.cli.query, onrecord.reading",
        "import onrecord",
    ],
    ids=["help", "queries", "query", "package"],
)
def test_nothing_slow_is_loaded_for(code: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint([m for m in {SLOW!r} if m in sys.modules])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.rstrip().endswith("[]")
