"""Packages of a few lines, for the tests of what ``scripts/house`` counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts"))

from floorplan.tree import Package, read_package


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Mapping[str, str]], Package]:
    """A function from files to the package ``inn`` that has them; folders get an empty ``__init__.py``."""

    def make(files: Mapping[str, str], folder: str = "one") -> Package:
        root = tmp_path / folder / "inn"
        for name, text in {"__init__.py": "", **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            for above in path.relative_to(root).parents:
                (root / above / "__init__.py").touch()
        return read_package(root)

    return make
