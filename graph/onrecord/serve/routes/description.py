"""What the service and its data are: VoID with the catalogue as examples, and the description of the service."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.rdf.files import rdf_bytes
from onrecord.rdf.quads import QuadTriple
from onrecord.serve.asking.frames import Answer
from onrecord.serve.description import OWN_PREFIXES, Counted, dataset, examples, service
from onrecord.serve.errors import BeyondLimit, NotAcceptable
from onrecord.serve.formats import GRAPHS, best, told
from onrecord.serve.http.whole import respond
from onrecord.serve.reader import Reader
from onrecord.serve.site import Site, site_of

VOID = ".well-known/void"


async def described(request: Request) -> Response:
    """The service, in the RDF that is taken best."""
    site = site_of(request)
    async with site.reading(request) as reader:
        return await respond(request, reader, _service(request, site))


async def void(request: Request) -> Response:
    """The data set, its counts and the questions of the catalogue."""
    site = site_of(request)
    async with site.reading(request) as reader:
        return await respond(request, reader, _void(request, site, reader))


async def _service(request: Request, site: Site) -> Answer:
    return _written(request, service(site.settings, site.address(request, "sparql"), site.address(request, VOID)))


async def _void(request: Request, site: Site, reader: Reader) -> Answer:
    here, endpoint = site.address(request, VOID), site.address(request, "sparql")
    counted = await _counted(site, reader)

    def all_of_it() -> Iterator[QuadTriple]:
        yield from dataset(site.settings, here, endpoint, counted)
        yield from service(site.settings, endpoint, here)
        yield from examples(here, endpoint)

    return _written(request, all_of_it())


async def _counted(site: Site, reader: Reader) -> Counted | None:
    """What there is how much of in this state, counted once; none where that takes longer than a question may."""
    if site.counted is None or site.counted[0] != reader.state:
        try:
            classes, properties = [await reader.ask("counted", by=name) for name in ("classes", "properties")]
        except BeyondLimit:
            return None
        site.counted = (reader.state, Counted(_numbers(classes), _numbers(properties)))
    return site.counted[1]


def _numbers(answer: Answer) -> dict[str, int]:
    found = answer.json()
    assert isinstance(found, dict)
    return {str(name): int(number) for name, number in found.items()}


def _written(request: Request, triples: Iterator[QuadTriple]) -> Answer:
    accept = request.headers.get("accept", "")
    format_ = best(GRAPHS, accept)
    if format_ is None:
        raise NotAcceptable(f"a description has none of the formats {accept[:200]!r}; take {told('graph')}")
    prefixes = OWN_PREFIXES if format_.name in ("turtle", "trig") else None
    return Answer(rdf_bytes(triples, format_.name, prefixes=prefixes), format_.media)


ROUTES = (Route(f"/{VOID}", void),)
