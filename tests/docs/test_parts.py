"""Every part of a registry has its place in the docs, and the example of a plugin is the one that is tested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from onrecord.export import FORMATS as EXPORTS
from onrecord.reading.registry import FORMATS
from onrecord.store.registry import BACKENDS
from onrecord.view import VIEWS

ROOT = Path(__file__).parents[2]

HEADED = {"exports.md": EXPORTS.own, "view.md": VIEWS.own, "plugins.md": BACKENDS.own}


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HEADED)
def test_every_part_has_a_heading_in_the_order_of_its_registry(name: str) -> None:
    assert re.findall(r"^### `(\w+)`$", page(name), re.MULTILINE) == list(HEADED[name])


def test_every_extension_has_a_row_in_the_table_of_formats() -> None:
    cells = " ".join(re.findall(r"^\| ((?:`\.\w+` ?)+)\|", page("reading.md"), re.MULTILINE))
    assert set(re.findall(r"\.(\w+)", cells)) == set(FORMATS.own)
    assert len(FORMATS.own) >= 26


def test_the_entry_points_on_the_page_are_those_of_the_package_that_is_tested() -> None:
    [shown] = re.findall(r"```toml\n(.*?)```", page("plugins.md"), re.DOTALL)
    project = tomllib.loads((ROOT / "tests" / "plugin" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tomllib.loads(shown)["project"]["entry-points"] == project["entry-points"]
    for registry in (FORMATS, EXPORTS, VIEWS, BACKENDS):
        assert f"`{registry.group}`" in page("plugins.md")
