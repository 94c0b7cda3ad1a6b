"""What CI installs: every package that is needed is pinned, by version and hashes, and nothing says from where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked() -> Iterator[Requirement]:
    """What pyproject.toml asks for, of every extra, and what builds the wheel."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    for group in (PROJECT["project"]["dependencies"], *extras, PROJECT["build-system"]["requires"]):
        yield from map(Requirement, group)


def test_every_package_that_is_asked_for_is_pinned_within_its_bounds() -> None:
    told = [one for one in asked() if PINS.get(canonicalize_name(one.name)) is None]
    assert told == [], "run scripts/lock"
    told = [one for one in asked() if not one.specifier.contains(PINS[canonicalize_name(one.name)])]
    assert told == [], "run scripts/lock"


def test_what_the_installed_packages_need_in_turn_is_pinned_at_the_version_that_is_installed() -> None:
    waiting, seen, other = list(asked()), set[str](), dict[str, str]()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if str(wanted) in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(str(wanted))
        try:
            found = distribution(name)
        except PackageNotFoundError:  # of an extra that is not installed here
            continue
        if PINS.get(name) != found.version:
            other[name] = found.version
        for line in found.requires or ():
            need = Requirement(line)
            environments = [{"extra": extra} for extra in ("", *wanted.extras)]
            if not need.marker or any(map(need.marker.evaluate, environments)):
                need.marker = None
                waiting.append(need)
    assert len(seen) > 60
    assert other == {}


def test_each_pin_has_the_hashes_of_its_files_and_no_address_stands_there() -> None:
    pins = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]
    assert len(pins) == len(PINS)
    assert [pin for pin in pins if not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)] == []
    lines = LOCK.splitlines()
    assert [one for one in lines if "://" in one or one.startswith("-")] == []
    assert '"resolved"' not in (ROOT / "scripts" / "axe" / "package-lock.json").read_text(encoding="utf-8")
