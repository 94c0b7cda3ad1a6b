"""A bill of materials (CycloneDX 1.6): every package that is pinned, its licence, and what it needs in turn.

A function of the pins and of what packages tell of themselves: it has no day and no number of its own, so that the
same packages give the same bytes. ``scope`` tells what for: required (the program), optional (its extras), excluded
(tests, building, and what only other systems than Linux need). What pages carry with them (vis-network, as pyvis
ships it) is a package too.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from packages.licences import licence_of, rows

ROOT = Path(__file__).resolve().parents[2]
BILL = ROOT / "docs" / "sbom.cdx.json"
LINUX = {
    **{key: str(value) for key, value in default_environment().items()},
    **{"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    **{"python_version": "3.11", "python_full_version": "3.11.9", "implementation_name": "cpython"},
    **{"implementation_version": "3.11.9", "platform_python_implementation": "CPython"},
    **{"platform_release": "", "platform_version": ""},
}
"""Where dependencies hold: on another system some differ."""
Told = Mapping[str, Mapping[str, Any]]
"""What each package tells of itself, by its name: metadata as pip reports them."""


def project() -> dict[str, Any]:
    """What pyproject.toml says of On Record."""
    read: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return read


def needs(told: Mapping[str, Any], extras: Iterable[str]) -> list[Requirement]:
    """What a package needs with these extras."""
    all_of = map(Requirement, told.get("requires_dist") or ())
    return [
        one
        for one in all_of
        if not one.marker or any(one.marker.evaluate({**LINUX, "extra": extra}) for extra in ("", *extras))
    ]


def reached(told: Told, roots: Iterable[str]) -> dict[str, set[str]]:
    """Every package that these requirements lead to, with the extras that it is asked for with."""
    found: dict[str, set[str]] = {}
    waiting = list(map(Requirement, roots))
    while waiting:
        one = waiting.pop()
        name = str(canonicalize_name(one.name))
        if name in found and one.extras <= found[name]:
            continue
        found.setdefault(name, set()).update(one.extras)
        waiting += needs(told[name], found[name])
    return found


def bill(told: Told, own: Mapping[str, Any] | None = None) -> str:
    """The bill as JSON, of these packages and what pyproject.toml says."""
    own = own or project()
    extras = dict(own["project"]["optional-dependencies"])
    extras.pop("dev")
    program = reached(told, own["project"]["dependencies"])
    optional = reached(told, [one for group in extras.values() for one in group])
    others = reached(told, set(told) - set(program) - set(optional))
    bom = Bom()
    root = Component(name="onrecord", version=own["project"]["version"], type=ComponentType.APPLICATION)
    root.bom_ref.value = "onrecord"
    root.licenses.add(LicenseExpression(own["project"]["license"]))
    bom.metadata.component = root
    parts: dict[str, Component] = {}
    for name, metadata in told.items():
        scope = ComponentScope.REQUIRED if name in program else ComponentScope.EXCLUDED
        if name in optional and name not in program:
            scope = ComponentScope.OPTIONAL
        parts[name] = _part("pypi", name, metadata["version"], licence_of(metadata), scope)
    for name, component in parts.items():
        asked = program.get(name, set()) | optional.get(name, set()) | others.get(name, set())
        wanted = {canonicalize_name(one.name) for one in needs(told[name], asked)}
        bom.register_dependency(component, [parts[one] for one in sorted(wanted & set(parts))])
    carried = [_carried(row) for row in rows("carried.csv")]
    if "pyvis" in parts:
        bom.register_dependency(parts["pyvis"], carried)
    named = {str(canonicalize_name(Requirement(one).name)) for one in own["project"]["dependencies"]}
    bom.register_dependency(root, [parts[one] for one in sorted(named)])
    bom.components.update(parts.values(), carried)
    return _written(bom)


def _part(kind: str, name: str, version: str, licence: str, scope: ComponentScope) -> Component:
    space, _, plain = name.rpartition("/")
    purl = PackageURL(type=kind, namespace=space or None, name=plain, version=version)
    part = Component(name=name, version=version, type=ComponentType.LIBRARY, purl=purl, scope=scope)
    part.bom_ref.value = purl.to_string()
    if licence:
        part.licenses.add(LicenseExpression(licence))
    return part


def _carried(row: Mapping[str, str]) -> Component:
    part = _part("npm", row["package"], row["version"], row["licence"], ComponentScope.REQUIRED)
    part.properties.add(Property(name="onrecord:source", value=row["source"]))
    return part


def _written(bom: Bom) -> str:
    """JSON without the day and the number that the library gives each bill."""
    read = json.loads(JsonV1Dot6(bom).output_as_string())
    read.pop("serialNumber", None)
    read["metadata"].pop("timestamp", None)
    read["metadata"].pop("tools", None)
    return json.dumps(read, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
