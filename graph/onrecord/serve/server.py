"""Runs the server until it is told to end."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from collections.abc import Callable

import uvicorn

from onrecord.errors import OnRecordError
from onrecord.serve.app import application, site_for
from onrecord.serve.settings import Serving


def serve(settings: Serving, tell: Callable[[str], None]) -> None:
    """Serves a store until Ctrl-C or SIGTERM; ``tell`` is given a line once it answers.

    Raises ``OnRecordError`` where it cannot begin: the store is being written to or damaged, the port is taken.
    """
    asyncio.run(_serve(settings, tell))


async def _serve(settings: Serving, tell: Callable[[str], None]) -> None:
    site = site_for(settings)
    listening = _listen(settings)
    try:
        await site.states.start()
    except BaseException:
        listening.close()
        raise
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    config = uvicorn.Config(
        application(site), log_config=None, access_log=False, lifespan="on", server_header=False, date_header=True,
        proxy_headers=bool(settings.base), timeout_graceful_shutdown=5, http="h11", ws="none", backlog=256,
    )  # fmt: skip
    host, port = listening.getsockname()[:2]
    here = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    tell(
        f"serving {settings.store} at {settings.base}, listening at {here}"
        if settings.base
        else f"serving {settings.store} at {here}"
    )
    await uvicorn.Server(config).serve(sockets=[listening])


def _listen(settings: Serving) -> socket.socket:
    """A socket at the host and port; with port 0, at any that is free."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[
            0
        ]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(256)
    except OSError as error:
        told = error.strerror or error
        raise OnRecordError(
            f"--host {settings.host} --port {settings.port}: {told}; give another, such as --port 0"
        ) from None
    return made
