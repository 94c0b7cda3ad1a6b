"""Under which licence a package is, as an SPDX expression, and whether On Record may stand on it.

What a package tells of itself counts where it can mean one licence only. Where it cannot, a row of ``told.csv`` says
what somebody read, and where. ``allowed.csv`` has what may be depended on; anything else fails.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from license_expression import ExpressionError, get_spdx_licensing
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
_SPDX = get_spdx_licensing()
_MEANT = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "isc license": "ISC",
    "mit license": "MIT",
    "psfl": "PSF-2.0",
    "the bsd 2-clause license": "BSD-2-Clause",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}
"""Words of packages that mean one licence. "BSD" means several."""


def rows(name: str) -> list[dict[str, str]]:
    """A table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def declared(metadata: Mapping[str, Any]) -> str:
    """The licence by a package's own metadata (as JSON has it); nothing where these leave it open."""
    words = (metadata.get("license") or "").strip()
    for said in (metadata.get("license_expression") or "", _MEANT.get(words.lower(), words)):
        if said and _is_spdx(said):
            return str(_SPDX.parse(said))
    classes = {_MEANT.get(one) for one in metadata.get("classifier") or () if one.startswith("License ::")}
    [*found] = classes
    return found[0] or "" if len(found) == 1 else ""


def licence_of(metadata: Mapping[str, Any]) -> str:
    """The licence by the package's metadata or, where these leave it open, by what somebody read."""
    read = {row["package"]: row["licence"] for row in rows("told.csv")}
    return declared(metadata) or read.get(canonicalize_name(metadata["name"]), "")


def is_allowed(expression: str) -> bool:
    """Whether one may depend on a package under this licence: of alternatives one is enough, of several all count."""
    allowed = {row["licence"] for row in rows("allowed.csv")}

    def holds(part: Any) -> bool:
        if part.isliteral:
            return str(part) in allowed
        return (any if part.operator.strip() == "OR" else all)(map(holds, part.args))

    return _is_spdx(expression) and holds(_SPDX.parse(expression))


def _is_spdx(expression: str) -> bool:
    try:
        return bool(expression) and not _SPDX.unknown_license_keys(expression)
    except ExpressionError:
        return False
