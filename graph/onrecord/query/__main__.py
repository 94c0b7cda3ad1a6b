"""Answers one query, asked on standard input by ``apart``, in a process that has no network and can be ended."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import IO, NoReturn

from onrecord.errors import OnRecordError
from onrecord.held_folder import hold, let_go
from onrecord.query.apart import OUT_OF_MEMORY, REFUSED
from onrecord.query.confinement import die_with_parent, end_after, no_network, take_at_most
from onrecord.query.near.rows import near_rows
from onrecord.query.run import Solved, find_query, open_graph, reporting, solve
from onrecord.rdf.files import write_rdf_to, write_solutions
from onrecord.rdf.quads import Solutions, Triples

_GRACE = 5.0
"""Seconds after its time that the process ends by itself: its parent, if there is one, has a line to tell."""


def main() -> NoReturn:
    """Answers one request: writes the answer to standard output, or a line to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    no_network()
    request = sys.stdin.buffer.readline()
    if not request:
        os._exit(1)
    die_with_parent()
    try:
        code = _answer(json.loads(request), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except OnRecordError as error:
        os.write(2, str(error).encode(errors="replace"))
        code = REFUSED
    except MemoryError:
        code = OUT_OF_MEMORY
    except BrokenPipeError:
        code = 1
    os._exit(code)  # the thread that reads standard input is not waited for


def _answer(asked: dict[str, object], output: IO[bytes]) -> int:
    timeout, memory, params = asked["timeout"], asked["memory"], asked["params"]
    assert isinstance(params, dict)
    if isinstance(timeout, int | float):
        end_after(timeout + _GRACE)
    folder = Path(str(asked["folder"]))
    held = hold(folder.parent, "read")
    try:
        query = find_query(str(asked["query"]))
        graph = open_graph(folder)
        if isinstance(memory, int | float):
            take_at_most(memory)
        if asked.get("near"):
            output.write(b"near\n" + near_rows(graph, query, params).encode())
            return 0
        with reporting(query):
            _write(solve(graph, query, params), output)
    finally:
        let_go(held)
    return 0


def _write(answer: Solved, output: IO[bytes]) -> None:
    """Serialises an answer for ``apart`` to read: what kind it is on the first line, then the answer."""
    if isinstance(answer, Solutions):
        output.write(b"rows\n")
        write_solutions(answer, output, "json")
    elif isinstance(answer, Triples):
        output.write(b"graph\n")
        write_rdf_to(output, sorted(set(answer), key=str), "ntriples")
    else:
        output.write(b"truth\n" + str(answer).lower().encode())


if __name__ == "__main__":
    main()
