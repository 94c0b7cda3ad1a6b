"""The parts of ``docs/`` that come from the code are as the code has them, and are told when they are not."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
sys.path.insert(0, str(REPOSITORY / "scripts"))

from pages import api, blocks  # noqa: E402
from pages.blocks import UnknownBlock, names_of_blocks, pages_below, rebuilt  # noqa: E402
from pages.commands import commands_table  # noqa: E402
from pages.floors import read_floors  # noqa: E402


def build_docs(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    script = REPOSITORY / "scripts" / "build_docs"
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)


def test_the_pages_are_as_the_code_has_them() -> None:
    told = build_docs("--check")
    assert (told.stdout, told.returncode) == ("", 0)


def test_a_page_that_differs_is_named_and_made_anew(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(DOCS, docs)
    page = docs / "queries.md"
    page.write_text(page.read_text("utf-8").replace("| `actor` | iri", "| `actress` | iri"), "utf-8")
    told = build_docs("--check", "--docs", docs)
    assert (told.stdout, told.returncode) == (f"differs: {page}; run scripts/build_docs\n", 1)
    assert build_docs("--docs", docs).returncode == 0
    assert page.read_text("utf-8") == (DOCS / "queries.md").read_text("utf-8")


def test_each_block_is_in_one_page() -> None:
    used = [name for page in pages_below(DOCS) for name in names_of_blocks(page.read_text("utf-8"))]
    assert sorted(used) == [
        "api", "commands", "decisions", "floors", "formats", "inner-floors", "licences", "licences-counted", "pages",
        "questions", "questions-table", "rooms",
    ]  # fmt: skip


def test_a_block_that_nothing_makes_is_refused_by_name() -> None:
    with pytest.raises(UnknownBlock, match="'moons'"):
        rebuilt("<!-- made by scripts/build_docs: moons -->\n<!-- end -->\n", {"days": lambda: "Monday"})


def test_a_command_is_typed_as_its_help_says_with_those_of_its_group_below_it() -> None:
    @click.group()
    def program() -> None:
        """A program."""

    @program.command()
    @click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
    @click.argument("other", metavar="B", required=False)
    def build(sources: tuple[str, ...], other: str) -> None:
        """Add documents;
        others are left.

        Example: onrecord build examples
        """

    @program.group(invoke_without_command=True)
    def decisions() -> None:
        """List decisions.

        Example: onrecord decisions
        """

    @decisions.command()
    @click.argument("number")
    def undo(number: str) -> None:
        """Undo one | all.

        Example: onrecord decisions undo 3
        """

    assert commands_table(program).splitlines()[2:] == [
        "| `onrecord build SOURCE... [B]` | Add documents; others are left | `onrecord build examples` |",
        "| `onrecord decisions` | List decisions | `onrecord decisions` |",
        "| `onrecord decisions undo NUMBER` | Undo one \\| all | `onrecord decisions undo 3` |",
    ]


def test_the_floors_on_the_page_are_those_that_imports_are_held_to() -> None:
    floors = read_floors(REPOSITORY / "tests" / "test_imports.py")
    page = (DOCS / "architecture.md").read_text("utf-8")
    assert all(f"{number:>2}  {'  '.join(floor)}\n" in page for number, floor in enumerate(floors[""], 1))
    assert all(f"in `graph/onrecord/{folder}/`" in page for folder in floors if folder)


@pytest.mark.parametrize("module", [api, blocks], ids=["api", "blocks"])
def test_the_examples_in_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module)[0] == 0
