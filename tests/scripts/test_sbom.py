"""The bill of materials: complete, valid, and under licences that On Record may stand on."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
import pyvis
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name
from tests.scripts.test_lock import PINS

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from packages.bill import BILL, bill, project
from packages.licences import declared, is_allowed, licence_of, rows

TEXT = BILL.read_text(encoding="utf-8")
PARTS: list[dict[str, Any]] = json.loads(TEXT)["components"]
OURS = {one["name"]: one for one in PARTS if one["purl"].startswith("pkg:pypi/")}


def licence(part: Mapping[str, Any]) -> str:
    [told] = part["licenses"]
    return str(told["expression"])


def installed(name: str) -> dict[str, Any]:
    """The metadata of an installed package, as pip reports them."""
    read = distribution(name).metadata
    return {
        "name": read["Name"],
        "version": read["Version"],
        "license": (read.get_all("License") or [None])[0],
        "license_expression": (read.get_all("License-Expression") or [None])[0],
        "classifier": read.get_all("Classifier") or [],
        "requires_dist": read.get_all("Requires-Dist") or [],
    }


def test_the_bill_is_a_valid_cyclonedx_document() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(TEXT) is None


def test_the_bill_has_each_pin_and_nothing_else() -> None:
    assert {name: one["version"] for name, one in OURS.items()} == PINS, "run scripts/sbom"


def test_nothing_in_the_bill_changes_from_run_to_run() -> None:
    read = json.loads(TEXT)
    assert "serialNumber" not in read
    assert "timestamp" not in read["metadata"]
    assert read["components"] == sorted(read["components"], key=lambda one: (one["name"].lower(), one["version"]))


def test_every_licence_is_allowed() -> None:
    wrong = {one["name"]: licence(one) for one in PARTS if not is_allowed(licence(one))}
    assert wrong == {}


def test_the_installed_packages_say_the_licence_that_the_bill_has() -> None:
    checked, wrong = 0, {}
    for name, part in OURS.items():
        try:
            told = installed(name)
        except PackageNotFoundError:  # of an extra that is not installed here, or of another system
            continue
        checked += 1
        if licence_of(told) != licence(part):
            wrong[name] = (licence_of(told), licence(part))
    assert checked > 60
    assert wrong == {}


def test_each_row_that_somebody_read_is_of_a_package_that_leaves_it_open() -> None:
    names = [row["package"] for row in rows("told.csv")]
    assert names == sorted(set(names))
    assert [name for name in names if name not in OURS] == []
    assert [row["package"] for row in rows("told.csv") if not row["source"] or not row["licence"]] == []


def test_what_pages_carry_is_of_the_version_that_they_carry() -> None:
    [script] = sorted(Path(pyvis.__file__).parent.glob("lib/vis-9.1.2/vis-network.min.js"))
    text = script.read_text(encoding="utf-8")
    carried = {row["package"]: row for row in rows("carried.csv")}
    assert f"@version {carried['vis-network']['version']}" in text
    assert f"core-js/blob/v{carried['core-js']['version']}/LICENSE" in text
    assert {one["name"] for one in PARTS if not one["purl"].startswith("pkg:pypi/")} == set(carried)


def test_the_program_s_packages_are_required_and_the_others_are_not() -> None:
    scopes = {name: one["scope"] for name, one in OURS.items()}
    assert (scopes["rdflib"], scopes["pycountry"], scopes["pytest"]) == ("required", "optional", "excluded")
    assert scopes["markupsafe"] == "required"  # of a package that a package needs


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("LGPL-2.1-or-later", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later WITH Classpath-exception-2.0", False),
        ("(GPL-2.0-only OR MIT) AND ISC", True),
        ("Free for all", False),
        ("BSD", False),
        ("", False),
    ],
)
def test_what_may_be_depended_on(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"license_expression": "MIT OR Apache-2.0", "license": "BSD"}, "MIT OR Apache-2.0"),
        ({"license": "Apache 2.0"}, "Apache-2.0"),
        ({"license": "UNKNOWN", "classifier": ["License :: OSI Approved :: MIT License"]}, "MIT"),
        ({"license": "BSD", "classifier": ["License :: OSI Approved :: BSD License"]}, ""),
        ({"classifier": ["License :: OSI Approved :: MIT License", "License :: OSI Approved :: GNU GPL"]}, ""),
        ({"classifier": ["Programming Language :: Python"]}, ""),
        ({}, ""),
    ],
)
def test_a_licence_is_what_metadata_say_unmistakably(metadata: dict[str, Any], expected: str) -> None:
    assert declared(metadata) == expected


def test_the_same_packages_in_another_order_give_the_same_bill() -> None:
    names = [str(canonicalize_name(line.split(">")[0])) for line in ("click>=8", "lark>=1", "six>=1")]
    told = {name: {**installed(name), "requires_dist": []} for name in names}
    own = {"project": {**project()["project"], "dependencies": ["click", "six"], "optional-dependencies": {"dev": []}}}
    assert bill(told, own) == bill(dict(reversed(told.items())), own)
