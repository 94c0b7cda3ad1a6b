"""Lists of statements: what a search finds, and what is new, as JSON, pages and a feed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.query.told.narrowing import NAMES
from onrecord.serve.asking.frames import Answer
from onrecord.serve.errors import NotAcceptable, Refused
from onrecord.serve.feed import ATOM, feed
from onrecord.serve.formats import JSON, takes_page
from onrecord.serve.http.given import number_of, once
from onrecord.serve.http.whole import respond, whole
from onrecord.serve.pages.render import page
from onrecord.serve.reader import Reader
from onrecord.serve.site import site_of

_NARROWING = (*NAMES, "from", "until")


async def search(request: Request) -> Response:
    """What ``q`` finds, narrowed by speaker, state, act, stance, subject, item, from and until."""
    given = _given(request, "q", "versions", "format")

    def asking(reader: Reader) -> Coroutine[object, object, Answer]:
        return reader.search(
            given["q"], _narrowed(given), _most(given, 20), given["versions"] or "newest", given["format"]
        )

    return await _answered(request, "search", given, asking, is_asked=bool(given["q"]))


async def changes(request: Request) -> Response:
    """What is new since the day, time or build of ``since``, narrowed likewise."""
    given = _given(request, "since", "format")

    def asking(reader: Reader) -> Coroutine[object, object, Answer]:
        return reader.changes(given["since"], _narrowed(given), _most(given, 50), given["format"])

    return await _answered(request, "changes", given, asking)


async def _answered(
    request: Request,
    path: str,
    given: Mapping[str, str],
    asking: Callable[[Reader], Coroutine[object, object, Answer]],
    is_asked: bool = True,
) -> Response:
    """The statements that are asked for, as JSON, or for people as a page with a form."""
    if given["format"] not in ("", "json", "csv"):
        raise NotAcceptable(f"there is no format {given['format'][:20]!r}; take json, csv")
    site = site_of(request)
    async with site.reading(request) as reader:
        if given["format"] or not takes_page((JSON,), request.headers.get("accept", "")):
            return await respond(request, reader, asking(reader))

        def shown(found: object, told: str) -> Answer:
            most = _most(given, 20 if path == "search" else 50)
            words = {"path": path, "given": given, "narrowed": _narrowed(given), "most": most}
            return page("statements.html", site.link, found=found, told=told, **words)

        async def paged() -> Answer:
            return shown((await asking(reader)).json() if is_asked else None, "")

        try:
            return await respond(request, reader, paged())
        except Refused as error:
            if error.status not in (400, 404, 422):
                raise
            return await whole(request, shown(None, str(error)), status=error.status)


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
    pairs = once(request)
    for name in pairs:
        if name not in known:
            raise Refused(f"{name[:40]!r} is no parameter here; it takes {', '.join(known)}")
    return dict.fromkeys(known, "") | pairs


def _narrowed(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given[name] for name in _NARROWING if given[name]}


def _most(given: Mapping[str, str], otherwise: int) -> int:
    return number_of("most", given["most"], otherwise)


ROUTES = (Route("/search", search), Route("/changes", changes), Route("/feed", atom))
