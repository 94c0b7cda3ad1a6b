"""Packages for tests, laid out in a folder as an installer leaves them: modules and the metadata beside them.

No build backend and no network is needed, so a test does not depend on either.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

Points = Mapping[str, Mapping[str, str]]
"""Entry points by group and name."""

SAMPLE = Path(__file__).parent / "plugin"


def install(into: Path, name: str, version: str, points: Points, modules: Mapping[str, str]) -> None:
    """Lay out a package of modules, given by file name and source."""
    for file, source in modules.items():
        (into / file).write_text(source, encoding="utf-8")
    described(into, name, version, points)


def install_sample(into: Path, version: str | None = None) -> None:
    """Lay out the package in ``tests/plugin`` as its ``pyproject.toml`` has it, or as another version."""
    project = tomllib.loads((SAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = project["name"].replace("-", "_")
    shutil.copytree(SAMPLE / package, into / package, ignore=shutil.ignore_patterns("__pycache__"))
    described(into, project["name"], version or project["version"], project["entry-points"])


def described(into: Path, name: str, version: str, points: Points) -> None:
    """Write the metadata of an installed package."""
    folder = into / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    lines = (line for group, parts in points.items() for line in (f"[{group}]", *_assigned(parts)))
    (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def _assigned(parts: Mapping[str, str]) -> list[str]:
    return [f"{name} = {target}" for name, target in parts.items()]
