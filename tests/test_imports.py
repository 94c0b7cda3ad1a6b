"""Imports point one way, and what is slow to load is loaded only when it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
STAGES = {
    0: [
        *("document", "errors", "vocabulary", "resources", "names", "settings", "code_form", "rules", "memory"),
        *("layout", "writing", "terminal", "spreadsheet", "held_folder"),
    ],
    1: ["statement", "un_masthead", "terms", "quoting", "actor_table", "near_duplicates"],
    2: ["reading", "edtf"],
    3: ["annotate"],
    4: [
        *(
            "description",
            "known",
            "symbol_links",
            "agenda_table",
            "item_links",
            "statement_triples",
            "un_triples",
            "letter_links",
            "record_json",
        ),
        *("triples", "links", "decision", "correction", "name_variants", "matching", "joining", "named", "namesakes"),
        "naming",
        *("personal_name", "actor_links", "digest", "passages", "carrying", "decision_file"),
    ],
    5: ["store"],
    6: ["building", "validate"],
    7: ["query"],
    8: ["view", "export"],
    9: [
        "changes",
        "workers",
        "pipeline",
        "progress",
        "removing",
        "asking",
        "showing",
        "agenda_adding",
        "deciding",
        "review",
    ],
    10: ["cli", "agenda_commands", "decision_commands", "command_options"],
}
STAGE = {name: stage for stage, names in STAGES.items() for name in names}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def stage_of(name: str) -> int:
    return STAGE[name]


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("onrecord.")}
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert {top(path) for path in modules()} == set(STAGE)
    assert len(modules()) > 100


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_backwards_only(path: Path) -> None:
    own = top(path)
    for name in imported(path) - {own}:
        assert stage_of(name) <= stage_of(own), f"{own} imports {name}"


SLOW = ("spacy", "sklearn", "pyvis", "trafilatura", "scipy", "pyshacl", "dateparser", "IPython")


@pytest.mark.parametrize(
    "code",
    [
        "from onrecord.cli import main; main(['--help'], standalone_mode=False)",
        "from onrecord.cli import main; main(['queries'], standalone_mode=False)",
        "import onrecord.query, onrecord.store, onrecord.cli.answer, onrecord.reading",
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
