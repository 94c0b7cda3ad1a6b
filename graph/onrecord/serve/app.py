"""The server as one application: all groups of routes, in one list, behind what every answer goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from onrecord.serve.http.answering import Answering
from onrecord.serve.routes import description, own, questions, sparql
from onrecord.serve.settings import Serving
from onrecord.serve.site import Site, site_of

ROUTES: tuple[BaseRoute, ...] = (*sparql.ROUTES, *questions.ROUTES, *description.ROUTES, *own.ROUTES)
"""All addresses. A new group is a module in ``serve.routes`` and a name here."""


def application(site: Site) -> Starlette:
    """The application over a site whose states are started and closed with it."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await site.states.close()

    answering = Middleware(Answering, settings=site.settings, counts=site.counts)
    app = Starlette(
        routes=list(ROUTES), middleware=[answering], lifespan=lifespan, exception_handlers={HTTPException: _astray}
    )
    app.state.site = site
    return app


async def _astray(request: Request, error: Exception) -> Response:
    """The line that tells why there is nothing at an address, or nothing for that method."""
    assert isinstance(error, HTTPException)
    told = str(error.detail)
    if error.status_code == 404:
        told = f"nothing is at this address; SPARQL is at {site_of(request).link('sparql')}, see docs/serve.md"
    elif error.status_code == 405:
        told = f"this address does not take {request.method[:20]}; it takes {(error.headers or {}).get('Allow', 'GET')}"
    return PlainTextResponse(told + "\n", error.status_code, headers=error.headers)


def site_for(settings: Serving) -> Site:
    """The site of these settings. Raises ``OnRecordError`` where they do not fit together."""
    return Site(settings.checked())
