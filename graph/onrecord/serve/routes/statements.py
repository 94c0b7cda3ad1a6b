"""Lists of statements: what a search finds, and what is new, as JSON and as a feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.query.told.narrowing import NAMES
from onrecord.serve.asking.frames import Answer
from onrecord.serve.errors import Refused
from onrecord.serve.feed import ATOM, feed
from onrecord.serve.http.whole import respond
from onrecord.serve.reader import Reader
from onrecord.serve.site import site_of

_NARROWING = (*NAMES, "from", "until")


async def search(request: Request) -> Response:
    """What ``q`` finds, narrowed by speaker, state, act, stance, subject, item, from and until."""
    given = _given(request, "q", "versions")
    site = site_of(request)
    async with site.reading(request) as reader:
        asking = reader.search(given["q"], _narrowed(given), _most(given, 20), given["versions"] or "newest")
        return await respond(request, reader, asking)


async def changes(request: Request) -> Response:
    """What is new since the day, time or build of ``since``, narrowed likewise."""
    given = _given(request, "since")
    site = site_of(request)
    async with site.reading(request) as reader:
        asking = reader.changes(given["since"], _narrowed(given), _most(given, 50))
        return await respond(request, reader, asking)


async def atom(request: Request) -> Response:
    """The newest statements as an Atom feed, narrowed likewise."""
    given = _given(request, "since")
    site = site_of(request)

    async def asking(reader: Reader) -> Answer:
        told = await reader.changes(given["since"] or "0", _narrowed(given), _most(given, 50))
        found = told.json()
        assert isinstance(found, dict)
        written = feed(found, site.address(request, ""), str(request.url.query))
        return replace(told, body=written, media=ATOM)

    async with site.reading(request) as reader:
        return await respond(request, reader, asking(reader))


def _given(request: Request, *own: str) -> Mapping[str, str]:
    """The parameters of an address by name, those that are not there empty. Raises ``Refused``."""
    known = (*own, *_NARROWING, "most")
    pairs = request.query_params.multi_items()
    for name, _ in pairs:
        if name not in known:
            raise Refused(f"{name[:40]!r} is no parameter here; it takes {', '.join(known)}")
    if len(dict(pairs)) != len(pairs):
        raise Refused("a parameter is given twice; give each once")
    return dict.fromkeys(known, "") | dict(pairs)


def _narrowed(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given[name] for name in _NARROWING if given[name]}


def _most(given: Mapping[str, str], otherwise: int) -> int:
    told = given["most"]
    if told and not (told.isascii() and told.isdecimal() and len(told) < 10):
        raise Refused(f"most={told[:20]!r} is no whole number; write it in digits")
    return int(told) if told else otherwise


ROUTES = (Route("/search", search), Route("/changes", changes), Route("/feed", atom))
