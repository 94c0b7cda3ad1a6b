"""The catalogue: each question at an address of its own, with its parameters, answered as rows."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.query.catalogue import catalogue
from onrecord.serve.asking.frames import json_answer
from onrecord.serve.errors import Refused
from onrecord.serve.http.whole import respond, whole
from onrecord.serve.site import site_of


async def listed(request: Request) -> Response:
    """The questions with their parameters and columns, as JSON."""
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
    params = dict(request.query_params.multi_items())
    if len(params) != len(request.query_params.multi_items()):
        raise Refused("a parameter is given twice; give each once")
    site = site_of(request)
    async with site.reading(request) as reader:
        accept = request.headers.get("accept", "")
        return await respond(request, reader, reader.question(request.path_params["name"], params, accept))


ROUTES = (Route("/questions", listed), Route("/questions/{name}", question))
