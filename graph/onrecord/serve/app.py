"""The server as one application: all groups of routes, in one list, behind what every answer goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from importlib.util import find_spec

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from onrecord.serve.http.answering import Answering
from onrecord.serve.routes import description, home, nodes, own, questions, sparql, statements
from onrecord.serve.settings import Serving
from onrecord.serve.site import Site, site_of

ROUTES: tuple[BaseRoute, ...] = (
    *sparql.ROUTES,
    *questions.ROUTES,
    *statements.ROUTES,
    *description.ROUTES,
    *own.ROUTES,
    *home.ROUTES,
    *nodes.ROUTES,
)
"""All addresses. A new group is a module in ``serve.routes`` and a name here."""


def application(site: Site) -> Starlette:
    """The application over a site whose states are started and closed with it."""

    more, running = _for_assistants(site)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            async with running():
                yield
        finally:
            await site.states.close()

    answering = Middleware(Answering, settings=site.settings, counts=site.counts)
    app = Starlette(
        routes=[*ROUTES, *more], middleware=[answering], lifespan=lifespan, exception_handlers={HTTPException: _astray}
    )
    app.state.site = site
    return app


def _for_assistants(site: Site) -> tuple[list[BaseRoute], Callable[[], AbstractAsyncContextManager[None]]]:
    """The address for assistants, if its packages are there, and what has to run with it."""
    if find_spec("mcp") is None:
        return [], nullcontext
    from onrecord.serve.assistant.server import routes

    return routes(lambda: site)


async def _astray(request: Request, error: Exception) -> Response:
    """The line that tells why there is nothing at an address, or nothing for that method."""
    assert isinstance(error, HTTPException)
    told = str(error.detail)
    if error.status_code == 404:
        told = f"nothing is at this address; SPARQL is at {site_of(request).link('sparql')}, see docs/serve.md"
    elif error.status_code == 405:
        taken = ", ".join(sorted((error.headers or {}).get("Allow", "GET").split(", ")))
        told = f"this address does not take {request.method[:20]}; it takes {taken}"
    return PlainTextResponse(told + "\n", error.status_code, headers=error.headers)


def site_for(settings: Serving) -> Site:
    """The site of these settings. Raises ``OnRecordError`` where they do not fit together."""
    return Site(settings.checked())
