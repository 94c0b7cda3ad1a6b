"""A listener on loopback, for the tests of what may never leave a query's process."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from threading import Thread

import pytest

Loopback = tuple[str, list[object]]
"""The listener's address, and who came."""


@pytest.fixture(scope="module")
def loopback() -> Iterator[Loopback]:
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    caller, address = server.accept()
                except OSError:  # closed
                    return
                came.append(address)
                caller.close()

        Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", came
