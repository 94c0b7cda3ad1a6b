"""The packages and their licences, from the bill of materials."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

_FOR = {"required": "the program", "optional": "an extra", "excluded": "tests, building, other systems"}


def licences_counted(bill: Path) -> str:
    """How many packages are under each licence."""
    counts = Counter(_licence(one) for one in _parts(bill))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join(["| licence | packages |", "| --- | ---: |", *(f"| {name} | {count} |" for name, count in rows)])


def licences_table(bill: Path) -> str:
    """A row for each package: its version, its licence and what it is for."""
    rows = sorted((_FOR[one["scope"]] != _FOR["required"], one["name"].lower(), one) for one in _parts(bill))
    told = [f"| {one['name']} | {one['version']} | {_licence(one)} | {_FOR[one['scope']]} |" for *_, one in rows]
    return "\n".join(["| package | version | licence | for |", "| --- | --- | --- | --- |", *told])


def _parts(bill: Path) -> list[dict[str, Any]]:
    read: dict[str, Any] = json.loads(bill.read_text(encoding="utf-8"))
    parts: list[dict[str, Any]] = read["components"]
    return [{**one, "name": _name(one)} for one in parts]


def _name(part: dict[str, Any]) -> str:
    """The name, with where it is from unless that is the index of Python."""
    return str(part["name"]) if part["purl"].startswith("pkg:pypi/") else f"{part['name']} (in pages)"


def _licence(part: dict[str, Any]) -> str:
    [licence] = part["licenses"]
    return str(licence["expression"])
