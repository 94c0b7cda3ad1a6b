"""Each id's own address: a page for people, RDF for programs."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.serve.asking.frames import Answer
from onrecord.serve.errors import NotAcceptable, NotFound, Refused
from onrecord.serve.formats import GRAPHS, takes_page
from onrecord.serve.http.given import number_of
from onrecord.serve.http.whole import respond, whole
from onrecord.serve.pages.render import SPACES, page, where
from onrecord.serve.reader import Reader
from onrecord.serve.site import Site, site_of

FORMATS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""The names that formats have in addresses (``?format=ttl``)."""


class Elsewhere(Refused):
    """A node that is at another address."""

    def __init__(self, identity: str) -> None:
        super().__init__(f"this is at {identity}")
        self.identity = identity


async def node(request: Request) -> Response:
    """What is known of the node that the path is the id of."""
    site, name = site_of(request), request.scope["path"].lstrip("/")
    accept = _accept(request)
    is_page = not request.query_params.get("format") and takes_page(GRAPHS, accept)
    async with site.reading(request) as reader:
        asking = (
            _page(site, reader, name, number_of("page", request.query_params.get("page", ""), 1))
            if is_page
            else _described(reader, name, accept)
        )
        try:
            return await respond(request, reader, asking)
        except Elsewhere as error:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(where(error.identity, site.link) + query, 303, headers={"vary": "Accept"})
        except NotFound as error:
            if not is_page:
                raise
            return await whole(request, await _missing(site, reader, name, str(error)), status=404)


def _accept(request: Request) -> str:
    """The formats that are taken: what ``format`` in the address says, else the header."""
    named = request.query_params.get("format")
    if not named:
        return request.headers.get("accept", "")
    if named not in FORMATS:
        raise NotAcceptable(f"there is no format {named[:20]!r}; take {', '.join(FORMATS)}")
    return FORMATS[named]


async def _page(site: Site, reader: Reader, name: str, number: int) -> Answer:
    found = (await reader.ask("page", name=name, number=number)).json()
    assert isinstance(found, dict)
    if found["id"] != name:
        raise Elsewhere(found["id"])
    return page("node.html", site.link, node=found, formats=FORMATS)


async def _described(reader: Reader, name: str, accept: str) -> Answer:
    answer = await reader.ask("describe", name=name, accept=accept)
    identity = str(answer.facts["id"])
    if identity != name:
        raise Elsewhere(identity)
    return answer


async def _missing(site: Site, reader: Reader, name: str, why: str) -> Answer:
    """The page that tells what is called nearly so."""
    words = " ".join(re.findall(r"\w+", name.partition("/")[2]))[:200]
    try:
        found = (await reader.search(words, {}, 5)).json()
    except Refused:
        found = {"names": []}
    assert isinstance(found, dict)
    return page("missing.html", site.link, told=why, names=found["names"], words=words)


ROUTES = tuple(Route(f"/{space}/{{rest:path}}", node) for space in SPACES)
