"""What all routes of one server share: settings, the states of the store, counts, and addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

from onrecord.serve.counts import Counts
from onrecord.serve.description import Counted
from onrecord.serve.reader import Reader
from onrecord.serve.settings import Serving
from onrecord.serve.snapshots.states import States


class Site:
    """One server."""

    def __init__(self, settings: Serving) -> None:
        self.settings = settings
        self.states = States(settings)
        self.counts = Counts()
        self.counted: tuple[str, Counted] | None = None

    @asynccontextmanager
    async def reading(self, request: HTTPConnection) -> AsyncIterator[Reader]:
        """A reader of the last commit for whoever asks; it stays open as long as the block lasts."""
        async with self.states.reading() as state:
            yield Reader(state, client_of(request), self.settings.quotes)

    def link(self, path: str) -> str:
        """The address of a path of ours, such as ``sparql``, as links within pages have it."""
        return f"{self.settings.root}/{path.lstrip('/')}"

    def address(self, request: HTTPConnection, path: str) -> str:
        """The whole address of a path of ours, as others reach it."""
        base = self.settings.base.rstrip("/") or f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
        return f"{base}/{path.lstrip('/')}"


def site_of(request: HTTPConnection) -> Site:
    """The site that a request is made to."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def client_of(request: HTTPConnection) -> str:
    """Who asks, as far as fairness needs to know: an address, or in IPv6 the network that one household has."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else host
