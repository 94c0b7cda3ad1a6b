"""The version of the rules: what would make the same document give another graph."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_RULES = ("annotate", "triples.py", "statement_triples.py", "un_triples.py", "description.py", "terms.py")
"""The parts of the package that a document's graph is a function of."""


@cache
def rules_version() -> str:
    """Sixteen hex digits that change with the code and the word lists that read documents.

    >>> len(rules_version())
    16
    """
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for part in _RULES:
        path = package / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
