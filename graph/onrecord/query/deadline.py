"""Queries that end when their time is over: each in a process of its own, which can be ended.

oxigraph has no limit on the time of a query, and a thread that evaluates one cannot be stopped; see
docs/decisions/0004-query-timeouts.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from onrecord.errors import QueryError
from onrecord.query.results import Graph, Rows


def run_apart(folder: Path, query: str, params: Mapping[str, str], timeout: float) -> Rows | Graph | bool:
    """The answer to a query, from a process that is ended after ``timeout`` seconds.

    Raises :class:`QueryError` when the time is over, or whatever the query raised there.
    """
    request = json.dumps({"folder": str(folder), "query": query, "params": dict(params)})
    command = [sys.executable, "-m", "onrecord.query"]
    try:
        done = subprocess.run(command, input=request.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise QueryError(
            f"the query was ended after {timeout:g} seconds; narrow it (an actor, a date, LIMIT) or allow it more time"
        ) from None
    kind, _, body = done.stdout.partition(b"\n")
    if kind == b"rows":
        return Rows(body)
    if kind == b"graph":
        return Graph(tuple(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)))
    if kind == b"truth":
        return body == b"true"
    if kind == b"error":
        raise QueryError(body.decode())
    raise QueryError(f"the query ended its process (exit {done.returncode}); narrow it, it may need too much memory")
