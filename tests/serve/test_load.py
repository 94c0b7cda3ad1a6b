"""Some seconds of everything at once: questions, runaways and builds; nothing wrong is answered, nothing is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.serve.conftest import DOCUMENTS, Server, build, until, written
from tests.serve.test_limits import ENDLESS, asked_from

ALL = (
    "SELECT ?d (COUNT(?s) AS ?n) { ?d a rec:Document . ?t rec:textOf ?d OPTIONAL { ?s rec:reportedIn ?d } } GROUP BY ?d"
)
_MEGABYTE = 1024


def processes(server: Server) -> dict[int, int]:
    """The server's own processes and it itself: kilobytes of memory that each holds, by its number."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if str(server.process.pid) in (told["Pid"].strip(), told["PPid"].strip()) and "VmRSS" in told:
            found[int(told["Pid"])] = int(told["RssAnon"].split()[0])
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_nothing_wrong_is_answered_and_nothing_is_left_of_ten_seconds_of_all_at_once(
    store: Path, tmp_path: Path, serving: Callable[..., Server]
) -> None:
    server = serving(store, "--timeout", "3")
    server.rows(ALL)
    before = processes(server)[server.process.pid]
    more = {**DOCUMENTS[1], "doc_id": "herald-3", "text": f"{DOCUMENTS[1]['text']}\nKeldmark welcomed the vote.\n"}
    states = [sorted(row["n"] for row in server.rows(ALL))]
    done: list[bool] = []

    def asks() -> set[tuple[str, ...]]:
        found = set()
        while not done:
            found.add(tuple(sorted(row["n"] for row in server.rows(ALL))))
        return found

    def runs_away() -> set[int]:
        found = set()
        while not done:
            found.add(asked_from(server, "127.0.1.1", ENDLESS))
        return found

    with ThreadPoolExecutor(6) as threads:
        honest = [threads.submit(asks) for _ in range(3)]
        hostile = [threads.submit(runs_away) for _ in range(3)]
        end = time.monotonic() + 10
        build(store, written(tmp_path / "more.jsonl", more))
        until(lambda: len(server.rows(ALL)) == 3)
        states.append(sorted(row["n"] for row in server.rows(ALL)))
        time.sleep(max(0.0, end - time.monotonic()))
        done.append(True)
        assert {each for one in honest for each in one.result()} <= {tuple(each) for each in states}
        assert {each for one in hostile for each in one.result()} <= {422, 503}
    until(lambda: len(list((store / "serving").glob("*/*/graph"))) == 1)
    until(lambda: processes(server)[server.process.pid] < before + 50 * _MEGABYTE)
    running = processes(server)
    server.end()
    assert not (store / "serving").exists()
    assert [number for number in running if Path(f"/proc/{number}").exists()] == []
