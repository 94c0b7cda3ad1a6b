"""The server as one application: all groups of routes, in one list, behind what every answer goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from onrecord.serve.http.answering import Answering
from onrecord.serve.routes import own, questions, sparql
from onrecord.serve.settings import Serving
from onrecord.serve.site import Site

ROUTES: tuple[BaseRoute, ...] = (*sparql.ROUTES, *questions.ROUTES, *own.ROUTES)
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
    app = Starlette(routes=list(ROUTES), middleware=[answering], lifespan=lifespan)
    app.state.site = site
    return app


def site_for(settings: Serving) -> Site:
    """The site of these settings. Raises ``OnRecordError`` where they do not fit together."""
    return Site(settings.checked())
