"""A store of three invented documents, and real servers over it at free ports."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest
from tests.browser import browser as browser

LONG = "the ferries of the lower bay " * 15 + "will stay in port"
DOCUMENTS = (
    {
        "doc_id": "gazette-1",
        "publisher": "The Gazette",
        "published": "2031-05-04",
        "title": "Ferries stay",
        "text": f"Mira Tal, the foreign minister of Norvania, said on 3 May 2031 that {LONG}.\n\n"
        "Keldmark rejected the vote in Ostrel, its president told reporters.\n",
    },
    {
        "doc_id": "herald-2",
        "publisher": "The Herald",
        "published": "2031-05-05",
        "text": "Ostrel will not recognise the vote, its president said on 4 May 2031. “We waited,” he added.\n",
    },
)


def written(path: Path, *documents: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in documents), encoding="utf-8")
    return path


def build(store: Path, source: Path) -> None:
    command = [sys.executable, "-m", "onrecord.cli", "build", "-q", "--store", str(store), str(source)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store; no test writes to it."""
    folder = tmp_path_factory.mktemp("served")
    build(folder / "record", written(folder / "given.jsonl", *DOCUMENTS))
    return folder / "record"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copytree(built, tmp_path / "record", ignore=shutil.ignore_patterns("serving")))


@dataclass(frozen=True)
class Reply:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """A server that runs, and what it says at its start."""

    process: subprocess.Popen[str]
    port: int
    said: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str = "/sparql",
        method: str = "GET",
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
        **fields: str,
    ) -> Reply:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            given = body.encode() if isinstance(body, str) else body
            target = f"{path}?{urlencode(fields)}" if fields else path
            connection.request(method, target, given, headers or {})
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def rows(self, query: str) -> list[dict[str, str]]:
        reply = self.ask(query=query, headers={"Accept": "application/sparql-results+json"})
        assert reply.status == 200, reply.text
        found = json.loads(reply.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def start(store: Path, *options: str, env: dict[str, str] | None = None) -> Server:
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env)
    assert process.stderr is not None
    said = process.stderr.readline()
    if " at http" not in said:
        process.wait(timeout=20)
        raise AssertionError(said)
    Thread(target=_drain, args=(process,), daemon=True).start()
    return Server(process, int(said.rsplit(":", 1)[1].strip().strip("/")), said)


def _drain(process: subprocess.Popen[str]) -> None:
    """Takes the server's log: a pipe that nobody reads is full after a thousand requests, and the server waits."""
    assert process.stderr is not None
    for _ in process.stderr:
        pass


@pytest.fixture
def serving() -> Iterator[Callable[..., Server]]:
    """A function that starts a server with options; all are ended after the test."""
    running: list[Server] = []

    def begin(store: Path, *options: str, env: dict[str, str] | None = None) -> Server:
        running.append(start(store, *options, env=env))
        return running[-1]

    yield begin
    for server in running:
        server.end()


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    """A server with nothing but a free port asked for; no test changes anything of it."""
    running = start(built)
    yield running
    running.end()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.05)
