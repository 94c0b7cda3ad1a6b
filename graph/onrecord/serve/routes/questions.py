"""The catalogue: each question at an address of its own, answered as rows, for people as a form and a table."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.errors import QueryError
from onrecord.query.catalogue import CatalogueQuery, catalogue, named_query
from onrecord.serve.asking.frames import Answer, json_answer
from onrecord.serve.errors import NotAcceptable, Refused
from onrecord.serve.formats import JSON, RESULTS, takes_page
from onrecord.serve.http.given import number_of, once
from onrecord.serve.http.whole import respond, whole
from onrecord.serve.pages.render import page
from onrecord.serve.reader import Reader
from onrecord.serve.site import Site, site_of

_PATIENCE = 5.0
"""Seconds for which it is looked for what has rows where a question has none."""


async def listed(request: Request) -> Response:
    """The questions with their parameters and columns, as JSON or as a page."""
    if takes_page((JSON,), request.headers.get("accept", "")):
        return await whole(request, page("questions.html", site_of(request).link, questions=list(catalogue().values())))
    told = [
        {
            "name": each.name,
            "summary": each.summary,
            "note": each.note,
            "parameters": [asdict(parameter) for parameter in each.parameters],
            "columns": dict(each.columns),
            "address": site_of(request).address(request, f"questions/{each.name}"),
        }
        for each in catalogue().values()
    ]
    return await whole(request, json_answer(told))


async def question(request: Request) -> Response:
    """The answer to one of them, with the parameters that the address has."""
    params = once(request)
    named = params.pop("format", "")
    accept = _media(named) if named else request.headers.get("accept", "")
    site, name = site_of(request), request.path_params["name"]
    async with site.reading(request) as reader:
        if not named and takes_page(RESULTS, accept):
            return await _shown(request, reader, site, named_query(name), params)
        return await respond(request, reader, reader.question(name, params, accept))


def _media(name: str) -> str:
    found = next((each.media for each in RESULTS if each.name == name), "")
    if not found:
        raise NotAcceptable(f"there is no format {name[:20]!r}; take {', '.join(each.name for each in RESULTS)}")
    return found.partition(";")[0]


async def _shown(
    request: Request, reader: Reader, site: Site, query: CatalogueQuery, given: dict[str, str]
) -> Response:
    """The question as a form, and below it the rows if it was asked."""
    number = number_of("page", given.pop("page", ""), 1)
    asked = bool(given)
    given.pop("asked", None)
    params = {name: value for name, value in given.items() if value.strip()}
    words = {"question": query, "params": params, "columns": dict(query.columns)}

    async def asking() -> Answer:
        table = await _table(reader, query.name, params, number) if asked else {}
        told = await _near(reader, query.name, params) if table and not table["total"] else ""
        return page("question.html", site.link, table=table, told=told, **words)

    try:
        return await respond(request, reader, asking())
    except Refused as error:
        if error.status not in (400, 404, 422):
            raise
        answer = page("question.html", site.link, table={}, told=str(error), **words)
        return await whole(request, answer, status=error.status)


async def _table(reader: Reader, name: str, params: dict[str, str], number: int) -> dict[str, object]:
    found = (await reader.ask("table", question=name, params=params, number=number)).json()
    assert isinstance(found, dict)
    return found


async def _near(reader: Reader, name: str, params: dict[str, str]) -> str:
    """What has rows where these parameters have none, if that is found in a few seconds."""
    try:
        return str((await asyncio.wait_for(reader.ask("near", question=name, params=params), _PATIENCE)).json())
    except (Refused, QueryError, TimeoutError):
        return ""


ROUTES = (Route("/questions", listed), Route("/questions/{name}", question))
