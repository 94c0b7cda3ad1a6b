"""Answers one query, asked on standard input by ``deadline``, in a process that can be ended."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from onrecord.errors import OnRecordError
from onrecord.query.results import Graph, Rows
from onrecord.query.run import run_query


def answer_request(request: bytes) -> bytes:
    """What kind of answer it is on the first line, then the answer: the other half of ``run_apart``."""
    asked = json.loads(request)
    try:
        answer = run_query(Path(asked["folder"]), asked["query"], asked["params"])
    except OnRecordError as error:
        return b"error\n" + str(error).encode()
    if isinstance(answer, Rows):
        return b"rows\n" + answer.json
    if isinstance(answer, Graph):
        return b"graph\n" + (serialize(answer.triples, format=RdfFormat.N_TRIPLES) or b"")
    return b"truth\n" + str(answer).lower().encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(answer_request(sys.stdin.buffer.read()))
