"""The first page, and how all pages look."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.query.catalogue import catalogue
from onrecord.serve.asking.frames import Answer
from onrecord.serve.http.whole import respond, whole
from onrecord.serve.pages.render import FOLDER, page
from onrecord.serve.reader import Reader
from onrecord.serve.site import Site, site_of

_NEWEST = 10


async def home(request: Request) -> Response:
    """How much there is, the questions, and the newest statements."""
    site = site_of(request)
    async with site.reading(request) as reader:
        return await respond(request, reader, _home(site, reader))


async def _home(site: Site, reader: Reader) -> Answer:
    totals = (await reader.ask("totals")).json()
    newest = (await reader.changes("0", {}, _NEWEST)).json()
    assert isinstance(newest, dict)
    questions = list(catalogue().values())
    return page("home.html", site.link, totals=totals, questions=questions, newest=newest["found"])


async def look(request: Request) -> Response:
    """The stylesheet of all pages."""
    return await whole(request, _look())


@lru_cache(maxsize=1)
def _look() -> Answer:
    return Answer((FOLDER / "look.css").read_bytes(), "text/css; charset=utf-8")


ROUTES = (Route("/", home), Route("/look.css", look))
